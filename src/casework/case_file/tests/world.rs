//! An agency of invented people, its rules, and a case being worked on.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, NaiveDate, Utc};

use crate::casework::calendar::china_date;
use crate::casework::case_file::act::{Act, Recorded};
use crate::casework::case_file::allow;
use crate::casework::case_file::apply::{apply, begin};
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::may;
use crate::casework::case_file::model::{Facts, Outcome, Party, PartyKind};
use crate::casework::case_file::rules::{Context, Rules};
use crate::casework::people::{Certificate, Person, Role};
use crate::casework::review::due::Due;
use crate::failure::Failure;
use crate::law::money::Yuan;

/// From this fine in yuan on, the test's agency wants a review, and a hearing may be asked for.
pub(super) const LARGE_FINE: i64 = 100_000;

/// Review for a large fine, a complex case, and after a hearing; discussion for complex cases; weekends rest.
pub(super) struct TestRules;

impl Rules for TestRules {
    fn review_due(&self, file: &CaseFile) -> Due {
        let due = complex(file) || large(file) || file.matter.hearings > 0;
        Due { due, reasons: vec!["试验规则".to_owned()] }
    }

    fn hearing_due(&self, file: &CaseFile) -> Due {
        Due { due: large(file), reasons: vec!["试验规则".to_owned()] }
    }

    fn discussion_due(&self, file: &CaseFile) -> Due {
        Due { due: complex(file), reasons: vec!["试验规则".to_owned()] }
    }

    fn working_days_after(&self, date: NaiveDate, days: u16) -> NaiveDate {
        use chrono::{Datelike, Weekday};
        let mut day = date;
        let mut left = days;
        while left > 0 {
            day += Duration::days(1);
            if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                left -= 1;
            }
        }
        day
    }
}

fn complex(file: &CaseFile) -> bool {
    file.facts.as_ref().is_some_and(|facts| facts.traits.complex)
}

fn large(file: &CaseFile) -> bool {
    file.outcome.as_ref().and_then(Outcome::fine).is_some_and(|fine| fine >= Yuan::from_integer(LARGE_FINE))
}

/// Everybody, by account.
pub(super) const PEOPLE: [&str; 12] = [
    "officer-1",
    "officer-2",
    "officer-3",
    "officer-expired",
    "officer-reviewer",
    "reviewer-1",
    "reviewer-2",
    "reviewer-bare",
    "head-1",
    "head-reviewer",
    "analyst",
    "stranger",
];

/// The account as it is.
pub(super) fn person(id: &str) -> Option<Person> {
    let roles: &[Role] = match id {
        "officer-1" | "officer-2" | "officer-3" | "officer-expired" => &[Role::Officer],
        "officer-reviewer" => &[Role::Officer, Role::Reviewer],
        "reviewer-1" | "reviewer-2" | "reviewer-bare" => &[Role::Reviewer],
        "head-1" => &[Role::Head],
        "head-reviewer" => &[Role::Head, Role::Reviewer],
        "analyst" => &[Role::Analyst, Role::Administrator],
        "stranger" => &[Role::Officer, Role::Reviewer, Role::Head],
        _ => return None,
    };
    let until = if id == "officer-expired" { day("2025-01-31") } else { day("2030-12-31") };
    let certificate = Certificate { number: format!("证-{id}"), valid_from: day("2024-01-01"), valid_until: until };
    let qualified = id != "reviewer-bare";
    Some(Person {
        id: id.to_owned(),
        name: id.to_owned(),
        agency: if id == "stranger" { "别的机关" } else { "本机关" }.to_owned(),
        roles: roles.iter().copied().collect(),
        certificate: roles.contains(&Role::Officer).then_some(certificate),
        legal_qualification: qualified.then(|| "A-2020".to_owned()),
        within: None,
    })
}

/// A date.
pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// The first act of the case.
pub(super) fn opening() -> Act {
    Act::Open {
        title: "经营超过保质期的食品案".into(),
        field: "市场监管".into(),
        region: "黑龙江".into(),
        source: "监督检查".into(),
        party: party("青禾食品店"),
        officers: BTreeSet::from(["officer-1".to_owned(), "officer-2".to_owned()]),
        clue_on: None,
    }
}

/// A party.
pub(super) fn party(name: &str) -> Party {
    Party {
        kind: PartyKind::IndividualBusiness,
        name: name.into(),
        code: None,
        representative: None,
        address: None,
        telephone: None,
        minor: false,
    }
}

/// Facts that say `summary`.
pub(super) fn facts(summary: &str) -> Facts {
    Facts {
        summary: summary.into(),
        acted_on: Some(day("2025-01-02")),
        found_on: None,
        place: None,
        circumstances: Vec::new(),
        materials: Vec::new(),
        traits: crate::casework::case_file::model::Traits::default(),
    }
}

/// A case and its history.
pub(super) struct World {
    /// Everything that took place.
    pub history: Vec<Recorded>,
    /// What it adds up to, applied one by one.
    pub file: CaseFile,
    /// The present moment.
    pub now: DateTime<Utc>,
    given: u64,
}

impl World {
    /// A case whose filing was applied for.
    pub(super) fn new() -> Self {
        let now = "2025-01-06T01:00:00Z".parse().expect("a moment");
        let actor = person("officer-1").expect("known");
        let context = context(&actor, now, "case-1");
        let added = allow::open(&opening(), &context).expect("may be opened");
        let first = Recorded { seq: 1, at: now, actor, act: opening(), added };
        let file = begin("case-1", &first).expect("an opening");
        Self { history: vec![first], file, now, given: 0 }
    }

    /// Tries an act.
    pub(super) fn attempt(&mut self, actor: &str, act: Act) -> Result<(), Failure> {
        let actor = person(actor).expect("known");
        self.given += 1;
        let id = format!("x{}", self.given);
        let added = allow::allow(&self.file, &act, &context(&actor, self.now, &id))?;
        let seq = self.history.len() as u64 + 1;
        let recorded = Recorded { seq, at: self.now, actor, act, added };
        apply(&mut self.file, &recorded);
        self.history.push(recorded);
        Ok(())
    }

    /// Does an act that must be allowed, and gives the identifier of what it created.
    pub(super) fn act(&mut self, actor: &str, act: Act) -> String {
        self.attempt(actor, act).unwrap_or_else(|refusal| panic!("{refusal}"));
        self.history.last().and_then(|last| last.added.id.clone()).unwrap_or_default()
    }

    /// What somebody may do now.
    pub(super) fn may(&self, actor: &str) -> Vec<String> {
        let actor = person(actor).expect("known");
        may::may(&self.file, &context(&actor, self.now, ""))
    }

    /// The present date in China.
    pub(super) fn today(&self) -> NaiveDate {
        china_date(self.now)
    }

    /// Lets time pass.
    pub(super) fn wait(&mut self, days: i64) {
        self.now += Duration::days(days);
    }
}

fn context<'a>(actor: &'a Person, now: DateTime<Utc>, id: &'a str) -> Context<'a> {
    Context { actor, now, today: china_date(now), fresh_id: id, person: &person, rules: &TestRules }
}
