//! Rule profiles: how an authority divides a statutory range into tiers.

use rust_decimal::Decimal;

use super::range::Tier;

/// A part of the statutory range, as shares of it: `min + share × (max − min)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// Stable identifier of the tier.
    pub id: &'static str,
    /// On screen.
    pub name: &'static str,
    /// The rule that defines the band.
    pub source: &'static str,
    from_percent: i64,
    to_percent: i64,
}

impl Band {
    /// Lower end as a share in 0..=1.
    pub fn from(&self) -> Decimal {
        Decimal::new(self.from_percent, 2)
    }

    /// Upper end as a share in 0..=1.
    pub fn to(&self) -> Decimal {
        Decimal::new(self.to_percent, 2)
    }

    /// The tier as a result names it.
    pub fn tier(&self) -> Tier {
        Tier { id: self.id.to_owned(), name: self.name.to_owned(), source: self.source.to_owned() }
    }
}

/// The bands of an authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleProfile {
    /// Stable identifier.
    pub id: &'static str,
    /// The document, for a person.
    pub title: &'static str,
    /// 从轻.
    pub light: Band,
    /// 一般.
    pub general: Band,
    /// 从重.
    pub heavy: Band,
}

/// 《关于规范市场监督管理行政处罚裁量权的指导意见》 (国市监法规〔2022〕2号) 第十条: the lower and the upper 30%. The text does not
/// define what lies between; the repealed opinion of 2019 and 重庆市 第十六条 call it 一般.
pub const SAMR_2022: RuleProfile = RuleProfile {
    id: "samr-2022",
    title: "《关于规范市场监督管理行政处罚裁量权的指导意见》（国市监法规〔2022〕2号）",
    light: Band { id: "light", name: "从轻", source: "国市监法规〔2022〕2号第十条第（三）项", from_percent: 0, to_percent: 30 },
    general: Band {
        id: "general",
        name: "一般",
        source: "国市监法规〔2022〕2号第十条（从轻、从重之间的部分，该意见未另作规定）",
        from_percent: 30,
        to_percent: 70,
    },
    heavy: Band { id: "heavy", name: "从重", source: "国市监法规〔2022〕2号第十条第（四）项", from_percent: 70, to_percent: 100 },
};
