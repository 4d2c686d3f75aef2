//! Title, number, dates, issuer and topic of a norm.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use crate::law::region;
use crate::store::law_import::texts::{self, Parsed};

/// What a norm says of itself, and what the folder that it lies in says.
pub(super) struct Head {
    pub name: String,
    pub number: Option<String>,
    pub level: String,
    pub issuer: Option<String>,
    pub region: Option<String>,
    pub topic: Option<String>,
    pub published: Option<NaiveDate>,
    pub effective: Option<NaiveDate>,
}

/// Lines in which the number of a document is looked for.
const NUMBER_LINES: usize = 4;
/// Lines in which its dates are: what follows speaks of other things.
const DATE_LINES: usize = 6;

/// 国办发〔2018〕118号.
static NUMBER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[\p{Han}]{2,10}[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*第?\d{1,4}号").ok());

/// Reads the head of a document that calls itself `title`.
pub(super) fn read(title: &str, parsed: &Parsed, place: &str) -> Head {
    let named_in_title = number_in(title);
    let name = match &named_in_title {
        Some(number) => title.replacen(number.as_str(), "", 1),
        None => title.to_owned(),
    };
    let number = named_in_title
        .or_else(|| parsed.preamble.iter().take(NUMBER_LINES).find_map(|line| number_in(line)))
        .or_else(|| number_in(place.rsplit(['/', '\\']).next().unwrap_or(place)));
    let opening = &parsed.preamble[..parsed.preamble.len().min(DATE_LINES)];
    let closing = parsed.articles.last().map(|article| article.text.as_str()).unwrap_or_default();
    let header = texts::describe(opening, closing, &name, place);
    let is_local = region::is_local(header.level);
    let of_issuer = || header.issuer.as_deref().and_then(region::of_title);
    let region = region::of_title(&name).or_else(of_issuer).filter(|_| is_local || header.level == "规范性文件");
    Head {
        region: region.map(str::to_owned),
        topic: topic(place),
        published: header.published,
        effective: header
            .effective
            .filter(|effective| header.published.is_none_or(|published| *effective >= published)),
        level: header.level.to_owned(),
        issuer: header.issuer,
        number,
        name,
    }
}

fn number_in(text: &str) -> Option<String> {
    let compact: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    NUMBER.as_ref()?.find(&compact).map(|found| found.as_str().to_owned())
}

/// The outermost folder without its number: 04行政执法程序/01部门规章/… is 行政执法程序.
fn topic(place: &str) -> Option<String> {
    let (folder, _) = place.split_once(['/', '\\'])?;
    let bare = folder.trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | '、' | ' '));
    (!bare.is_empty()).then(|| bare.to_owned())
}
