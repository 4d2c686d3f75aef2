//! 没收: the gain, and the goods and tools.

use super::context::{is_no_object, is_reported, object_end};
use super::{Found, MeasureKind, Taken, penalty};

const VERB: &str = "没收";
const GAIN: &str = "违法所得";
/// What joins the objects of one verb.
const JOINTS: [&str; 5] = ["以及", "、", "和", "及", "与"];

/// Reads 没收 with its object; 没收渔获物、违法所得和渔具 are three confiscations.
pub(super) fn read(phrase: &str, at: usize) -> Option<Taken> {
    if !phrase.get(at..)?.starts_with(VERB) {
        return None;
    }
    let (before, from) = (&phrase[..at], at + VERB.len());
    let end = object_end(phrase, from);
    let object = &phrase[from..end];
    if object.is_empty() {
        return given_up(before).map(|(name, kind)| (vec![penalty(name, at..from, kind)], end));
    }
    let other = ["财产", "保证金", "或者", "的", "等", "、返还", "、追缴", "、阻断", "入"];
    let criminal_or_none = other.iter().any(|word| object.starts_with(word)) || object.contains("保证金");
    if is_reported(before) || criminal_or_none || is_no_object(object) {
        return Some((Vec::new(), end));
    }
    Some((split(phrase, at, from, end), end))
}

/// 违法所得予以没收: the object stands before; without one the condition names it (有违法所得的，予以没收).
fn given_up(before: &str) -> Option<(String, MeasureKind)> {
    let named =
        ["依法予以", "予以", "应当", "依法", "一律", "应予"].iter().find_map(|verb| before.strip_suffix(verb))?;
    let object = named.trim_start_matches("并").trim_start_matches("对其").trim_start_matches('对');
    let tail = ["由", "可以", "部门", "机关", "机构", "应当"];
    let elsewhere = tail.iter().any(|word| object.contains(word)) || object.contains("依照");
    let held = object.strip_prefix('有').and_then(|rest| rest.strip_suffix('的')).unwrap_or(object);
    let object = if elsewhere { "" } else { held };
    (!object.contains("保证金")).then(|| (format!("{VERB}{object}"), kind_of(object)))
}

/// Each object apart, where the gain is one of them.
fn split(phrase: &str, at: usize, from: usize, end: usize) -> Vec<Found> {
    let object = &phrase[from..end];
    let Some(gain) = own_place(object) else {
        return vec![penalty(&phrase[at..end], at..end, kind_of(object))];
    };
    let mut found = Vec::new();
    let before = trimmed(&object[..gain]);
    if !before.is_empty() {
        found.push(penalty(format!("{VERB}{before}"), at..from + before.len(), kind_of(before)));
    }
    let gain_end = from + gain + GAIN.len();
    let gain_start = if gain == 0 { at } else { from + gain };
    found.push(penalty(format!("{VERB}{GAIN}"), gain_start..gain_end, MeasureKind::ConfiscateGain));
    let after = &object[gain + GAIN.len()..];
    let goods = JOINTS.iter().find_map(|joint| after.strip_prefix(joint)).unwrap_or_default();
    if !goods.is_empty() {
        found.push(penalty(format!("{VERB}{goods}"), end - goods.len()..end, kind_of(goods)));
    }
    found
}

/// Where 违法所得 stands as an object of its own.
fn own_place(object: &str) -> Option<usize> {
    object.match_indices(GAIN).map(|(at, _)| at).find(|at| {
        let (before, after) = (&object[..*at], &object[at + GAIN.len()..]);
        let opens = before.is_empty() || JOINTS.iter().any(|joint| before.ends_with(joint));
        let closes = after.is_empty() || JOINTS.iter().any(|joint| after.starts_with(joint));
        opens && closes
    })
}

fn trimmed(words: &str) -> &str {
    JOINTS.iter().find_map(|joint| words.strip_suffix(joint)).unwrap_or(words)
}

fn kind_of(object: &str) -> MeasureKind {
    let gains = ["所得", "收入", "费用", "报酬", "价款", "收益"];
    let gain = gains.iter().any(|word| object.ends_with(word));
    if gain { MeasureKind::ConfiscateGain } else { MeasureKind::ConfiscateProperty }
}
