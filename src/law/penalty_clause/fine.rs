//! Grammar of one fine: the words from its verb to 罚款.
//!
//! ```text
//! fine    := prefix verb body 的? 罚款
//! verb    := 处 | 处以 | 给予 | 予以
//! body    := (measure 或者)* (base 每 unit | base | 每 unit)? amount        (一万元以上十万元以下)
//!          | amount 或者 base amount                                   (五十万元以下或者上一年度营业额百分之五以下)
//!          | ε                                                        (处以罚款)
//! ```
//!
//! A body that holds a number which no rule took is unread: a part of it would be wrong.

use rust_decimal::Decimal;

use super::FineUnit;
use super::amount::{Amount, amount};
use crate::law::numerals::take_number;

/// A fine as its own words say it, without what stands around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Body {
    pub amount: Option<Amount>,
    pub base: Option<String>,
    pub per: Option<String>,
    /// Greatest sum in yuan, where the same words set one (三倍以下但最高不超过三万元).
    pub cap: Option<Decimal>,
    /// Penalties that may be chosen in its place.
    pub instead_of: Vec<String>,
}

/// What the words before 罚款 turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// One fine, or several to choose from; `verb` is where the verb begins.
    Fines { verb: usize, bodies: Vec<Body> },
    /// No fine is imposed here: the words only speak about fines.
    NotImposed,
    /// A fine that no rule understands.
    Unread,
}

const VERBS: [&str; 4] = ["处以", "处", "给予", "予以"];

/// Reads the words from the start of a phrase up to 罚款 (not included).
pub(crate) fn read(before: &str) -> Reading {
    let words = before.strip_suffix('的').unwrap_or(before);
    if let Some((verb, body)) = by_standard(words).or_else(|| by_multiple(words)) {
        return Reading::Fines { verb, bodies: vec![body] };
    }
    for (at, verb) in verbs(words) {
        if let Some(bodies) = body(&words[at + verb.len()..], &words[..at]) {
            return Reading::Fines { verb: at, bodies };
        }
    }
    // 、五百元以下罚款: the verb stands before another penalty of the same list.
    let bare = words.trim_start_matches(['、', '和']);
    match body(bare, "").filter(|bodies| bodies.iter().all(|body| body.amount.is_some())) {
        Some(bodies) => Reading::Fines { verb: words.len() - bare.len(), bodies },
        None if has_amount(words) => Reading::Unread,
        None => Reading::NotImposed,
    }
}

/// 以每人一千元以上五千元以下的标准处以罚款.
fn by_standard(words: &str) -> Option<(usize, Body)> {
    let head = words.strip_suffix("的标准处以").or_else(|| words.strip_suffix("的标准处"))?;
    let at = head.rfind("以每").or_else(|| head.rfind("按每"))?;
    let mut bodies = body(&head[at + '以'.len_utf8()..], &head[..at])?;
    let body = bodies.pop().filter(|_| bodies.is_empty())?;
    Some((at, body))
}

/// 按照直接损失的百分之二十计算罚款; 按照前款罚款数额的二倍以上五倍以下对…处以罚款; 在本法第五十六条规定的罚款数额的二倍以上五倍以下确定具体罚款数额.
fn by_multiple(words: &str) -> Option<(usize, Body)> {
    let counted = words.strip_suffix("计算");
    let (head, marks) = match words.strip_suffix("确定具体") {
        Some(head) => (head, ["在", "按照"]),
        None => (counted.or_else(|| words.strip_suffix("处以")).or_else(|| words.strip_suffix('处'))?, ["按照", "按"]),
    };
    let (at, mark) = marks.iter().find_map(|mark| Some((head.find(mark)?, mark)))?;
    let text = &head[at + mark.len()..];
    let (start, amount, rest) = text.char_indices().find_map(|(start, _)| {
        let (amount, rest) = amount(&text[start..])?;
        (rest.is_empty() || rest.starts_with('对')).then_some((start, amount, rest))
    })?;
    let base = text[..start].strip_suffix('的').unwrap_or(&text[..start]);
    let known = if counted.is_some() { rest.is_empty() && !base.is_empty() } else { base.ends_with("罚款数额") };
    let whole = amount.unit == FineUnit::Times && known && is_plain(base) && !has_amount(rest);
    let body = Body { amount: Some(amount), base: Some(base.to_owned()), per: None, cap: None, instead_of: Vec::new() };
    whole.then_some((at, body))
}

