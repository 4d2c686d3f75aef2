//! Which act of a table a case is under: the provision first, then the words of the act.

use super::basis::CitedProvision;
use super::model::{Benchmark, Item};
use crate::discretion::range::RangeInput;

/// How an item came to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// The words of the act are those of the table, or its code was given.
    Act,
    /// The case names the act of the table among other words.
    PartOfAct,
    /// The provision is the same and the words are near.
    Near,
    /// Only the provision is the same.
    Provision,
}

/// What was found.
pub(super) enum Found<'a> {
    /// The table says nothing on the provision or the act.
    Nothing,
    /// One item.
    One(&'a Item, Match),
    /// Several that a person must choose from, or one whose act the case does not name.
    Several(Vec<&'a Item>),
}

/// Two acts are near from this share of common pairs of letters on; below it a person chooses.
const NEAR: f64 = 0.5;
/// Fewer letters than this name no act.
const SHORTEST: usize = 4;

/// Finds the item of a case.
pub(super) fn find<'a>(benchmark: &'a Benchmark, input: &RangeInput<'_>) -> Found<'a> {
    let asked = CitedProvision {
        law: input.law.to_owned(),
        number: input.number,
        paragraph: input.paragraph,
        item: input.item,
    };
    let act = input.act.map(plain).filter(|act| !act.is_empty());
    let mut fitting: Vec<(Match, &Item)> = Vec::new();
    for item in &benchmark.items {
        let meets = item.provisions.iter().any(|provision| provision.meets(&asked));
        // A table by code cites no law: there the act alone decides.
        if !meets && !item.provisions.is_empty() {
            continue;
        }
        let by_words = act.as_deref().and_then(|act| by_words(item, act));
        match by_words {
            Some(Match::Near) if !meets => {}
            Some(found) => fitting.push((found, item)),
            None if meets => fitting.push((Match::Provision, item)),
            None => {}
        }
    }
    let Some(best) = fitting.iter().map(|(found, _)| *found).min() else { return Found::Nothing };
    let of_best: Vec<&Item> = fitting.iter().filter(|(found, _)| *found == best).map(|(_, item)| *item).collect();
    match (best, &of_best[..]) {
        (Match::Act | Match::PartOfAct, [only]) => Found::One(only, best),
        // Near is a guess where other acts of the provision are in the table.
        (Match::Near, [only]) if fitting.len() == 1 => Found::One(only, best),
        (Match::Act | Match::PartOfAct, _) => Found::Several(of_best),
        _ => Found::Several(fitting.into_iter().map(|(_, item)| item).collect()),
    }
}

fn by_words(item: &Item, act: &str) -> Option<Match> {
    if item.code.as_deref() == Some(act) {
        return Some(Match::Act);
    }
    let whole = plain(&item.act);
    let acts: Vec<String> = item.acts.iter().map(|act| plain(act)).chain([whole]).collect();
    if acts.iter().any(|other| other == act) {
        return Some(Match::Act);
    }
    // The case says all that the table says, and more.
    if acts.iter().any(|other| other.chars().count() >= SHORTEST && act.contains(other.as_str())) {
        return Some(Match::PartOfAct);
    }
    let said_in_part = act.chars().count() >= SHORTEST && acts.iter().any(|other| other.contains(act));
    (said_in_part || acts.iter().any(|other| likeness(other, act) >= NEAR)).then_some(Match::Near)
}

/// An act without marks and the words that every act may have.
pub(super) fn plain(act: &str) -> String {
    let letters: String = act.chars().filter(|sign| sign.is_alphanumeric()).collect();
    let without = letters.trim_end_matches("的行为").trim_end_matches("行为").trim_end_matches('的');
    without.trim_start_matches("对").to_owned()
}

/// Share of common pairs of letters (Dice).
pub(super) fn likeness(one: &str, two: &str) -> f64 {
    let pairs = |text: &str| -> Vec<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (one, mut two) = (pairs(one), pairs(two));
    let total = one.len() + two.len();
    if total == 0 {
        return 0.0;
    }
    let mut common = 0_u32;
    for pair in one {
        if let Some(at) = two.iter().position(|other| *other == pair) {
            two.swap_remove(at);
            common += 1;
        }
    }
    let total = u32::try_from(total).unwrap_or(u32::MAX);
    2.0 * f64::from(common) / f64::from(total)
}
