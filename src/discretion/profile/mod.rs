//! Rule profiles: where in the statutory range a tier lies, as an office's own rules say. Profiles are data
//! (`index/discretion/profiles.toml` and the files of an office); here is what they mean and which one applies.

mod choose;
mod file;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::law::validity::Validity;

pub use choose::{Chosen, Wanted};

const SHIPPED: &str = include_str!("../../../index/discretion/profiles.toml");

/// The profiles that come with the program; a test sees to it that the table can be read.
pub static SHIPPED_PROFILES: LazyLock<Profiles> =
    LazyLock::new(|| Profiles::parse(SHIPPED, "index/discretion/profiles.toml").unwrap_or_default());

/// Rule profiles, each identifier once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profiles {
    all: Vec<RuleProfile>,
}

/// How one family of offices divides a statutory range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleProfile {
    /// Stable identifier, such as `SAMR-2022`.
    pub id: String,
    /// Title of the rules.
    pub title: String,
    /// Document number, such as 国市监法规〔2022〕2号.
    pub document_no: Option<String>,
    /// Words in the name of an agency that the rules are for; empty: any.
    pub agencies: Vec<String>,
    /// Regions; empty: the whole country.
    pub regions: Vec<String>,
    /// Fields of enforcement; empty: all.
    pub fields: Vec<String>,
    /// When the rules are in force.
    pub validity: Validity,
    /// The parts of a range; empty where the rules give no figures.
    pub bands: Vec<Band>,
    /// A formula in place of bands.
    pub formula: Option<Formula>,
    /// What several lighter circumstances without a heavier one come to.
    pub several_lighter: Option<Several>,
    /// What several heavier circumstances without a lighter one come to.
    pub several_heavier: Option<Several>,
    /// What to do where circumstances point both ways, with the article.
    pub contradiction: Option<String>,
    /// What the rules say about penalties that may be combined (可以并处), with the article.
    pub combined_penalties: Option<String>,
    /// Least number of tiers that a benchmark under these rules must have.
    pub at_least_tiers: Option<u32>,
    /// Amounts are rounded to a multiple of this many yuan, inward; `None`: to the fen.
    pub round_to: Option<Decimal>,
    /// What the rules leave open, for a person.
    pub note: Option<String>,
}

/// What kind of fine a band divides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FineKind {
    /// Amounts with least and greatest.
    Range,
    /// An amount with a greatest only (十万元以下).
    MaximumOnly,
    /// Multiples of a base with least and greatest.
    Multiples,
    /// Multiples of a base with a greatest only (三倍以下).
    MultiplesMaximumOnly,
}

impl FineKind {
    /// On screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Range => "有最低和最高数额的罚款",
            Self::MaximumOnly => "只规定最高数额的罚款",
            Self::Multiples => "有最低和最高倍数的罚款",
            Self::MultiplesMaximumOnly => "只规定最高倍数的罚款",
        }
    }
}

/// The tiers that every set of rules knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TierKind {
    /// 减轻处罚: below the statutory minimum.
    Mitigated,
    /// 从轻处罚.
    Light,
    /// 一般处罚.
    General,
    /// 从重处罚.
    Heavy,
}

impl TierKind {
    /// Stable identifier.
    pub fn id(self) -> &'static str {
        match self {
            Self::Mitigated => "mitigated",
            Self::Light => "light",
            Self::General => "general",
            Self::Heavy => "heavy",
        }
    }

    /// On screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mitigated => "减轻",
            Self::Light => "从轻",
            Self::General => "一般",
            Self::Heavy => "从重",
        }
    }

    /// By its identifier.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Mitigated, Self::Light, Self::General, Self::Heavy].into_iter().find(|tier| tier.id() == id)
    }
}

/// A part of the statutory range, from its least (0) to its greatest fine (1); of a fine with a greatest only, of that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Which fines it divides.
    pub of: Vec<FineKind>,
    /// Which tier it is.
    pub tier: TierKind,
    /// Where it begins; `None` for a mitigated fine, which has no floor.
    pub from: Option<Decimal>,
    /// Whether its beginning itself is left out (不包含本数).
    pub from_excluded: bool,
    /// Where it ends.
    pub to: Decimal,
    /// Whether its end itself is left out.
    pub to_excluded: bool,
    /// The article that says so, without the title of the rules.
    pub source: String,
    /// What the source leaves open.
    pub note: Option<String>,
}

/// A formula that gives an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// How it computes.
    pub kind: FormulaKind,
    /// Where it stands, with its words.
    pub source: String,
}

/// How a formula computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormulaKind {
    /// 罚款 = [Y + Σ裁量百分值 × (1 − Y)] × 法定最高罚款, Y = 法定最低 ÷ 法定最高.
    SharesOfMaximum,
}

/// What several circumstances of one direction come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Several {
    /// Where in the band the fine lies.
    pub at: Place,
    /// The article.
    pub source: String,
}

/// Where in a band a fine lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At its least.
    Lowest,
    /// At its greatest.
    Highest,
    /// Anywhere in the tier.
    Tier,
}

impl Profiles {
    /// All of them, in the order of the files.
    pub fn all(&self) -> &[RuleProfile] {
        &self.all
    }

    /// One by its identifier.
    pub fn by_id(&self, id: &str) -> Option<&RuleProfile> {
        self.all.iter().find(|profile| profile.id == id)
    }

    /// These and those of an office; one of the same identifier replaces ours.
    #[must_use]
    pub fn extended(mut self, own: Self) -> Self {
        for profile in own.all {
            match self.all.iter_mut().find(|known| known.id == profile.id) {
                Some(known) => *known = profile,
                None => self.all.push(profile),
            }
        }
        self
    }
}

impl RuleProfile {
    /// The rules as they are cited: 《…》（文号）.
    pub fn name(&self) -> String {
        match &self.document_no {
            Some(number) => format!("《{}》（{number}）", self.title),
            None => format!("《{}》", self.title),
        }
    }

    /// An article of the rules as it is cited: by their document number where they have one.
    pub fn cite(&self, article: &str) -> String {
        match self.document_no.as_deref().filter(|number| number.contains('〔')) {
            Some(number) => format!("{number}{article}"),
            None => format!("《{}》{article}", self.title),
        }
    }

    /// The part of a fine of a kind that is a tier.
    pub fn band(&self, of: FineKind, tier: TierKind) -> Option<&Band> {
        self.bands.iter().find(|band| band.tier == tier && band.of.contains(&of))
    }

    /// Whether the rules are in force on a date; rules without a date always are, and their note says so.
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.validity.contains(on)
    }

    /// Whether the rules give figures at all.
    pub fn has_figures(&self) -> bool {
        !self.bands.is_empty() || self.formula.is_some()
    }
}

impl Band {
    /// The share in words: 30%至70%（不含本数）.
    pub fn share(&self) -> String {
        let percent = |share: Decimal| format!("{}%", (share * Decimal::ONE_HUNDRED).normalize());
        let end = |share, excluded| if excluded { format!("{}（不含）", percent(share)) } else { percent(share) };
        match self.from {
            Some(from) => format!("{}至{}", end(from, self.from_excluded), end(self.to, self.to_excluded)),
            None => format!("{}以下", end(self.to, self.to_excluded)),
        }
    }
}