/// Every place where a verb may stand, from the left.
fn verbs(words: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for (at, _) in words.char_indices() {
        let rest = &words[at..];
        let Some(verb) = VERBS.iter().find(|verb| rest.starts_with(**verb)) else { continue };
        let other_word =
            *verb == "处" && rest[verb.len()..].starts_with(['罚', '分', '理', '置', '于', '境', '处', '或']);
        if !other_word {
            found.push((at, *verb));
        }
    }
    found
}

/// Reads all that stands between the verb and 罚款; `prefix` is what stands before the verb.
fn body(text: &str, prefix: &str) -> Option<Vec<Body>> {
    let (instead_of, text) = alternatives(text.trim_start());
    if text.is_empty() {
        return Some(vec![Body { amount: None, base: None, per: None, cap: None, instead_of }]);
    }
    let (text, cap) = without_cap(text);
    if let Some(bodies) = two_amounts(text) {
        return Some(bodies);
    }
    let (at, amount) = amount_at_end(text)?;
    let (base, per) = lead(&text[..at], prefix)?;
    // 非法开垦林地每平方米十元: what is measured is no base.
    let base = if amount.unit == FineUnit::Yuan && per.is_some() { None } else { base };
    if amount.unit == FineUnit::Yuan && base.is_some() {
        return None;
    }
    Some(vec![Body { amount: Some(amount), base, per, cap, instead_of }])
}

/// 违法所得三倍以下但最高不超过三万元: the text before the cap, and the cap in yuan.
fn without_cap(text: &str) -> (&str, Option<Decimal>) {
    let found = ["不超过", "不得超过"].iter().find_map(|word| {
        let at = text.rfind(word)?;
        let (cap, rest) = super::amount::yuan(&text[at + word.len()..])?;
        let head = text[..at].trim_end_matches("最高").trim_end_matches(['但', '且']).trim_end_matches('、');
        let follows = head.ends_with(['下', '上', '倍', '元', '内']);
        (follows && rest.trim_start_matches('的').is_empty()).then_some((head, Some(cap)))
    });
    found.unwrap_or((text, None))
}

/// Reads an amount that stands behind 罚款: 罚款五百元, 罚款额为耕地开垦费的五倍以上十倍以下. `prefix` stands before 罚款.
pub(crate) fn stated(text: &str, prefix: &str) -> Option<Body> {
    let mut bodies = body(text, "")?;
    let mut body =
        bodies.pop().filter(|body| bodies.is_empty() && body.amount.is_some() && body.instead_of.is_empty())?;
    let each = prefix.rfind('每').map(|at| &prefix[at + '每'.len_utf8()..]);
    if let Some(unit) = each.filter(|unit| is_plain(unit) && unit.chars().count() <= 8) {
        body.per = Some(unit.to_owned());
    }
    Some(body)
}

/// 警告或者, 五日以上十日以下拘留或者: penalties that may be chosen instead, and what follows.
fn alternatives(text: &str) -> (Vec<String>, &str) {
    let mut rest = text;
    let mut found = Vec::new();
    while let Some((name, after)) = measure(rest) {
        let Some(after) = ["或者", "或", "、"].iter().find_map(|word| after.strip_prefix(word)) else { break };
        found.push(name.to_owned());
        rest = after.strip_prefix("处以").or_else(|| after.strip_prefix('处')).unwrap_or(after);
    }
    (found, rest)
}

/// 罚款或者五日以上十五日以下拘留: the penalty that may be chosen instead, named behind the fine.
pub(crate) fn alternative_after(after: &str) -> Option<String> {
    let (name, rest) = measure(after.strip_prefix("或者")?)?;
    rest.is_empty().then(|| name.to_owned())
}

fn measure(text: &str) -> Option<(&str, &str)> {
    for name in ["警告", "通报批评", "拘留", "没收违法所得"] {
        if let Some(rest) = text.strip_prefix(name) {
            return Some((name, rest));
        }
    }
    let end = text.find("拘留")? + "拘留".len();
    let days = &text[..end - "拘留".len()];
    is_days(days).then(|| text.split_at(end))
}

/// 十日以下, 五日以上十日以下.
fn is_days(text: &str) -> bool {
    let Some((_, rest)) = take_number(text) else { return false };
    let Some(rest) = rest.strip_prefix('日') else { return false };
    match rest.strip_prefix("以上") {
        Some(rest) => rest.is_empty() || is_days(rest),
        None => rest == "以下" || rest.is_empty(),
    }
}

