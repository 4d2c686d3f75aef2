//! Whether the text agrees with itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::Found;
use super::content::{is_business, party_name};
use super::lists::{LISTS, any};
use super::text::{Line, Text, unquoted};
use crate::casework::review::amounts::amounts_in;
use crate::law::dates::{DateValue, find_dates};
use crate::law::money::Yuan;
use crate::law::numerals::parse_number;

const NUMERALS: &str = "[零〇一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟]";

/// An amount in digits and the same in capitals: 50,000元（伍万元整）.
static BOTH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"([0-9][0-9,，]*(?:\.[0-9]{1,2})?\s*万?\s*元)\s*[（(](?:大写)?[：:]?(?:人民币)?([零壹贰叁肆伍陆柒捌玖拾佰仟万亿一二三四五六七八九十百千]+[元圆])").ok()
});
/// 罚款, a few words, an amount.
static FINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"罚款(?:人民币|共计|合计|金额|为|的|：|:)*\s*([0-9][0-9,，]*(?:\.[0-9]+)?\s*万?\s*元|{NUMERALS}+元)"
    ))
    .ok()
});
/// 20盒, 二十盒.
static COUNT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let units = LISTS.units.join("|");
    Regex::new(&format!(
        r"(共计|合计|总计|总共|共)?(?:[\p{{Han}}]{{0,4}}?)([0-9]+(?:\.[0-9]+)?|{NUMERALS}+)\s*({units})"
    ))
    .ok()
});
static LIST_SPACE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^\s*(?:[0-9]+[、．]\s+|[0-9]+[.)]\s{2,}|[（(][一二三四五六七八九十0-9]+[）)]\s+|[一二三四五六七八九十]+、\s+)\S").ok()
});
static PUNCTUATION: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[，。；：、？！,;?!]{2,}").ok());

pub(super) fn check(text: &Text, found: &mut Found) {
    party(text, found);
    amounts(text, found);
    prompts(text, found);
    titles(text, found);
    lines(text, found);
    sales(text, found);
    counts(text, found);
    dates(text, found);
    informal(text, found);
}

/// Names of the same length and ending that differ from the party's in one or two signs.
fn party(text: &Text, found: &mut Found) {
    let Some((first, name)) = party_name(text).filter(|(_, name)| is_business(name)) else { return };
    let signs: Vec<char> = name.chars().collect();
    let Some(end) = signs.get(signs.len().saturating_sub(2)..) else { return };
    for line in text.lines.iter().filter(|line| line.number >= first) {
        let words: Vec<char> = line.text.chars().collect();
        let alike = words.windows(signs.len()).find(|window| {
            let differing = window.iter().zip(&signs).filter(|(here, there)| here != there).count();
            window.ends_with(end) && window.first() == signs.first() && (1..=2).contains(&differing)
        });
        if let Some(other) = alike {
            let other: String = other.iter().collect();
            let message = format!("“{other}”与当事人“{name}”不一致");
            found.problem("text.party_name_consistency", message, Some(line.number));
        }
    }
}

fn amounts(text: &Text, found: &mut Found) {
    const ID: &str = "text.penalty_amount_consistency";
    let (Some(both), Some(fine)) = (BOTH.as_ref(), FINE.as_ref()) else { return };
    for line in &text.lines {
        for pair in both.captures_iter(&line.text) {
            if amounts_in(&pair[1]) != amounts_in(&pair[2]) {
                found.problem(ID, format!("小写“{}”与大写“{}”不一致", &pair[1], &pair[2]), Some(line.number));
            }
        }
    }
    let fines = |line: &Line| -> Vec<Yuan> {
        let own = unquoted(&line.text);
        fine.captures_iter(&own).flat_map(|held| amounts_in(&held[1])).collect()
    };
    let part = text.decision();
    let decided: Vec<Yuan> = part.iter().flat_map(fines).collect();
    let total = part
        .iter()
        .find(|line| ["合计罚款", "罚款合计", "罚款共计", "共计罚款"].iter().any(|word| line.text.contains(word)));
    if let (Some(line), Some((last, parts))) = (total, decided.split_last()) {
        let sum: Decimal = parts.iter().map(|amount| amount.0).sum();
        if !parts.is_empty() && sum != last.0 {
            let message = format!("合计罚款{last}与各项之和{}不一致", Yuan(sum));
            found.problem(ID, message, Some(line.number));
        }
    }
    let [one] = decided.as_slice() else { return };
    let inside: BTreeSet<usize> = part.iter().map(|line| line.number).collect();
    // What was only proposed, or what statute and benchmark allow, need not be the same.
    let other = |line: &&Line| {
        !inside.contains(&line.number)
            && !["拟", "以上", "以下", "基准", "阶次", "曾", "此前"].iter().any(|word| line.text.contains(word))
    };
    for line in text.lines.iter().filter(other) {
        if let Some(amount) = fines(line).into_iter().find(|amount| amount != one) {
            found.problem(ID, format!("罚款{amount}与处罚决定的{one}不一致"), Some(line.number));
        }
    }
}

fn prompts(text: &Text, found: &mut Found) {
    for prompt in &LISTS.prompts {
        let places: Vec<usize> = text.whole.match_indices(prompt.as_str()).map(|(at, _)| at).collect();
        if let Some(second) = places.get(1) {
            let message = format!("“{prompt}”出现{}次，请核对是否重复粘贴", places.len());
            found.for_person("text.duplicate_prompt_phrases", message, text.line_at(*second));
        }
    }
}

