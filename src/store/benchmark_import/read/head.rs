//! What the lines around a table say of it: title, number, agency, dates, notes.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use regex::Regex;

use super::Given;
use crate::law::dates::{DateValue, find_dates};
use crate::law::numerals::take_number;

/// 深城管规〔2023〕2号.
static NUMBER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[\p{Han}]{2,12}[〔\[［（(【]\s*\d{4}\s*[〕\]］）)】]\s*第?\d{1,4}\s*号").ok());

/// What samples say of themselves.
pub(super) const SAMPLE: &str = "非正式基准";

/// What is said with a key in front: 制定机关：某局.
const KEYS: [(Field, &[&str]); 12] = [
    (Field::Title, &["标题", "名称", "基准名称"]),
    (Field::DocumentNo, &["文号", "发文字号"]),
    (Field::Agency, &["制定机关", "发布机关", "发文机关", "印发机关", "制定单位", "发布单位", "发文单位"]),
    (Field::Level, &["层级", "机关层级", "级别"]),
    (Field::Region, &["地区", "适用地区", "行政区域", "适用区域"]),
    (Field::Domain, &["领域", "执法领域"]),
    (Field::IssuedOn, &["发布日期", "印发日期", "公布日期", "成文日期", "发文日期"]),
    (Field::ValidFrom, &["施行日期", "生效日期", "实施日期", "起始日期"]),
    (Field::ValidTo, &["有效期至", "有效期截至"]),
    (Field::EndsOn, &["失效日期"]),
    (Field::Years, &["有效期", "有效期限"]),
    (Field::Note, &["说明", "注", "备注"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    DocumentNo,
    Agency,
    Level,
    Region,
    Domain,
    IssuedOn,
    ValidFrom,
    /// The last day.
    ValidTo,
    /// The first day no longer.
    EndsOn,
    Years,
    Note,
}

/// Takes what a line says into `head`; what is there already stays.
pub(super) fn line(line: &str, head: &mut Given) {
    let line = line.trim();
    if line.contains(SAMPLE) {
        head.sample = true;
    }
    if let Some((field, value)) = keyed(line) {
        set(field, value, head);
        return;
    }
    free(line, head);
}

/// What a key and its value say, as in the metadata of a JSON file; whether the key is known.
pub(super) fn pair(key: &str, value: &str, head: &mut Given) {
    let field = match key {
        "title" => Some(Field::Title),
        "document_no" => Some(Field::DocumentNo),
        "issuing_authority" | "agency" => Some(Field::Agency),
        "level" => Some(Field::Level),
        "region" => Some(Field::Region),
        "field" => Some(Field::Domain),
        "issued_date" | "issued_on" => Some(Field::IssuedOn),
        "effective_date" | "valid_from" => Some(Field::ValidFrom),
        "valid_to" => Some(Field::EndsOn),
        "validity_period" => Some(Field::Years),
        "notes" => Some(Field::Note),
        _ => of_key(key),
    };
    if value.contains(SAMPLE) {
        head.sample = true;
    }
    if let Some(field) = field {
        set(field, value, head);
    }
}

fn of_key(key: &str) -> Option<Field> {
    KEYS.iter().find(|(_, keys)| keys.contains(&key)).map(|(field, _)| *field)
}

fn keyed(line: &str) -> Option<(Field, &str)> {
    let (key, value) = line.split_once(['：', ':'])?;
    let key: String = key.chars().filter(|sign| !sign.is_whitespace()).collect();
    Some((of_key(&key)?, value.trim()))
}

fn set(field: Field, value: &str, head: &mut Given) {
    let text = || Some(value.to_owned()).filter(|value| !value.is_empty());
    let day = || {
        find_dates(value, None).into_iter().find_map(|found| match found.value {
            DateValue::Day(day) => Some(day),
            _ => None,
        })
    };
    match field {
        Field::Title => head.title = head.title.take().or_else(text),
        Field::DocumentNo => head.document_no = head.document_no.take().or_else(text),
        Field::Agency => head.agency = head.agency.take().or_else(text),
        Field::Level => head.level = head.level.take().or_else(text),
        Field::Region => head.region = head.region.take().or_else(text),
        Field::Domain => head.field = head.field.take().or_else(text),
        Field::IssuedOn => head.issued_on = head.issued_on.or_else(day),
        Field::ValidFrom => head.valid_from = head.valid_from.or_else(day),
        Field::ValidTo => head.valid_to = head.valid_to.or_else(|| day()?.succ_opt()),
        Field::EndsOn => head.valid_to = head.valid_to.or_else(day),
        Field::Years => head.years = head.years.or_else(|| years(value)),
        Field::Note => head.notes.extend(text()),
    }
}

/// A line without a key: a title, a document number, 自…起施行，有效期五年.
fn free(line: &str, head: &mut Given) {
    let compact: String = line.chars().filter(|sign| !sign.is_whitespace()).collect();
    if head.document_no.is_none() {
        let found = NUMBER.as_ref().and_then(|number| number.find(&compact));
        head.document_no = found.map(|found| found.as_str().to_owned());
    }
    if let Some(at) = compact.find("起施行").or_else(|| compact.find("起实施")) {
        set(Field::ValidFrom, last_day_before(&compact[..at]), head);
    }
    if let Some(at) = compact.find("有效期至") {
        set(Field::ValidTo, &compact[at..], head);
    } else if let Some(at) = compact.find("有效期") {
        set(Field::Years, &compact[at + "有效期".len()..], head);
    }
    let names_table =
        ["基准", "标准", "办法", "规则", "规定", "裁量表", "一览表"].iter().any(|word| compact.contains(word));
    let is_title =
        compact.contains("裁量") && names_table && !compact.contains(['。', '；']) && compact.chars().count() <= 80;
    if is_title && head.title.is_none() {
        head.title = Some(without_number(&compact));
        return;
    }
    let ends = ["局", "委员会", "厅", "总局", "人民政府", "总队", "支队"];
    let is_agency = ends.iter().any(|end| compact.ends_with(end))
        && (5..=30).contains(&compact.chars().count())
        && !compact.contains(['，', '。', '：', '、']);
    if is_agency && head.agency.is_none() {
        head.agency = Some(compact);
    }
}

/// The words from the last 自 on.
fn last_day_before(text: &str) -> &str {
    text.rfind('自').map_or(text, |at| &text[at..])
}

/// A title without the number in brackets behind it.
fn without_number(title: &str) -> String {
    let Some(number) = NUMBER.as_ref().and_then(|number| number.find(title)) else { return title.to_owned() };
    let mut plain = title.replacen(number.as_str(), "", 1);
    for empty in ["（）", "()", "《》"] {
        plain = plain.replace(empty, "");
    }
    plain
}

/// 5年, 五年.
fn years(text: &str) -> Option<u32> {
    let start = text.find(|sign: char| crate::law::numerals::is_numeral(sign))?;
    let (value, rest) = take_number(&text[start..])?;
    let whole = value.scale() == 0 && rest.starts_with('年');
    whole.then(|| u32::try_from(value.mantissa()).ok()).flatten().filter(|years| (1..=50).contains(years))
}

/// The day `years` later: the first day on which a table with such a term no longer applies.
pub(super) fn after(from: NaiveDate, years: u32) -> Option<NaiveDate> {
    let year = from.year().checked_add(i32::try_from(years).ok()?)?;
    from.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}
