//! Circumstances (情节) that place a case: what each does, which law says so, and what proves it.
//!
//! The catalogue is data (`index/discretion/circumstances.toml`); what a circumstance does depends on the field and the region of
//! the case, since sectors and provinces have rules of their own ([`Circumstance::applied`]).

mod catalogue;
mod conflict;
mod file;
mod rule;

use serde::{Deserialize, Serialize};

use super::evidence::EvidenceKind;

pub use catalogue::{by_id, catalogue, install, named, same_field};
pub use conflict::{Conflict, conflicts};
pub use rule::{Applied, Rule, Scope};

/// What a circumstance does to the penalty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// 应当不予处罚.
    NoPenalty,
    /// 应当从轻或者减轻.
    MustLighten,
    /// 可以从轻或者减轻.
    MayLighten,
    /// 应当从重.
    MustAggravate,
    /// 可以从重.
    MayAggravate,
    /// One fact among others: by itself it changes nothing, together with others it may (首违不罚).
    Factor,
    /// Chooses a grade of the penalty clause (情节严重, 拒不改正) where the clause has it.
    Grade,
}

impl Effect {
    /// On screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoPenalty => "不予处罚",
            Self::MustLighten => "应当从轻或者减轻",
            Self::MayLighten => "可以从轻或者减轻",
            Self::MustAggravate => "应当从重",
            Self::MayAggravate => "可以从重",
            Self::Factor => "综合考虑因素",
            Self::Grade => "处罚条款的加重或者减轻档次",
        }
    }

    /// Whether it lightens the penalty by itself.
    pub fn lightens(self) -> bool {
        matches!(self, Self::MustLighten | Self::MayLighten)
    }

    /// Whether it aggravates the penalty by itself.
    pub fn aggravates(self) -> bool {
        matches!(self, Self::MustAggravate | Self::MayAggravate)
    }

    /// How much it binds: 应当 before 可以 before a mere factor. Who obeys the greater duty obeys the lesser too.
    pub(crate) fn force(self) -> u8 {
        match self {
            Self::NoPenalty => 3,
            Self::MustLighten | Self::MustAggravate => 2,
            Self::MayLighten | Self::MayAggravate => 1,
            Self::Factor | Self::Grade => 0,
        }
    }
}

/// One entry of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Circumstance {
    /// Stable identifier, such as `first_offence`.
    pub id: String,
    /// On screen.
    pub name: String,
    /// How decisions of past cases name it, such as 再次违法; the name where they have no other.
    pub short: String,
    /// What it does where neither field nor region of the case is known.
    pub effect: Effect,
    /// The article that says so.
    pub source: String,
    /// The article of a general statute that holds in every field and region, where there is one.
    pub law: Option<String>,
    /// What proves it.
    pub proof: String,
    /// Of which kinds that evidence is.
    pub kinds: Vec<EvidenceKind>,
    /// Identifiers of circumstances that can't be there together with it.
    pub excludes: Vec<String>,
    /// Identifiers of circumstances that may rest on the same fact, which counts once.
    pub overlaps: Vec<String>,
    /// What sectors, laws and regions say of it.
    pub rules: Vec<Rule>,
}

impl Circumstance {
    /// Every source that the entry names.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        [self.source.as_str()]
            .into_iter()
            .chain(self.law.as_deref())
            .chain(self.rules.iter().map(|rule| rule.source.as_str()))
    }
}
