//! What a report tells beside the range: other outcomes, old and new law, several provisions, a proposed fine.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::benchmark::standard::Detention;
use super::benchmark::{Candidate, RowRef};
use super::range::{FineRange, Tier};
use crate::law::money::Yuan;
use crate::law::provision::ArticleNumber;

/// The rules that divided a range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ProfileRef {
    /// Identifier of the profile.
    pub id: String,
    /// Title and document number.
    pub name: String,
    /// Why these rules, in Chinese.
    pub reason: String,
}

/// What a benchmark table says of the case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BenchmarkUse {
    /// The row that applies; `None` where a person must choose.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub row: Option<RowRef>,
    /// The rows that may apply, with what is missing to tell.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub candidates: Vec<Candidate>,
    /// Detention that the row gives, in days.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub detention: Option<Detention>,
    /// Whether a warning may be given (可警告, 不可警告), where the row says so.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub may_warn: Option<bool>,
}

/// Another outcome that the law allows and a person may choose, with what it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Alternative {
    /// Which tier.
    pub tier: Tier,
    /// The fine there.
    pub range: FineRange,
    /// The article that allows it.
    pub source: String,
    /// What a person must establish or state.
    pub needs: String,
}

/// Which law applies by 行政处罚法 第三十七条 (从旧兼从轻).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Milder {
    /// The law of the act: the new one is not milder.
    Old,
    /// The law of the decision: it is milder, or no longer holds the act to be unlawful.
    New,
    /// Both come to the same: the law of the act.
    Same,
    /// A person must compare them.
    Person,
}

/// The law of the act beside that of the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Comparison {
    /// Which applies.
    pub milder: Milder,
    /// Why, in Chinese.
    pub why: String,
    /// The law in force at the act.
    pub old: LawSide,
    /// The law in force at the decision; `None` where the act is no longer unlawful, or its article was not found.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub new: Option<LawSide>,
}

/// One of two laws that are compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LawSide {
    /// Full official name.
    pub law: String,
    /// Which article.
    #[serde(flatten)]
    pub number: ArticleNumber,
    /// Which paragraph, where it is decided.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub paragraph: Option<u32>,
    /// The date for which it was looked up.
    pub on: NaiveDate,
    /// What it allows on these facts.
    pub statutory: FineRange,
    /// Penalties beside the fine.
    pub other: Vec<String>,
    /// How its article was found, where that is for a person to check.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
}

/// One of several provisions that the same act breaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Concurrent {
    /// Full official name of the law.
    pub law: String,
    /// Which article.
    #[serde(flatten)]
    pub number: ArticleNumber,
    /// Which paragraph, where it is decided.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub paragraph: Option<u32>,
    /// What it allows on these facts.
    pub statutory: FineRange,
    /// The range for this case under it.
    pub case: FineRange,
    /// Penalties beside the fine.
    pub other: Vec<String>,
    /// Whether its fine is the higher one and applies.
    pub chosen: bool,
}

/// A proposed fine, held against the range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Proposed {
    /// How much.
    pub amount: Yuan,
    /// Whether it lies in the statutory range; `None` where that is not known.
    pub in_statutory: Option<bool>,
    /// Whether it lies in the range for this case.
    pub in_case: Option<bool>,
    /// The tier of the alternative that it lies in, such as `mitigated`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub in_alternative: Option<String>,
    /// Whether it departs from the benchmark or the rules, which needs a reason and an approval (国办发〔2022〕27号 (十二)).
    pub departs: bool,
    /// The reason given.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// Who approved the departure, with the document of the case file.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub approval: Option<String>,
}
