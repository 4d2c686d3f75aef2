//! What the server was last seen to hold.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::search::vector::attributes::Described;
use crate::search::vector::file::Key;

/// Listing takes at most this part of the time.
const SHARE_OF_TIME: u32 = 20;

/// The passages that the server holds, each with a row of ours and the stamp of its attributes.
#[derive(Debug, Default)]
pub struct Known {
    /// The collection in use; `None` where there is none.
    pub collection: Option<String>,
    /// Changes with every change of what follows.
    pub generation: u64,
    rows: HashMap<Key, usize>,
    stamps: Vec<Option<i64>>,
    checked: Option<Instant>,
    listing: Duration,
}

impl Known {
    /// Whether it was checked so lately that it need not be again; never with a `refresh` of zero.
    pub fn is_fresh(&self, now: Instant, refresh: Duration) -> bool {
        let age = self.checked.map(|checked| now.saturating_duration_since(checked));
        age.is_some_and(|age| !refresh.is_zero() && age < refresh.max(self.listing * SHARE_OF_TIME))
    }

    /// Notes that it is as the server has it.
    pub fn confirm(&mut self, now: Instant) {
        self.checked = Some(now);
    }

    /// Takes a whole listing, which took `listing`.
    pub fn replace(&mut self, collection: Option<String>, listed: Vec<(Key, Option<i64>)>, listing: Duration) {
        self.collection = collection;
        self.listing = listing;
        self.rows.clear();
        self.stamps.clear();
        self.take(listed);
    }

    /// Takes what was written.
    pub fn take(&mut self, written: Vec<(Key, Option<i64>)>) {
        for (key, stamp) in written {
            let row = *self.rows.entry(key).or_insert(self.stamps.len());
            match self.stamps.get_mut(row) {
                Some(known) => *known = stamp,
                None => self.stamps.push(stamp),
            }
        }
        self.generation += 1;
    }

    /// Number of passages.
    pub fn len(&self) -> usize {
        self.stamps.len()
    }

    /// The row of a passage.
    pub fn row(&self, key: &Key) -> Option<usize> {
        self.rows.get(key).copied()
    }

    /// The passages.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        self.rows.keys()
    }

    /// Those of `described` that are held with other attributes.
    pub fn stale<'a>(&'a self, described: &'a Described) -> impl Iterator<Item = Key> + 'a {
        let mut stamps = HashMap::new();
        described.iter().filter_map(move |(key, attributes)| {
            let held = self.stamps.get(self.row(key)?)?;
            // Passages share their attributes: each is read once.
            let wanted =
                *stamps.entry(std::sync::Arc::as_ptr(attributes) as usize).or_insert_with(|| attributes.stamp());
            (*held != Some(wanted)).then_some(*key)
        })
    }
}
