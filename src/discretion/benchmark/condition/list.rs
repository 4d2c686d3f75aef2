//! Lists: 具有下列情形之一：（1）…；（2）….

use super::Condition;
use super::parse::condition;

/// Lists inside lists beyond this depth are words for a person.
const MOST_LISTS: usize = 8;

/// Reads a list with its lead.
pub(super) fn read(text: &str) -> Option<Condition> {
    let (lead, body) = text.split_once('：').filter(|_| text.matches('：').count() <= MOST_LISTS)?;
    let of: Vec<Condition> = entries(body).into_iter().map(condition).collect();
    if of.is_empty() {
        return None;
    }
    let (prefix, joined) = joined(lead)?;
    let listed = match joined {
        Joined::Any => Condition::Any { of },
        Joined::All => Condition::All { of },
    };
    with_prefix(prefix, listed)
}

enum Joined {
    Any,
    All,
}

/// What stands before the lead of a list, and how its entries are joined.
fn joined(lead: &str) -> Option<(&str, Joined)> {
    const VERBS: [&str; 7] = ["具有", "符合", "存在", "属于", "满足", "具备", "有"];
    let lead = lead.strip_suffix('的').unwrap_or(lead);
    let which = ["下列", "以下"].iter().find_map(|word| lead.find(word).map(|at| (at, *word)))?;
    let (before, after) = (&lead[..which.0], &lead[which.0 + which.1.len()..]);
    let is_any = after.ends_with("之一") || after.ends_with("任一") || after.ends_with("任意一项");
    let noun = after.trim_end_matches("之一").trim_end_matches("任一");
    if !["情形", "条件", "情况", "行为", "情节", "因素"].contains(&noun) {
        return None;
    }
    let prefix = VERBS.iter().find_map(|verb| before.strip_suffix(verb)).unwrap_or(before);
    match prefix.strip_suffix("同时") {
        Some(prefix) if !is_any => Some((prefix, Joined::All)),
        None if is_any => Some((prefix, Joined::Any)),
        _ => None,
    }
}

/// 第三次及以上被处罚，或者具有下列情形之一.
fn with_prefix(prefix: &str, listed: Condition) -> Option<Condition> {
    if prefix.is_empty() {
        return Some(listed);
    }
    for joint in ["，或者", "或者", "，或"] {
        if let Some(before) = prefix.strip_suffix(joint) {
            return Some(Condition::Any { of: vec![condition(before), listed] });
        }
    }
    for joint in ["，且", "，并且", "，并", "且", "，"] {
        if let Some(before) = prefix.strip_suffix(joint) {
            return Some(Condition::All { of: vec![condition(before), listed] });
        }
    }
    None
}

/// The entries of a text that is a numbered list from its start; empty where it is none.
pub(in crate::discretion::benchmark) fn numbered(text: &str) -> Vec<&str> {
    let text = text.trim();
    if marker(text).is_some() { entries(text) } else { Vec::new() }
}

/// A text without the （1） in front of it; `None` where there is none.
pub(in crate::discretion::benchmark) fn without_marker(text: &str) -> Option<&str> {
    marker(text).map(|length| text[length..].trim_start())
}

/// The entries: by their markers, or by ； where they have none.
fn entries(body: &str) -> Vec<&str> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut opens = true;
    for (at, sign) in body.char_indices() {
        if opens && let Some(length) = marker(&body[at..]) {
            starts.push((at, at + length));
        }
        opens = matches!(sign, '；' | '\n' | '。' | '，');
    }
    let parts: Vec<&str> = if starts.is_empty() {
        body.split(['；', '\n']).collect()
    } else {
        let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([body.len()]);
        starts.iter().zip(ends).map(|((_, from), to)| &body[*from..to]).collect()
    };
    parts
        .into_iter()
        .map(|part| part.trim().trim_end_matches(['；', '。', '，']))
        .filter(|part| !part.is_empty())
        .collect()
}

/// Whether a text holds parts that are numbered.
pub(super) fn has_markers(text: &str) -> bool {
    let mut opens = true;
    text.char_indices().any(|(at, sign)| {
        let is_marker = opens && marker(&text[at..]).is_some();
        opens = matches!(sign, '；' | '\n' | '。' | '：');
        is_marker
    })
}

/// （1）, （一）, ①, 1. or 1、 at the start of a text: its length.
fn marker(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some(first.len_utf8());
    }
    let is_number = |inside: &str| {
        let short = !inside.is_empty() && inside.chars().count() <= 3;
        short && inside.chars().all(|sign| sign.is_ascii_digit() || "一二三四五六七八九十".contains(sign))
    };
    if let Some(rest) = text.strip_prefix('（') {
        let (inside, _) = rest.split_once('）')?;
        return is_number(inside).then_some(inside.len() + 2 * '（'.len_utf8());
    }
    let end = text.find(['.', '、', '．'])?;
    let (number, rest) = text.split_at(end);
    let mark = rest.chars().next()?;
    let tail = &rest[mark.len_utf8()..];
    // 1.5万元 is an amount.
    let counts =
        number.chars().all(|sign| sign.is_ascii_digit()) && !tail.starts_with(|sign: char| sign.is_ascii_digit());
    (is_number(number) && counts).then_some(end + mark.len_utf8())
}