/// 五十万元以下或者上一年度营业额百分之五以下.
fn two_amounts(text: &str) -> Option<Vec<Body>> {
    let (first, rest) = amount(text)?;
    let rest = rest.strip_prefix("或者")?.trim_start_matches('处');
    let (at, second) = amount_at_end(rest)?;
    let (base, per) = lead(&rest[..at], "")?;
    let plain = |amount, base, per| Body { amount: Some(amount), base, per, cap: None, instead_of: Vec::new() };
    (first.unit == FineUnit::Yuan).then(|| vec![plain(first, None, None), plain(second, base, per)])
}

/// The longest amount that reaches the end of the text, and where it begins.
fn amount_at_end(text: &str) -> Option<(usize, Amount)> {
    text.char_indices().find_map(|(at, _)| {
        let (amount, rest) = amount(&text[at..])?;
        rest.trim_start_matches('的').is_empty().then_some((at, amount))
    })
}

type Lead = (Option<String>, Option<String>);

/// What stands between the verb and the amount: a base, and the unit that the amount is for each of.
fn lead(words: &str, prefix: &str) -> Option<Lead> {
    let words = words.trim_start_matches('以').trim_start_matches("人民币").trim_start_matches("相当于");
    let words = words.strip_prefix('按').unwrap_or(words);
    let (base, per) = match words.rfind('每') {
        Some(at) => (&words[..at], Some(words[at + '每'.len_utf8()..].to_owned())),
        None => (words, frequency(prefix)),
    };
    let base = base.strip_suffix('的').unwrap_or(base);
    if !is_plain(base) || per.as_deref().is_some_and(|per| per.is_empty() || !is_plain(per)) {
        return None;
    }
    let base = if base.is_empty() { base_in(prefix) } else { Some(base.to_owned()) };
    Some((base, per))
}

/// 按次处, 按日处.
fn frequency(prefix: &str) -> Option<String> {
    let unit = prefix.strip_suffix("按次").map(|_| "次").or_else(|| prefix.strip_suffix("按日").map(|_| "日"));
    unit.map(str::to_owned)
}

/// 按照货值金额处三倍以下罚款.
fn base_in(prefix: &str) -> Option<String> {
    let at = prefix.rfind('按')?;
    let words = prefix[at + '按'.len_utf8()..].trim_start_matches('照');
    const VALUES: [&str; 9] = ["价值", "金额", "所得", "费", "额", "损失", "货值", "价款", "收入"];
    let known = VALUES.iter().any(|value| words.ends_with(value));
    (known && is_plain(words)).then(|| words.to_owned())
}

/// Whether words may be a base or a unit: no verb, no measure and no number that a rule should have taken.
fn is_plain(words: &str) -> bool {
    const FOREIGN: [&str; 14] = [
        "以上",
        "以下",
        "百分之",
        "倍",
        "拘留",
        "警告",
        "没收",
        "吊销",
        "责令",
        "给予",
        "并处",
        "由",
        "罚款的",
        "的处",
    ];
    let starts_well = !words.starts_with(['罚', '或', '、', '并', '和', '处', '至', '不']) || words.starts_with("不缴");
    let counts_yuan = words.match_indices('元').any(|(at, _)| words[..at].ends_with(crate::law::numerals::is_numeral));
    starts_well && !counts_yuan && words.chars().count() <= 60 && !FOREIGN.iter().any(|word| words.contains(word))
}

/// Whether words hold an amount of money or a multiple anywhere.
pub(crate) fn has_amount(words: &str) -> bool {
    words.char_indices().any(|(at, _)| amount(&words[at..]).is_some())
}

/// 总额不超过五万元: the cap that a phrase before 罚款 sets, in yuan.
pub(crate) fn cap(before: &str) -> Option<Decimal> {
    let words = before.strip_suffix('的').unwrap_or(before).trim_start_matches(['但', '且']);
    let named = ["总额", "罚款总额", "累计"].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    let after = named.strip_prefix("最高").unwrap_or(named);
    let text = ["不超过", "不得超过"].iter().find_map(|word| after.strip_prefix(word))?;
    let (value, rest) = super::amount::yuan(text)?;
    rest.is_empty().then_some(value)
}
