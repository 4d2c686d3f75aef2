//! What a case is about: party, established facts, provisions, the outcome proposed.
//!
//! These four are what a legal review looks at: when one of them changes after a review, the review no longer covers the case.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::discretion::range::FineRange;
use crate::law::money::Yuan;
use crate::law::provision::ArticleNumber;

/// What kind of party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartyKind {
    /// 自然人.
    Natural,
    /// 法人或者其他组织.
    Organisation,
    /// 个体工商户.
    IndividualBusiness,
}

/// Whom the case is against (当事人).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Kind.
    pub kind: PartyKind,
    /// Full name, or name of the business.
    pub name: String,
    /// Unified social credit code or identity number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub code: Option<String>,
    /// Legal representative, person in charge or operator.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub representative: Option<String>,
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub address: Option<String>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub telephone: Option<String>,
    /// Whether a natural person is under eighteen.
    #[serde(default)]
    pub minor: bool,
}

/// What was established (违法事实).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CaseFacts)]
pub struct Facts {
    /// In words: time, place, act, consequence.
    pub summary: String,
    /// Day of the act, or its last day.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub acted_on: Option<NaiveDate>,
    /// Day on which the act was found (行政处罚法 第三十六条).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub found_on: Option<NaiveDate>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub place: Option<String>,
    /// Circumstances, by the identifiers of `index/discretion/circumstances.toml`.
    #[serde(default)]
    pub circumstances: Vec<String>,
    /// Materials that prove it.
    #[serde(default)]
    pub materials: Vec<String>,
    /// What the catalogue of reviews asks about.
    #[serde(default)]
    pub traits: Traits,
}

/// What makes a case grave beyond its figures; a person judges it (行政处罚法 第五十八条).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Traits {
    /// 涉及重大公共利益.
    #[serde(default)]
    pub public_interest: bool,
    /// 可能造成重大社会影响或者引发社会风险.
    #[serde(default)]
    pub social_impact: bool,
    /// 直接关系当事人或者第三人重大权益.
    #[serde(default)]
    pub major_rights: bool,
    /// 案件情况疑难复杂.
    #[serde(default)]
    pub complex: bool,
    /// 涉及多个法律关系.
    #[serde(default)]
    pub several_legal_relations: bool,
    /// Signs of a crime (涉嫌犯罪).
    #[serde(default)]
    pub suspected_crime: bool,
}

/// An article as a decision cites it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CaseCitedProvision)]
pub struct CitedProvision {
    /// Full official name of the law.
    pub law: String,
    /// Article.
    #[serde(flatten)]
    pub number: ArticleNumber,
    /// 款, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub paragraph: Option<u32>,
    /// 项, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub item: Option<u32>,
}

/// What was broken, and what punishes it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// Duties (违反的规定).
    #[serde(default)]
    pub duties: Vec<CitedProvision>,
    /// Penalty clauses (处罚依据).
    pub penalties: Vec<CitedProvision>,
}

/// Measures beside a fine, after 行政处罚法 第九条.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// 警告.
    Warning,
    /// 通报批评.
    PublicCriticism,
    /// 没收违法所得、没收非法财物.
    Confiscation,
    /// 暂扣许可证件.
    SuspendPermit,
    /// 降低资质等级.
    LowerGrade,
    /// 吊销许可证件.
    RevokePermit,
    /// 限制开展生产经营活动.
    RestrictBusiness,
    /// 责令停产停业.
    SuspendBusiness,
    /// 责令关闭.
    CloseBusiness,
    /// 限制从业.
    BarFromTrade,
    /// 行政拘留.
    Detention,
    /// Others that laws and administrative regulations set.
    Other,
}

/// What the agency means to decide (拟作出的决定).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Outcome {
    /// 给予行政处罚.
    Penalty {
        /// Fine in yuan.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        fine: Option<Yuan>,
        /// Illegal gain and goods confiscated, in yuan.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        confiscated: Option<Yuan>,
        /// Measures beside the fine.
        #[serde(default)]
        measures: Vec<Measure>,
        /// Why this amount (裁量理由).
        reason: String,
    },
    /// 不予行政处罚 (第五十七条第一款第二、三项; 第三十三条).
    NoPenalty {
        /// Why.
        reason: String,
    },
}

impl Outcome {
    /// The fine in yuan, if there is one.
    pub fn fine(&self) -> Option<Yuan> {
        match self {
            Self::Penalty { fine, .. } => *fine,
            Self::NoPenalty { .. } => None,
        }
    }
}

/// What the range engine said of the case when the outcome was proposed; made by the program, never taken from a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RangeSummary {
    /// What the statute allows, in yuan.
    pub statutory: FineRange,
    /// What benchmark or rules allow for this case, in yuan.
    pub case: FineRange,
    /// Name of the tier (阶次).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub tier: Option<String>,
    /// Title of the benchmark or rules.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub benchmark: Option<String>,
    /// SHA-256 of the question that was computed.
    pub question_sha256: String,
}
