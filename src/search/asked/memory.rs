//! All that is remembered, and the votes that a query gets from it.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::learned::Learned;
use super::likeness::{Likeness, hashed_grams};
use crate::search::acts;
use crate::search::dense::{Choice, Meaning, PassageTable};
use crate::search::vector::{Key, Narrowing, key_of};

const LEARNED: &str = include_str!("../../../index/asked/learned.jsonl");
/// Remembered texts that vote, at most, for each of the two kinds of likeness.
const VOTERS: usize = 30;
/// Cosine below which two short texts have nothing in common (half of all pairs of unrelated questions lie below .85).
const UNRELATED: f32 = 0.84;
/// What brings the cosines above that into the range of 0 to 1.5.
const COSINE_SCALE: f32 = 10.0;
/// What brings BM25 scores of short texts into the range of 0 to about 1.5.
const LIKENESS_SCALE: f32 = 1.0 / 40.0;

/// Where a remembered text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// An act that a penalty article punishes.
    Act,
    /// A question written for this project.
    Question,
    /// A question that was learned.
    Learned,
}

struct Remembered {
    origin: Origin,
    key: Key,
    answers: Vec<String>,
}

/// Everything remembered.
pub struct Memory {
    items: Vec<Remembered>,
    likeness: Likeness,
    passages: PassageTable,
    /// How many learned questions each law answers, by its name without 中华人民共和国.
    laws: HashMap<String, usize>,
    learned_laws: Vec<(usize, Vec<String>)>,
}

/// How much speaks for an article, by its fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Vote {
    /// From texts that share characters with the query.
    pub likeness: f32,
    /// From texts near in meaning.
    pub meaning: f32,
}

/// Remembered texts that must not vote: those with the very words of the query, while the search is measured or trained on what it
/// has learned.
#[derive(Debug, Clone, Default)]
pub struct Excluded(Vec<usize>);

impl Excluded {
    /// Whether all may vote.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The votes for a query.
#[derive(Debug, Clone, Default)]
pub struct Votes {
    /// By fingerprint of the article.
    pub articles: HashMap<String, Vote>,
    /// Which share of the votes came from acts (0 to 1): how much the query sounds like the description of a violation.
    pub act_share: f32,
}

/// The memory of the process, read once.
pub fn memory() -> &'static Memory {
    static MEMORY: OnceLock<Memory> = OnceLock::new();
    MEMORY.get_or_init(|| Memory::new(acts::acts(), acts::questions(), &parse(LEARNED).unwrap_or_default()))
}

fn parse(file: &str) -> Result<Vec<Learned>, serde_json::Error> {
    file.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str).collect()
}

impl Memory {
    fn new(acts: &[acts::Line], questions: &[acts::Line], learned: &[Learned]) -> Self {
        let mut items = Vec::new();
        let mut grams: Vec<Vec<u32>> = Vec::new();
        for (origin, lines) in [(Origin::Act, acts), (Origin::Question, questions)] {
            for line in lines {
                for said in &line.say {
                    grams.push(hashed_grams(said));
                    items.push(Remembered { origin, key: key_of(said), answers: vec![line.text.clone()] });
                }
            }
        }
        let mut laws: HashMap<String, usize> = HashMap::new();
        let mut learned_laws = Vec::new();
        for question in learned {
            let Some(key) = hex::decode(&question.key).ok().and_then(|bytes| Key::try_from(bytes).ok()) else {
                continue;
            };
            let named: Vec<String> = question.answers.iter().map(|answer| answer.law.clone()).collect();
            named.iter().for_each(|law| *laws.entry(law.clone()).or_default() += 1);
            learned_laws.push((items.len(), named));
            grams.push(question.hashed_grams());
            let answers = question.answers.iter().map(|answer| answer.text.clone()).collect();
            items.push(Remembered { origin: Origin::Learned, key, answers });
        }
        let likeness = Likeness::new(grams.iter().map(Vec::as_slice));
        let passages = PassageTable::of_keys(items.iter().map(|item| vec![item.key]));
        Self { items, likeness, passages, laws, learned_laws }
    }

