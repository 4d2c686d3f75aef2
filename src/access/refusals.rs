//! How much of what is refused goes into the log: the first of each kind in a minute, the rest as one count, so that a flood
//! of requests can't fill the disk.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};

/// Kinds (address and code) of one minute that get an entry of their own.
const KINDS: usize = 10;
/// Addresses of one minute that are counted one by one.
const ADDRESSES: usize = 1000;
/// Requests with wrong credentials that an address may make in a minute before it is told to slow down.
const PATIENCE: u32 = 120;

/// What to do about a refusal.
#[derive(Debug, PartialEq, Eq)]
pub struct Noted {
    /// Whether it gets an entry of its own.
    pub entry: bool,
    /// Whether its address has made too many of them in this minute.
    pub too_many: bool,
    /// The minute before, if it has just ended and left something to count.
    pub summary: Option<Summary>,
}

/// What a minute left out of the log.
#[derive(Debug, PartialEq, Eq)]
pub struct Summary {
    /// Refusals without an entry of their own: address, code, how many; ordered.
    pub left_out: Vec<(String, &'static str, u32)>,
    /// Refusals beyond the kinds that are told apart.
    pub others: u32,
}

/// Counts refusals.
#[derive(Debug, Default)]
pub struct Refusals(Mutex<Minute>);

#[derive(Debug, Default)]
struct Minute {
    number: i64,
    kinds: HashMap<(String, &'static str), u32>,
    addresses: HashMap<String, u32>,
    others: u32,
}

impl Refusals {
    /// Counts the refusal of a request from `address` with the problem `code`.
    pub fn note(&self, now: DateTime<Utc>, address: &str, code: &'static str) -> Noted {
        let mut minute = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let summary = minute.turn(now);
        let room = minute.kinds.len() < KINDS;
        let kind = (address.to_owned(), code);
        let entry = match minute.kinds.get_mut(&kind) {
            Some(count) => {
                *count = count.saturating_add(1);
                false
            }
            None if room => {
                minute.kinds.insert(kind, 1);
                true
            }
            None => {
                minute.others = minute.others.saturating_add(1);
                false
            }
        };
        Noted { entry, too_many: minute.count(address) > PATIENCE, summary }
    }

    /// What the minute has left out so far: the service stops.
    pub fn end(&self) -> Option<Summary> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).close()
    }
}

impl Minute {
    fn turn(&mut self, now: DateTime<Utc>) -> Option<Summary> {
        let number = now.timestamp().div_euclid(60);
        if number == self.number {
            return None;
        }
        let summary = self.close();
        self.number = number;
        summary
    }

    fn close(&mut self) -> Option<Summary> {
        let ended = std::mem::take(self);
        self.number = ended.number;
        let repeated = ended.kinds.into_iter().filter(|(_, count)| *count > 1);
        let mut left_out: Vec<_> = repeated.map(|((address, code), count)| (address, code, count - 1)).collect();
        left_out.sort();
        let nothing = left_out.is_empty() && ended.others == 0;
        (!nothing).then_some(Summary { left_out, others: ended.others })
    }

    fn count(&mut self, address: &str) -> u32 {
        if !self.addresses.contains_key(address) && self.addresses.len() >= ADDRESSES {
            return 0;
        }
        let count = self.addresses.entry(address.to_owned()).or_default();
        *count = count.saturating_add(1);
        *count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).expect("a moment")
    }

    #[test]
    fn the_first_of_a_kind_has_an_entry_and_the_rest_are_counted() {
        let refusals = Refusals::default();
        let entries = (0..500).filter(|_| refusals.note(at(0), "10.0.0.1", "access.denied").entry).count();
        assert_eq!(entries, 1);
        assert!(refusals.note(at(1), "10.0.0.1", "access.denied").too_many);
        assert!(!refusals.note(at(1), "10.0.0.2", "access.denied").too_many);
        let next = refusals.note(at(60), "10.0.0.1", "access.denied");
        assert!(next.entry && !next.too_many);
        let left_out = vec![("10.0.0.1".to_owned(), "access.denied", 500)];
        assert_eq!(next.summary, Some(Summary { left_out, others: 0 }));
        assert_eq!(refusals.end(), None, "nothing was left out");
    }

    #[test]
    fn many_addresses_do_not_make_many_entries() {
        let refusals = Refusals::default();
        let entries = (0..5000).filter(|n| refusals.note(at(0), &format!("a{n}"), "access.denied").entry).count();
        assert_eq!(entries, KINDS);
        assert_eq!(refusals.end(), Some(Summary { left_out: Vec::new(), others: 4990 }));
        assert_eq!(refusals.end(), None);
    }
}
