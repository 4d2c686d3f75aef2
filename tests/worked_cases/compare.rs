//! Where an answer differs from what was worked by hand.

use serde_json::Value;

use crate::answer::Answer;
use crate::case::{Chosen, Expectation, Range, WorkedCase};

/// All differences, each a line that begins with the case.
pub fn differences(case: &WorkedCase, answer: &Answer) -> Vec<String> {
    let found = match (answer, &case.expect.error) {
        (Answer::Refused(said), Some(code)) if said.contains(code.as_str()) => Vec::new(),
        (Answer::Refused(said), Some(code)) => vec![format!("must be refused with {code}, not: {said}")],
        (Answer::Refused(said), None) => vec![format!("refused: {said}")],
        (Answer::Range(_), Some(code)) => vec![format!("must be refused with {code}")],
        (Answer::Range(answer), None) => in_range(&case.expect, answer),
    };
    found.into_iter().map(|difference| format!("{} | {difference}", case.id)).collect()
}

fn in_range(expect: &Expectation, answer: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut must = |name: &str, right: bool, expected: String, got: String| {
        if !right {
            found.push(format!("{name}: expected {expected}, got {got}"));
        }
    };
    let text = |value: &Value| value.as_str().map(str::to_owned);
    if let Some(law) = &expect.law {
        must("law", text(&answer["law"]).as_ref() == Some(law), law.clone(), answer["law"].to_string());
    }
    if let Some(article) = expect.article {
        must("article", answer["article"] == article, article.to_string(), answer["article"].to_string());
    }
    for (name, expected) in [("statutory", expect.statutory), ("case", expect.case)] {
        let Some(expected) = expected else { continue };
        must(name, same(expected, &answer[name]), format!("{expected:?}"), answer[name].to_string());
    }
    if !expect.statutory_any.is_empty() {
        let right = expect.statutory_any.iter().any(|range| same(*range, &answer["statutory"]));
        must("statutory", right, format!("one of {:?}", expect.statutory_any), answer["statutory"].to_string());
    }
    if let Some(tier) = &expect.tier {
        must("tier", text(&answer["tier"]["id"]) == *tier, format!("{tier:?}"), answer["tier"]["id"].to_string());
    }
    if let Some(point) = expect.point {
        must("point", answer["point"].as_f64() == point, format!("{point:?}"), answer["point"].to_string());
    }
    for name in &expect.other {
        let all = list(&answer["other"]);
        must(
            "other",
            all.iter().any(|held| held.as_str().is_some_and(|held| held.contains(name.as_str()))),
            name.clone(),
            answer["other"].to_string(),
        );
    }
    let alternatives = list(&answer["alternatives"]);
    for expected in &expect.alternatives {
        let right = alternatives
            .iter()
            .any(|held| held["tier"]["id"] == expected.tier.as_str() && same(expected.range, &held["range"]));
        must("alternatives", right, format!("{expected:?}"), answer["alternatives"].to_string());
    }
    for tier in &expect.no_alternatives {
        let right = alternatives.iter().all(|held| held["tier"]["id"] != tier.as_str());
        must("alternatives", right, format!("no {tier}"), answer["alternatives"].to_string());
    }
    for words in &expect.notes_contain {
        let right = list(&answer["notes"]).iter().any(|note| note.as_str().is_some_and(|note| note.contains(words)));
        must("notes", right, words.clone(), answer["notes"].to_string());
    }
    if let Some(milder) = &expect.comparison {
        let got = &answer["comparison"]["milder"];
        must("comparison", got.as_str() == Some(milder), milder.clone(), answer["comparison"].to_string());
    }
    if let Some(chosen) = &expect.chosen {
        must("chosen", chosen_of(answer) == *chosen, format!("{chosen:?}"), answer["also"].to_string());
    }
    if let Some(profile) = &expect.profile {
        let got = &answer["profile"]["id"];
        must("profile", got.as_str() == Some(profile), profile.clone(), got.to_string());
    }
    for (name, value) in &expect.proposed {
        let got = &answer["proposed"][name];
        let right = if value.is_number() { got.as_f64() == value.as_f64() } else { got == value };
        must("proposed", right, format!("{name} {value}"), answer["proposed"].to_string());
    }
    let bare = list(&answer["steps"]).iter().filter(|step| step["source"].as_str().is_none_or(str::is_empty)).count();
    must("steps", bare == 0, "a source of each step".to_owned(), answer["steps"].to_string());
    found
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Whether an answer gives a range; nothing as the least and 0 come to the same.
fn same(expected: Range, got: &Value) -> bool {
    let excluded = |end: &str| got[end].as_bool().unwrap_or(false);
    let from_nothing = |least: Option<f64>| least.filter(|least| *least > 0.0);
    let ends = from_nothing(expected.min) == from_nothing(got["min"].as_f64()) && expected.max == got["max"].as_f64();
    ends && expected.min_excluded == excluded("min_excluded") && expected.max_excluded == excluded("max_excluded")
}

fn chosen_of(answer: &Value) -> Option<Chosen> {
    let one = list(&answer["also"]).iter().find(|one| one["chosen"] == true)?;
    Some(Chosen { law: one["law"].as_str()?.to_owned(), article: u32::try_from(one["article"].as_u64()?).ok()? })
}
