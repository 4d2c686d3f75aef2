//! The standard of a tier (具体标准): what is imposed, as the parser of penalty clauses reads it.

use rust_decimal::Decimal;
use serde::Serialize;

use super::table::Guide;
use crate::law::money::Yuan;
use crate::law::numerals::find_numbers;
use crate::law::penalty_clause::{self, Fine, FineUnit};

/// What a tier imposes.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Standard {
    /// 不予处罚, 免予处罚.
    pub no_penalty: bool,
    /// Whether it goes below the statute (减轻, 行政处罚法 第三十二条).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub mitigated: bool,
    /// The fines.
    pub fines: Vec<Fine>,
    /// Penalties beside the fine, such as 警告 or 没收违法所得.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other: Vec<String>,
    /// Orders that are no penalty, such as 责令改正.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<String>,
    /// The suggested fine in yuan, where the table gives one figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<Yuan>,
    /// Detention in days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detention: Option<Detention>,
    /// 可警告 or 不可警告, where the table says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub may_warn: Option<bool>,
    /// An end of the range that （不含） leaves out, for a person to see.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
    /// Words that were not understood; nothing is computed from a standard that has any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<String>,
}

/// Detention (行政拘留) in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Detention {
    /// Least number of days.
    pub min: u32,
    /// Greatest number of days.
    pub max: u32,
    /// The suggested number of days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<u32>,
}

impl Standard {
    /// Whether it says anything that was understood.
    pub fn is_read(&self) -> bool {
        let says = self.no_penalty || !self.fines.is_empty() || !self.other.is_empty() || self.detention.is_some();
        self.unread.is_empty() && (says || !self.orders.is_empty())
    }
}

const NO_PENALTY: [&str; 7] =
    ["不予处罚", "不予行政处罚", "免予处罚", "免予行政处罚", "免于处罚", "不予罚款", "免于行政处罚"];

/// Reads the words of a standard.
pub fn parse(written: &str) -> Standard {
    let text = tidy(written);
    let mut standard = Standard::default();
    if text.is_empty() {
        return standard;
    }
    standard.no_penalty = NO_PENALTY.iter().any(|words| text.contains(words));
    standard.mitigated = text.contains("减轻");
    let (text, remarks) = without_inclusion(&text);
    standard.remarks = remarks;
    for clause in penalty_clause::parse(&as_clause(&text)) {
        standard.fines.extend(clause.fines);
        standard.other.extend(clause.other);
        standard.orders.extend(clause.orders);
        standard.unread.extend(clause.unread.into_iter().map(|unread| unread.text));
    }
    named_alone(&text, &mut standard);
    per_unit(&text, &mut standard);
    account(&text, &mut standard);
    if standard.no_penalty && !standard.fines.is_empty() {
        // 可以不予处罚；处一千元以下罚款: which of both is for a person.
        standard.unread.push(written.trim().to_owned());
    }
    let nothing = !standard.is_read() && standard.unread.is_empty();
    if nothing {
        standard.unread.push(written.trim().to_owned());
    }
    standard.point = point(&standard.fines);
    standard
}

/// Reads the figures of a table by code.
pub fn of_guide(guide: &Guide) -> Standard {
    let fine = match (guide.fine_min, guide.fine_max) {
        (min, Some(max)) if max > Yuan::default() => Some((min.unwrap_or_default(), max)),
        _ => None,
    };
    let detention = guide.detention_max.filter(|max| *max > 0).map(|max| Detention {
        min: guide.detention_min.unwrap_or_default(),
        max,
        point: guide.detention_point,
    });
    let fined = fine.map(|(min, max)| parse(&in_words(min, max))).unwrap_or_default();
    Standard { point: guide.fine_point.filter(|_| fine.is_some()), detention, may_warn: guide.may_warn, ..fined }
}

/// The range of a table by code in the words of a clause.
fn in_words(min: Yuan, max: Yuan) -> String {
    if min == max {
        format!("处{max}罚款")
    } else if min == Yuan::default() {
        format!("处{max}以下罚款")
    } else {
        format!("处{min}以上{max}以下罚款")
    }
}

