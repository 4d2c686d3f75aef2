//! Acts by their words, so that comparing tables does not compare every act with every other.

use std::collections::HashMap;

use super::super::find::plain;
use super::super::model::{Benchmark, Item};

/// The acts of some tables, by their words without marks.
pub(super) struct Acts<'a> {
    by_words: HashMap<String, Vec<Held<'a>>>,
}

/// An act with its table and its place in it.
#[derive(Clone, Copy)]
pub(super) struct Held<'a> {
    pub benchmark: &'a Benchmark,
    pub item: &'a Item,
    pub place: usize,
}

impl<'a> Acts<'a> {
    pub fn of(tables: impl IntoIterator<Item = &'a Benchmark>) -> Self {
        let mut by_words: HashMap<String, Vec<Held<'a>>> = HashMap::new();
        for benchmark in tables {
            for (place, item) in benchmark.items.iter().enumerate() {
                for words in words(item) {
                    by_words.entry(words).or_default().push(Held { benchmark, item, place });
                }
            }
        }
        Self { by_words }
    }

    /// The acts with the words of `item` under a common provision, each once; `item` itself is among them where its table is.
    pub fn same_as(&self, item: &Item) -> Vec<Held<'a>> {
        let mut found: Vec<Held<'a>> = Vec::new();
        for held in words(item).iter().filter_map(|words| self.by_words.get(words)).flatten() {
            let is_new = !found.iter().any(|other| std::ptr::eq(other.item, held.item));
            if is_new && share_provision(item, held.item) {
                found.push(*held);
            }
        }
        found
    }
}

fn words(item: &Item) -> Vec<String> {
    let mut words: Vec<String> = item.acts.iter().map(|act| plain(act)).filter(|words| !words.is_empty()).collect();
    words.sort();
    words.dedup();
    words
}

/// A common provision; a table by code cites none and shares all.
fn share_provision(one: &Item, other: &Item) -> bool {
    let either_silent = one.provisions.is_empty() || other.provisions.is_empty();
    let common =
        || one.provisions.iter().any(|provision| other.provisions.iter().any(|theirs| provision.meets(theirs)));
    either_silent || common()
}
