//! Which part (款, 项) of an article an act falls under.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::choose::EMPTY_ACT;
use super::prompt::{PLACE, PLACE_QUESTION};
use crate::failure::Failure;
use crate::inference::generator::{Chat, Generator, Role};
use crate::law::numerals::to_chinese;
use crate::law::structure::{Paragraph, split};
use crate::progress::Progress;
use crate::search::vocabulary::expansions;

/// Parts that the model judges.
const JUDGED: usize = 4;

/// A paragraph or item of an article, and how it is cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    let whole = Part { label: String::new(), text: article.to_owned(), paragraph: 1, item: None };
    ranked(article, words).into_iter().next().unwrap_or(whole)
}

/// The parts of an article, those whose words were said most first; the earlier one where two are as good. What only refers back
/// is none of them.
fn ranked(article: &str, words: &str) -> Vec<Part> {
    let parts = parts(&split(article));
    let scores = scores(&parts, words);
    let mut scored: Vec<(f64, Part)> = scores.into_iter().zip(parts).collect();
    scored.sort_by(|a, b| b.0.partial_cmp(&a.0).unwrap_or(Ordering::Equal));
    let (told, back): (Vec<Part>, Vec<Part>) =
        scored.into_iter().map(|(_, part)| part).partition(|part| !refers_back(&part.text));
    if told.is_empty() { back } else { told }
}

/// Whether a part adds a measure to acts that stand before it (有前两款行为的，扣留机动车…) and names none itself. Where it sets
/// the fine, what stands before is the duty, and this is the part to go by.
fn refers_back(text: &str) -> bool {
    text.starts_with("有前") && !text.contains("罚款")
}

/// The part that the model holds to be the act: the words alone can't tell a food past its date from a dish made of
/// ingredients past theirs. It judges the parts whose words were said most, less what it answers to an empty act.
///
/// # Errors
/// What the model says (`model.*`), or `cancelled`.
pub fn judge(
    act: &str,
    words: &str,
    article: &str,
    model: &Generator,
    progress: &dyn Progress,
) -> Result<Part, Failure> {
    let mut parts = ranked(article, words);
    parts.truncate(JUDGED);
    if parts.len() < 2 {
        return Ok(best_part(article, words));
    }
    let on_act = odds(act, words, &parts, model, progress)?;
    let on_nothing = odds(EMPTY_ACT, EMPTY_ACT, &parts, model, progress)?;
    let calibrated = on_act.iter().zip(&on_nothing).map(|(act, nothing)| act - nothing);
    let best = calibrated.zip(parts).reduce(|best, next| if next.0 > best.0 { next } else { best });
    Ok(best.map_or_else(|| best_part(article, words), |(_, part)| part))
}

/// Log-odds of 是 against 否 for each part.
fn odds(
    act: &str,
    words: &str,
    parts: &[Part],
    model: &Generator,
    progress: &dyn Progress,
) -> Result<Vec<f32>, Failure> {
    let said = PLACE.render(&json!({ "act": act, "words": words }))?;
    let system = PLACE.system()?;
    let chats = parts
        .iter()
        .map(|part| {
            let question = PLACE_QUESTION.render(&json!({ "text": part.text }))?;
            let turns = vec![(Role::User, format!("{said}\n{question}"))];
            Ok(Chat { system: Some(system.clone()), turns, assistant_prefix: String::new() })
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    let answers = model.choice_logits_batch(&chats, &["是", "否"], progress)?;
    Ok(answers.iter().map(|answer| answer.first().unwrap_or(&0.0) - answer.get(1).unwrap_or(&0.0)).collect())
}

/// How well the best part of an article fits; comparable between articles for the same words.
pub fn fit(article: &str, words: &str) -> f64 {
    let paragraphs = split(article);
    scores(&parts(&paragraphs), words).into_iter().fold(0.0, f64::max)
}

/// For each part: the rarity of its character pairs that were said, over the square root of their number. What people say
/// (过期) counts as what the law calls it (超过保质期). Pairs are summed in a fixed order: two parts that are nearly as good must not
/// change places from one run to the next.
fn scores(parts: &[Part], words: &str) -> Vec<f64> {
    let mut said = pairs(words);
    said.extend(expansions(words).into_iter().flat_map(pairs));
    let held: Vec<BTreeSet<String>> = parts.iter().map(|part| pairs(&part.text)).collect();
    let score = |own: &BTreeSet<String>| {
        let rarity = |pair: &String| 1.0 / held.iter().filter(|other| other.contains(pair)).count().max(1) as f64;
        let said: f64 = own.intersection(&said).map(rarity).sum();
        said / (own.len().max(1) as f64).sqrt()
    };
    held.iter().map(score).collect()
}

fn pairs(text: &str) -> BTreeSet<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "有下列情形之一的，处五万元以上十万元以下罚款：\n（一）生产经营腐败变质的食品；\n（二）生产经营超过保质期的食品、食品添加剂。\n拒不改正的，依照前款规定处罚。";

    #[test]
    fn the_part_that_names_the_act_is_found_and_quoted() {
        let part = best_part(ARTICLE, "经营超过保质期的食品");
        assert_eq!((part.label.as_str(), part.item), ("第一款第（二）项", Some(2)));
        assert!(ARTICLE.contains(&part.text), "a quotation is verbatim");
    }

    #[test]
    fn what_only_refers_back_is_not_the_act() {
        let article = "客运车辆载客超过额定乘员的，处二百元以上五百元以下罚款。\n货运机动车违反规定载客的，处五百元以上二千元以下罚款。\n\
            有前两款行为的，由公安机关交通管理部门扣留机动车至违法状态消除。";
        let parts = ranked(article, "被公安机关交通管理部门的民警查获，扣留了机动车，货运机动车上载客");
        let order: Vec<u32> = parts.iter().map(|part| part.paragraph).collect();
        assert_eq!(order, [2, 1]);
        let fined = "不得聚众扰乱会场。\n有前款行为的，处二百元以上五百元以下罚款。";
        assert_eq!(ranked(fined, "聚众扰乱会场").len(), 2, "the fine stands in the second");
    }

    #[test]
    fn the_same_words_give_the_same_scores_to_the_last_bit() {
        // Pairs that three, five or seven parts hold weigh a third, a fifth, a seventh: their sum depends on the order.
        let article = "有下列情形之一的，处罚款：\n（一）生产经营超过保质期的食品；\n（二）生产经营超过保质期的食品添加剂；\n\
            （三）生产经营超过保质期的农产品；\n（四）经营超过保质期的食品；\n（五）超过保质期的肉类；\n\
            （六）更改保质期的标签；\n（七）没有食品标签。";
        let parts = parts(&split(article));
        let bits = || -> Vec<u64> { scores(&parts, article).into_iter().map(f64::to_bits).collect() };
        let first = bits();
        assert!((0..200).all(|_| bits() == first));
    }

    #[test]
    fn a_colloquial_word_points_to_the_item_in_the_words_of_the_law() {
        assert_eq!(best_part(ARTICLE, "食品过期，三袋卤牛肉过期了还在冷藏柜里").item, Some(2));
    }
}
