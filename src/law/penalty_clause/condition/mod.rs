//! Conditions of a penalty: thresholds on a base, gradation of the circumstances, a base that is missing.

mod grade;
mod quantity;
mod repeated;
mod understand;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::law::money::Yuan;

pub(crate) use understand::understand;

/// A base that a law measures an act by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BaseKind {
    /// 货值金额.
    GoodsValue,
    /// 违法所得.
    IllegalGain,
    /// 违法经营额.
    IllegalTurnover,
}

impl BaseKind {
    /// The kind that a base is, by the words it ends with; a base of another kind is `None`.
    pub fn of(words: &str) -> Option<Self> {
        let words = words.strip_suffix('额').filter(|rest| rest.ends_with("货值金")).map_or(words, |_| words);
        [
            ("货值金额", Self::GoodsValue),
            ("货值", Self::GoodsValue),
            ("违法所得", Self::IllegalGain),
            ("经营额", Self::IllegalTurnover),
        ]
        .iter()
        .find(|(name, _)| words.ends_with(name))
        .map(|(_, kind)| *kind)
    }

    /// Its name in Chinese.
    pub fn name(self) -> &'static str {
        match self {
            Self::GoodsValue => "货值金额",
            Self::IllegalGain => "违法所得",
            Self::IllegalTurnover => "违法经营额",
        }
    }
}

/// One condition as understood. Several in one clause are alternatives (拒不改正或者情节严重的).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum When {
    /// A base between two amounts in yuan: `at_least` and `at_most` included, `below` not.
    Threshold {
        /// Which base.
        on: BaseKind,
        /// Least amount.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_least: Option<Yuan>,
        /// The amount that it stays below.
        #[serde(skip_serializing_if = "Option::is_none")]
        below: Option<Yuan>,
        /// Greatest amount.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_most: Option<Yuan>,
    },
    /// There is no such base (没有违法所得).
    Missing {
        /// Which base.
        on: BaseKind,
    },
    /// There is such a base, however much (有违法所得).
    Present {
        /// Which base.
        on: BaseKind,
    },
    /// A grade of the circumstances that a person judges.
    Grade {
        /// Which grade.
        grade: Grade,
    },
    /// The act was repeated so many times (两年内有三次以上违法行为).
    Repeated {
        /// Least number of times.
        times: u32,
        /// Within how many years; `None` where the text sets no window in years.
        #[serde(skip_serializing_if = "Option::is_none")]
        within_years: Option<u32>,
    },
    /// Another base between two amounts in yuan (检测费用不足一万元): `at_least` and `at_most` included, `below` not.
    Amount {
        /// The base by the words of the statute.
        of: String,
        /// Least amount.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_least: Option<Yuan>,
        /// The amount that it stays below.
        #[serde(skip_serializing_if = "Option::is_none")]
        below: Option<Yuan>,
        /// Greatest amount.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_most: Option<Yuan>,
    },
    /// There is nothing of another base (没有业务收入).
    Lacking {
        /// The base by the words of the statute.
        of: String,
    },
    /// A base that can't be computed (违法所得无法计算, 销售额难以计算).
    Incomputable {
        /// The base by the words of the statute.
        of: String,
    },
    /// A base that is plainly too low to be true (广告费用明显偏低).
    ImplausiblyLow {
        /// The base by the words of the statute.
        of: String,
    },
    /// A count or measure that is no money (超过额定乘员百分之二十): `at_least` and `at_most` included, `below` and `above` not.
    Quantity {
        /// What is counted, by the words of the statute.
        of: String,
        /// In what it is counted, such as 公顷; 百分比 for a share.
        unit: String,
        /// Least number.
        #[serde(skip_serializing_if = "Option::is_none", serialize_with = "number")]
        at_least: Option<Decimal>,
        /// The number that it stays below.
        #[serde(skip_serializing_if = "Option::is_none", serialize_with = "number")]
        below: Option<Decimal>,
        /// Greatest number.
        #[serde(skip_serializing_if = "Option::is_none", serialize_with = "number")]
        at_most: Option<Decimal>,
        /// The number that it exceeds.
        #[serde(skip_serializing_if = "Option::is_none", serialize_with = "number")]
        above: Option<Decimal>,
    },
    /// An act or a case by the words of the statute, for a person to judge.
    Described {
        /// The words.
        text: String,
    },
    /// All of these together (拒不改正，且情节严重).
    All {
        /// Each of them.
        of: Vec<When>,
    },
}

fn number<S: serde::Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => crate::law::money::serialize_number(value, serializer),
        None => serializer.serialize_none(),
    }
}

/// Grades by which statutes raise or lower a penalty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// 情节轻微, 情节较轻.
    Minor,
    /// 情节较重.
    RatherSerious,
    /// 情节严重, 情节恶劣.
    Serious,
    /// 情节特别严重.
    VerySerious,
    /// 拒不改正, 逾期不改正.
    NotCorrected,
    /// 造成严重后果, 造成事故.
    Consequences,
}

#[cfg(test)]
mod tests;
