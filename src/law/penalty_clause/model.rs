//! What a penalty clause holds, and its JSON.

use std::ops::Range;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::condition::When;
use super::measure::{MeasureKind, Period};
use super::reference::{BaseFine, Reference};
use super::unread::Unread;
use crate::law::money::serialize_number;
use crate::law::provision::ArticleNumber;

/// The penalties of one paragraph (款) of an article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PenaltyClause {
    /// Full official name of the law; the caller fills it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// Which article; the caller fills it in.
    #[serde(flatten)]
    pub number: Option<ArticleNumber>,
    /// Which paragraph, from 1.
    pub paragraph: u32,
    /// Its fines, in the order of the text.
    pub fines: Vec<Fine>,
    /// Its other penalties as the text names them, such as 没收违法所得; each once.
    pub other: Vec<String>,
    /// The other penalties with their conditions.
    pub measures: Vec<Measure>,
    /// Orders that are no penalty, such as 责令改正 (行政处罚法 第二十八条).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<String>,
    /// Paragraphs or articles that it punishes after (依照前款规定处罚), as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
    /// The same references with the provisions that they name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refers_to: Vec<Reference>,
    /// Fines that were not understood, as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<Unread>,
    /// Where limits stand that were read apart from their fine (但罚款不得低于二千元), in bytes of the article.
    #[serde(skip)]
    pub(crate) bounds: Vec<Range<usize>>,
}

/// Yuan, or multiples of a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FineUnit {
    /// Amounts in yuan.
    Yuan,
    /// Multiples of the base; 百分之五 is 0.05.
    Times,
}

/// Whom a fine hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// 单位.
    Unit,
    /// 个人, 直接负责的主管人员和其他直接责任人员.
    Individual,
    /// Whoever acts: the clause names nobody apart.
    Any,
}

/// How a penalty stands to those before it in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Joined {
    /// 处: it stands alone, or nothing says how it stands.
    Alone,
    /// 并处: beside those before it.
    Together,
    /// 或者: one of them is chosen.
    Choice,
    /// 单处或者并处: alone or beside them.
    Either,
}

/// A floor of a base for a part of the acts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BaseFloor {
    /// The base in the words of the floor, such as 违法零售的药品货值金额.
    pub base: String,
    /// A lesser base counts as this, in yuan.
    #[serde(serialize_with = "serialize_number")]
    pub amount: Decimal,
}

/// One fine.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fine {
    /// Least amount, in [`Self::unit`]; `None` where the text sets none.
    #[serde(serialize_with = "optional_number")]
    pub min: Option<Decimal>,
    /// Greatest amount, in [`Self::unit`]; `None` where the text sets none.
    #[serde(serialize_with = "optional_number")]
    pub max: Option<Decimal>,
    /// Yuan or times.
    pub unit: FineUnit,
    /// What is multiplied, such as 货值金额.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// Whether the base was taken over from the fine before it (处三倍…，情节严重的，处五倍…).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub base_carried: bool,
    /// A base below this counts as this, in yuan (不足十万元的，按十万元计算).
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_number")]
    pub base_floor: Option<Decimal>,
    /// The floors, where each is for a part of the acts only (违法零售的药品货值金额不足一万元的，按一万元计算); [`Self::base_floor`] is
    /// then the first of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub base_floors: Vec<BaseFloor>,
    /// What the amount is for each of, such as 平方米 or 人.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Greatest sum over all units, in yuan.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_number")]
    pub cap: Option<Decimal>,
    /// Least fine in yuan, where the text sets one beside the multiple (罚款不得低于二千元).
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_number")]
    pub least: Option<Decimal>,
    /// The fine that the base is, where it is one (单位罚款数额, 前款罚款数额).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_fine: Option<BaseFine>,
    /// The condition as written, such as 货值金额不足一万元.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// The condition as understood; empty where it is for a person to judge.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<When>,
    /// Whom it hits.
    pub subject: Subject,
    /// Whom it hits as written (对…处).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_text: Option<String>,
    /// Whether the agency may refrain from it (可以处).
    pub optional: bool,
    /// How it stands to the penalties before it (并处, 或者, 单处或者并处).
    pub with: Joined,
    /// Penalties that may be chosen in its place (处警告或者…罚款).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub instead_of: Vec<String>,
    /// The item that it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<u32>,
    /// The words that it was read from, as the article has them.
    pub text: String,
    /// Where these words stand in the article, in bytes.
    #[serde(serialize_with = "span")]
    pub span: Range<usize>,
}

/// A penalty that is no fine.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// As written, such as 吊销许可证; the verb of a list is repeated (没收违法所得, 没收渔具).
    pub name: String,
    /// Its kind after 行政处罚法 第九条.
    pub kind: MeasureKind,
    /// How long it lasts, such as the days of a detention.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The condition as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// The condition as understood; empty where it is for a person to judge.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<When>,
    /// Whom it hits.
    pub subject: Subject,
    /// Whom it hits as written (对…).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_text: Option<String>,
    /// Whether the agency may refrain from it (可以).
    pub optional: bool,
    /// How it stands to the penalties before it (并, 或者).
    pub with: Joined,
    /// The item that it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<u32>,
    /// The words that it was read from, as the article has them.
    pub text: String,
    /// Where these words stand in the article, in bytes.
    #[serde(serialize_with = "span")]
    pub span: Range<usize>,
}

impl Fine {
    /// Whether the statute says how much.
    pub fn is_quantified(&self) -> bool {
        self.min.is_some() || self.max.is_some()
    }
}

fn optional_number<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serialize_number(value, serializer),
        None => serializer.serialize_none(),
    }
}

pub(super) fn span<S: Serializer>(value: &Range<usize>, serializer: S) -> Result<S::Ok, S::Error> {
    [value.start, value.end].serialize(serializer)
}
