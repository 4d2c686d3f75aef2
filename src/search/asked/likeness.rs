//! Likeness of short texts by their characters: BM25 over an inverted index in memory.

use std::collections::{BTreeMap, HashMap};

use crate::search::tokenizer::Grams;

const K1: f32 = 1.2;
const B: f32 = 0.75;

/// An index of short texts, each a bag of hashed characters and pairs of characters.
#[derive(Debug, Default)]
pub struct Likeness {
    postings: HashMap<u32, Vec<(u32, f32)>>,
    texts: usize,
}

/// The grams of a text, hashed (FNV-1a, 32 bits).
pub fn hashed_grams(text: &str) -> Vec<u32> {
    Grams::cut(text).iter().map(|gram| hash(gram)).collect()
}

fn hash(gram: &str) -> u32 {
    gram.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl Likeness {
    /// Indexes the texts in order.
    pub fn new<'a>(texts: impl Iterator<Item = &'a [u32]>) -> Self {
        let mut index = Self::default();
        let mut lengths: Vec<f32> = Vec::new();
        for (text, grams) in (0_u32..).zip(texts) {
            lengths.push(grams.len() as f32);
            for (gram, count) in counts(grams) {
                index.postings.entry(gram).or_default().push((text, count));
            }
        }
        index.texts = lengths.len();
        index.weigh(&lengths);
        index
    }

    /// Turns counts into the weights of BM25.
    fn weigh(&mut self, lengths: &[f32]) {
        let total = lengths.len() as f32;
        let mean = lengths.iter().sum::<f32>() / total.max(1.0);
        for postings in self.postings.values_mut() {
            let held_by = postings.len() as f32;
            let rarity = (1.0 + (total - held_by + 0.5) / (held_by + 0.5)).ln();
            for (text, weight) in postings {
                let length = lengths.get(*text as usize).copied().unwrap_or(mean);
                let damping = K1 * (1.0 - B + B * length / mean);
                *weight = rarity * *weight * (K1 + 1.0) / (*weight + damping);
            }
        }
    }

    /// The `limit` texts most like `query` that `accept` takes, with their scores, best first.
    pub fn nearest(&self, query: &[u32], limit: usize, accept: impl Fn(usize) -> bool) -> Vec<(usize, f32)> {
        let mut scores = vec![0.0_f32; self.texts];
        for (gram, count) in counts(query) {
            for (text, weight) in self.postings.get(&gram).into_iter().flatten() {
                if let Some(score) = scores.get_mut(*text as usize) {
                    *score += count * weight;
                }
            }
        }
        let mut found: Vec<(usize, f32)> =
            scores.into_iter().enumerate().filter(|(text, score)| *score > 0.0 && accept(*text)).collect();
        let best_first =
            |left: &(usize, f32), right: &(usize, f32)| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0));
        if found.len() > limit {
            found.select_nth_unstable_by(limit, best_first);
            found.truncate(limit);
        }
        found.sort_by(best_first);
        found
    }
}

/// How often each gram occurs, in a fixed order: sums of fractions depend on it, and the same query must give the same scores.
fn counts(grams: &[u32]) -> BTreeMap<u32, f32> {
    let mut counts = BTreeMap::new();
    for gram in grams {
        *counts.entry(*gram).or_insert(0.0) += 1.0;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(texts: &[&str]) -> Likeness {
        let grams: Vec<Vec<u32>> = texts.iter().map(|text| hashed_grams(text)).collect();
        Likeness::new(grams.iter().map(Vec::as_slice))
    }

    #[test]
    fn the_text_that_shares_the_rarest_pairs_comes_first() {
        let index = index(&["店里卖过期牛奶", "店里卖假烟", "邻居不还钱怎么办"]);
        let found = index.nearest(&hashed_grams("超市卖过期酸奶"), 2, |_| true);
        assert_eq!(found.iter().map(|(text, _)| *text).collect::<Vec<_>>(), [0, 1]);
        assert!(found[0].1 > found[1].1);
    }

    #[test]
    fn the_same_words_give_the_same_scores_to_the_last_bit() {
        let index = index(&["店里卖过期牛奶和面包没有下架", "店里卖假烟假酒", "邻居不还钱怎么办"]);
        let asked = hashed_grams("超市卖过期酸奶和过期面包没有下架怎么办");
        let bits = || -> Vec<u32> {
            index.nearest(&asked, 3, |_| true).into_iter().map(|(_, score)| score.to_bits()).collect()
        };
        let first = bits();
        assert!((0..200).all(|_| bits() == first));
    }

    #[test]
    fn what_shares_nothing_or_is_not_accepted_is_not_found() {
        let index = index(&["店里卖过期牛奶", "邻居不还钱怎么办"]);
        assert_eq!(index.nearest(&hashed_grams("xyz"), 5, |_| true), []);
        assert_eq!(index.nearest(&hashed_grams("卖过期牛奶"), 5, |text| text != 0), []);
    }
}
