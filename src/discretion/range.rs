//! The range for a case and the steps that lead to it (the JSON contract of `caiheng range`).

use serde::{Deserialize, Serialize};

use crate::law::money::Yuan;

pub use super::compute::compute;
pub use super::input::{CaseCircumstance, RangeFacts, RangeInput};

/// A range of fines in yuan. An open end is `None`; an end belongs to the range (包含本数) unless it is marked as excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FineRange {
    /// Least fine.
    pub min: Option<Yuan>,
    /// Greatest fine.
    pub max: Option<Yuan>,
    /// Whether the fine must be more than `min` (不含).
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub min_excluded: bool,
    /// Whether the fine must be less than `max` (不含).
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub max_excluded: bool,
}

impl FineRange {
    /// Nothing is known, or the statute sets no amount.
    pub const OPEN: Self = Self { min: None, max: None, min_excluded: false, max_excluded: false };

    /// A range that holds its ends.
    pub const fn closed(min: Option<Yuan>, max: Option<Yuan>) -> Self {
        Self { min, max, min_excluded: false, max_excluded: false }
    }
}

/// Where in the statutory range the circumstances place a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Tier {
    /// Stable identifier: `no_penalty`, `mitigated`, `light`, `general`, `heavy`; `benchmark` for a tier of a benchmark.
    pub id: String,
    /// On screen: 不予处罚, 减轻, 从轻, 一般, 从重.
    pub name: String,
    /// The rule or benchmark that defines it.
    pub source: String,
}

/// One step of the reasoning that a person can follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Step {
    /// What is done, in Chinese.
    pub rule: String,
    /// The article, benchmark row or transcript segment it rests on.
    pub source: String,
    /// What goes in.
    pub input: String,
    /// What comes out.
    pub result: String,
}

/// The range for a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RangeReport {
    /// What the statute allows on these facts.
    pub statutory: FineRange,
    /// Where the circumstances place the case; `None` where they contradict each other and a person must weigh them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub tier: Option<Tier>,
    /// The range for this case.
    pub case: FineRange,
    /// Penalties beside the fine, such as 没收违法所得.
    pub other: Vec<String>,
    /// Those of `other` that the statute leaves to the agency (可以).
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub optional: Vec<String>,
    /// How it was computed.
    pub steps: Vec<Step>,
    /// What a person must weigh or supply.
    pub notes: Vec<String>,
}
