//! What the registers hold of each body, officer and power: no more than law and policy ask for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Register;
use crate::casework::case_file::model::Measure;
use crate::law::provision::ArticleNumber;

/// By what right a body enforces (行政处罚法 第十七条、第十九条、第二十条).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RegisteredBodyKind)]
pub enum BodyKind {
    /// 行政机关.
    Agency,
    /// 法律、法规授权的组织.
    Authorised,
    /// 受委托的组织.
    Entrusted,
}

/// A body of enforcement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RegisteredBody)]
pub struct Body {
    /// Full name.
    pub name: String,
    /// Unified social credit code.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub code: Option<String>,
    /// By what right it enforces.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub kind: Option<BodyKind>,
    /// 经费来源.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub funding: Option<String>,
    /// 人员编制.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub staffing: Option<String>,
    /// 职责.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub duties: Option<String>,
    /// 法定代表人.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub legal_representative: Option<String>,
    /// 地址.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub address: Option<String>,
    /// 监督电话.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hotline: Option<String>,
    /// The agency that entrusted it (第二十条).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entrusted_by: Option<String>,
    /// The written entrustment.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entrustment: Option<String>,
    /// Last day of the entrustment.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entrusted_until: Option<NaiveDate>,
    /// Why it is no subject of enforcement any more, as the register says it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ended: Option<String>,
}

/// An officer with a certificate of enforcement (行政处罚法 第四十二条第一款).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RegisteredOfficer)]
pub struct Officer {
    /// Name.
    pub name: String,
    /// Number of the certificate, without blanks, letters in capitals.
    pub certificate: String,
    /// 所在单位.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// 职务.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub post: Option<String>,
    /// 执法类别.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub category: Option<String>,
    /// First day of the certificate.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub valid_from: Option<NaiveDate>,
    /// Last day of the certificate.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub valid_until: Option<NaiveDate>,
    /// Why they enforce no more (注销, 调离, 退休 ...), as the register says it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub left: Option<String>,
}

/// A power of an agency (权责清单 item).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RegisteredPower)]
pub struct Power {
    /// 职权编码.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub code: Option<String>,
    /// 事项名称.
    pub name: String,
    /// 职权类别: 行政处罚, 行政许可, 行政强制 ...
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub category: Option<String>,
    /// 实施依据, as written.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub basis: Option<String>,
    /// The laws and articles that the basis cites.
    #[serde(default)]
    pub provisions: Vec<PowerProvision>,
    /// Kinds of penalty, where the list names them.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub measures: Vec<Measure>,
    /// 责任事项.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub duty: Option<String>,
    /// 程序.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub procedure: Option<String>,
    /// 救济途径.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub remedy: Option<String>,
}

/// An article that a power rests on; without a number the whole law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PowerProvision {
    /// The law as written, without title marks.
    pub law: String,
    /// Article.
    #[serde(flatten, skip_serializing_if = "Option::is_none", default)]
    pub number: Option<ArticleNumber>,
}

impl Power {
    /// Whether it is a power to punish: of that category, or of none where the list names no categories.
    pub fn is_penalty(&self) -> bool {
        self.category.as_deref().is_none_or(|category| category.contains("处罚"))
    }
}

/// One entry of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "register", rename_all = "snake_case")]
#[schema(as = RegisterEntry)]
pub enum Entry {
    /// A body.
    #[serde(rename = "bodies")]
    Body(Body),
    /// An officer.
    #[serde(rename = "officers")]
    Officer(Officer),
    /// A power.
    #[serde(rename = "powers")]
    Power(Power),
}

impl Entry {
    /// Which register it is of.
    pub const fn register(&self) -> Register {
        match self {
            Self::Body(_) => Register::Bodies,
            Self::Officer(_) => Register::Officers,
            Self::Power(_) => Register::Powers,
        }
    }

    /// What tells it apart in the register of its agency: the name of a body, the certificate of an officer, the code of a power or
    /// else its name.
    pub fn key(&self) -> String {
        match self {
            Self::Body(body) => body.name.clone(),
            Self::Officer(officer) => officer.certificate.clone(),
            Self::Power(power) => power.code.clone().unwrap_or_else(|| power.name.clone()),
        }
    }

    /// For a person.
    pub fn name(&self) -> &str {
        match self {
            Self::Body(body) => &body.name,
            Self::Officer(officer) => &officer.name,
            Self::Power(power) => &power.name,
        }
    }
}
