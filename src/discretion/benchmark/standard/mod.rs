//! The standard of a tier (具体标准): what is imposed, as the parser of penalty clauses reads it.

mod spelling;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::table::Guide;
use crate::law::money::Yuan;
use crate::law::numerals::find_numbers;
use crate::law::penalty_clause::{self, Fine, FineUnit, Measure, MeasureKind, PeriodUnit};
use spelling::{as_clause, tidy, without_inclusion};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Detention {
    /// Least number of days.
    pub min: u32,
    /// Greatest number of days.
    pub max: u32,
    /// The suggested number of days.
    #[serde(skip_serializing_if = "Option::is_none", default)]
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
        standard.detention = standard.detention.or_else(|| clause.measures.iter().find_map(detention));
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
    standard.unread.dedup();
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

/// 十日以上十五日以下拘留.
fn detention(measure: &Measure) -> Option<Detention> {
    let period = measure.period.as_ref().filter(|period| period.unit == Some(PeriodUnit::Day))?;
    let max = period.max.filter(|_| measure.kind == MeasureKind::Detention)?;
    let point = (period.min == Some(max)).then_some(max);
    Some(Detention { min: period.min.unwrap_or_default(), max, point })
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
