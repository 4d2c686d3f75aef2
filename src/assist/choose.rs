//! Candidates -> the provision that penalises the act. The model answers 是 or 否 on each candidate; its answer to an
//! empty act is subtracted, since some articles attract a 是 whatever the act. It can only choose, never name.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::place::{Part, best_part};
use super::prompt::{CHOOSE, CHOOSE_QUESTION};
use super::report::{Chosen, Warning};
use crate::failure::Failure;
use crate::inference::generator::{Chat, Generator, Role};
use crate::law::numerals::to_chinese;
use crate::law::provision::ArticleNumber;
use crate::progress::{Progress, ProgressEvent};
use crate::search::hit::ProvisionHit;

/// Candidates that the model judges; more would cost time for little.
pub const CANDIDATES: usize = 8;
/// An article's text beyond this many characters is cut for the model (its items that fit the act best come first).
const ARTICLE_CHARACTERS: usize = 420;
/// Log-odds that an article loses when its rank is e times another's. Of the held-out descriptions of docs/SEARCH.md the first
/// is right for four out of five and one of the next four for one in six, so that the model alone must not turn the order
/// around. The weight itself was set by judgement after one interview went wrong; it has not been measured.
const RANK_WEIGHT: f32 = 0.6;
/// Calibrated log-odds below which no article fits well. Right articles had 1.8 and more in the interviews that this was tried
/// on, the best wrong one of an act that the corpus does not penalise 1.5.
const FITS: f32 = 1.6;
/// A runner-up this near to the first is named beside it.
const CLOSE: f32 = 0.3;
/// What stands for "no act" when the answers are calibrated.
pub(super) const EMPTY_ACT: &str = "（未说明）";

/// How a candidate was judged; kept in the record of the step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// Which candidate.
    pub provision_id: i64,
    /// Log-odds of 是 against 否 on the act.
    pub log_odds: f32,
    /// The same on an empty act.
    pub log_odds_empty: f32,
    /// Rank among the candidates, from 1.
    pub rank: usize,
}

impl Judgement {
    /// Log-odds that the act adds.
    pub fn calibrated(&self) -> f32 {
        self.log_odds - self.log_odds_empty
    }

    /// What the judgements are ordered by: the search is evidence too, where the model finds two articles alike.
    fn weight(&self) -> f32 {
        self.calibrated() - RANK_WEIGHT * (self.rank.max(1) as f32).ln()
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
    judged.sort_by(|a, b| b.weight().partial_cmp(&a.weight()).unwrap_or(Ordering::Equal));
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
    let (log_odds, log_odds_empty) = (odds(1), odds(0));
    Ok(Judgement { provision_id: candidate.provision_id, log_odds, log_odds_empty, rank: candidate.rank })
}

/// Says where the model was not sure: that no article fits well, or which ones it could hardly tell from the chosen one.
pub fn doubts(judgements: &[Judgement], candidates: &[ProvisionHit]) -> Option<Warning> {
    let (first, others) = judgements.split_first()?;
    if first.calibrated() < FITS {
        let text = "没有一条候选条文明显针对所述行为：处罚它的规定可能没有收录在库中，请核对后自行选定";
        return Some(Warning::new("choose.unsure", text));
    }
    let close = others.iter().filter(|other| first.weight() - other.weight() < CLOSE);
    let names: Vec<String> = close
        .filter_map(|other| candidates.iter().find(|hit| hit.provision_id == other.provision_id))
        .map(|hit| citation(&hit.law, hit.number))
        .collect();
    if names.is_empty() {
        return None;
    }
    let text = format!("模型对处罚依据的把握不大：{}与选定的条文难分高下，请逐条核对", names.join("、"));
    Some(Warning::new("choose.close", text))
}

/// The chosen provision with its reason, which quotes the part of it that names the act.
pub fn chosen(judgement: &Judgement, hit: &ProvisionHit, act: &str, place: &Part) -> Chosen {
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

    #[test]
    fn an_article_is_cited_with_its_suffix() {
        let number = ArticleNumber { number: 120, suffix: Some(2) };
        assert_eq!(citation("中华人民共和国刑法", number), "《中华人民共和国刑法》第一百二十条之二");
    }
}
