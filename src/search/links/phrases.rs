//! The acts that a penalty article tells, and the duties that other articles lay down, phrase by phrase.

use std::sync::LazyLock;

use regex::Regex;

use super::Place;
use crate::law::penalty_clause::is_penalty_article;
use crate::law::structure::{Item, Paragraph, split};

/// Words that lay down a duty.
const DUTY_WORDS: [&str; 6] = ["应当", "不得", "禁止", "必须", "严禁", "不准"];
/// An act told in fewer characters says too little to be recognised elsewhere.
const ACT_CHARACTERS: usize = 8;
/// Characters before a list that are read with each of its items: 禁止生产经营下列食品.
const LEAD_CHARACTERS: usize = 30;

/// The act of a sentence: all before 的, that the penalty follows.
static ACT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(.*?的)，(?:由|处|责令|可以|没收|给予|依法|吊销|有|对|并|依照)").ok());
/// Words that every act begins with.
static FRAME: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"违反本(?:法|条例|规定|办法)(?:的?(?:有关)?规定)?|违反国家(?:有关)?规定").ok());

/// A phrase that lays down a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Duty {
    /// The phrase, with the words before the list where it is an item of one.
    pub text: String,
    /// Where it stands in its article.
    pub place: Place,
}

/// The acts that a penalty article tells in words of its own: its items, and what its sentences say before the penalty.
/// What it names by number (本法第三十四条), refers to (前款) or leaves open (其他违反…) is none.
pub(super) fn acts(article: &str) -> Vec<String> {
    split(article).iter().filter(|paragraph| is_penalty_article(&paragraph.text)).flat_map(acts_of_paragraph).collect()
}

fn acts_of_paragraph(paragraph: &Paragraph) -> Vec<String> {
    let items = paragraph.items.iter().map(|item| without_marker(item).to_owned());
    let sentences = paragraph.lead().split(['。', '；', '\n']).filter(|sentence| !sentence.contains("下列"));
    let told = sentences.filter_map(|sentence| {
        let captures = ACT.as_ref()?.captures(sentence)?;
        captures.get(1).map(|act| act.as_str().to_owned())
    });
    items.chain(told).filter(|act| tells_itself(act)).flat_map(|act| alternatives(&act)).collect()
}

fn tells_itself(act: &str) -> bool {
    let refers = ["本法第", "本条例第", "本规定第", "本办法第", "本法典第", "前款", "前两款", "前条"];
    let is_open = act.starts_with("其他") || act.starts_with("有其他") || act.contains("的其他");
    !is_open && !refers.iter().any(|words| act.contains(words))
}

/// The acts that 或者 joins, each without the words that every act begins with.
fn alternatives(act: &str) -> Vec<String> {
    let bare = FRAME.as_ref().map_or_else(|| act.into(), |frame| frame.replace_all(act, ""));
    let parts = bare.split("，或者").map(|part| part.trim_matches(['，', '；', '。', '的', ' ']).to_owned());
    parts.filter(|part| part.chars().filter(|sign| sign.is_alphanumeric()).count() >= ACT_CHARACTERS).collect()
}

/// The phrases of an article that lay down a duty.
pub(super) fn duties(article: &str) -> Vec<Duty> {
    let paragraphs = split(article);
    let has_several = paragraphs.len() > 1;
    let place =
        |paragraph: &Paragraph, item: Option<u32>| Place { paragraph: has_several.then_some(paragraph.number), item };
    let mut found = Vec::new();
    for paragraph in &paragraphs {
        let lead = paragraph.lead();
        let is_duty_list = !paragraph.items.is_empty() && lays_down(lead);
        let before = if is_duty_list { last_characters(lead, LEAD_CHARACTERS) } else { "" };
        for item in paragraph.items.iter().filter(|item| is_duty_list || lays_down(&item.text)) {
            let text = format!("{before}{}", without_marker(item));
            found.push(Duty { text, place: place(paragraph, Some(item.number)) });
        }
        let sentences = lead.split(['。', '；', '\n']).filter(|sentence| lays_down(sentence));
        let sentences = sentences.filter(|sentence| !(is_duty_list && sentence.ends_with(['：', ':'])));
        found.extend(sentences.map(|sentence| Duty { text: sentence.to_owned(), place: place(paragraph, None) }));
    }
    found
}

fn lays_down(text: &str) -> bool {
    DUTY_WORDS.iter().any(|word| text.contains(word))
}

/// The text of an item without （五）.
fn without_marker(item: &Item) -> &str {
    let end = item.text.find(['）', ')']).map_or(0, |at| at + '）'.len_utf8());
    item.text.get(end..).unwrap_or(&item.text)
}

fn last_characters(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_and_sentences_tell_acts_and_references_do_not() {
        let text = "违反本法规定，有下列情形之一的，由主管部门没收违法所得，并处五万元以上十万元以下罚款：\n（一）用超过保质期的食品原料生产食品；\n（二）违反本法第三十四条规定的；\n（三）法律、法规规定的其他损害消费者权益的行为。\n违反本法规定，未取得食品生产经营许可从事食品生产经营活动，或者未取得食品添加剂生产许可从事生产的，处罚款。\n有前款行为，情节严重的，吊销许可证。";
        let expected = [
            "用超过保质期的食品原料生产食品",
            "未取得食品生产经营许可从事食品生产经营活动",
            "未取得食品添加剂生产许可从事生产",
        ];
        assert_eq!(acts(text), expected);
    }

    #[test]
    fn a_list_of_duties_is_read_with_the_words_before_it() {
        let duties = duties("禁止生产经营下列食品：\n（一）超过保质期的食品；\n（二）无标签的食品。");
        let shown: Vec<(&str, Option<u32>)> = duties.iter().map(|duty| (duty.text.as_str(), duty.place.item)).collect();
        let first = "禁止生产经营下列食品：超过保质期的食品；";
        assert_eq!(shown, [(first, Some(1)), ("禁止生产经营下列食品：无标签的食品。", Some(2))]);
        assert_eq!(super::duties("国家鼓励发展。企业应当建立台账。")[0].text, "企业应当建立台账");
    }
}
