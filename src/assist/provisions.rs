//! Facts -> candidate provisions in force on the date of the act.

use std::cmp::Ordering;
use std::collections::HashSet;

use chrono::NaiveDate;

use super::facts::Facts;
use super::place::fit;
use super::report::Warning;
use super::transcript::Transcript;
use crate::failure::Failure;
use crate::search::Engine;
use crate::search::hit::{ProvisionAnswer, ProvisionHit};
use crate::search::provisions::{Filter, ProvisionQuery};

/// Candidates kept for a person to see; the model judges the first of them.
const KEPT: usize = 10;
/// Articles on duties that are looked at for the one that was breached.
const DUTIES: usize = 60;
/// An article on a duty is named only where its best part fits the words this well.
const DUTY_FIT: f64 = 0.5;

/// The words to search with: the act as summarised, and the sentence that it was read from.
pub fn query(facts: &Facts, transcript: &Transcript) -> String {
    let mut words = facts.act.value.clone().unwrap_or_default();
    for index in &facts.act.segments {
        if let Some(segment) = transcript.segments.get(*index) {
            words.push(' ');
            words.push_str(&segment.text);
        }
    }
    if words.trim().is_empty() {
        words = transcript.segments.iter().map(|segment| segment.text.as_str()).collect::<Vec<_>>().join(" ");
    }
    words
}

/// Penalty articles for the act that apply in `region`, best first: found by each act that the summary names, by the whole of it and
/// by the sentences, the better rank counting. Acts count in the order in which they are named: the principal one comes first.
///
/// # Errors
/// What the search says.
pub async fn find(
    engine: &Engine,
    facts: &Facts,
    transcript: &Transcript,
    on: NaiveDate,
    region: &str,
) -> Result<ProvisionAnswer, Failure> {
    let filter = Filter { region: Some(region.to_owned()), ..Filter::default() };
    let long = query(facts, transcript);
    let short = facts.act.value.clone().unwrap_or_else(|| long.clone());
    let mut queries = acts(&short);
    for text in [short, long] {
        if !queries.contains(&text) {
            queries.push(text);
        }
    }
    let mut answers = Vec::new();
    for text in queries {
        let query = ProvisionQuery {
            text,
            on: Some(on),
            limit: KEPT,
            penalty_only: true,
            filter: filter.clone(),
            ..ProvisionQuery::default()
        };
        answers.push(engine.provisions(&query).await?);
    }
    Ok(interleave(answers))
}

/// The acts that a summary names one after another (食品过期、未进货查验记录); none where it names only one.
fn acts(summary: &str) -> Vec<String> {
    /// Characters that an act takes to be named, at least.
    const SHORTEST: usize = 4;
    let parts = summary.split(['、', '，', '；', ',', ';']).map(str::trim);
    let acts: Vec<String> = parts.filter(|part| part.chars().count() >= SHORTEST).map(str::to_owned).collect();
    if acts.len() > 1 { acts } else { Vec::new() }
}

/// The act that a summary names first: the principal one, by which the article is chosen. Judged together, two acts that different
/// articles punish leave the choice to chance.
pub fn principal_act(summary: &str) -> String {
    acts(summary).into_iter().next().unwrap_or_else(|| summary.to_owned())
}

/// A word to the officer where a summary names more acts than the principal one.
pub fn other_acts(summary: &str) -> Option<Warning> {
    let others: Vec<String> = acts(summary).into_iter().skip(1).map(|act| format!("“{act}”")).collect();
    if others.is_empty() {
        return None;
    }
    let text = format!(
        "条文按首先陈述的行为“{}”选定；笔录还说到{}，是否另行认定和处罚，由办案人员确定",
        principal_act(summary),
        others.join("、")
    );
    Some(Warning::new("choose.other_acts", text))
}

/// Takes the answers' hits in turn, each provision once.
fn interleave(answers: Vec<ProvisionAnswer>) -> ProvisionAnswer {
    let mut merged = ProvisionAnswer::default();
    let mut seen = HashSet::new();
    for position in 0..KEPT {
        for answer in &answers {
            let Some(hit) = answer.hits.get(position) else { continue };
            if merged.hits.len() < KEPT && seen.insert(hit.provision_id) {
                merged.hits.push(ProvisionHit { rank: merged.hits.len() + 1, ..hit.clone() });
            }
        }
    }
    for note in answers.into_iter().flat_map(|answer| answer.notes) {
        if !merged.notes.contains(&note) {
            merged.notes.push(note);
        }
    }
    merged
}

/// The article on the duty that was breached: of the same law as the penalty article, no penalty itself, and of those found the
/// one that fits the words best; none where none fits well enough to be named.
///
/// # Errors
/// What the search says.
pub async fn duty(engine: &Engine, words: &str, law: &str, on: NaiveDate) -> Result<Option<ProvisionHit>, Failure> {
    let filter = Filter { law: Some(law.to_owned()), ..Filter::default() };
    let query =
        ProvisionQuery { text: words.to_owned(), on: Some(on), limit: DUTIES, filter, ..ProvisionQuery::default() };
    let answer = engine.provisions(&query).await?;
    let duties = answer.hits.into_iter().filter(|hit| !hit.is_penalty);
    let fitting = duties.map(|hit| (fit(&hit.text, words), hit)).filter(|(fit, _)| *fit >= DUTY_FIT);
    Ok(fitting.max_by(|a, b| a.0.partial_cmp(&b.0).unwrap_or(Ordering::Equal)).map(|(_, hit)| hit))
}

#[cfg(test)]
mod tests {
    use super::{acts, other_acts, principal_act};

    #[test]
    fn each_act_of_a_summary_is_searched_for_in_the_order_of_naming() {
        assert_eq!(acts("食品过期、未进货查验记录"), ["食品过期", "未进货查验记录"]);
        assert_eq!(acts("销售超过保质期的牛奶、面包"), Vec::<String>::new());
    }

    #[test]
    fn the_article_is_chosen_by_the_first_act_and_the_others_are_said() {
        assert_eq!(principal_act("食品过期、未进货查验记录"), "食品过期");
        let said = other_acts("食品过期、未进货查验记录").expect("a second act");
        assert!(said.message.contains("“未进货查验记录”"), "{said:?}");
        assert_eq!(principal_act("销售超过保质期的牛奶、面包"), "销售超过保质期的牛奶、面包");
        assert!(other_acts("销售超过保质期的牛奶、面包").is_none());
    }
}
