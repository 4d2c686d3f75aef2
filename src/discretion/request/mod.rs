//! A question for a range as users put it (`facts.json` of `caiheng range`), checked before anything is computed.

mod check;
mod question;
mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::failure::Failure;
use crate::law::money::Yuan;

pub use question::{Approval, ApprovedBy, CaseDates, Cited, Office, Proposal, RangeQuestion};

/// The question as written. Amounts in yuan, dates as `2025-03-12`; what is not known is left out.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RangeRequest {
    /// Law by any of its names.
    pub law: String,
    /// Number of the article.
    pub article: u32,
    /// Number behind 之.
    pub article_suffix: Option<u32>,
    /// Which paragraph (款), where the article has several with fines.
    pub paragraph: Option<u32>,
    /// Which item (项) of the paragraph.
    pub item: Option<u32>,
    /// Date of the act; its first day where it went on.
    pub date: String,
    /// Last day of an act that went on or was repeated (连续或者继续状态).
    pub ended: Option<String>,
    /// Day on which the agency found the act (发现).
    pub found: Option<String>,
    /// Day of the decision; today where it is absent.
    pub decided: Option<String>,
    /// Date of birth of a natural person.
    pub birth: Option<String>,
    /// Whether the act touched the life, health or financial safety of citizens and did harm: it decides between two years
    /// and five (行政处罚法 第三十六条); under 生态环境法典 第一千零五十四条, whether it harmed the environment. Absent: not known.
    pub life_health_or_financial_harm: Option<bool>,
    /// 货值金额; 0 where there is none, absent where it is not known.
    #[schema(value_type = Option<f64>)]
    pub goods_value: Option<Yuan>,
    /// 违法所得; 0 where there is none, absent where it is not known.
    #[schema(value_type = Option<f64>)]
    pub illegal_gain: Option<Yuan>,
    /// 违法经营额; 0 where there is none, absent where it is not known.
    #[schema(value_type = Option<f64>)]
    pub illegal_turnover: Option<Yuan>,
    /// Other bases by the words of the statute: `{"广告费用": 30000}`.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, f64>)]
    pub bases: BTreeMap<String, Yuan>,
    /// How many units (平方米, 人), where the fine is per unit.
    #[schema(value_type = Option<f64>)]
    pub units: Option<Yuan>,
    /// `unit` or `individual`.
    pub subject: Option<String>,
    /// The circumstances found.
    #[serde(default)]
    pub circumstances: Vec<GivenCircumstance>,
    /// Other provisions that the same act breaches (行政处罚法 第二十九条).
    #[serde(default)]
    pub also: Vec<CitedArticle>,
    /// The article of the law that replaced the law of the act, where a person knows it (行政处罚法 第三十七条).
    pub successor: Option<CitedArticle>,
    /// Name of the agency; the configured one where it is absent.
    pub agency: Option<String>,
    /// Region of the agency, such as 重庆市; the configured one where it is absent.
    pub region: Option<String>,
    /// Field of enforcement, such as 市场监管.
    pub field: Option<String>,
    /// Rule profile by its identifier; chosen by agency, region, field and date where it is absent.
    pub profile: Option<String>,
    /// Benchmark table by its identifier; chosen by agency, provision and date where it is absent.
    pub benchmark: Option<String>,
    /// The act in plain words; chooses the item of a benchmark.
    pub act: Option<String>,
    /// What was counted or measured, by the words of the benchmark: `{"处罚次数": 2}`.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, f64>)]
    pub measures: BTreeMap<String, Yuan>,
    /// Discretion factors of a profile that works by a formula, as shares: `{"违法次数": 0.05}`.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, f64>)]
    pub factors: BTreeMap<String, Yuan>,
    /// Conditions of a benchmark or of the statute that a person has confirmed, as written there.
    #[serde(default)]
    pub established: Vec<String>,
    /// The tier that a person chose: `no_penalty`, `mitigated`, `light`, `general` or `heavy`.
    pub tier: Option<String>,
    /// The fine that a person proposes.
    #[schema(value_type = Option<f64>)]
    pub proposed: Option<Yuan>,
    /// Why the proposal departs from the range.
    pub reason: Option<String>,
    /// Who approved the departure.
    pub approval: Option<GivenApproval>,
}

/// A circumstance by its identifier, with or without what shows it.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(untagged)]
pub enum GivenCircumstance {
    /// The identifier alone.
    Id(String),
    /// With its evidence.
    WithEvidence {
        /// The identifier.
        id: String,
        /// What shows it.
        evidence: String,
    },
}

/// An article of a law.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CitedArticle {
    /// Law by any of its names.
    pub law: String,
    /// Number of the article.
    pub article: u32,
    /// Number behind 之.
    pub article_suffix: Option<u32>,
    /// Which paragraph (款).
    pub paragraph: Option<u32>,
    /// Which item (项).
    pub item: Option<u32>,
}

/// The approval of a departure from the benchmark (国办发〔2022〕27号 (十二)).
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GivenApproval {
    /// `head` (本机关主要负责人批准), `collective` (集体讨论通过) or `maker` (上级基准的制定机关批准).
    pub by: String,
    /// The document of the case file that shows it.
    pub record: String,
}

/// Reads and checks a question in JSON.
///
/// # Errors
/// `range.json` and those of [`RangeRequest::check`].
pub fn parse(json: &str) -> Result<RangeQuestion, Failure> {
    let request: RangeRequest = serde_json::from_str(json).map_err(|error| {
        Failure::new("range.json", format!("案件事实不是有效的 JSON 或者字段有误：{error}"))
            .with_hint("必填 law、article、date；金额以元计；不知道的字段请省略")
    })?;
    request.check()
}
