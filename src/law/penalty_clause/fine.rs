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
use super::amount::{Amount, amount, starts_number};
use super::choice::named_before;
use super::lead::{is_plain, is_value, lead, multiplied};

/// A fine as its own words say it, without what stands around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Body {
    pub amount: Option<Amount>,
    pub base: Option<String>,
    pub per: Option<String>,
    /// Greatest sum in yuan, where the same words set one (三倍以下但最高不超过三万元).
    pub cap: Option<Decimal>,
    /// Least fine in yuan, where the same words set one (百分之五但不低于一千元).
    pub least: Option<Decimal>,
    /// Penalties that may be chosen in its place.
    pub instead_of: Vec<String>,
    /// Whether its words name another penalty that goes beside it (十五日以下拘留、一万元以下罚款).
    pub beside: bool,
}

impl Body {
    fn of(amount: Amount, base: Option<String>, per: Option<String>) -> Self {
        Self { amount: Some(amount), base, per, cap: None, least: None, instead_of: Vec::new(), beside: false }
    }
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
    let head = ["的标准处以", "的标准处", "的标准"].iter().find_map(|end| words.strip_suffix(end))?;
    let (at, mark) = ["以每", "按每", "按照"].iter().find_map(|mark| Some((head.rfind(mark)?, mark)))?;
    let from = if *mark == "按照" { at + mark.len() } else { at + '以'.len_utf8() };
    let mut bodies = body(&head[from..], &head[..at])?;
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
    // 按照占用面积每平方米一百元处以罚款: the amount stands before the verb.
    if amount.unit == FineUnit::Yuan && rest.is_empty() {
        let (_, per) = base.rsplit_once('每')?;
        let measured = !per.is_empty() && per.chars().count() <= 8 && is_plain(per);
        return measured.then(|| (at, Body::of(amount, None, Some(per.to_owned()))));
    }
    let known = match counted {
        Some(_) => rest.is_empty() && !base.is_empty(),
        None => base.ends_with("罚款数额") || (rest.is_empty() && is_value(base)),
    };
    let whole = amount.unit == FineUnit::Times && known && is_plain(base) && !has_amount(rest);
    whole.then(|| (at, Body::of(amount, Some(base.to_owned()), None)))
}

/// Every place where a verb may stand, from the left.
fn verbs(words: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for (at, _) in words.char_indices() {
        let rest = &words[at..];
        let Some(verb) = VERBS.iter().find(|verb| rest.starts_with(**verb)) else { continue };
        let other_word =
            *verb == "处" && rest[verb.len()..].starts_with(['罚', '分', '理', '置', '于', '境', '处', '或']);
        // 每处设施: a measure word.
        let counts = words[..at].ends_with('每');
        if !other_word && !counts {
            found.push((at, *verb));
        }
    }
    found
}

/// Reads all that stands between the verb and 罚款; `prefix` is what stands before the verb.
fn body(text: &str, prefix: &str) -> Option<Vec<Body>> {
    let named = named_before(text.trim_start());
    let instead_of = if named.is_choice { named.names.clone() } else { Vec::new() };
    let beside = !named.is_choice && !named.names.is_empty();
    if named.rest.is_empty() {
        return Some(vec![Body { amount: None, base: None, per: None, cap: None, least: None, instead_of, beside }]);
    }
    let (text, least) = without_least(named.rest);
    let (text, cap) = without_cap(text);
    if let Some(bodies) = two_amounts(text) {
        // A cap on one of two amounts would be a guess.
        let whole = |body: Body| Body { instead_of: instead_of.clone(), beside, ..body };
        return (cap.is_none() && least.is_none()).then(|| bodies.into_iter().map(whole).collect());
    }
    // 不超过违法所得三倍: the only number is the greatest.
    let ceiling = ["最高不超过", "最高不得超过", "不超过", "不得超过"].iter().find_map(|word| text.strip_prefix(word));
    let text = ceiling.unwrap_or(text);
    let (at, amount) = amount_at_end(text)?;
    let amount = if ceiling.is_some() { amount.as_ceiling()? } else { amount };
    let (base, per) = lead(&text[..at], prefix)?;
    let (base, per) = if amount.unit == FineUnit::Times { multiplied(base, per)? } else { (base, per) };
    // 非法开垦林地每平方米十元: what is measured is no base.
    let base = if amount.unit == FineUnit::Yuan && per.is_some() { None } else { base };
    if amount.unit == FineUnit::Yuan && base.is_some() {
        return None;
    }
    Some(vec![Body { amount: Some(amount), base, per, cap, least, instead_of, beside }])
}

