//! Circumstances (情节) that place a case: what each does, which law says so, and what proves it.

mod catalogue;

use serde::Serialize;

pub use catalogue::CATALOGUE;

/// What a circumstance does to the penalty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
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
}

/// One entry of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Circumstance {
    /// Stable identifier, such as `first_offence`.
    pub id: &'static str,
    /// On screen.
    pub name: &'static str,
    /// What it does.
    pub effect: Effect,
    /// The article that says so.
    pub source: &'static str,
    /// What proves it.
    pub proof: &'static str,
}

/// The entry with an identifier.
pub fn by_id(id: &str) -> Option<&'static Circumstance> {
    CATALOGUE.iter().find(|entry| entry.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_identifier_is_there_once() {
        let ids: BTreeSet<_> = CATALOGUE.iter().map(|entry| entry.id).collect();
        assert_eq!(ids.len(), CATALOGUE.len());
        assert!(CATALOGUE.iter().all(|entry| by_id(entry.id) == Some(entry) && !entry.source.is_empty()));
    }
}
