//! Cases for the tests of the review.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use crate::casework::case_file::act::{Act, Added, Recorded};
use crate::casework::case_file::apply::replay;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::model::{Facts, Measure, Outcome, Party, PartyKind, Traits};
use crate::casework::people::{Certificate, Person, Role};
use crate::law::money::Yuan;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A moment in China time: `2025-03-12 10:00`.
pub fn moment(text: &str) -> DateTime<Utc> {
    let (date, time) = text.split_once(' ').expect("date and time");
    DateTime::parse_from_rfc3339(&format!("{date}T{time}:00+08:00")).expect("a moment").to_utc()
}

pub fn person(id: &str, name: &str, role: Role) -> Person {
    let certificate =
        Certificate { number: format!("23{id}"), valid_from: day("2024-01-01"), valid_until: day("2027-12-31") };
    Person {
        id: id.into(),
        name: name.into(),
        agency: "哈尔滨市市场监督管理局".into(),
        roles: BTreeSet::from([role]),
        certificate: (role == Role::Officer).then_some(certificate),
        legal_qualification: (role == Role::Reviewer).then(|| "A20190001".into()),
    }
}

pub fn zhao() -> Person {
    person("zhao", "赵明", Role::Officer)
}

pub fn qian() -> Person {
    person("qian", "钱亮", Role::Officer)
}

pub fn sun() -> Person {
    person("sun", "孙法", Role::Reviewer)
}

pub fn li() -> Person {
    person("li", "李局", Role::Head)
}

pub fn company() -> Party {
    Party {
        kind: PartyKind::Organisation,
        name: "哈尔滨市甲乙食品有限公司".into(),
        code: Some("91350100M000100Y43".into()),
        representative: Some("周某".into()),
        address: Some("哈尔滨市道里区某街1号".into()),
        telephone: None,
        minor: false,
    }
}

pub fn opening() -> Recorded {
    let act = Act::Open {
        title: "经营标签不符合规定的食品".into(),
        field: "市场监管".into(),
        region: "黑龙江省哈尔滨市".into(),
        source: "监督检查".into(),
        party: company(),
        officers: BTreeSet::from(["zhao".into(), "qian".into()]),
        clue_on: Some(day("2025-03-10")),
    };
    let added = Added { id: Some("c1".into()), people: vec![zhao(), qian()], ..Added::default() };
    Recorded { seq: 1, at: moment("2025-03-11 09:00"), actor: zhao(), act, added }
}

/// A case just applied for.
pub fn opened() -> CaseFile {
    replay("c1", [&opening()]).expect("a case")
}

/// The same with facts of `traits` and a penalty proposed.
pub fn with_penalty(traits: Traits, fine: Option<i64>, confiscated: Option<i64>, measures: &[Measure]) -> CaseFile {
    let mut file = opened();
    file.facts = Some(Facts {
        summary: "经营标签不符合规定的预包装食品".into(),
        acted_on: Some(day("2025-03-10")),
        found_on: Some(day("2025-03-10")),
        place: None,
        circumstances: Vec::new(),
        materials: Vec::new(),
        traits,
    });
    file.outcome = Some(Outcome::Penalty {
        fine: fine.map(Yuan::from_integer),
        confiscated: confiscated.map(Yuan::from_integer),
        measures: measures.to_vec(),
        reason: "无从轻、从重情节".into(),
    });
    file
}
