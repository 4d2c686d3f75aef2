//! What speaks for a candidate, as numbers of about the same size.

use std::collections::HashMap;

use super::shelf::Shelf;
use crate::search::asked::{Excluded, Memory, Votes};
use crate::search::fusion::{Ranking, fuse};

/// Names of the features, in order.
pub const FEATURES: [&str; 13] = [
    "words",
    "grams",
    "cosine",
    "has_cosine",
    "likeness",
    "meaning",
    "neighbours",
    "law_votes",
    "law_asked",
    "fused",
    "penalty",
    "act_share",
    "penalty_of_act",
];

/// Articles before and after a voted one that gain from its vote: questions on a subject are answered by articles that stand
/// together.
const REACH: u32 = 8;
/// Distance over which that gain falls to 1/e.
const FADING: f32 = 3.0;
/// Votes for one law, at most.
const LAW_CAP: f32 = 3.0;
const SCORE_SCALE: f32 = 1.0 / 20.0;
/// Cosine of texts that have nothing in common.
const UNRELATED: f32 = 0.8;
/// Brings the reciprocal ranks of three lists into the range of 0 to 3.
const FUSED_SCALE: f64 = 61.0;

/// What the searches found, best first: positions with BM25 scores, or with cosines.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// By words.
    pub words: Vec<(usize, f32)>,
    /// By characters.
    pub grams: Vec<(usize, f32)>,
    /// By meaning.
    pub near: Vec<(usize, f32)>,
}

/// A candidate with its features.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Position of the article.
    pub position: usize,
    /// In the order of [`FEATURES`].
    pub features: [f32; FEATURES.len()],
}

/// The candidates of a query: what the searches found, what the memory voted for, and the neighbours of that; each once, in order of
/// position, if `accept` takes it.
pub fn candidates(
    shelf: &Shelf,
    found: &Found,
    votes: &Votes,
    (memory, excluded): (&Memory, &Excluded),
    accept: &dyn Fn(usize) -> bool,
) -> Vec<Candidate> {
    let support = Support::of(shelf, votes, accept);
    let [words, grams, near] = [&found.words, &found.grams, &found.near].map(|list| by_position(list));
    let fused: HashMap<usize, f64> = fuse(&rankings(found)).into_iter().collect();
    let mut positions: Vec<usize> =
        fused.keys().chain(support.votes.keys()).chain(support.neighbours.keys()).copied().collect();
    positions.sort_unstable();
    positions.dedup();
    let mut asked: HashMap<u32, f32> = HashMap::new();
    let features = |position: usize| {
        let law = shelf.law(position).unwrap_or(u32::MAX);
        let (likeness, meaning) = support.votes.get(&position).copied().unwrap_or_default();
        let of = |scores: &HashMap<usize, f32>| scores.get(&position).copied().unwrap_or_default();
        let cosine = near.get(&position).map_or(0.0, |cosine| (cosine - UNRELATED).max(0.0) * 10.0);
        let penalty = f32::from(u8::from(shelf.is_penalty(position)));
        let law_asked = *asked.entry(law).or_insert_with(|| law_asked(shelf, law, memory, excluded));
        #[expect(clippy::cast_possible_truncation, reason = "a number of one digit")]
        let fused = (fused.get(&position).copied().unwrap_or_default() * FUSED_SCALE) as f32;
        [
            of(&words) * SCORE_SCALE,
            of(&grams) * SCORE_SCALE,
            cosine,
            f32::from(u8::from(cosine > 0.0)),
            likeness,
            meaning,
            support.neighbours.get(&position).copied().unwrap_or_default(),
            support.laws.get(&law).copied().unwrap_or_default().min(LAW_CAP),
            law_asked,
            fused,
            penalty,
            votes.act_share,
            penalty * votes.act_share,
        ]
    };
    let mut features = features;
    positions.into_iter().map(|position| Candidate { position, features: features(position) }).collect()
}

fn by_position(list: &[(usize, f32)]) -> HashMap<usize, f32> {
    list.iter().copied().collect()
}

fn rankings(found: &Found) -> [Ranking; 3] {
    [&found.words, &found.grams, &found.near]
        .map(|list| Ranking { keys: list.iter().map(|(position, _)| *position).collect(), weight: 1.0 })
}

/// How often laypeople's questions are answered by a law, for its size: the logarithm of the odds against a law never asked for.
fn law_asked(shelf: &Shelf, law: u32, memory: &Memory, excluded: &Excluded) -> f32 {
    /// Share of a question and of an article that a law is taken to have before anything is known of it.
    const PRIOR: (f32, f32) = (0.02, 2.0);
    const USUAL_SIZE: f32 = 50.0;
    let Some((name, size)) = shelf.about(law) else { return 0.0 };
    let asked = memory.asked_of(name, excluded) as f32;
    let share = (asked + PRIOR.0) / (size as f32 + PRIOR.1);
    (share / (PRIOR.0 / USUAL_SIZE)).ln() / 5.0
}

/// The votes brought to the articles of the corpus.
#[derive(Debug, Default)]
struct Support {
    votes: HashMap<usize, (f32, f32)>,
    neighbours: HashMap<usize, f32>,
    laws: HashMap<u32, f32>,
}

impl Support {
    fn of(shelf: &Shelf, votes: &Votes, accept: &dyn Fn(usize) -> bool) -> Self {
        let mut support = Self::default();
        let mut cast: Vec<_> = votes.articles.iter().collect();
        cast.sort_by(|left, right| left.0.cmp(right.0));
        for (wording, vote) in cast {
            let total = vote.likeness + vote.meaning;
            let mut laws: Vec<u32> = Vec::new();
            for &position in shelf.with_wording(wording) {
                if accept(position) {
                    support.votes.insert(position, (vote.likeness, vote.meaning));
                }
                let Some(law) = shelf.law(position) else { continue };
                // Several versions with the same wording are one article.
                if laws.contains(&law) {
                    continue;
                }
                laws.push(law);
                *support.laws.entry(law).or_default() += total;
                for (neighbour, distance) in shelf.neighbours(position, REACH) {
                    if accept(neighbour) {
                        *support.neighbours.entry(neighbour).or_default() +=
                            total * (-(distance as f32) / FADING).exp();
                    }
                }
            }
        }
        support
    }
}
