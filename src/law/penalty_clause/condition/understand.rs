//! A condition taken apart: alternatives, what must hold together, and each piece.

use super::{BaseKind, When, grade, quantity, repeated};

/// Words that tell a penalty from a crime; what stands beside them is no grade (情节轻微未构成犯罪).
const CRIME: [&str; 5] = ["构成犯罪", "构成走私罪", "刑事处罚", "追究刑事责任", "不够刑事"];

/// What a condition phrase says; empty where nothing in it can be computed or named.
pub(crate) fn understand(condition: &str) -> Vec<When> {
    if CRIME.iter().any(|words| condition.contains(words)) {
        return Vec::new();
    }
    let mut understood: Vec<When> = Vec::new();
    let mut measured: Option<String> = None;
    let alternatives = alternatives(condition);
    for words in &alternatives {
        match together(words, measured.as_deref()) {
            Some(when) => {
                measured = measured_by(&when).or(measured);
                understood.push(when);
            }
            // Half an understanding of an alternative would be a wrong one.
            None => return Vec::new(),
        }
    }
    understood
}

/// The parts between 或者; 没有违法所得、违法所得难以计算 are alternatives too.
fn alternatives(condition: &str) -> Vec<&str> {
    let parts = condition.split("或者").map(|part| part.trim_matches('，'));
    let parts = parts.map(|part| part.strip_suffix('的').unwrap_or(part));
    parts
        .flat_map(|part| {
            let listed: Vec<&str> = part.split('、').collect();
            let missing = listed.iter().all(|piece| missing_or_uncertain(piece, None).is_some());
            if missing && listed.len() > 1 { listed } else { vec![part] }
        })
        .collect()
}

/// Pieces that hold together: …，且情节严重. What stands before a last piece that is understood only tells the act again.
fn together(words: &str, before: Option<&str>) -> Option<When> {
    let pieces: Vec<&str> =
        words.split(['，', ',']).flat_map(joined_by_and).filter(|piece| !piece.is_empty()).collect();
    let mut understood: Vec<When> = pieces.iter().filter_map(|piece| one(piece, before)).collect();
    let last_counts = pieces.last().is_some_and(|piece| one(piece, before).is_some());
    let all_count = understood.len() == pieces.len();
    match understood.len() {
        1 if last_counts || all_count => understood.pop(),
        many if many > 1 && all_count => {
            understood.dedup();
            if understood.len() == 1 { understood.pop() } else { Some(When::All { of: understood }) }
        }
        _ => None,
    }
}

/// 劣药且情节严重: 且 joins conditions where a grade follows it.
fn joined_by_and(piece: &str) -> Vec<&str> {
    let piece = piece.trim_start_matches("并且").trim_start_matches('且');
    match piece.split_once("并且").or_else(|| piece.split_once('且')) {
        Some((first, second)) if grade::read(second).is_some() => vec![first, second],
        _ => vec![piece],
    }
}

fn one(piece: &str, before: Option<&str>) -> Option<When> {
    let piece = piece.strip_suffix('的').unwrap_or(piece);
    let piece = piece.strip_prefix('对').filter(|rest| !rest.contains('对')).unwrap_or(piece);
    missing_or_uncertain(piece, before)
        .or_else(|| repeated::read(piece))
        .or_else(|| quantity::read(piece, before))
        .or_else(|| grade::read(piece).map(|grade| When::Grade { grade }))
}

/// 没有违法所得, 有违法所得, 违法所得无法计算, 广告费用明显偏低.
fn missing_or_uncertain(piece: &str, before: Option<&str>) -> Option<When> {
    let piece = piece.strip_suffix('的').unwrap_or(piece);
    const UNCERTAIN: [&str; 8] =
        ["无法计算", "难以计算", "无法确定", "难以确定", "无法查清", "难以核定", "无法核定", "不能计算"];
    if let Some(own) = UNCERTAIN.iter().find_map(|word| piece.strip_suffix(word)) {
        let of = if own.is_empty() { before? } else { own };
        return Some(When::Incomputable { of: of.to_owned() });
    }
    if let Some(own) = piece.strip_suffix("明显偏低") {
        let of = if own.is_empty() { before? } else { own };
        return Some(When::ImplausiblyLow { of: of.to_owned() });
    }
    if let Some(base) = ["没有", "无"].iter().find_map(|word| piece.strip_prefix(word)) {
        return missing(base);
    }
    let period = ["上一年度没有", "上一会计年度没有"].iter().find_map(|word| piece.strip_prefix(word));
    if let Some(base) = period.filter(|base| is_base(base)) {
        return Some(When::Lacking { of: format!("上一年度{base}") });
    }
    let base = piece.strip_prefix('有')?;
    whole_base(base).map(|on| When::Present { on })
}

fn missing(base: &str) -> Option<When> {
    if let Some(on) = whole_base(base) {
        return Some(When::Missing { on });
    }
    is_base(base).then(|| When::Lacking { of: base.to_owned() })
}

/// Words that may be multiplied: 业务收入, 猎获物, 销售额.
fn is_base(words: &str) -> bool {
    const ENDS: [&str; 10] = ["收入", "所得", "额", "费用", "价款", "猎获物", "渔获物", "矿产品", "金额", "产值"];
    ENDS.iter().any(|end| words.ends_with(end)) && words.chars().count() <= 12
}

fn whole_base(words: &str) -> Option<BaseKind> {
    let kind = BaseKind::of(words)?;
    (words == kind.name()).then_some(kind)
}

/// What a piece measured, for one behind it that leaves it out.
fn measured_by(when: &When) -> Option<String> {
    match when {
        When::Threshold { on, .. } | When::Missing { on } | When::Present { on } => Some(on.name().to_owned()),
        When::Amount { of, .. } | When::Lacking { of } | When::Incomputable { of } => Some(of.clone()),
        _ => None,
    }
}
