//! Performance, rights, remedies, signature.

use std::sync::LazyLock;

use regex::Regex;

use super::Found;
use super::lists::{LISTS, any};
use super::text::{Line, Text};
use crate::law::dates::{DateValue, find_dates};

/// What stands between 向 and 申请行政复议.
static ORGAN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:向|到)([^，。；向]{2,40}?)(?:申请|提出|提起)(?:行政)?复议").ok());
/// What stands between 向 and 提起行政诉讼.
static COURT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:向|到)([^，。；向]{2,40}?法院)(?:依法|直接)?(?:提起|起诉)").ok());

pub(super) fn check(text: &Text, found: &mut Found) {
    performance(text, found);
    statement(text, found);
    remedies(text, found);
    overdue(text, found);
    signature(text, found);
}

fn performance(text: &Text, found: &mut Found) {
    if !text.fines() {
        return;
    }
    let pays = text.find(|line| line.contains("缴纳") || line.contains("缴至") || line.contains("缴到"));
    let line = pays.map(|line| line.number);
    let paying: String =
        text.lines.iter().filter(|line| line.text.contains('缴')).map(|line| line.text.as_str()).collect();
    if !["十五日内", "15日内", "十五天内", "15天内"].iter().any(|words| paying.contains(words)) {
        found.problem("text.penalty_deadline", "没有写明收到决定书之日起十五日内缴纳罚款", line);
    }
    let ways = ["银行", "电子支付", "账户", "帐户", "缴款码", "代收"];
    if !ways.iter().any(|way| paying.contains(way)) {
        found.problem("text.payment_instructions", "没有写明罚款的缴纳方式（指定银行或者电子支付系统）", line);
    }
}

fn statement(text: &Text, found: &mut Found) {
    let told = text.lines.iter().any(|line| {
        (line.text.contains("陈述") && line.text.contains("申辩"))
            || (line.text.contains("听证") && line.text.contains("告知"))
    });
    if !told {
        found.problem("text.statement_and_defense_notice", "没有记明告知陈述、申辩或者听证权利的情况", None);
    }
}

fn vague(organ: &str) -> bool {
    let general = ["上级", "上一级", "有关", "有管辖权", "相关", "同级", "本级", "所在地人民法院"];
    general.iter().any(|word| organ.contains(word)) || any(organ, &LISTS.blanks).is_some()
}

fn remedies(text: &Text, found: &mut Found) {
    const ID: &str = "text.remedy_notice";
    let sentence = |word: &str| -> Option<(usize, String)> {
        text.lines.iter().rev().find(|line| line.text.contains(word)).map(|line| (line.number, line.text.clone()))
    };
    match sentence("行政复议").or_else(|| sentence("申请复议")) {
        None => found.problem(ID, "没有写明申请行政复议的途径", None),
        Some((line, words)) => {
            let organ = ORGAN.as_ref().and_then(|pattern| pattern.captures(&words)).map(|held| held[1].to_owned());
            match organ {
                None => found.problem(ID, "没有写明行政复议机关", Some(line)),
                Some(organ) if vague(&organ) || organ.chars().count() < 4 => {
                    found.problem(ID, format!("行政复议机关“{organ}”不具体"), Some(line));
                }
                Some(_) => {}
            }
            if !["六十日", "60日"].iter().any(|period| words.contains(period)) || !words.contains("之日起") {
                let message = "行政复议期限没有写明自收到决定书之日起六十日内";
                found.problem("text.fixed_reconsideration_content", message, Some(line));
            }
        }
    }
    match sentence("行政诉讼").or_else(|| sentence("人民法院起诉")) {
        None => found.problem(ID, "没有写明提起行政诉讼的途径", None),
        Some((line, words)) => {
            let court = COURT.as_ref().and_then(|pattern| pattern.captures(&words)).map(|held| held[1].to_owned());
            match court {
                None => found.problem(ID, "没有写明管辖的人民法院", Some(line)),
                Some(court) if vague(&court) || court.chars().count() < 6 => {
                    found.problem(ID, format!("人民法院“{court}”不具体"), Some(line));
                }
                Some(_) => {}
            }
            if !["六个月", "6个月"].iter().any(|period| words.contains(period)) {
                let message = "行政诉讼期限没有写明六个月；法律另有规定的，请核对";
                found.for_person("text.fixed_litigation_content", message, Some(line));
            }
        }
    }
}

fn overdue(text: &Text, found: &mut Found) {
    if !text.fines() {
        return;
    }
    let rate = text.find(|line| (line.contains("百分之三") || line.contains("3%")) && line.contains("加处"));
    let forced = text.whole.contains("强制执行");
    if rate.is_none() || !forced {
        let line = text.find(|line| line.contains("逾期") || line.contains("到期不")).map(|line| line.number);
        let message = "没有写明到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款，并申请人民法院强制执行";
        found.problem("text.fixed_overdue_consequence", message, line);
    }
}

/// A line that is a date and nothing else but perhaps （印章）.
fn date_alone(line: &Line) -> Option<DateValue> {
    let dates = find_dates(&line.text, None);
    let [date] = dates.as_slice() else { return None };
    (line.text.chars().count() <= date.text.chars().count() + 8).then_some(date.value)
}

fn signature(text: &Text, found: &mut Found) {
    let count = text.lines.len();
    let tail = text.lines.get(count.saturating_sub(6)..).unwrap_or_default();
    let dated = tail.iter().enumerate().rev().find_map(|(at, line)| Some((at, line, date_alone(line)?)));
    let last = text.lines.last().map(|line| line.number);
    match &dated {
        None => found.problem("text.decision_date", "文末没有决定日期", last),
        Some((_, line, value)) if !matches!(value, DateValue::Day(_)) => {
            found.problem("text.decision_date", format!("决定日期“{}”不完整或者不存在", line.text), Some(line.number));
        }
        Some(_) => {}
    }
    let end = dated.as_ref().map_or(tail.len(), |(at, ..)| *at + 1);
    let before = tail.get(..end).unwrap_or_default().iter().rev().take(3);
    let signs = before.filter(|line| line.text.chars().count() <= 40).any(|line| {
        let words = line.text.split(['（', '(']).next().unwrap_or_default();
        let bare = words.trim_end_matches(|sign: char| sign.is_ascii_digit() || "年月日 ".contains(sign)).trim();
        LISTS.authorities.iter().any(|end| bare.ends_with(end.as_str())) && any(bare, &LISTS.blanks).is_none()
    });
    if !signs {
        found.problem("text.authority_signature", "文末决定日期之前没有机关名称", last);
    }
}
