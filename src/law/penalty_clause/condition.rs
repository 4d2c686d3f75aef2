//! Conditions of a penalty: thresholds on a base, gradation of the circumstances, a base that is missing.

use rust_decimal::Decimal;
use serde::Serialize;

use super::amount::yuan;
use crate::law::money::Yuan;

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

/// Words of each grade; the longer before the shorter that it holds.
const GRADES: [(&str, Grade); 19] = [
    ("情节特别严重", Grade::VerySerious),
    ("情节严重", Grade::Serious),
    ("情节恶劣", Grade::Serious),
    ("情节较重", Grade::RatherSerious),
    ("情节较轻", Grade::Minor),
    ("情节轻微", Grade::Minor),
    ("拒不改正", Grade::NotCorrected),
    ("逾期不改正", Grade::NotCorrected),
    ("逾期未改正", Grade::NotCorrected),
    ("逾期仍不改正", Grade::NotCorrected),
    ("逾期仍未改正", Grade::NotCorrected),
    ("逾期拒不改正", Grade::NotCorrected),
    ("仍不改正", Grade::NotCorrected),
    ("拒不停止", Grade::NotCorrected),
    ("造成严重后果", Grade::Consequences),
    ("造成特别严重", Grade::VerySerious),
    ("后果严重", Grade::Consequences),
    ("造成重大", Grade::Consequences),
    ("造成危害后果", Grade::Consequences),
];

/// What a condition phrase says; empty where nothing in it can be computed or named.
pub(crate) fn understand(condition: &str) -> Vec<When> {
    let parts: Vec<&str> = condition.split("或者").collect();
    let mut understood: Vec<When> = Vec::new();
    for part in &parts {
        match threshold(part).or_else(|| missing_or_present(part)).or_else(|| grade(part)) {
            Some(when) => understood.push(when),
            // Half an understanding of an alternative would be a wrong one.
            None if parts.len() > 1 => return Vec::new(),
            None => {}
        }
    }
    understood
}

fn grade(part: &str) -> Option<When> {
    GRADES.iter().find(|(words, _)| part.contains(words)).map(|(_, grade)| When::Grade { grade: *grade })
}

fn missing_or_present(part: &str) -> Option<When> {
    let part = part.strip_suffix('的').unwrap_or(part);
    for word in ["没有", "无"] {
        if let Some(base) = part.strip_prefix(word) {
            return whole_base(base).map(|on| When::Missing { on });
        }
    }
    let base = part.strip_prefix('有')?;
    whole_base(base).map(|on| When::Present { on })
}

fn whole_base(words: &str) -> Option<BaseKind> {
    let kind = BaseKind::of(words)?;
    (words == kind.name()).then_some(kind)
}

/// 货值金额不足一万元, 违法所得十万元以上, 货值金额一万元以上不足五万元.
fn threshold(part: &str) -> Option<When> {
    let part = part.strip_suffix('的').unwrap_or(part);
    let (on, after) = base_then_rest(part)?;
    let (bounds, rest) = bounds(after)?;
    let Bounds { at_least, below, at_most } = bounds;
    rest.is_empty().then_some(When::Threshold { on, at_least, below, at_most })
}

/// The base that a part names, and what follows it.
fn base_then_rest(part: &str) -> Option<(BaseKind, &str)> {
    let kinds = [
        ("货值金额", BaseKind::GoodsValue),
        ("违法所得", BaseKind::IllegalGain),
        ("经营额", BaseKind::IllegalTurnover),
    ];
    kinds.iter().find_map(|(name, kind)| {
        let at = part.rfind(name)?;
        Some((*kind, &part[at + name.len()..]))
    })
}

#[derive(Default)]
struct Bounds {
    at_least: Option<Yuan>,
    below: Option<Yuan>,
    at_most: Option<Yuan>,
}

fn bounds(after: &str) -> Option<(Bounds, &str)> {
    if let Some((below, rest)) = below(after) {
        return Some((Bounds { below: Some(Yuan(below)), ..Bounds::default() }, rest));
    }
    let after = after.strip_prefix("在").or_else(|| after.strip_prefix("达到")).unwrap_or(after);
    let (amount, rest) = yuan(after)?;
    if let Some(rest) = rest.strip_prefix("以下") {
        return Some((Bounds { at_most: Some(Yuan(amount)), ..Bounds::default() }, rest));
    }
    let rest = rest.strip_prefix("以上")?;
    let (below, rest) = below(rest).map_or((None, rest), |(below, rest)| (Some(Yuan(below)), rest));
    Some((Bounds { at_least: Some(Yuan(amount)), below, at_most: None }, rest))
}

/// 不足X元, 不满X元: the amount itself is not included.
fn below(after: &str) -> Option<(Decimal, &str)> {
    yuan(after.strip_prefix("不足").or_else(|| after.strip_prefix("不满"))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(on: BaseKind, at_least: Option<i64>, below: Option<i64>) -> When {
        When::Threshold {
            on,
            at_least: at_least.map(Yuan::from_integer),
            below: below.map(Yuan::from_integer),
            at_most: None,
        }
    }

    #[test]
    fn thresholds_are_read_with_the_base_they_are_on() {
        let goods = BaseKind::GoodsValue;
        assert_eq!(
            understand("违法生产经营的食品、食品添加剂货值金额不足一万元的"),
            [limits(goods, None, Some(10_000))]
        );
        assert_eq!(understand("货值金额一万元以上的"), [limits(goods, Some(10_000), None)]);
        assert_eq!(understand("货值金额一万元以上不足五万元的"), [limits(goods, Some(10_000), Some(50_000))]);
        assert_eq!(
            understand("没有违法所得或者违法所得不足三万元的"),
            [When::Missing { on: BaseKind::IllegalGain }, limits(BaseKind::IllegalGain, None, Some(30_000))]
        );
    }

    #[test]
    fn grades_are_named_and_the_rest_is_left_to_a_person() {
        let serious = When::Grade { grade: Grade::Serious };
        assert_eq!(understand("情节严重的"), std::slice::from_ref(&serious));
        assert_eq!(understand("拒不改正或者情节严重的"), [When::Grade { grade: Grade::NotCorrected }, serious]);
        assert_eq!(understand("有违法所得的"), [When::Present { on: BaseKind::IllegalGain }]);
        assert!(understand("造成水土流失的").is_empty());
        assert!(understand("情节严重或者给他人造成损失的").is_empty());
    }
}
