//! What a review and a notice cover.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The state of what a case is about: each number counts the changes of one part. Two equal matters are the same case on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[schema(as = CaseMatter)]
pub struct Matter {
    /// Changes of the party.
    pub party: u32,
    /// Changes of the facts.
    pub facts: u32,
    /// Changes of the provisions.
    pub provisions: u32,
    /// Changes of the outcome.
    pub outcome: u32,
    /// Hearings held.
    pub hearings: u32,
}

impl Matter {
    /// Whether the party would be told the same: a hearing does not change that.
    pub fn same_proposal(self, other: Self) -> bool {
        Self { hearings: 0, ..self } == Self { hearings: 0, ..other }
    }

    /// In Chinese, which parts differ from `before`.
    pub fn changed_since(self, before: Self) -> Vec<&'static str> {
        let parts = [
            (self.party != before.party, "当事人"),
            (self.facts != before.facts, "违法事实"),
            (self.provisions != before.provisions, "法律依据"),
            (self.outcome != before.outcome, "拟作出的决定"),
            (self.hearings != before.hearings, "听证情况"),
        ];
        parts.into_iter().filter(|(differs, _)| *differs).map(|(_, name)| name).collect()
    }
}
