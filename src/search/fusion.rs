//! Reciprocal rank fusion: lists whose scores cannot be compared are joined by the ranks in them.

use std::collections::HashMap;

/// Damping of the ranks (Cormack et al., 2009): the first places of one list don't outvote agreement between lists.
const K: f64 = 60.0;

/// A list of keys, best first, and how much it counts.
#[derive(Debug, Clone)]
pub struct Ranking {
    /// Keys, best first.
    pub keys: Vec<usize>,
    /// Weight of the list.
    pub weight: f64,
}

/// A key and the sum over the lists of weight / (60 + rank), ranks from 1.
pub type Fused = (usize, f64);

/// All keys of all lists, best first; equal scores in order of the key.
pub fn fuse(rankings: &[Ranking]) -> Vec<Fused> {
    let mut scores: HashMap<usize, f64> = HashMap::new();
    for ranking in rankings {
        for (rank, key) in (1_u32..).zip(&ranking.keys) {
            *scores.entry(*key).or_default() += ranking.weight / (K + f64::from(rank));
        }
    }
    let mut fused: Vec<Fused> = scores.into_iter().collect();
    sort(&mut fused);
    fused
}

/// Best first; equal scores in order of the key.
pub fn sort(fused: &mut [Fused]) {
    fused.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(rankings: &[Ranking]) -> Vec<usize> {
        fuse(rankings).into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn agreement_between_lists_outranks_the_top_of_one() {
        let lists = [Ranking { keys: vec![1, 2], weight: 1.0 }, Ranking { keys: vec![3, 2], weight: 1.0 }];
        assert_eq!(keys(&lists), [2, 1, 3]);
    }

    #[test]
    fn a_heavier_list_decides_between_its_first_and_that_of_another() {
        let lists = [Ranking { keys: vec![1], weight: 1.0 }, Ranking { keys: vec![2], weight: 2.0 }];
        assert_eq!(keys(&lists), [2, 1]);
    }
}