/// Spelling that clauses of statutes do not have, made theirs: 3000元以上，5000元以下; 1000元～2000元.
fn tidy(written: &str) -> String {
    let text: String = written.chars().filter(|sign| !sign.is_whitespace()).collect();
    let text = text.replace("以上，", "以上\u{1}").replace("以上,", "以上\u{1}");
    let joined = join_ends(&text);
    ["～", "~", "–", "──", "——"].iter().fold(joined, |text, mark| text.replace(mark, "至"))
}

/// 以上 and a comma before another amount are one range; before anything else the comma stays.
fn join_ends(text: &str) -> String {
    let mut joined = String::new();
    let mut parts = text.split('\u{1}').peekable();
    while let Some(part) = parts.next() {
        joined.push_str(part);
        let Some(next) = parts.peek() else { break };
        let is_amount =
            next.starts_with(|sign: char| crate::law::numerals::is_numeral(sign)) || next.starts_with("百分之");
        if !is_amount {
            joined.push('，');
        }
    }
    joined
}

/// （不含） and （含本数） taken out, with a remark for the first.
fn without_inclusion(text: &str) -> (String, Vec<String>) {
    let mut plain = text.to_owned();
    let mut remarks = Vec::new();
    for (words, excludes) in [
        ("不含本数", true),
        ("不含", true),
        ("不包括本数", true),
        ("含本数", false),
        ("包括本数", false),
        ("含", false),
    ] {
        for (open, close) in [('（', '）'), ('(', ')')] {
            let mark = format!("{open}{words}{close}");
            if !plain.contains(&mark) {
                continue;
            }
            if excludes {
                remarks.push(format!("“{text}”不含本数"));
            }
            plain = plain.replace(&mark, "");
        }
    }
    (plain, remarks)
}

/// A bare amount (2000元以上5000元以下) and 罚款：2000元 as a clause.
fn as_clause(text: &str) -> String {
    let text = text.replace("罚款：", "罚款").replace("罚款:", "罚款");
    let is_bare = text.starts_with(|sign: char| crate::law::numerals::is_numeral(sign));
    let body = text.trim_end_matches(['。', '；']);
    if is_bare && !text.contains("罚") && body.ends_with(['元', '下', '上', '倍', '内']) {
        format!("处{body}罚款。")
    } else {
        text
    }
}

/// A measure that is named and nothing more: 警告, 通报批评, 并处警告。
fn named_alone(text: &str, standard: &mut Standard) {
    for phrase in text.split(['，', '；', '。', '、', '+', '\n']) {
        let phrase = phrase.trim_start_matches(['并', '处']);
        let is_new = !standard.other.iter().any(|name| name == phrase);
        if ["警告", "通报批评"].contains(&phrase) && is_new {
            standard.other.push(phrase.to_owned());
        }
    }
}

/// 每处违法设施处一万元罚款: the amount is for each, wherever the words stand before it.
fn per_unit(text: &str, standard: &mut Standard) {
    for fine in standard.fines.iter_mut().filter(|fine| fine.per.is_none()) {
        let Some(at) = text.find(&fine.text) else { continue };
        let end = at + fine.text.len();
        let start = text[..at].rfind(['，', '；', '。']).map_or(0, |mark| mark + '，'.len_utf8());
        let Some(each) = text[start..end].find('每').map(|place| start + place + '每'.len_utf8()) else { continue };
        let amount = find_numbers(&text[each..end]).into_iter().find(|number| number.unit.as_deref() == Some("元"));
        let Some(amount) = amount else { continue };
        let unit = text[each..each + amount.span.start].trim_start_matches('一');
        let unit = unit.trim_end_matches("处以").trim_end_matches("处").trim_end_matches("罚款");
        if !unit.is_empty() {
            fine.per = Some(unit.to_owned());
        }
    }
}

/// Every amount in the words must have been taken up by a fine: a wrong reading would be worse than none.
fn account(text: &str, standard: &mut Standard) {
    let known = |value: Decimal| {
        standard.fines.iter().any(|fine| {
            let ends = [fine.min, fine.max, fine.cap, fine.least, fine.base_floor];
            ends.into_iter()
                .flatten()
                .any(|end| end == value || fine.unit == FineUnit::Times && end * Decimal::ONE_HUNDRED == value)
        })
    };
    let amounts = find_numbers(text)
        .into_iter()
        .filter(|number| matches!(number.unit.as_deref(), Some("元" | "倍" | "%")) && !number.ordinal);
    let missed: Vec<String> = amounts
        .filter(|number| !known(number.value))
        .filter_map(|number| text.get(number.span).map(str::to_owned))
        .collect();
    let unknown_base = standard
        .fines
        .iter()
        .any(|fine| fine.base.as_deref().is_some_and(|base| base.contains("法定") || base.contains("幅度")));
    if !missed.is_empty() || unknown_base {
        standard.unread.push(text.to_owned());
    }
}

