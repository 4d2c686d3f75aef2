//! Which offence in a row it is: 第一次被处罚, 第三次及以上, 一年内受到两次以上行政处罚.
//!
//! ```text
//! offence := window? 第 ordinals 次 more? deed          counts the present act: fact “次数” (“一年内次数”)
//!          | window? deed N 次 more? | window N 次 more deed          counts what the words say: fact “一年内受到行政处罚次数”
//! window  := N (年 | 个月 | 日) 内
//! more    := 及以上 | 以上 | （含）以上
//! ```

use serde::Serialize;

use super::Condition;
use crate::law::numerals::{take_number, to_chinese};

/// How many offences, and by which count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offence {
    /// Least number, from 1.
    pub at_least: u32,
    /// Greatest number; `None` where more are meant too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// The fact that answers it: `次数` counts the present act and those before it as the table's notes say.
    pub fact: String,
    /// The words of the table.
    pub text: String,
}

/// The fact for 第N次: the present act included.
pub(super) const ORDINAL: &str = "次数";

/// What was done or suffered that often, whole.
const DEEDS: [&str; 24] = [
    "",
    "被处罚",
    "被行政处罚",
    "受到处罚",
    "受到行政处罚",
    "受行政处罚",
    "受处罚",
    "受过行政处罚",
    "被查处",
    "被发现",
    "被查获",
    "发现",
    "查处",
    "违法",
    "违反",
    "违反本条规定",
    "违反规定",
    "发生",
    "实施",
    "实施违法行为",
    "实施该违法行为",
    "发生违法行为",
    "发生该违法行为",
    "有该违法行为",
];
/// What the deed is about.
const ABOUT: [&str; 8] = [
    "因同一违法行为",
    "因同类违法行为",
    "因同种违法行为",
    "因该违法行为",
    "因同一性质违法行为",
    "因同一性质的违法行为",
    "因相同违法行为",
    "因此类违法行为",
];

/// Reads a term that counts offences; `text` is the term as written.
pub(super) fn read(bare: &str, text: &str) -> Option<Condition> {
    let (window, rest) = window(bare);
    let (at_least, at_most, fact) = ordinal(rest, window).or_else(|| count(rest, window))?;
    let fits = at_least > 0 && at_most.is_none_or(|most| most >= at_least);
    fits.then(|| Condition::Offence(Offence { at_least, at_most, fact, text: text.to_owned() }))
}

type Counted = (u32, Option<u32>, String);

/// 一年内, 两年之内, 十二个月内, 同一年度内.
fn window(text: &str) -> (&str, &str) {
    let end = ["之内", "以内", "内"].iter().find_map(|word| {
        let at = text.find(word)?;
        let spoken = &text[..at];
        let is_period = take_number(spoken)
            .is_some_and(|(_, unit)| ["年", "个月", "日", "个自然年", "个自然年度"].contains(&unit))
            || ["同一年度", "同一自然年度", "一个自然年度", "本年度"].contains(&spoken);
        is_period.then_some(at + word.len())
    });
    end.map_or(("", text), |end| text.split_at(end))
}

/// 第一次, 第三次及以上, 第二次或者第三次, 首次.
fn ordinal(text: &str, window: &str) -> Option<Counted> {
    let fact = || format!("{}{ORDINAL}", tidy(window));
    let text = about(text);
    for word in ["首次", "初次"] {
        if let Some(deed) = text.strip_prefix(word) {
            return is_deed(deed).then(|| (1, Some(1), fact()));
        }
    }
    let (first, rest) = whole_number(text.strip_prefix('第')?)?;
    let rest = rest.strip_prefix('次').unwrap_or(rest);
    let next = ["、第", "或者第", "或第", "至第", "和第", "、", "至", "-"].iter().find_map(|joint| {
        let (second, rest) = whole_number(rest.strip_prefix(joint)?)?;
        Some((second, rest.strip_prefix('次')?))
    });
    if let Some((second, rest)) = next {
        // 第二、四次 leaves out the third: for a person.
        return (is_deed(rest) && (second == first + 1 || !text.contains('、'))).then(|| (first, Some(second), fact()));
    }
    let rest = text.get(text.find('次')? + '次'.len_utf8()..)?;
    match more(rest) {
        Some(deed) => is_deed(deed).then(|| (first, None, fact())),
        None => is_deed(rest).then(|| (first, Some(first), fact())),
    }
}

/// 受到两次以上行政处罚, 违法三次以上, 被处罚两次.
fn count(text: &str, window: &str) -> Option<Counted> {
    let text = about(text);
    let at = text.char_indices().map(|(at, _)| at).find(|at| whole_number(&text[*at..]).is_some())?;
    let (before, numbered) = text.split_at(at);
    let (number, rest) = whole_number(numbered)?;
    let rest = rest.strip_prefix('次')?;
    let (is_open, after) = more(rest).map_or((false, rest), |after| (true, after));
    let deed = format!("{before}{after}");
    // Without a window or a deed nothing says what is counted.
    let says_what = !deed.is_empty() && is_deed(&deed);
    let fact = format!("{}{deed}{ORDINAL}", tidy(window));
    says_what.then_some((number, if is_open { None } else { Some(number) }, fact))
}

fn more(text: &str) -> Option<&str> {
    let marks = ["及其以上", "及以上", "（含）以上", "以上（含）", "以上（含本数）", "以上", "及第三次以上"];
    marks.iter().find_map(|mark| text.strip_prefix(mark))
}

fn about(text: &str) -> &str {
    ABOUT.iter().find_map(|words| text.strip_prefix(words)).unwrap_or(text)
}

fn is_deed(words: &str) -> bool {
    let words = about(words);
    let words = words.strip_prefix(['曾', '已']).unwrap_or(words);
    DEEDS.contains(&words)
}

fn whole_number(text: &str) -> Option<(u32, &str)> {
    let (value, rest) = take_number(text)?;
    let number = value.fract().is_zero().then(|| u32::try_from(value.mantissa()).ok()).flatten();
    let scaled = value.scale() == 0;
    number.filter(|_| scaled).map(|number| (number, rest))
}

/// The window as facts name it: 1年之内 and 一年内 are the same, and so are 两年内 and 二年内.
fn tidy(window: &str) -> String {
    let window = window.replace("之内", "内").replace("以内", "内");
    match whole_number(&window) {
        Some((number, rest)) => format!("{}{rest}", to_chinese(u64::from(number))),
        None => window,
    }
}
