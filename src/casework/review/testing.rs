//! Cases for the tests of the review.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};

use super::catalogue::Catalogue;
use super::due::Due;
use super::opinion::{Item, ItemFinding, OpinionResult};
use crate::casework::calendar::china_date;
use crate::casework::case_file::act::{Act, Added, Recorded};
use crate::casework::case_file::allow::allow;
use crate::casework::case_file::apply::replay;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::materials::{DocumentKind, Exchange, Material, MaterialKind, RecordKind, Signature};
use crate::casework::case_file::model::{
    CitedProvision, Facts, LegalBasis, Measure, Outcome, Party, PartyKind, RangeSummary, Traits,
};
use crate::casework::case_file::rules::{Context, Rules};
use crate::casework::people::{Certificate, Person, Role};
use crate::discretion::range::FineRange;
use crate::failure::Failure;
use crate::law::money::Yuan;
use crate::law::provision::ArticleNumber;

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
        within: None,
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

/// The rules as shipped, with a calendar that knows only weekends.
pub struct TestRules(pub Catalogue);

impl Rules for TestRules {
    fn review_due(&self, file: &CaseFile) -> Due {
        self.0.review_due(file)
    }

    fn hearing_due(&self, file: &CaseFile) -> Due {
        self.0.hearing_due(file)
    }

    fn discussion_due(&self, file: &CaseFile) -> Due {
        self.0.discussion_due(file)
    }

    fn working_days_after(&self, date: NaiveDate, days: u16) -> NaiveDate {
        let working = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let count = usize::from(days);
        date.iter_days().skip(1).filter(working).take(count).last().unwrap_or(date)
    }
}

pub fn rules() -> TestRules {
    TestRules(Catalogue::shipped().expect("the shipped catalogue reads"))
}

/// A case that goes its way through the rules.
pub struct Story {
    pub history: Vec<Recorded>,
}

impl Story {
    pub fn begun() -> Self {
        Self { history: vec![opening()] }
    }

    pub fn file(&self) -> CaseFile {
        replay("c1", &self.history).expect("a case")
    }

    /// Does `act` as the rules allow it, and gives the identifier of what it made.
    pub fn act(&mut self, at: &str, actor: Person, act: Act) -> String {
        self.try_act(at, actor, act).expect("the rules allow it")
    }

    pub fn try_act(&mut self, at: &str, actor: Person, act: Act) -> Result<String, Failure> {
        let seq = u64::try_from(self.history.len()).expect("a count") + 1;
        let (id, now, rules) = (format!("n{seq}"), moment(at), rules());
        let find = |id: &str| [zhao(), qian(), sun(), li()].into_iter().find(|person| person.id == id);
        let context =
            Context { actor: &actor, now, today: china_date(now), fresh_id: &id, person: &find, rules: &rules };
        let mut added = allow(&self.file(), &act, &context)?;
        if matches!(act, Act::SetOutcome { .. }) {
            added.range = Some(range());
        }
        self.history.push(Recorded { seq, at: now, actor, act, added });
        Ok(id)
    }
}

/// What the range engine says of the case.
pub fn range() -> RangeSummary {
    let closed = |min, max| FineRange::closed(Some(Yuan::from_integer(min)), Some(Yuan::from_integer(max)));
    RangeSummary {
        statutory: closed(5_000, 50_000),
        case: closed(5_000, 15_000),
        tier: Some("一般".into()),
        benchmark: Some("食品安全行政处罚裁量基准".into()),
        question_sha256: "0".repeat(64),
    }
}

pub fn material(kind: MaterialKind, name: &str, taken_at: &str) -> Act {
    let material = Material {
        id: String::new(),
        kind,
        name: name.into(),
        sha256: "0".repeat(64),
        bytes: 1,
        media_type: "image/jpeg".into(),
        taken_at: moment(taken_at),
        note: None,
    };
    Act::AddMaterial { material }
}

pub fn record(kind: RecordKind, title: &str, held_at: &str, said: &[(&str, &str)]) -> Act {
    let exchange = |(question, answer): &(&str, &str)| Exchange {
        speaker: String::new(),
        question: (*question).into(),
        answer: (*answer).into(),
        start: None,
        end: None,
    };
    Act::BeginRecord {
        kind,
        title: title.into(),
        held_at: moment(held_at),
        present: BTreeSet::from(["zhao".into(), "qian".into()]),
        certificates_shown: true,
        rights_told: true,
        recording: None,
        exchanges: said.iter().map(exchange).collect(),
    }
}

pub fn signatures(names: &[(&str, &str)]) -> Vec<Signature> {
    names.iter().map(|(name, role)| Signature { name: (*name).into(), role: (*role).into(), refused: None }).collect()
}

pub fn facts(materials: Vec<String>) -> Facts {
    Facts {
        summary: "当事人购进并销售标签没有标明生产日期的预包装食品".into(),
        acted_on: Some(day("2025-03-01")),
        found_on: Some(day("2025-03-10")),
        place: Some("哈尔滨市道里区某街1号".into()),
        circumstances: Vec::new(),
        materials,
        traits: Traits::default(),
    }
}

pub fn penalty(fine: i64) -> Outcome {
    Outcome::Penalty {
        fine: Some(Yuan::from_integer(fine)),
        confiscated: Some(Yuan::from_integer(10)),
        measures: vec![Measure::Confiscation],
        reason: "没有从轻、从重情节，按“一般”阶次处罚".into(),
    }
}

