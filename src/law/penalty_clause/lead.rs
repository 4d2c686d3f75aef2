//! What stands between the verb of a fine and its amount: the base, and the unit that the amount is for each of.

/// The base, and what the amount is for each of.
pub(super) type Lead = (Option<String>, Option<String>);

/// What stands between the verb and the amount: a base, and the unit that the amount is for each of.
pub(super) fn lead(words: &str, prefix: &str) -> Option<Lead> {
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
pub(super) fn is_plain(words: &str) -> bool {
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
