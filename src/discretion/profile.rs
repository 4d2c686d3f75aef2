//! Rule profiles: where in the statutory range a tier lies, as an agency's own rules say.

use rust_decimal::Decimal;

/// How one agency family divides a statutory range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleProfile {
    /// Stable identifier, such as `SAMR-2022`.
    pub id: &'static str,
    /// On screen.
    pub name: &'static str,
    /// From the least fine, as a share of the range.
    pub light: Band,
    /// Between the others.
    pub general: Band,
    /// Up to the greatest fine.
    pub heavy: Band,
    /// What to do where circumstances point both ways: the article that leaves it to a person.
    pub contradiction_source: &'static str,
}

/// A share of the statutory range, from its least (0) to its greatest fine (1), both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Where it begins.
    pub from: Decimal,
    /// Where it ends.
    pub to: Decimal,
    /// The article that says so.
    pub source: &'static str,
    /// What the source leaves open.
    pub note: Option<&'static str>,
}

const LOWER: Decimal = Decimal::from_parts(3, 0, 0, false, 1);
const UPPER: Decimal = Decimal::from_parts(7, 0, 0, false, 1);

/// Market supervision: 市场监管总局《关于规范市场监督管理行政处罚裁量权的指导意见》(国市监法规〔2022〕2号).
pub const SAMR_2022: RuleProfile = RuleProfile {
    id: "SAMR-2022",
    name: "《关于规范市场监督管理行政处罚裁量权的指导意见》（国市监法规〔2022〕2号）",
    light: Band {
        from: Decimal::ZERO, to: LOWER, source: "国市监法规〔2022〕2号第十条第（三）项", note: None
    },
    general: Band {
        from: LOWER,
        to: UPPER,
        source: "国市监法规〔2022〕2号第十条（从轻30%与从重30%之间的部分）",
        note: Some(
            "国市监法规〔2022〕2号只规定了从轻（较低的30%）和从重（较高的30%），没有规定一般处罚的幅度；\
             此处取两者之间的30%至70%，请以本机关的裁量基准为准",
        ),
    },
    heavy: Band {
        from: UPPER, to: Decimal::ONE, source: "国市监法规〔2022〕2号第十条第（四）项", note: None
    },
    contradiction_source: "国市监法规〔2022〕2号第十七条",
};

impl Band {
    /// The share in words: 30%至70%.
    pub fn share(&self) -> String {
        let percent = |share: Decimal| (share * Decimal::ONE_HUNDRED).normalize();
        format!("{}%至{}%", percent(self.from), percent(self.to))
    }
}
