//! 限制从业 and the loss of a standing: 五年内不得从事…, 终身禁止从事…, 取消其…资格.

use super::super::amount::starts_number;
use super::context::{is_no_object, is_reported, object_end};
use super::{MeasureKind, Taken, penalty, period};

/// Reads a ban on an occupation. A ban without a time is one only behind 对…人员 or 可以; a duty forbids too (禁止从事养殖).
pub(super) fn read(phrase: &str, at: usize) -> Option<Taken> {
    let rest = phrase.get(at..)?;
    // Every other place is left at once: this rule is asked at each character.
    let may_begin = ["不得", "禁止", "终身", "取消", "证券市场", "期货市场", "停止执业", "停业整顿", "暂停其"]
        .iter()
        .any(|word| rest.starts_with(word));
    let timed = starts_number(phrase, at) && period::take(rest).is_some();
    if !may_begin && !timed {
        return None;
    }
    let end = object_end(phrase, at + rest.chars().next()?.len_utf8());
    // 禁止一定年限直至终身从事…: the time goes on.
    let for_life = phrase[end..].starts_with("直至终身");
    let end = if for_life { object_end(phrase, end + "直至终身".len()) } else { end };
    let words = &phrase[at..end];
    if let Some((length, kind)) = pause(words) {
        return Some((vec![penalty(&words[..length], at..at + length, kind)], at + length));
    }
    if is_reported(&phrase[..at]) || is_no_object(words) {
        return None;
    }
    let kind = qualification(words).or_else(|| ban(&phrase[..at], words))?;
    Some((vec![penalty(words, at..end, kind)], end))
}

/// 停止执业六个月以上一年以下, 三个月以上六个月以下停止执业, 停业整顿一个月以上六个月以下: its length in bytes, and its kind.
fn pause(words: &str) -> Option<(usize, MeasureKind)> {
    const PAUSES: [(&str, MeasureKind); 4] = [
        ("停止执业", MeasureKind::RestrictPractice),
        ("停业整顿", MeasureKind::StopBusiness),
        ("暂停其执行业务", MeasureKind::RestrictPractice),
        ("暂停其部分或者全部经营业务", MeasureKind::RestrictActivity),
    ];
    PAUSES.iter().find_map(|(pause, kind)| {
        let rest = match words.strip_prefix(pause) {
            Some(after) => period::take(after)?.1,
            None => period::take(words)?.1.strip_prefix(pause)?,
        };
        Some((words.len() - rest.len(), *kind))
    })
}

/// 取消其二年至五年内参加投标的资格, 取消其任职资格.
fn qualification(words: &str) -> Option<MeasureKind> {
    let object = words.strip_prefix("取消")?;
    let held = object.ends_with("资格") && ["其", "直接", "担任"].iter().any(|word| object.starts_with(word));
    let own = ["提名", "成员", "传承人", "居留", "军官", "鉴定", "培训"].iter().any(|word| object.contains(word));
    let kind = match object {
        _ if object.contains("投标") || object.contains("采购") => MeasureKind::RestrictActivity,
        _ if object.contains("任职") || object.contains("担任") || object.contains("从业") => {
            MeasureKind::RestrictPractice
        }
        _ => MeasureKind::RevokeLicence,
    };
    (held && !own).then_some(kind)
}

fn ban(before: &str, words: &str) -> Option<MeasureKind> {
    let after_time = timed(words);
    let forbids = |rest: &str| ["不得", "禁止"].iter().any(|verb| rest.starts_with(verb));
    let timed_ban = after_time.is_some_and(|rest| forbids(rest) && occupies(rest));
    let inner = words.strip_prefix("禁止").or_else(|| words.strip_prefix("不得")).unwrap_or_default();
    let inner = inner.trim_start_matches('其').trim_start_matches('在');
    let inner_time =
        timed(inner).is_some_and(occupies) || inner.starts_with("一定期限") || inner.starts_with("一定年限");
    let aimed =
        ["可以", "人员", "措施、"].iter().any(|word| before.ends_with(word)) && forbids(words) && occupies(words);
    let entry = words.starts_with("证券市场禁入") || words.starts_with("期货市场禁入");
    let banned = timed_ban || inner_time || (aimed && words.starts_with("禁止")) || entry;
    let kind = if entry || occupies(words) { MeasureKind::RestrictPractice } else { MeasureKind::RestrictActivity };
    banned.then_some(kind)
}

/// What follows 五年内, 一年以上五年以下, 十年直至终身, 终身 at the start of the words.
fn timed(words: &str) -> Option<&str> {
    if let Some(rest) = words.strip_prefix("终身") {
        return Some(rest);
    }
    let (time, rest) = period::take(words)?;
    let long = time.unit != Some(super::PeriodUnit::Day);
    let rest = rest.strip_prefix('内').unwrap_or(rest);
    long.then(|| rest.strip_prefix("直至终身").unwrap_or(rest))
}

fn occupies(words: &str) -> bool {
    ["从事", "担任"].iter().any(|word| words.contains(word))
}
