//! What a search gives back.

use serde::{Deserialize, Serialize};

use super::facets::Facets;
use super::filter::Standing;
use super::highlight::{Snippet, Span};
use super::related::Related;
use super::searched::{Empty, Searched};
use super::similar::Distribution;
use crate::discretion::deviation::Deviation;
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
    /// Paragraph (款) that fits the query best; absent where no word of the query stands in the article.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub paragraph: Option<u32>,
    /// Item (项) that fits the query best.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub item: Option<u32>,
    /// Text of the article; paragraphs and items separated by `\n`.
    pub text: String,
    /// The words of the query in `text`, in characters (Unicode scalar values), in order and without overlaps: the person's own
    /// words and the terms that the law has for them.
    #[serde(default)]
    pub spans: Vec<Span>,
    /// The passage of `text` that fits the query best.
    #[serde(default)]
    pub snippet: Snippet,
    /// When this version is in force.
    #[serde(flatten)]
    pub validity: Validity,
    /// How this version stands on the date asked for.
    #[serde(default)]
    pub status: Standing,
    /// 法律, 行政法规, 部门规章, 地方性法规 ...
    #[serde(default)]
    pub level: String,
    /// Fields of enforcement, as far as they are known.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Chapter heading.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub chapter: Option<String>,
    /// Whether the article holds a penalty clause.
    pub is_penalty: bool,
    /// Why it was found, in Chinese: matched words, vector similarity, and, where the version in force on the date is not
    /// held, that this is the nearest one.
    pub why: Vec<String>,
    /// The penalty articles for the duty that this is, or the duties behind the penalty that this is.
    #[serde(default)]
    pub related: Vec<Related>,
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
    /// What was searched.
    #[serde(default)]
    pub searched: Searched,
    /// Why there are no hits, where there are none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub empty: Option<Empty>,
    /// Where the next page begins, for the parameter `cursor`; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
    /// Counts over all candidates, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub facets: Option<Facets>,
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
    /// What it has in common with the case at hand, in Chinese: only what is known of both.
    #[serde(default)]
    pub alike: Vec<String>,
    /// Where it differs from the case at hand, likewise.
    #[serde(default)]
    pub differs: Vec<String>,
}

/// The answer to a query for past cases.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CaseAnswer {
    /// Hits, best first.
    pub hits: Vec<CaseHit>,
    /// Sentences on what could not be searched; empty where everything was.
    pub notes: Vec<String>,
    /// What was searched.
    #[serde(default)]
    pub searched: Searched,
    /// Why there are no hits, where there are none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub empty: Option<Empty>,
    /// How the fines under the provision of the case at hand are spread, where a provision is known; all cases under it count,
    /// whatever else the query is limited to.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub distribution: Option<Distribution>,
    /// How the fine or the range of the case at hand stands to that distribution, where either is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub deviation: Option<Deviation>,
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
