//! The file of rules, as written.

use chrono::NaiveDate;
use serde::Deserialize;

use super::rule::{Adjust, ExtensionRule, Holder, Rule, Source, Term, Unit};
use super::{Act, Milestone, Scope};
use crate::failure::Failure;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<RawRule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: String,
    name: String,
    task: String,
    #[serde(default)]
    scope: Scope,
    #[serde(default)]
    acts: Vec<Act>,
    #[serde(default)]
    by_result: bool,
    holder: Holder,
    starts: Option<Milestone>,
    #[serde(default)]
    before: bool,
    requires: Option<Milestone>,
    ends: Vec<Milestone>,
    #[serde(default)]
    matched: bool,
    amount: Option<u16>,
    unit: Option<Unit>,
    month: Option<u32>,
    day: Option<u32>,
    carry: Option<bool>,
    #[serde(default)]
    about_previous_year: bool,
    warn: u16,
    adjust: Adjust,
    extension: Option<ExtensionRule>,
    note: Option<String>,
    sources: Vec<Source>,
}

/// Reads the rules of a file.
pub(super) fn read(toml: &str) -> Result<Vec<Rule>, Failure> {
    let file: File = toml::from_str(toml)
        .map_err(|error| Failure::new("deadline.file", format!("时限规则文件的格式不对：{}", error.message())))?;
    file.rule.into_iter().map(RawRule::rule).collect()
}

impl RawRule {
    fn rule(self) -> Result<Rule, Failure> {
        let term = term(self.amount, self.unit, self.month, self.day)
            .ok_or_else(|| Failure::new("deadline.file", format!("时限规则“{}”：期限写得不对", self.id)))?;
        let rule = Rule {
            id: self.id,
            name: self.name,
            task: self.task,
            scope: self.scope,
            acts: self.acts,
            by_result: self.by_result,
            holder: self.holder,
            starts: self.starts,
            before: self.before,
            requires: self.requires,
            ends: self.ends,
            matched: self.matched,
            term,
            carry: self.carry.unwrap_or(true),
            about_previous_year: self.about_previous_year,
            warn: self.warn,
            adjust: self.adjust,
            extension: self.extension,
            note: self.note,
            sources: self.sources,
            own_basis: None,
        };
        rule.checked()
    }
}

/// The length that the fields of an entry make; `None` where they do not go together.
pub(super) fn term(amount: Option<u16>, unit: Option<Unit>, month: Option<u32>, day: Option<u32>) -> Option<Term> {
    /// Ten years in days: no time limit of casework is longer.
    const MOST: u16 = 3660;
    /// Not a leap year, so that every year has the day.
    const PLAIN_YEAR: i32 = 2001;

    match (amount, unit, month, day) {
        (None, None, None, None) => Some(Term::Unset),
        (Some(amount @ 1..=MOST), Some(unit), None, None) if unit != Unit::FixedDate => {
            Some(Term::Length { amount, unit })
        }
        (None, None | Some(Unit::FixedDate), Some(month), Some(day)) => {
            NaiveDate::from_ymd_opt(PLAIN_YEAR, month, day).map(|_| Term::Yearly { month, day })
        }
        _ => None,
    }
}
