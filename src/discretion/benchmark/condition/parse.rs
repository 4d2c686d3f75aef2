//! Lists, alternatives and conjunctions: how terms are joined.

use super::{Condition, list, offence, quantity, symbols, words};

/// Words that join conditions which must hold together, the longer before those that they begin with.
const TOGETHER: [&str; 7] = ["，并且", "，同时", "，且", "并且", "，并", "，", "且"];
/// Words between alternatives that each are a whole condition.
const EITHER: [&str; 4] = ["，或者", "；或者", "，或", "；或"];

/// A longer text is no single term, in characters.
const LONGEST_TERM: usize = 80;

/// Reads the condition of a tier.
pub fn parse(written: &str) -> Condition {
    let text: String = written.chars().filter(|sign| !sign.is_whitespace() || *sign == '\n').map(half_width).collect();
    let text = text.trim().trim_end_matches(['。', '；', ';', '\n']);
    let nothing = text.is_empty() || matches!(text, "无" | "/" | "—" | "-" | "——" | "全部情形" | "所有情形");
    if nothing { Condition::Always } else { condition(text) }
}

fn half_width(sign: char) -> char {
    match sign {
        '(' => '（',
        ')' => '）',
        ',' => '，',
        ';' => '；',
        ':' => '：',
        other => other,
    }
}

/// Reads a whole condition; what no rule takes is one for a person.
pub(super) fn condition(text: &str) -> Condition {
    let text = text.trim();
    if let Some(read) = list::read(text).or_else(|| term(text)) {
        return read;
    }
    if list::has_markers(text) || text.contains(['；', '\n']) && !text.contains("；或") {
        // Numbered parts without a word on how they are joined.
        return judged(text);
    }
    alternatives(text).or_else(|| conjuncts(text)).unwrap_or_else(|| judged(text))
}

/// One term that is taken whole.
fn term(text: &str) -> Option<Condition> {
    if text.chars().count() > LONGEST_TERM {
        return None;
    }
    let bare = bare(text);
    words::read(bare, text)
        .or_else(|| offence::read(bare, text))
        .or_else(|| quantity::read(bare, text))
        .or_else(|| symbols::read(bare, text))
}

/// A term without the particles around it: 且当事人能够及时改正的 is 及时改正.
fn bare(text: &str) -> &str {
    let text = text.trim_matches(['。', '；', '，']);
    text.strip_suffix('的').unwrap_or(text)
}

fn judged(text: &str) -> Condition {
    Condition::Judged { text: text.to_owned() }
}

/// 甲的，或者乙的; 甲或者乙 only where both sides are understood: the words may share what stands before them. Mixed with 且
/// nothing says what belongs together.
fn alternatives(text: &str) -> Option<Condition> {
    if let Some(parts) = split_outside(text, &EITHER) {
        let mixed = parts.iter().any(|part| split_outside(part, &TOGETHER).is_some());
        return (!mixed).then(|| Condition::Any { of: parts.into_iter().map(condition).collect() });
    }
    let parts = split_outside(text, &["或者", "或"])?;
    let of: Option<Vec<Condition>> = parts.into_iter().map(term).collect();
    Some(Condition::Any { of: of? })
}

/// 甲，且乙: parts for a person that stand beside each other stay the words that they are.
fn conjuncts(text: &str) -> Option<Condition> {
    let Some(parts) = split_outside(text, &TOGETHER) else {
        // 违法行为轻微并及时改正: 并 joins other words too, so both sides must be understood.
        let of: Option<Vec<Condition>> = split_outside(text, &["并"])?.into_iter().map(term).collect();
        return Some(Condition::All { of: of? });
    };
    // 甲，乙或者丙: what belongs together is told only where 乙或者丙 is one term.
    if parts.iter().any(|part| part.contains('或') && term(part.trim()).is_none()) {
        return None;
    }
    let mut of: Vec<Condition> = Vec::new();
    for part in parts {
        match (condition(part), of.last_mut()) {
            (Condition::Judged { text: more }, Some(Condition::Judged { text })) => {
                text.push('，');
                text.push_str(&more);
            }
            (Condition::All { of: inner }, _) => of.extend(inner),
            (other, _) => of.push(other),
        }
    }
    (of.len() > 1).then_some(Condition::All { of })
}

/// The parts between any of `joints`, outside brackets; `None` where there are none.
fn split_outside<'a>(text: &'a str, joints: &[&str]) -> Option<Vec<&'a str>> {
    let (mut parts, mut start, mut at, mut depth) = (Vec::new(), 0, 0, 0_usize);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let joint = joints.iter().find(|joint| depth == 0 && rest.starts_with(**joint));
        if let Some(joint) = joint {
            parts.push(&text[start..at]);
            at += joint.len();
            start = at;
            continue;
        }
        let sign = rest.chars().next().unwrap_or_default();
        match sign {
            '（' | '“' | '《' => depth += 1,
            '）' | '”' | '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += sign.len_utf8();
    }
    parts.push(&text[start..]);
    let whole = parts.iter().all(|part| !part.trim().is_empty());
    (parts.len() > 1 && whole).then_some(parts)
}