pub fn basis() -> LegalBasis {
    let cited = |article, item| CitedProvision {
        law: "中华人民共和国食品安全法".into(),
        number: ArticleNumber { number: article, suffix: None },
        paragraph: Some(1),
        item: Some(item),
    };
    LegalBasis { duties: vec![cited(67, 1)], penalties: vec![cited(125, 2)] }
}

pub const NOTICE: &str = "# 行政处罚事先告知书\n\n哈尔滨市甲乙食品有限公司：\n\n经查明，你单位销售标签没有标明生产日期的预包装食品，\
违反了《中华人民共和国食品安全法》第六十七条第一款第一项的规定。鉴于没有从轻、从重情节，依据《中华人民共和国食品安全法》\
第一百二十五条第一款第二项的规定，本局拟没收违法所得10元，没收饼干15盒，处罚款5000元。\n\n你单位可以自收到本告知书之日起五个工作日内\
提出陈述、申辩。";

/// Up to the end of the investigation: filing, inspection, interview, evidence, facts, basis, outcome.
pub fn investigated() -> Story {
    let mut story = Story::begun();
    story.act("2025-03-11 10:00", li(), Act::ApproveFiling { number: "哈里市监案〔2025〕8号".into() });
    let inspection = record(RecordKind::Inspection, "现场检查笔录", "2025-03-10 10:00", &[("", "货架上有饼干15盒")]);
    let inspection = story.act("2025-03-11 11:00", zhao(), inspection);
    let signed = signatures(&[("周某", "当事人"), ("赵明", "执法人员"), ("钱亮", "执法人员")]);
    story.act(
        "2025-03-11 11:10",
        zhao(),
        Act::SignRecord { record: inspection, version: 1, signatures: signed.clone() },
    );
    let photo = story.act("2025-03-11 11:20", zhao(), material(MaterialKind::Evidence, "标签照片", "2025-03-10 10:10"));
    let said = [("是否申请执法人员回避？", "不申请。"), ("饼干从哪里购进？", "3月1日从批发市场购进20盒。")];
    let interview =
        story.act("2025-03-12 15:00", qian(), record(RecordKind::Interview, "周某询问笔录", "2025-03-12 14:00", &said));
    story.act("2025-03-12 15:10", qian(), Act::SignRecord { record: interview, version: 1, signatures: signed });
    story.act("2025-03-12 16:00", qian(), material(MaterialKind::Recording, "询问录音", "2025-03-12 14:00"));
    story.act("2025-03-20 09:00", zhao(), Act::SetFacts { facts: facts(vec![photo]), reason: String::new() });
    story.act("2025-03-20 09:10", zhao(), Act::SetProvisions { basis: basis(), reason: String::new() });
    let outcome = Act::SetOutcome { outcome: penalty(5_000), range_question: None, reason: String::new() };
    story.act("2025-03-20 09:20", zhao(), outcome);
    let report = "# 调查终结报告\n\n建议给予行政处罚。";
    let report = Act::BeginDocument { kind: DocumentKind::InvestigationReport, markdown: report.into(), run: None };
    story.act("2025-03-20 09:30", zhao(), report);
    story.act("2025-03-21 09:00", zhao(), Act::FinishInvestigation {});
    story
}

pub fn findings() -> Vec<ItemFinding> {
    let finding =
        |item: Item| ItemFinding { item, in_order: true, finding: format!("已核对，{}符合规定", item.name()) };
    Item::ALL.into_iter().map(finding).collect()
}

/// A review asked for, taken up and passed.
pub fn reviewed() -> Story {
    let mut story = investigated();
    story.act("2025-03-24 09:00", zhao(), Act::RequestReview { note: String::new() });
    story.act("2025-03-24 10:00", sun(), Act::TakeReview {});
    let opinion =
        Act::GiveOpinion {
            result: OpinionResult::Agree {}, items: findings(), opinion: "同意拟作出的处罚".into()
        };
    story.act("2025-03-25 10:00", sun(), opinion);
    story
}

/// Notice given on 2 April, nobody objects, decided on 21 April, served the next day.
pub fn served() -> Story {
    let mut story = reviewed();
    let notice = Act::BeginDocument { kind: DocumentKind::PriorNotice, markdown: NOTICE.into(), run: None };
    let document = story.act("2025-04-02 09:00", zhao(), notice);
    let notice = Act::GiveNotice {
        document,
        version: 1,
        received_on: day("2025-04-02"),
        statement_until: day("2025-04-09"),
        hearing_right: false,
    };
    story.act("2025-04-02 10:00", zhao(), notice);
    let decision = include_str!("../../../tests/fixtures/decisions/food_label.md")
        .replace("没有从轻、从重情节。", "没有从轻、从重情节，适用裁量基准的“一般”阶次。");
    let decision = Act::BeginDocument { kind: DocumentKind::Decision, markdown: decision, run: None };
    let document = story.act("2025-04-18 09:00", zhao(), decision);
    story.act("2025-04-18 09:10", zhao(), Act::SubmitForDecision { document: document.clone() });
    let decide = Act::Decide { document, version: 1, number: "哈里市监罚决〔2025〕12号".into() };
    story.act("2025-04-21 09:00", li(), decide);
    let proof =
        story.act("2025-04-22 10:00", zhao(), material(MaterialKind::ServiceProof, "送达回证", "2025-04-22 09:00"));
    let serve = Act::Serve { method: "直接送达".into(), served_on: day("2025-04-22"), proof };
    story.act("2025-04-22 10:10", zhao(), serve);
    story
}
