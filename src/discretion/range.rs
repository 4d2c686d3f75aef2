//! The range for a case and the steps that lead to it (the JSON contract of `caiheng range`).

use serde::{Deserialize, Serialize};

use crate::law::money::Yuan;

pub use super::compute::compute;
pub use super::input::{CaseCircumstance, RangeFacts, RangeInput};
pub use super::outcome::{Alternative, BenchmarkUse, Comparison, Concurrent, LawSide, Milder, ProfileRef, Proposed};

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

    /// For a person: 50000元至65000元, 100000元以下（不含）; `None` where nothing is known.
    pub fn in_words(self) -> Option<String> {
        let except = |excluded: bool| if excluded { "（不含）" } else { "" };
        let (not_min, not_max) = (except(self.min_excluded), except(self.max_excluded));
        match (self.min, self.max) {
            (None, None) => None,
            (Some(min), Some(max)) if min == max => Some(min.to_string()),
            (Some(min), Some(max)) => Some(format!("{min}{not_min}至{max}{not_max}")),
            (Some(min), None) => Some(format!("{min}以上{not_min}")),
            (None, Some(max)) => Some(format!("{max}以下{not_max}")),
        }
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
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RangeReport {
    /// What the statute allows on these facts.
    pub statutory: FineRange,
    /// Where the circumstances place the case; `None` where they contradict each other and a person must weigh them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub tier: Option<Tier>,
    /// The range for this case.
    pub case: FineRange,
    /// One amount, only where a benchmark or a formula gives one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub point: Option<Yuan>,
    /// Penalties beside the fine, such as 没收违法所得.
    pub other: Vec<String>,
    /// Those of `other` that the statute leaves to the agency (可以).
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub optional: Vec<String>,
    /// The rules that divided the range; `None` where no rules apply.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub profile: Option<ProfileRef>,
    /// What a benchmark table says of the case; `None` where none covers it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub benchmark: Option<BenchmarkUse>,
    /// Other outcomes that the law allows, for a person to choose.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub alternatives: Vec<Alternative>,
    /// The law of the act beside that of the decision, where they differ (行政处罚法 第三十七条).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub comparison: Option<Comparison>,
    /// All provisions that the act breaches, where there are several (行政处罚法 第二十九条).
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub also: Vec<Concurrent>,
    /// How the fine that a person proposes stands to the range.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub proposed: Option<Proposed>,
    /// How it was computed.
    pub steps: Vec<Step>,
    /// What a person must weigh or supply.
    pub notes: Vec<String>,
}
