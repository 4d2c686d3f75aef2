//! Which version of a law applies on a date. Pure, and cheap enough to ask for every hit of a search.

use chrono::NaiveDate;

use crate::law::validity::Validity;

/// One held version of a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// When it is in force.
    pub validity: Validity,
    /// Whether the law itself ended with this version (repealed or replaced), rather than being amended.
    pub last: bool,
}

/// The answer for a date; each holds the position of the version in the slice asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// In force on the date.
    InForce(usize),
    /// Not in force on the date, but no held version is: the nearest one in time.
    Nearest(usize),
    /// The law had ended by the date; its last version.
    Ended(usize),
}

impl Choice {
    /// Position of the version.
    pub fn position(self) -> usize {
        match self {
            Self::InForce(position) | Self::Nearest(position) | Self::Ended(position) => position,
        }
    }
}

/// Chooses among the held versions of one law; `None` where none is held.
pub fn choose(versions: &[Version], on: NaiveDate) -> Option<Choice> {
    let in_force = (0..versions.len()).filter(|&position| versions[position].validity.contains(on));
    // Where periods overlap, the version that began last applies (later law before earlier law).
    if let Some(position) = in_force.max_by_key(|&position| versions[position].validity.from) {
        return Some(Choice::InForce(position));
    }
    let nearest = (0..versions.len()).min_by_key(|&position| distance(&versions[position].validity, on))?;
    let latest = (0..versions.len()).max_by_key(|&position| versions[position].validity.from)?;
    let ended = versions[latest].last && versions[latest].validity.to.is_some_and(|to| to <= on);
    Some(if ended { Choice::Ended(latest) } else { Choice::Nearest(nearest) })
}

/// Days between a date and a period that does not contain it.
fn distance(validity: &Validity, on: NaiveDate) -> i64 {
    let before = validity.from.map(|from| (from - on).num_days()).filter(|days| *days > 0);
    let after = validity.to.map(|to| (on - to).num_days()).filter(|days| *days >= 0);
    before.or(after).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a valid date")
    }

    fn version(from: &str, to: Option<&str>, last: bool) -> Version {
        Version { validity: Validity { from: Some(day(from)), to: to.map(day) }, last }
    }

    #[test]
    fn the_version_in_force_on_the_date_is_chosen() {
        let mark = [version("2019-04-23", Some("2027-01-01"), false), version("2027-01-01", None, false)];
        assert_eq!(choose(&mark, day("2026-12-31")), Some(Choice::InForce(0)));
        assert_eq!(choose(&mark, day("2027-01-01")), Some(Choice::InForce(1)));
    }

    #[test]
    fn before_the_first_held_version_that_one_is_the_nearest() {
        let food = [version("2025-12-01", None, false)];
        assert_eq!(choose(&food, day("2025-03-12")), Some(Choice::Nearest(0)));
    }

    #[test]
    fn in_a_gap_the_version_fewer_days_away_is_the_nearest() {
        let constitution = [version("1982-12-04", Some("1988-04-12"), false), version("2018-03-11", None, false)];
        assert_eq!(choose(&constitution, day("1990-01-01")), Some(Choice::Nearest(0)));
        assert_eq!(choose(&constitution, day("2010-01-01")), Some(Choice::Nearest(1)));
    }

    #[test]
    fn a_repealed_law_has_ended_but_an_amended_one_has_not() {
        let air = [version("2018-10-26", Some("2026-08-15"), true)];
        assert_eq!(choose(&air, day("2026-08-14")), Some(Choice::InForce(0)));
        assert_eq!(choose(&air, day("2026-08-15")), Some(Choice::Ended(0)));
        let criminal = [version("2021-03-01", Some("2024-03-01"), false)];
        assert_eq!(choose(&criminal, day("2025-01-01")), Some(Choice::Nearest(0)));
    }

    #[test]
    fn without_a_held_version_there_is_no_answer() {
        assert_eq!(choose(&[], day("2026-01-01")), None);
    }
}
