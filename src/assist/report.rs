//! The result of the main job (the JSON contract of `caiheng assist`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::facts::Facts;
use super::transcript::Transcript;
use crate::discretion::deviation::Deviation;
use crate::discretion::distribution::Distribution;
use crate::discretion::evidence::Need;
use crate::discretion::range::RangeReport;
use crate::law::provision::ArticleNumber;
use crate::search::hit::{CaseHit, ProvisionHit};

/// Everything that the main job found for one case.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AssistReport {
    /// What was said.
    pub transcript: Transcript,
    /// What it tells about the case.
    pub facts: Facts,
    /// Candidate provisions, best first.
    pub provisions: Vec<ProvisionHit>,
    /// The provisions chosen among the candidates.
    pub chosen: Vec<Chosen>,
    /// The range for the first provision chosen; `None` where none could be computed (a warning says why).
    pub range: Option<RangeReport>,
    /// Similar past cases.
    pub cases: Vec<CaseHit>,
    /// How the fines of the comparable past cases are spread; `None` where no provision was chosen.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub distribution: Option<Distribution>,
    /// How this case's range stands to them; `None` where that can't be told.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub deviation: Option<Deviation>,
    /// What evidence the case needs, and what the interview holds of it.
    #[serde(default)]
    pub evidence: Vec<Need>,
    /// The draft of the decision in Markdown.
    pub draft: String,
    /// What a person must look at.
    pub warnings: Vec<Warning>,
    /// Wall time of each step in seconds.
    pub timings: BTreeMap<String, f64>,
}

/// A provision chosen among the candidates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Chosen {
    /// Full official name of the law.
    pub law: String,
    /// Which article.
    #[serde(flatten)]
    pub number: ArticleNumber,
    /// Why, in one sentence.
    pub reason: String,
    /// Row of the article in the store.
    pub provision_id: i64,
    /// Probability of 是 against 否 in 0..=1, less that of an empty act (calibrated); comparable within one run only.
    pub confidence: f64,
}

/// Something a person must look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Warning {
    /// Stable identifier, such as `law.nearest_version`.
    pub code: String,
    /// A sentence in Chinese.
    pub message: String,
}

impl Warning {
    /// A warning with a stable code.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into() }
    }
}
