//! Kinds of penalty, in the order of 行政处罚法 第九条.

use std::collections::BTreeMap;

use crate::casework::case_file::model::{Measure, Outcome};
use crate::casework::review::catalogue::measure_name;
use crate::law::money::Yuan;

/// A kind of penalty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Fine,
    Measure(Measure),
}

impl Kind {
    /// Every kind, in the order of the law.
    pub const ALL: [Self; 13] = [
        Self::Measure(Measure::Warning),
        Self::Measure(Measure::PublicCriticism),
        Self::Fine,
        Self::Measure(Measure::Confiscation),
        Self::Measure(Measure::SuspendPermit),
        Self::Measure(Measure::LowerGrade),
        Self::Measure(Measure::RevokePermit),
        Self::Measure(Measure::RestrictBusiness),
        Self::Measure(Measure::SuspendBusiness),
        Self::Measure(Measure::CloseBusiness),
        Self::Measure(Measure::BarFromTrade),
        Self::Measure(Measure::Detention),
        Self::Measure(Measure::Other),
    ];

    pub const fn id(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Measure(Measure::Warning) => "warning",
            Self::Measure(Measure::PublicCriticism) => "public_criticism",
            Self::Measure(Measure::Confiscation) => "confiscation",
            Self::Measure(Measure::SuspendPermit) => "suspend_permit",
            Self::Measure(Measure::LowerGrade) => "lower_grade",
            Self::Measure(Measure::RevokePermit) => "revoke_permit",
            Self::Measure(Measure::RestrictBusiness) => "restrict_business",
            Self::Measure(Measure::SuspendBusiness) => "suspend_business",
            Self::Measure(Measure::CloseBusiness) => "close_business",
            Self::Measure(Measure::BarFromTrade) => "bar_from_trade",
            Self::Measure(Measure::Detention) => "detention",
            Self::Measure(Measure::Other) => "other",
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Fine => "罚款",
            Self::Measure(measure) => measure_name(measure),
        }
    }
}

/// How often each kind was imposed, and the amounts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Imposed {
    pub penalties: u64,
    pub no_penalties: u64,
    pub kinds: BTreeMap<Kind, u64>,
    pub fines: Vec<Yuan>,
    pub confiscated: Vec<Yuan>,
}

impl Imposed {
    /// Counts a decision.
    pub fn decided(&mut self, outcome: Option<&Outcome>) {
        let (fine, confiscated, measures) = match outcome {
            Some(Outcome::Penalty { fine, confiscated, measures, .. }) => (fine, confiscated, measures),
            Some(Outcome::NoPenalty { .. }) => {
                self.no_penalties += 1;
                return;
            }
            None => return,
        };
        self.penalties += 1;
        let amount = |given: &Option<Yuan>| given.filter(|yuan| !yuan.0.is_zero());
        let mut held: Vec<Kind> = measures.iter().map(|measure| Kind::Measure(*measure)).collect();
        if let Some(fine) = amount(fine) {
            self.fines.push(fine);
            held.push(Kind::Fine);
        }
        if let Some(worth) = amount(confiscated) {
            self.confiscated.push(worth);
            held.push(Kind::Measure(Measure::Confiscation));
        }
        held.sort();
        held.dedup();
        for kind in held {
            *self.kinds.entry(kind).or_default() += 1;
        }
    }
}

/// The sum of amounts.
pub(super) fn sum(amounts: &[Yuan]) -> Yuan {
    Yuan(amounts.iter().map(|yuan| yuan.0).sum())
}

/// The amount in the middle, of two the mean to the fen; `None` where there are none.
pub(super) fn median(amounts: &[Yuan]) -> Option<Yuan> {
    let mut sorted = amounts.to_vec();
    sorted.sort();
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(*upper);
    }
    let lower = sorted.get(middle.checked_sub(1)?)?;
    Some(Yuan(((lower.0 + upper.0) / rust_decimal::Decimal::TWO).round_dp(2)))
}
