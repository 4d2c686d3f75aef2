//! Candidates -> the provision that penalises the act. The model answers 是 or 否 on each candidate; its answer to an
//! empty act is subtracted, since some articles attract a 是 whatever the act. It can only choose, never name.

use std::cmp::Ordering;
use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::prompt::{CHOOSE, CHOOSE_QUESTION};
use super::report::Chosen;
use crate::failure::Failure;
use crate::inference::generator::{Chat, Generator, Role};
use crate::law::numerals::to_chinese;
use crate::law::provision::ArticleNumber;
use crate::law::structure::{Paragraph, split};
use crate::progress::{Progress, ProgressEvent};
use crate::search::hit::ProvisionHit;
use crate::search::vocabulary::expansions;

/// Candidates that the model judges; more would cost time for little.
pub const CANDIDATES: usize = 8;
/// An article's text beyond this many characters is cut for the model (its items that fit the act best come first).
const ARTICLE_CHARACTERS: usize = 420;
/// What stands for "no act" when the answers are calibrated.
const EMPTY_ACT: &str = "（未说明）";

/// How a candidate was judged; kept in the record of the step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// Which candidate.
    pub provision_id: i64,
    /// Log-odds of 是 against 否 on the act.
    pub log_odds: f32,
    /// The same on an empty act.
    pub log_odds_empty: f32,
}

impl Judgement {
    /// Log-odds that the act adds.
    pub fn calibrated(&self) -> f32 {
        self.log_odds - self.log_odds_empty
    }
}

/// Judges the candidates, best first.
///
/// # Errors
/// What the model says (`model.*`), or `cancelled`.
pub fn judge(
    act: &str,
    words: &str,
    candidates: &[ProvisionHit],
    model: &Generator,
    progress: &dyn Progress,
) -> Result<Vec<Judgement>, Failure> {
    let mut judged = Vec::new();
    let total = u64::try_from(candidates.len()).unwrap_or(u64::MAX);
    for (done, candidate) in candidates.iter().enumerate() {
        progress.checkpoint()?;
        let label = citation(&candidate.law, candidate.number);
        let done = u64::try_from(done).unwrap_or(u64::MAX);
        progress.report(ProgressEvent { step: "choose", done, total, message: format!("模型正在判断{label}") });
        judged.push(judge_one(act, words, candidate, model, progress)?);
    }
    judged.sort_by(|a, b| b.calibrated().partial_cmp(&a.calibrated()).unwrap_or(Ordering::Equal));
    Ok(judged)
}

fn judge_one(
    act: &str,
    words: &str,
    candidate: &ProvisionHit,
    model: &Generator,
    progress: &dyn Progress,
) -> Result<Judgement, Failure> {
    // The article comes first, so that both questions share what the model has read.
    let article = CHOOSE.render(&json!({
        "law": candidate.law,
        "article": article_in_chinese(candidate.number),
        "text": excerpt(&candidate.text, words),
    }))?;
    let system = CHOOSE.system()?;
    let ask = |act: &str| -> Result<Chat, Failure> {
        let question = CHOOSE_QUESTION.render(&json!({ "act": act }))?;
        let turns = vec![(Role::User, format!("{article}\n{question}"))];
        Ok(Chat { system: Some(system.clone()), turns, assistant_prefix: String::new() })
    };
    let answers = model.choice_logits_batch(&[ask(EMPTY_ACT)?, ask(act)?], &["是", "否"], progress)?;
    let odds = |row: usize| {
        answers.get(row).map_or(0.0, |answer| answer.first().unwrap_or(&0.0) - answer.get(1).unwrap_or(&0.0))
    };
    Ok(Judgement { provision_id: candidate.provision_id, log_odds: odds(1), log_odds_empty: odds(0) })
}

/// The chosen provision with its reason, which quotes the item that fits the act best.
pub fn chosen(judgement: &Judgement, hit: &ProvisionHit, act: &str, words: &str) -> Chosen {
    let place = best_part(&hit.text, words);
    let reason = format!("所述行为“{act}”与{}{}“{}”相符", citation(&hit.law, hit.number), place.label, place.text);
    let confidence = f64::from(1.0 / (1.0 + (-judgement.calibrated()).exp()));
    Chosen { law: hit.law.clone(), number: hit.number, reason, provision_id: hit.provision_id, confidence }
}

/// 《中华人民共和国食品安全法》第一百二十四条
pub fn citation(law: &str, number: ArticleNumber) -> String {
    format!("《{law}》第{}条{}", to_chinese(u64::from(number.number)), suffix(number))
}

fn article_in_chinese(number: ArticleNumber) -> String {
    to_chinese(u64::from(number.number))
}

fn suffix(number: ArticleNumber) -> String {
    number.suffix.map(|suffix| format!("之{}", to_chinese(u64::from(suffix)))).unwrap_or_default()
}