/// 票面金额百分之五但不低于一千元: the text before the least fine, and that in yuan.
fn without_least(text: &str) -> (&str, Option<Decimal>) {
    let found = text.rfind('但').and_then(|at| Some((&text[..at], super::bound::least(&text[at..])?)));
    found.map_or((text, None), |(head, least)| (head.trim_end_matches('，'), Some(least)))
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

/// 五十万元以下或者上一年度营业额百分之五以下; 违法经营额一倍以上三倍以下或者违法所得三倍以上五倍以下; 每只禽二十元、每头畜五十元.
fn two_amounts(text: &str) -> Option<Vec<Body>> {
    ["或者", "、"].iter().find_map(|joint| {
        text.match_indices(joint).find_map(|(at, _)| {
            let second = text[at + joint.len()..].trim_start_matches('处');
            let (first, second) = (whole(&text[..at])?, whole(second)?);
            let comparable = *joint == "或者" || (first.per.is_some() && second.per.is_some());
            comparable.then(|| vec![first, second])
        })
    })
}

/// One amount with its base or unit, and nothing else.
fn whole(text: &str) -> Option<Body> {
    let (at, amount) = amount_at_end(text).filter(|(at, _)| !text.is_empty() && *at <= text.len())?;
    let (base, per) = lead(&text[..at], "")?;
    let (base, per) = if amount.unit == FineUnit::Times { multiplied(base, per)? } else { (base, per) };
    let is_whole = match amount.unit {
        FineUnit::Yuan => base.is_none() || per.is_some(),
        FineUnit::Times => base.is_some(),
    };
    let base = base.filter(|_| amount.unit == FineUnit::Times);
    is_whole.then(|| Body::of(amount, base, per))
}

/// The longest amount that reaches the end of the text, and where it begins.
fn amount_at_end(text: &str) -> Option<(usize, Amount)> {
    text.char_indices().filter(|(at, _)| starts_number(text, *at)).find_map(|(at, _)| {
        let (amount, rest) = amount(&text[at..])?;
        rest.trim_start_matches('的').is_empty().then_some((at, amount))
    })
}

/// How many numbers an amount, cap or least fine is made of.
pub(crate) fn numbers_of(body: &Body) -> usize {
    let amount = body.amount.map_or(0, |amount| match (amount.min, amount.max) {
        (Some(min), Some(max)) if min == max => 1,
        (min, max) => usize::from(min.is_some()) + usize::from(max.is_some()),
    });
    amount + usize::from(body.cap.is_some()) + usize::from(body.least.is_some())
}

/// Whether words hold an amount of money or a multiple anywhere.
pub(crate) fn has_amount(words: &str) -> bool {
    words.char_indices().any(|(at, _)| starts_number(words, at) && amount(&words[at..]).is_some())
}

/// 按照原罚款数额按日连续处罚 (行政处罚 by the day): the fine of before again for each day. The statute names no multiple.
pub(crate) fn daily(phrase: &str) -> Option<(usize, Body)> {
    let head = phrase.strip_suffix("按日连续处罚").or_else(|| phrase.strip_suffix("按日连续处以罚款"))?;
    let at = head.find("按照").or_else(|| head.find("依照"))?;
    let base = &head[at + "按照".len()..];
    let amount = Amount { unit: FineUnit::Times, min: None, max: None };
    let is_fine = base.ends_with("罚款数额") || base.ends_with("处罚数额");
    is_fine.then(|| (at, Body::of(amount, Some(base.to_owned()), Some("日".to_owned()))))
}

/// Whether the words before the verb leave the fine to the agency: 可以处, 可处, 可以对…并处.
pub(crate) fn is_optional(prefix: &str) -> bool {
    prefix.contains("可以") || prefix.ends_with('可') || prefix.ends_with("可并")
}

/// Whether the words around 罚款 speak about a fine without imposing one: 缴纳罚款, 加处罚款, 罚款决定, 被处…罚款.
pub(crate) fn speaks_only(before: &str, after: &str) -> bool {
    const BEFORE: [&str; 18] = [
        "缴纳",
        "收缴",
        "抵缴",
        "加处",
        "返还",
        "收到",
        "执行",
        "不得给予",
        "已经给予",
        "尚未给予",
        "规定给予",
        "不再给予",
        "加处的",
        "受到",
        "按",
        "其中",
        "处以的",
        "处的",
    ];
    const INSIDE: [&str; 3] = ["其中", "被行政机关", "被决定"];
    const AFTER: [&str; 8] = ["的", "处罚", "决定", "收据", "限额", "指标", "或者警告的", "、没收违法所得的"];
    BEFORE.iter().any(|word| before.ends_with(word))
        || before.split("被处").skip(1).any(|after| !after.starts_with('罚'))
        || INSIDE.iter().any(|word| before.contains(word))
        || AFTER.iter().any(|word| after.starts_with(word))
}
