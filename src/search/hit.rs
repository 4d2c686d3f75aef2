//! What a search gives back.

use serde::{Deserialize, Serialize};

use crate::law::provision::ArticleNumber;
use crate::law::validity::Validity;

/// A provision that was found (the JSON contract of `caiheng search provisions`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ProvisionHit {
    /// Position, from 1.
    pub rank: usize,
    /// Fused score; comparable within one answer only.
    pub score: f64,
    /// Full official name of the law.
    pub law: String,
    /// Article, and suffix after 之.
    #[serde(flatten)]
    pub number: ArticleNumber,
    /// Text of the article; paragraphs and items separated by `\n`.
    pub text: String,
    /// When this version is in force.
    #[serde(flatten)]
    pub validity: Validity,
    /// 法律, 行政法规, 部门规章, 地方性法规 ...
    #[serde(default)]
    pub level: String,
    /// Chapter heading.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub chapter: Option<String>,
    /// Whether the article holds a penalty clause.
    pub is_penalty: bool,
    /// Why it was found, in Chinese: matched words, vector similarity, and, where the version in force on the date is not
    /// held, that this is the nearest one.
    pub why: Vec<String>,
    /// Row of the article in the store.
    pub provision_id: i64,
    /// Set where this version was not in force on the date asked for, but no other version is held: a sentence for a person.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub version_note: Option<String>,
}

/// The answer to a query: the hits and what could not be searched.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ProvisionAnswer {
    /// Hits, best first.
    pub hits: Vec<ProvisionHit>,
    /// Sentences such as 未检索：向量索引不可用; empty where everything was searched.
    pub notes: Vec<String>,
}

/// A past case that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CaseHit {
    /// Position, from 1.
    pub rank: usize,
    /// Fused score; comparable within one answer only.
    pub score: f64,
    /// The case.
    #[serde(flatten)]
    pub case: PastCase,
    /// Why it was found, in Chinese.
    pub why: Vec<String>,
}

/// The answer to a query for past cases.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CaseAnswer {
    /// Hits, best first.
    pub hits: Vec<CaseHit>,
    /// Sentences on what could not be searched; empty where everything was.
    pub notes: Vec<String>,
}

/// A decided penalty case, real or (labelled so) invented.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PastCase {
    /// Number of the decision or identifier in its source.
    pub case_id: String,
    /// Date of the decision.
    pub decided_on: Option<chrono::NaiveDate>,
    /// Who decided.
    pub agency: String,
    /// Region, such as 黑龙江省.
    pub region: Option<String>,
    /// Field of enforcement, such as 食品安全.
    pub field: String,
    /// Name of the party as published.
    pub party: String,
    /// 自然人, 个体工商户, 企业 or what the source says.
    pub party_kind: Option<String>,
    /// The facts as published.
    pub facts: String,
    /// The provisions applied, as written in the decision.
    pub basis: Vec<String>,
    /// Kinds of penalty, such as 罚款, 没收违法所得.
    pub penalties: Vec<String>,
    /// Fine in yuan; `None` where the decision states none.
    pub fine: Option<crate::law::money::Yuan>,
    /// Circumstances named in the decision (从轻, 从重 ...).
    pub circumstances: Vec<String>,
    /// Whether the case was invented for tests and demonstrations.
    pub invented: bool,
}
