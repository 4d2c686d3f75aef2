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
    if !is_plain(base) || per.as_deref().is_some_and(|per| !is_unit(per)) {
        return None;
    }
    let base = if base.is_empty() { base_in(prefix) } else { Some(base.to_owned()) };
    Some((base, per))
}

/// A multiple for each day (每日票据金额万分之七): what is multiplied stands behind the day. Another unit of a multiple is not understood.
pub(super) fn multiplied(base: Option<String>, per: Option<String>) -> Option<Lead> {
    let Some(unit) = per else { return Some((base, None)) };
    let behind = unit.strip_prefix('日').or_else(|| unit.strip_prefix('次'))?;
    let day: String = unit.chars().take(1).collect();
    match (behind.is_empty(), base) {
        (true, base) => Some((base, Some(day))),
        (false, _) => Some((Some(behind.to_owned()), Some(day))),
    }
}

/// 平方米, 人, 处设施: 处 is a measure word there and no verb.
fn is_unit(words: &str) -> bool {
    !words.is_empty() && is_plain(words.strip_prefix('处').unwrap_or(words))
}

/// 按次处, 按日处, 按照每只处, 每违法设施处.
fn frequency(prefix: &str) -> Option<String> {
    let unit = prefix.strip_suffix("按次").map(|_| "次").or_else(|| prefix.strip_suffix("按日").map(|_| "日"));
    let each = || {
        let (before, unit) = prefix.rsplit_once('每')?;
        let opens = before.is_empty() || before.ends_with(['按', '照', '以']);
        (opens && is_unit(unit) && unit.chars().count() <= 8).then_some(unit)
    };
    unit.or_else(each).map(str::to_owned)
}

/// 按照货值金额处三倍以下罚款.
fn base_in(prefix: &str) -> Option<String> {
    let at = prefix.rfind('按')?;
    let words = prefix[at + '按'.len_utf8()..].trim_start_matches('照');
    is_value(words).then(|| words.to_owned())
}

/// Words that name something worth money: 货值金额, 耕地开垦费, 造价.
pub(super) fn is_value(words: &str) -> bool {
    const VALUES: [&str; 10] = ["价值", "金额", "所得", "费", "额", "损失", "货值", "价款", "收入", "造价"];
    VALUES.iter().any(|value| words.ends_with(value)) && is_plain(words)
}

/// Whether words may be a base or a unit: no verb, no measure and no number that a rule should have taken.
pub(super) fn is_plain(words: &str) -> bool {
    const FOREIGN: [&str; 21] = [
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
        "%",
        "％",
        "‰",
        "标准加",
        "不超过",
        "不得超过",
        "可以",
    ];
    let starts_well = !words.starts_with(['罚', '或', '、', '并', '和', '处', '至', '不']) || words.starts_with("不缴");
    let counts_yuan = words.match_indices('元').any(|(at, _)| words[..at].ends_with(crate::law::numerals::is_numeral));
    // 违法所得三到五倍: a number at the end belongs to the amount.
    let ends_well =
        !words.ends_with(crate::law::numerals::is_numeral) && !words.ends_with(['到', '至', '-', '—', '～']);
    starts_well
        && ends_well
        && !counts_yuan
        && words.chars().count() <= 60
        && !FOREIGN.iter().any(|word| words.contains(word))
}
