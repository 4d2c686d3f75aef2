//! The model rephrases a sentence; the new one is refused when a number, date, name, article, quotation or negation differs.

use super::Piece;
use crate::assist::facts::Facts;
use crate::assist::prompt::POLISH;
use crate::failure::Failure;
use crate::inference::generator::{Chat, Generator, Role};
use crate::law::citation;
use crate::law::dates::find_dates;
use crate::law::numerals::find_numbers;
use crate::progress::Progress;

/// A sentence needs little more room than the one it replaces.
const MAX_TOKENS: usize = 200;
/// A rephrased sentence may be this much longer or shorter.
const LENGTH_FACTOR: f64 = 1.5;
/// Words whose number must not change.
const NEGATIONS: [char; 7] = ['不', '未', '没', '无', '非', '否', '拒'];
/// Words that carry the force of a sentence: each must stand as often as before.
const FORCE: [&str; 8] = ["应当", "可以", "认为", "拟", "陈述", "违反", "属于", "规定"];

/// What became of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Polished {
    /// The sentence before.
    pub before: String,
    /// What the model proposed.
    pub proposed: String,
    /// Why the proposal was refused; `None` where it was taken.
    pub refused: Option<String>,
}

/// Rephrases the sentences in place and tells what became of each. Sentences with an open slot are left alone.
///
/// # Errors
/// What the model says (`model.*`), or `cancelled`.
pub fn polish(
    sentences: &mut [Piece],
    facts: &Facts,
    model: &Generator,
    progress: &dyn Progress,
) -> Result<Vec<Polished>, Failure> {
    let mut told = Vec::new();
    let closed = sentences.iter_mut().map(|piece| &mut piece.text).filter(|sentence| !sentence.contains('【'));
    for sentence in closed {
        progress.checkpoint()?;
        let chat = Chat {
            system: Some(POLISH.system()?),
            turns: vec![(Role::User, POLISH.render(&serde_json::json!({ "sentence": sentence.as_str() }))?)],
            assistant_prefix: String::new(),
        };
        let proposed = model.generate_text(&chat, &["\n"], MAX_TOKENS, progress)?.text.trim().to_owned();
        let refused = difference(sentence, &proposed, facts);
        told.push(Polished { before: sentence.clone(), proposed: proposed.clone(), refused: refused.clone() });
        if refused.is_none() {
            *sentence = proposed;
        }
    }
    Ok(told)
}

/// Why `proposed` must not replace `sentence`, or nothing.
pub fn difference(sentence: &str, proposed: &str, facts: &Facts) -> Option<String> {
    if proposed == sentence {
        return None;
    }
    let checks: [(&str, bool); 8] = [
        ("篇幅", length_differs(sentence, proposed)),
        ("数字", numbers(sentence) != numbers(proposed)),
        ("日期", dates(sentence) != dates(proposed)),
        ("法条", citations(sentence) != citations(proposed)),
        ("名称", names(sentence, facts) != names(proposed, facts)),
        ("否定词", negations(sentence) != negations(proposed)),
        ("引文", quotations(sentence) != quotations(proposed)),
        ("法律用语", force(sentence) != force(proposed)),
    ];
    checks.into_iter().find(|(_, differs)| *differs).map(|(what, _)| format!("{what}与原句不一致"))
}

fn length_differs(sentence: &str, proposed: &str) -> bool {
    let (before, after) = (sentence.chars().count() as f64, proposed.chars().count() as f64);
    !proposed.ends_with('。') || after > before * LENGTH_FACTOR || after * LENGTH_FACTOR < before
}

fn numbers(text: &str) -> Vec<String> {
    sorted(find_numbers(text).into_iter().map(|number| format!("{}{:?}", number.value.normalize(), number.unit)))
}

fn dates(text: &str) -> Vec<String> {
    sorted(find_dates(text, None).into_iter().map(|date| format!("{:?}", date.value)))
}

fn citations(text: &str) -> Vec<String> {
    sorted(citation::find(text).into_iter().map(|found| text[found.span].to_owned()))
}

/// The names of the case that a text holds: party, interviewed person, place, act.
fn names(text: &str, facts: &Facts) -> Vec<String> {
    let known = [&facts.party, &facts.interviewee, &facts.place, &facts.act];
    sorted(known.into_iter().filter_map(|fact| fact.value.clone()).filter(|name| text.contains(name.as_str())))
}

fn negations(text: &str) -> usize {
    text.chars().filter(|character| NEGATIONS.contains(character)).count()
}

fn force(text: &str) -> [usize; FORCE.len()] {
    FORCE.map(|word| text.matches(word).count())
}

fn quotations(text: &str) -> Vec<String> {
    sorted(text.split('“').skip(1).filter_map(|rest| rest.split_once('”')).map(|(quoted, _)| quoted.to_owned()))
}

fn sorted(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut items: Vec<String> = items.collect();
    items.sort();
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assist::facts::Fact;

    fn facts() -> Facts {
        let named = |name: &str| Fact { value: Some(name.to_owned()), ..Fact::default() };
        Facts {
            party: named("恒泰建筑工程有限公司"), place: named("滨河花园二期工地"), ..Facts::default()
        }
    }

    #[test]
    fn a_sentence_may_change_its_words_but_not_its_facts() {
        let sentence = "经查，2025年5月6日，执法人员在滨河花园二期工地检查时，发现80米没有设围挡。";
        let allowed = "经调查，2025年5月6日，执法人员对滨河花园二期工地检查，发现有80米没有设置围挡。";
        assert_eq!(difference(sentence, allowed, &facts()), None);
        for (proposed, what) in [
            ("经查，2025年5月6日，执法人员在滨河花园二期工地检查时，发现90米没有设围挡。", "数字"),
            ("经查，2025年5月7日，执法人员在滨河花园二期工地检查时，发现80米没有设围挡。", "日期"),
            ("经查，2025年5月6日，执法人员在滨江花园二期工地检查时，发现80米没有设围挡。", "名称"),
            ("经查，2025年5月6日，执法人员在滨河花园二期工地检查时，发现80米设有围挡。", "否定词"),
        ] {
            let refused = difference(sentence, proposed, &facts()).unwrap_or_default();
            assert!(refused.contains(what) || refused.contains("数字"), "{proposed}: {refused}");
        }
    }

    #[test]
    fn an_added_article_or_a_truncated_sentence_is_refused() {
        let sentence = "本机关认为，当事人的上述行为应当依法处理。";
        assert!(difference(sentence, "本机关认为，依照《食品安全法》第一百二十四条应当依法处理。", &facts()).is_some());
        assert!(difference(sentence, "本机关认为", &facts()).is_some());
    }
}
