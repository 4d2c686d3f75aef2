//! 责令: penalties that stop an activity, and orders that are no penalty.

use super::context::{is_reported, object_end};
use super::{Found, MeasureKind, Taken, What, penalty, period};

const VERB: &str = "责令";
/// Words that begin a piece of a list behind one 责令.
const HEADS: [&str; 15] = [
    "停业", "停产", "停工", "关闭", "暂停", "限制", "停止", "改正", "恢复", "采取", "退还", "拆除", "缩减", "取消",
    "追回",
];

/// Reads 责令…; a list such as 责令暂停相关业务、停业整顿、关闭网站 is one measure for each penalty in it.
pub(super) fn read(phrase: &str, at: usize) -> Option<Taken> {
    if !phrase.get(at..)?.starts_with(VERB) {
        return bare_closing(phrase, at);
    }
    let from = at + VERB.len();
    let end = object_end(phrase, from);
    let object = &phrase[from..end];
    let done = object.ends_with(['后', '的', '前']) || ["期间", "措施"].iter().any(|end| phrase.ends_with(end));
    if is_reported(&phrase[..at]) || object.is_empty() || done {
        return Some((Vec::new(), end));
    }
    let pieces = pieces(object);
    let kinds: Vec<Option<MeasureKind>> = pieces.iter().map(|piece| kind_of(&object[piece.clone()])).collect();
    if kinds.iter().all(Option::is_none) {
        let order = Found { name: phrase[at..end].to_owned(), span: at..end, what: What::Order };
        return Some((vec![order], end));
    }
    let each = pieces.into_iter().zip(kinds).map(|(piece, kind)| {
        let start = if piece.start == 0 { at } else { from + piece.start };
        let span = start..from + piece.end;
        let name = format!("{VERB}{}", &object[piece]);
        Found { name, span, what: kind.map_or(What::Order, What::Penalty) }
    });
    Some((each.collect(), end))
}

/// 限制生产、停产整治 without 责令: a phrase that is nothing but such a list.
fn bare_closing(phrase: &str, at: usize) -> Option<Taken> {
    const BARE: [&str; 5] = ["限制生产", "停产整治", "停业整顿", "暂停涉密业务", "降低资质等级"];
    let listed = at == 0 && phrase.split('、').all(|piece| BARE.contains(&piece));
    let mut from = 0;
    let each = phrase.split('、').filter(|_| listed).filter_map(|piece| {
        let span = from..from + piece.len();
        from = span.end + '、'.len_utf8();
        kind_of(piece).map(|kind| penalty(piece, span, kind))
    });
    let found: Vec<Found> = each.collect();
    (!found.is_empty()).then_some((found, phrase.len()))
}

/// The pieces of a list that each begin with a word of their own.
fn pieces(object: &str) -> Vec<std::ops::Range<usize>> {
    let mut starts = vec![0];
    let mut ends = Vec::new();
    for (at, _) in object.char_indices() {
        let Some(joint) = ["、", "或者", "和", "并"].iter().find(|joint| object[at..].starts_with(**joint)) else {
            continue;
        };
        let next = at + joint.len();
        if at > 0 && HEADS.iter().any(|head| object[next..].starts_with(head)) {
            ends.push(at);
            starts.push(next);
        }
    }
    ends.push(object.len());
    starts.into_iter().zip(ends).map(|(start, end)| start..end).collect()
}

/// Which penalty a piece is; `None` for an order such as 改正 or 停止建设.
fn kind_of(piece: &str) -> Option<MeasureKind> {
    let has = |words: &[&str]| words.iter().any(|word| piece.contains(word));
    if has(&["停产", "停业", "停工整治"]) {
        return Some(MeasureKind::StopBusiness);
    }
    if piece.starts_with("降低资质") {
        return Some(MeasureKind::LowerQualification);
    }
    if has(&["关闭"]) {
        return Some(MeasureKind::CloseDown);
    }
    let pauses = has(&["暂停"]) || (has(&["停止"]) && period::read_in(piece).is_some());
    if pauses && has(&["执业", "从业", "动物诊疗活动"]) {
        return Some(MeasureKind::RestrictPractice);
    }
    let restricts = has(&[
        "限制生产",
        "限制开展",
        "暂停涉密业务",
        "停止接受新业务",
        "停止新增业务",
        "缩减业务",
        "停止招生",
        "停止基金服务业务",
    ]);
    let business = has(&["业务", "生产", "经营", "销售", "招生", "配送", "服务"]);
    (restricts || (pauses && business)).then_some(MeasureKind::RestrictActivity)
}