    /// The keys of the vectors of all that is remembered.
    pub fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.items.iter().map(|item| item.key)
    }

    /// Number of remembered texts.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The learned texts with exactly these words.
    pub fn excluding(&self, query: &str) -> Excluded {
        let key = key_of(query);
        let same = |item: &Remembered| item.origin == Origin::Learned && item.key == key;
        Excluded(self.items.iter().enumerate().filter(|(_, item)| same(item)).map(|(place, _)| place).collect())
    }

    /// How many learned questions a law answers, by its name without 中华人民共和国.
    pub fn asked_of(&self, law: &str, excluded: &Excluded) -> usize {
        let all = self.laws.get(law).copied().unwrap_or_default();
        let left_out = self.learned_laws.iter().filter(|(place, _)| excluded.0.contains(place));
        all - left_out.map(|(_, named)| named.iter().filter(|name| *name == law).count()).sum::<usize>().min(all)
    }

    /// The votes of the remembered texts most like `query`; `meaning` where it has one.
    pub fn votes(&self, query: &str, meaning: Option<&Meaning<'_>>, excluded: &Excluded) -> Votes {
        let mut votes = Votes::default();
        let (mut from_acts, mut from_all) = (0.0, 0.0);
        let accept = |place: usize| !excluded.0.contains(&place);
        let mut cast = |place: usize, weight: f32, part: fn(&mut Vote) -> &mut f32| {
            let Some(item) = self.items.get(place) else { return };
            from_all += weight;
            from_acts += if item.origin == Origin::Act { weight } else { 0.0 };
            let share = weight / (item.answers.len().max(1) as f32).sqrt();
            for answer in &item.answers {
                *part(votes.articles.entry(answer.clone()).or_default()) += share;
            }
        };
        for (place, score) in self.likeness.nearest(&hashed_grams(query), VOTERS, accept) {
            cast(place, score * LIKENESS_SCALE, |vote| &mut vote.likeness);
        }
        if let Some(meaning) = meaning {
            // The vectors of the memory ship with the program: they are here, whatever server keeps the others.
            let choice = Choice { accept: &accept, narrowing: &Narrowing::default() };
            let nearest = self.passages.nearest(meaning.vectors.at_home(), &meaning.query, VOTERS, choice);
            for near in
                nearest.inspect_err(|error| tracing::warn!(%error, "the memory has no vectors")).unwrap_or_default()
            {
                cast(near.id, (near.cosine - UNRELATED).max(0.0) * COSINE_SCALE, |vote| &mut vote.meaning);
            }
        }
        votes.act_share = if from_all > 0.0 { from_acts / from_all } else { 0.0 };
        votes
    }
}

#[cfg(test)]
mod tests {
    use super::super::learned::learn;
    use super::*;

    fn line(text: &str, say: &[&str]) -> acts::Line {
        acts::Line {
            law: "某法".to_owned(),
            article: 1,
            article_suffix: None,
            text: acts::fingerprint(text),
            say: say.iter().map(|said| (*said).to_owned()).collect(),
        }
    }

    #[test]
    fn what_is_remembered_votes_for_its_article_and_a_learned_question_can_be_left_out() {
        let acts = [line("经营超过保质期的食品的，处罚款。", &["店里卖过期牛奶"])];
        let questions = [line("借款人应当按照约定的期限返还借款。", &["邻居借钱不还怎么办"])];
        let learned =
            [learn("同事借了钱一直不还", [("中华人民共和国民法典", "借款人应当按照约定的期限返还借款。")].into_iter())];
        let memory = Memory::new(&acts, &questions, &learned);
        let asked = "同事借了钱一直不还";
        let votes = memory.votes(asked, None, &Excluded::default());
        let without = memory.votes(asked, None, &memory.excluding(asked));
        let article = acts::fingerprint("借款人应当按照约定的期限返还借款。");
        assert!(votes.articles[&article].likeness > without.articles[&article].likeness);
        assert_eq!(votes.act_share, 0.0);
        assert_eq!(memory.asked_of("民法典", &Excluded::default()), 1);
        assert_eq!(memory.asked_of("民法典", &memory.excluding(asked)), 0);
        assert!(memory.votes("卖过期牛奶", None, &Excluded::default()).act_share > 0.9);
    }

    #[test]
    fn the_embedded_file_is_valid() {
        let learned = parse(LEARNED).expect("learned.jsonl is valid");
        assert!(learned.iter().all(|question| !question.hashed_grams().is_empty() && !question.answers.is_empty()));
    }
}