/// 《 and 》 in pairs within a line; 《关于〈…〉的决定》 and 《《…》…》 are pairs too.
fn titles(text: &Text, found: &mut Found) {
    for line in &text.lines {
        let mut depth = 0_i32;
        let mut unpaired = false;
        for sign in line.text.chars() {
            match sign {
                '《' => depth += 1,
                '》' if depth == 0 => unpaired = true,
                '》' => depth -= 1,
                _ => {}
            }
        }
        if unpaired || depth != 0 {
            found.problem("text.book_title_bracket_balance", "书名号不成对", Some(line.number));
        }
    }
}

fn lines(text: &Text, found: &mut Found) {
    for line in &text.lines {
        if LIST_SPACE.as_ref().is_some_and(|pattern| pattern.is_match(&line.raw)) {
            found.for_person("text.ordered_list_spacing", "编号之后有多余的空格", Some(line.number));
        }
        if let Some(wrong) = PUNCTUATION.as_ref().and_then(|pattern| pattern.find(&line.text)) {
            let message = format!("标点“{}”连续误用", wrong.as_str());
            found.problem("text.duplicate_punctuation_sequence", message, Some(line.number));
        }
        if let Some(blank) = any(&line.text, &LISTS.blanks) {
            let message = format!("“{blank}”没有填写");
            found.problem("text.format_basic_sections", message, Some(line.number));
        }
    }
}

/// 已销售 and 未销售 in one paragraph, without numbers or 部分 that tell them apart.
fn sales(text: &Text, found: &mut Found) {
    const SOLD: [&str; 5] = ["已销售", "已售出", "全部售出", "全部销售", "均已售"];
    const UNSOLD: [&str; 6] = ["未销售", "未售出", "尚未售", "没有销售", "未对外销售", "均未售"];
    for line in &text.lines {
        let place = |words: &[&'static str]| words.iter().find(|word| line.text.contains(**word)).copied();
        let (Some(sold), Some(unsold)) = (place(&SOLD), place(&UNSOLD)) else { continue };
        let told_apart = ["部分", "其余", "剩余", "剩下", "余下"].iter().any(|word| line.text.contains(word));
        let counted = COUNT.as_ref().is_some_and(|pattern| pattern.find_iter(&line.text).count() >= 2);
        if !told_apart && !counted {
            let message = format!("同一段既称“{sold}”又称“{unsold}”");
            found.problem("text.sales_statement_contradiction", message, Some(line.number));
        }
    }
}

/// A total that is neither an earlier count nor the sum of those of its paragraph.
fn counts(text: &Text, found: &mut Found) {
    let Some(pattern) = COUNT.as_ref() else { return };
    let mut earlier: BTreeMap<String, Vec<Decimal>> = BTreeMap::new();
    for line in &text.lines {
        let mut here: BTreeMap<String, Vec<Decimal>> = BTreeMap::new();
        for held in pattern.captures_iter(&line.text) {
            let Some(count) = held[2].parse().ok().or_else(|| parse_number(&held[2])) else { continue };
            let unit = held[3].to_owned();
            let before = here.entry(unit.clone()).or_default();
            let known = earlier.entry(unit.clone()).or_default();
            let sum: Decimal = before.iter().fold(Decimal::ZERO, |sum, part| sum.saturating_add(*part));
            let all: Decimal = known.iter().fold(Decimal::ZERO, |sum, part| sum.saturating_add(*part));
            let agrees = known.is_empty() || known.contains(&count) || sum == count || all == count;
            if held.get(1).is_some() && !agrees {
                let message = format!("合计{}{unit}与前文的数量不一致，请核对", &held[2]);
                found.for_person("text.bottle_quantity_inconsistency", message, Some(line.number));
            }
            before.push(count);
            known.push(count);
        }
    }
}

/// How a date is written.
fn style(written: &str) -> Option<&'static str> {
    if written.contains('年') {
        let chinese = written.contains(['〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
        return Some(if chinese { "二〇二五年一月一日" } else { "2025年1月1日" });
    }
    ['-', '.', '/'].iter().any(|sign| written.contains(*sign)).then_some("2025-01-01")
}

fn dates(text: &Text, found: &mut Found) {
    const ID: &str = "text.date_format_consistency";
    let mut first: Option<&'static str> = None;
    for date in find_dates(&text.whole, None) {
        let line = text.line_at(date.span.start);
        if date.value == DateValue::Invalid {
            found.problem(ID, format!("没有“{}”这一天", date.text), line);
        }
        let Some(style) = style(&date.text).filter(|_| matches!(date.value, DateValue::Day(_))) else { continue };
        match first {
            None => first = Some(style),
            Some(first) if first != style => {
                let message = format!("日期“{}”的写法与前文不统一", date.text);
                found.for_person(ID, message, line);
            }
            Some(_) => {}
        }
    }
}

fn informal(text: &Text, found: &mut Found) {
    for line in &text.lines {
        if let Some(word) = any(&unquoted(&line.text), &LISTS.informal) {
            let message = format!("“{word}”是口语或者含糊的词");
            found.for_person("text.informal_language", message, Some(line.number));
        }
    }
}
