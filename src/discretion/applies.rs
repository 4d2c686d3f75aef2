//! Whether the condition of a fine holds on the facts of a case.

use super::input::RangeInput;
use crate::law::money::Yuan;
use crate::law::penalty_clause::{Fine, Grade, When};

/// What the facts say about a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// It holds, or there is none.
    Yes,
    /// It does not hold, or nothing shows that it does.
    No,
    /// A fact is missing that decides it.
    Unknown,
    /// It is for a person to judge.
    Judged,
}

/// Whether a condition holds, as written and as understood.
pub(super) fn holds(condition: Option<&str>, when: &[When], input: &RangeInput<'_>) -> Holds {
    let Some(words) = condition else { return Holds::Yes };
    if input.is_established(words) {
        return Holds::Yes;
    }
    let each: Vec<Holds> = when.iter().map(|when| one(when, input)).collect();
    // Several are alternatives: one that holds is enough.
    for answer in [Holds::Yes, Holds::Unknown, Holds::Judged] {
        if each.contains(&answer) {
            return answer;
        }
    }
    if each.is_empty() { Holds::Judged } else { Holds::No }
}

/// Whether the fine is for a grade of the circumstances (情节严重, 拒不改正).
pub(super) fn is_graded(fine: &Fine) -> bool {
    fine.when.iter().any(|when| matches!(when, When::Grade { .. }))
}

fn one(when: &When, input: &RangeInput<'_>) -> Holds {
    let yes_or_no = |yes| if yes { Holds::Yes } else { Holds::No };
    let known =
        |on, test: &dyn Fn(Yuan) -> bool| input.facts.base(on).map_or(Holds::Unknown, |amount| yes_or_no(test(amount)));
    let zero = Yuan::default();
    match when {
        When::Threshold { on, at_least, below, at_most } => known(*on, &|amount| {
            at_least.is_none_or(|least| amount >= least)
                && below.is_none_or(|below| amount < below)
                && at_most.is_none_or(|most| amount <= most)
        }),
        When::Missing { on } => known(*on, &|amount| amount == zero),
        When::Present { on } => known(*on, &|amount| amount > zero),
        When::Grade { grade } => yes_or_no(circumstances_of(*grade).iter().any(|id| input.has(id))),
        When::Amount { of, at_least, below, at_most } => input.facts.base_named(of).map_or(Holds::Unknown, |amount| {
            yes_or_no(
                at_least.is_none_or(|least| amount >= least)
                    && below.is_none_or(|below| amount < below)
                    && at_most.is_none_or(|most| amount <= most),
            )
        }),
        // What has a value is there: 猎获物价值 tells of 猎获物.
        When::Lacking { of } => {
            let amount = input.facts.base_named(of).or_else(|| input.facts.base_named(&format!("{of}价值")));
            amount.map_or(Holds::Unknown, |amount| yes_or_no(amount == zero))
        }
        // An amount that is known could be computed; whether one that is not can be is for a person to say.
        When::Incomputable { of } => input.facts.base_named(of).map_or(Holds::Judged, |_| Holds::No),
        When::Described { text } if input.is_established(text) => Holds::Yes,
        When::ImplausiblyLow { .. } | When::Repeated { .. } | When::Quantity { .. } | When::Described { .. } => {
            Holds::Judged
        }
        When::All { of } => together(of, input),
    }
}

/// All of several conditions: the weakest answer decides.
fn together(conditions: &[When], input: &RangeInput<'_>) -> Holds {
    let answers: Vec<Holds> = conditions.iter().map(|when| one(when, input)).collect();
    let weakest = [Holds::No, Holds::Unknown, Holds::Judged].into_iter().find(|answer| answers.contains(answer));
    weakest.unwrap_or(Holds::Yes)
}

/// The circumstances that establish a grade.
fn circumstances_of(grade: Grade) -> &'static [&'static str] {
    match grade {
        Grade::Minor => &["lesser_circumstances"],
        Grade::Serious => &["serious_circumstances"],
        Grade::NotCorrected => &["refused_correction"],
        // Nothing in the catalogue says as much: a person chooses these.
        Grade::RatherSerious | Grade::VerySerious | Grade::Consequences => &[],
    }
}