/// One fixed amount is the suggested point.
fn point(fines: &[Fine]) -> Option<Yuan> {
    let [fine] = fines else { return None };
    let fixed = fine.unit == FineUnit::Yuan && fine.per.is_none() && fine.min == fine.max;
    fixed.then_some(fine.min).flatten().map(Yuan)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fine(text: &str) -> Option<(i64, i64, Option<String>)> {
        let standard = parse(text);
        let [fine] = &standard.fines[..] else { return None };
        let whole =
            |value: Option<Decimal>| value.map_or(-1, |value| i64::try_from(value.trunc().mantissa()).unwrap_or(-2));
        standard.is_read().then(|| (whole(fine.min), whole(fine.max), fine.per.clone()))
    }

    #[test]
    fn standards_are_read_as_tables_spell_them() {
        let per = |unit: &str| Some(unit.to_owned());
        assert_eq!(fine("处二千元罚款。"), Some((2_000, 2_000, None)));
        assert_eq!(fine("处3000元以上，5000元以下罚款"), Some((3_000, 5_000, None)));
        assert_eq!(fine("处1000元～2000元罚款"), Some((1_000, 2_000, None)));
        assert_eq!(fine("2000元以上5000元以下"), Some((2_000, 5_000, None)));
        assert_eq!(fine("罚款：1000元"), Some((1_000, 1_000, None)));
        assert_eq!(fine("按照每处设施处五千元以上二万元以下罚款"), Some((5_000, 20_000, per("处设施"))));
        assert_eq!(fine("每处违法设施处一万元罚款。"), Some((10_000, 10_000, per("处违法设施"))));
        assert_eq!(
            fine("按照占地面积处每平方米一千元罚款，并处没收违法堆放的物品。"),
            Some((1_000, 1_000, per("平方米")))
        );
        assert_eq!(fine("没收违法所得，并处货值金额10倍以上15倍以下罚款"), Some((10, 15, None)));
    }

    #[test]
    fn a_fixed_amount_is_the_suggested_point_and_a_range_has_none() {
        assert_eq!(parse("处二千元罚款。").point, Some(Yuan::from_integer(2_000)));
        assert_eq!(parse("处二千元以上五千元以下罚款。").point, None);
        assert_eq!(parse("每处设施处二千元罚款。").point, None, "it depends on how many there are");
        let guide = Guide {
            fine_min: Some(Yuan::from_integer(20)),
            fine_max: Some(Yuan::from_integer(200)),
            fine_point: Some(Yuan::from_integer(60)),
            detention_max: Some(0),
            may_warn: Some(true),
            ..Guide::default()
        };
        let read = of_guide(&guide);
        assert_eq!((read.point, read.detention, read.may_warn), (Some(Yuan::from_integer(60)), None, Some(true)));
        assert_eq!(read.fines[0].max, Some(Decimal::from(200)));
    }

    #[test]
    fn no_penalty_and_measures_are_told_apart() {
        assert!(parse("不予处罚。").no_penalty && parse("不予行政处罚").is_read());
        assert_eq!(parse("警告").other, ["警告"]);
        assert_eq!(parse("给予警告，可以并处500元以下罚款").other, ["警告"]);
        assert!(parse("减轻处罚，处三千元罚款").mitigated);
    }

    #[test]
    fn what_is_not_understood_whole_is_not_computed_from() {
        for text in [
            "处法定罚款幅度30%以下罚款",
            "从轻处罚",
            "可以不予处罚；处一千元以下罚款",
            "由集体讨论决定",
            "处五千元罚款，每超过一日加1000元",
        ] {
            assert!(!parse(text).is_read(), "{text}: {:?}", parse(text));
        }
        assert!(!parse("处3万元以上（不含本数）5万元以下罚款").remarks.is_empty());
    }
}
