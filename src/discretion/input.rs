//! What the range of a case is computed from.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::benchmark::Benchmark;
use super::circumstance::{Applied, Circumstance, Effect, Scope, by_id};
use super::profile::RuleProfile;
use crate::law::money::Yuan;
use crate::law::numerals::to_chinese;
use crate::law::penalty_clause::{BaseKind, PenaltyClause, Subject};
use crate::law::provision::ArticleNumber;

/// Facts that a penalty clause may ask for. `None`: not known; an amount of 0: known to be none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RangeFacts {
    /// 货值金额.
    pub goods_value: Option<Yuan>,
    /// 违法所得.
    pub illegal_gain: Option<Yuan>,
    /// 违法经营额.
    pub illegal_turnover: Option<Yuan>,
    /// Other bases by the words of the statute, such as 广告费用.
    pub other_bases: BTreeMap<String, Yuan>,
    /// How many units the amount is for each of (平方米, 人), where the fine is per unit.
    pub units: Option<Decimal>,
    /// Whether a unit or a natural person acted.
    pub subject: Option<Subject>,
}

impl RangeFacts {
    /// The amount of a base.
    pub fn base(&self, kind: BaseKind) -> Option<Yuan> {
        match kind {
            BaseKind::GoodsValue => self.goods_value,
            BaseKind::IllegalGain => self.illegal_gain,
            BaseKind::IllegalTurnover => self.illegal_turnover,
        }
    }

    /// The amount of a base by the words of the statute.
    pub fn base_named(&self, words: &str) -> Option<Yuan> {
        let named = self.other_bases.get(words).copied();
        named.or_else(|| BaseKind::of(words).and_then(|kind| self.base(kind)))
    }
}

/// A circumstance found in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseCircumstance {
    /// Its identifier in [`super::circumstance::catalogue`].
    pub id: String,
    /// What shows it, such as 笔录第3句 or a document of the file; empty where nothing was named.
    pub evidence: String,
}

/// Everything that [`super::range::compute`] needs.
#[derive(Debug, Clone)]
pub struct RangeInput<'a> {
    /// The article as cited: 《中华人民共和国食品安全法》第一百二十四条.
    pub citation: &'a str,
    /// Penalty clauses of the article, as [`crate::law::penalty_clause::parse`] gives them.
    pub clauses: &'a [PenaltyClause],
    /// Full official name of the law.
    pub law: &'a str,
    /// Which article of it.
    pub number: ArticleNumber,
    /// Which paragraph of it; `None` where it is not decided.
    pub paragraph: Option<u32>,
    /// Which item of the paragraph (第几项); `None` where it is not decided or there are none.
    pub item: Option<u32>,
    /// Date of the act.
    pub date: NaiveDate,
    /// The act in the words of the case; chooses the item of a benchmark.
    pub act: Option<&'a str>,
    /// What was counted or measured, by the words of a benchmark: `处罚次数` 2, `面积` 40.5, `超标百分比` 35.
    pub measures: &'a BTreeMap<String, Decimal>,
    /// Conditions of a benchmark that a person has confirmed, as the benchmark writes them.
    pub established: &'a [String],
    /// The facts.
    pub facts: &'a RangeFacts,
    /// The circumstances found.
    pub circumstances: &'a [CaseCircumstance],
    /// Factors of a formula by name, as shares of one: 0.05 is 5%.
    pub factors: &'a BTreeMap<String, Decimal>,
    /// The tier that a person chose: `no_penalty`, `mitigated`, `light`, `general` or `heavy`.
    pub tier: Option<&'a str>,
    /// How the office divides a range; `None` where no rules apply.
    pub profile: Option<&'a RuleProfile>,
    /// Tables that may apply, the nearest to the agency first.
    pub benchmarks: &'a [Benchmark],
    /// Field of enforcement, which decides what a circumstance does; `None` where it is not known.
    pub field: Option<&'a str>,
    /// Region of the agency, likewise.
    pub region: Option<&'a str>,
}

/// A circumstance of the case with what it does there.
pub(super) struct Found<'a> {
    /// The entry of the catalogue.
    pub entry: &'static Circumstance,
    /// What it does in this field and region, and by which articles.
    pub applied: Applied,
    /// What shows it.
    pub evidence: &'a str,
}

impl Found<'_> {
    /// Its name on screen.
    pub fn name(&self) -> &'static str {
        &self.entry.name
    }

    /// What it does in this case.
    pub fn effect(&self) -> Effect {
        self.applied.effect
    }
}

impl RangeInput<'_> {
    /// Whether a circumstance was found.
    pub(super) fn has(&self, id: &str) -> bool {
        self.circumstances.iter().any(|found| found.id == id)
    }

    /// Whether a person has confirmed a condition, as it is written.
    pub(super) fn is_established(&self, condition: &str) -> bool {
        let bare = |words: &str| words.trim_end_matches('的').to_owned();
        self.established.iter().any(|words| bare(words) == bare(condition))
    }

    /// The circumstances found that the catalogue knows, with what shows them.
    pub(super) fn found(&self) -> impl Iterator<Item = Found<'_>> {
        let known = self.field.is_some() || self.region.is_some();
        let case = Scope { field: self.field, region: self.region, law: Some(self.law), on: Some(self.date) };
        let scope = if known { case } else { Scope::default() };
        self.circumstances.iter().filter_map(move |found| {
            let entry = by_id(&found.id)?;
            Some(Found { entry, applied: entry.applied(&scope), evidence: &found.evidence })
        })
    }

    /// The provision with its paragraph: 《…法》第一百二十四条第一款.
    pub(super) fn source(&self, paragraph: u32) -> String {
        format!("{}第{}款", self.citation, to_chinese(u64::from(paragraph)))
    }
}
