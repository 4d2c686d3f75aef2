//! What a number counts: money first (块, 毛, 元), then the measure word behind it.

use rust_decimal::Decimal;

use super::scan;

/// Reads an amount of money at the start of `text`: its value in yuan and where it ends, in bytes.
///
/// 152元, 六块五, 一块二毛, 两块半, 三毛, 50万元, 伍万元整. 块 also counts pieces: 两块地, 三块砖 are no money.
pub(crate) fn money(text: &str) -> Option<(Decimal, usize)> {
    let (value, end) = scan::number(text)?;
    let rest = &text[end..];
    let (unit, after) = first_of(rest, &["人民币元", "块钱", "块", "元", "圆", "毛钱", "毛", "角", "分钱"])?;
    let start = end + unit.len();
    match unit {
        "毛" | "毛钱" | "角" => Some(with_fen(value / Decimal::TEN, start, after)),
        "分钱" => Some((value / Decimal::ONE_HUNDRED, start)),
        "块" if after.starts_with(['地', '砖', '板', '布', '表', '牌', '石', '玻', '木', '肉', '田']) => {
            None
        }
        _ => Some(after_yuan(value, start, after)),
    }
}

/// What follows 块 or 元: 五, 五毛, 五角三分, 半, 整.
fn after_yuan(yuan: Decimal, end: usize, rest: &str) -> (Decimal, usize) {
    if let Some((word, _)) = first_of(rest, &["整", "正"]) {
        return (yuan, end + word.len());
    }
    if rest.starts_with('半') {
        return (yuan + Decimal::new(5, 1), end + '半'.len_utf8());
    }
    let zero = if rest.starts_with('零') { '零'.len_utf8() } else { 0 };
    let Some((digit, digit_end)) = scan::number(&rest[zero..]).filter(|(value, _)| *value < Decimal::TEN) else {
        return (yuan, end);
    };
    let start = end + zero + digit_end;
    let after = &rest[zero + digit_end..];
    match first_of(after, &["毛", "角", "分"]) {
        Some((word @ ("毛" | "角"), tail)) => with_fen(yuan + digit / Decimal::TEN, start + word.len(), tail),
        Some((word, _)) => (yuan + digit / Decimal::ONE_HUNDRED, start + word.len()),
        // 六块五: a digit alone counts 角, where nothing else claims it (六块五个 counts pieces).
        None if zero == 0 && measure_word(after).is_none() => (yuan + digit / Decimal::TEN, start),
        None => (yuan, end),
    }
}

fn with_fen(yuan: Decimal, end: usize, rest: &str) -> (Decimal, usize) {
    if let Some((word, _)) = first_of(rest, &["整", "正"]) {
        return (yuan, end + word.len());
    }
    let fen = scan::number(rest).filter(|(value, _)| *value < Decimal::TEN);
    let Some((digit, digit_end)) = fen.filter(|(_, at)| rest[*at..].starts_with('分')) else {
        return (yuan, end);
    };
    (yuan + digit / Decimal::ONE_HUNDRED, end + digit_end + '分'.len_utf8())
}

/// Measure words by length, the longer first.
const MEASURE_WORDS: &[&str] = &[
    "平方公里",
    "平方米",
    "立方米",
    "平方",
    "立方",
    "公斤",
    "千克",
    "毫克",
    "毫升",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "公顷",
    "小时",
    "分钟",
    "分贝",
    "个月",
    "工作日",
    "倍",
    "袋",
    "盒",
    "米",
    "方",
    "箱",
    "瓶",
    "件",
    "包",
    "罐",
    "桶",
    "斤",
    "克",
    "吨",
    "升",
    "亩",
    "辆",
    "台",
    "套",
    "张",
    "份",
    "批",
    "次",
    "人",
    "名",
    "户",
    "家",
    "天",
    "日",
    "年",
    "月",
    "号",
    "岁",
    "周",
    "个",
    "只",
    "头",
    "条",
    "根",
    "支",
    "把",
    "本",
    "册",
    "间",
    "层",
    "栋",
    "幢",
    "艘",
    "架",
    "枚",
    "颗",
    "粒",
    "片",
    "株",
    "棵",
    "车",
    "处",
    "项",
    "款",
    "种",
    "类",
    "点",
    "块",
    "kg",
    "km",
    "ml",
    "g",
    "m",
    "t",
    "L",
    "%",
    "％",
];

/// The measure word at the start of a text.
pub(crate) fn measure_word(text: &str) -> Option<&'static str> {
    MEASURE_WORDS.iter().copied().find(|word| {
        let latin_goes_on = || text[word.len()..].starts_with(|c: char| c.is_ascii_alphabetic());
        text.starts_with(word) && !(word.is_ascii() && latin_goes_on())
    })
}

fn first_of<'a>(text: &'a str, words: &[&'static str]) -> Option<(&'static str, &'a str)> {
    words.iter().find_map(|word| Some((*word, text.strip_prefix(word)?)))
}
