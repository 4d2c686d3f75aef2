//! What a benchmark makes of a case.

use serde::{Deserialize, Serialize};

use super::standard::Detention;
use crate::discretion::range::{FineRange, Step, Tier};
use crate::law::money::Yuan;

/// What a benchmark makes of a case.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one value a question: a box would only burden those who match on it")]
pub enum Applied {
    /// It says nothing on the case.
    NotCovered {
        /// Why, in Chinese.
        why: String,
    },
    /// The facts do not decide which row applies: a person chooses.
    Undecided {
        /// The rows that may apply.
        candidates: Vec<Candidate>,
        /// How far the reasoning came.
        steps: Vec<Step>,
        /// What a person must weigh or supply.
        notes: Vec<String>,
    },
    /// One row applies.
    Placed(Outcome),
}

/// What the row that applies imposes.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The tier; its identifier is `benchmark`, `no_penalty` or `mitigated`.
    pub tier: Tier,
    /// The range for the case, within the statute; nothing but zero where there is no penalty.
    pub case: FineRange,
    /// The suggested fine, only where the benchmark gives one figure.
    pub point: Option<Yuan>,
    /// Penalties beside the fine, such as 警告 or 没收违法所得.
    pub other: Vec<String>,
    /// Detention in days, where the benchmark gives it.
    pub detention: Option<Detention>,
    /// Whether a warning may be given instead (可警告, 不可警告), where the benchmark says so.
    pub may_warn: Option<bool>,
    /// 不予处罚.
    pub no_penalty: bool,
    /// The row.
    pub row: RowRef,
    /// How it was found, in order.
    pub steps: Vec<Step>,
    /// What a person must weigh or supply.
    pub notes: Vec<String>,
}

/// A row of a benchmark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RowRef {
    /// Identifier of the benchmark.
    pub benchmark: String,
    /// Its title and number.
    pub title: String,
    /// 序号 of the act.
    pub item: String,
    /// 违法行为.
    pub act: String,
    /// 裁量阶次.
    pub tier: String,
    /// Where it stands in the file, such as `Sheet1!D7`.
    pub cell: String,
}

/// A row that may apply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Candidate {
    /// The row.
    pub row: RowRef,
    /// 适用条件 as written.
    pub condition: String,
    /// 具体标准 as written.
    pub standard: String,
    /// Facts that are missing to tell.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub missing: Vec<String>,
    /// Words for a person to judge.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub judged: Vec<String>,
}