/// A paragraph or item of an article, and how it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// 第一款第（五）项, or empty where the article has one paragraph without items.
    pub label: String,
    /// Its text.
    pub text: String,
    /// Number of the paragraph.
    pub paragraph: u32,
    /// Number of the item.
    pub item: Option<u32>,
}

/// The part of the article whose own words were said most: `words` is the act with the sentences that it was read from.
/// Words that every part holds (食品 in a food law) tell nothing apart and count little.
pub fn best_part(article: &str, words: &str) -> Part {
    let paragraphs = split(article);
    let parts = parts(&paragraphs);
    let scores: Vec<f64> = scores(&parts, words);
    let best = (0..parts.len()).max_by(|&a, &b| {
        // The earlier part where two are as good.
        scores[a].partial_cmp(&scores[b]).unwrap_or(Ordering::Equal).then(b.cmp(&a))
    });
    let whole = Part { label: String::new(), text: article.to_owned(), paragraph: 1, item: None };
    best.and_then(|index| parts.into_iter().nth(index)).unwrap_or(whole)
}

/// How well the best part of an article fits; comparable between articles for the same words.
pub fn fit(article: &str, words: &str) -> f64 {
    let paragraphs = split(article);
    scores(&parts(&paragraphs), words).into_iter().fold(0.0, f64::max)
}

/// For each part: the rarity of its character pairs that were said, over the square root of their number. What people say
/// (过期) counts as what the law calls it (超过保质期).
fn scores(parts: &[Part], words: &str) -> Vec<f64> {
    let mut said = pairs(words);
    said.extend(expansions(words).into_iter().flat_map(pairs));
    let held: Vec<HashSet<String>> = parts.iter().map(|part| pairs(&part.text)).collect();
    let score = |own: &HashSet<String>| {
        let rarity = |pair: &String| 1.0 / held.iter().filter(|other| other.contains(pair)).count().max(1) as f64;
        let said: f64 = own.intersection(&said).map(rarity).sum();
        said / (own.len().max(1) as f64).sqrt()
    };
    held.iter().map(score).collect()
}

fn pairs(text: &str) -> HashSet<String> {
    let characters: Vec<char> = text.chars().filter(|character| character.is_alphanumeric()).collect();
    characters.windows(2).map(|pair| pair.iter().collect()).collect()
}

/// The text without the number that stands before an item: （五）.
fn without_number(text: &str) -> &str {
    let rest = text.strip_prefix('（').and_then(|rest| rest.split_once('）')).map(|(_, rest)| rest);
    rest.unwrap_or(text)
}

fn parts(paragraphs: &[Paragraph]) -> Vec<Part> {
    let single = paragraphs.len() == 1;
    let mut parts = Vec::new();
    for paragraph in paragraphs {
        let number = to_chinese(u64::from(paragraph.number));
        let label = if single { String::new() } else { format!("第{number}款") };
        if paragraph.items.is_empty() {
            parts.push(Part { label, text: paragraph.text.clone(), paragraph: paragraph.number, item: None });
            continue;
        }
        for item in &paragraph.items {
            let label = format!("{label}第（{}）项", to_chinese(u64::from(item.number)));
            let text = without_number(&item.text).trim_end_matches(['；', '。']).to_owned();
            parts.push(Part { label, text, paragraph: paragraph.number, item: Some(item.number) });
        }
    }
    parts
}

/// The article's opening and, where it is long, only the part that fits the act best.
fn excerpt(article: &str, words: &str) -> String {
    if article.chars().count() <= ARTICLE_CHARACTERS {
        return article.to_owned();
    }
    let best = best_part(article, words);
    let opening: String = article.chars().take(ARTICLE_CHARACTERS / 2).collect();
    let fitting: String = best.text.chars().take(ARTICLE_CHARACTERS / 2).collect();
    if opening.contains(&fitting) { opening } else { format!("{opening}……\n{fitting}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "有下列情形之一的，处五万元以上十万元以下罚款：\n（一）生产经营腐败变质的食品；\n（二）生产经营超过保质期的食品、食品添加剂。\n拒不改正的，依照前款规定处罚。";

    #[test]
    fn the_reason_points_to_the_item_that_names_the_act() {
        let part = best_part(ARTICLE, "经营超过保质期的食品");
        assert_eq!(part.label, "第一款第（二）项");
        assert_eq!(part.item, Some(2));
        assert!(ARTICLE.contains(&part.text), "a quotation is verbatim");
    }

    #[test]
    fn a_colloquial_word_points_to_the_item_in_the_words_of_the_law() {
        assert_eq!(best_part(ARTICLE, "食品过期，三袋卤牛肉过期了还在冷藏柜里").item, Some(2));
    }

    #[test]
    fn an_article_is_cited_with_its_suffix() {
        let number = ArticleNumber { number: 120, suffix: Some(2) };
        assert_eq!(citation("中华人民共和国刑法", number), "《中华人民共和国刑法》第一百二十条之二");
    }
}
