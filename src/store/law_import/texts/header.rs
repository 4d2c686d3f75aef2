//! What stands between the title and the first article: when a text was published, and from when it is in force.

use chrono::NaiveDate;

use crate::law::dates::{DateValue, find_dates};

/// What a text says of itself.
#[derive(Debug, Default, PartialEq)]
pub(in crate::store) struct Header {
    /// Day of the last publication, revision or adoption named.
    pub published: Option<NaiveDate>,
    /// Day from which the text is in force, as it says itself.
    pub effective: Option<NaiveDate>,
    /// 法律, 行政法规, 部门规章 ...
    pub level: &'static str,
    /// Who issued it.
    pub issuer: Option<String>,
}

/// Reads the dates in the lines and, for the day of effect, the closing article.
pub(super) fn read(preamble: &[String], closing: &str) -> Header {
    let mut header = Header::default();
    let mut first = None;
    for line in preamble {
        for (date, said) in events(line) {
            if takes_effect(&said) {
                header.effective = Some(date);
            } else {
                first = first.or(Some(date));
                header.published = header.published.max(Some(date));
            }
        }
    }
    let named = |text: &str| events(text).into_iter().find(|(_, said)| takes_effect(said)).map(|(date, _)| date);
    header.effective = header.effective.or_else(|| named(closing));
    if header.effective.is_none() && (at_once(closing) || preamble.iter().any(|line| at_once(line))) {
        header.effective = first;
    }
    header
}

/// Each whole date with the words up to the next one.
fn events(line: &str) -> Vec<(NaiveDate, String)> {
    let line: String = line.chars().map(half_width).collect();
    let mentions = find_dates(&line, None);
    let ends = mentions.iter().skip(1).map(|mention| mention.span.start).chain(std::iter::once(line.len()));
    let event = |(mention, end): (&crate::law::dates::DateMention, usize)| match mention.value {
        DateValue::Day(date) => Some((date, line.get(mention.span.end..end)?.to_owned())),
        _ => None,
    };
    mentions.iter().zip(ends).filter_map(event).collect()
}

/// 起施行, and not the publication of a text that is in force from that day.
fn takes_effect(said: &str) -> bool {
    let first = said.split(['，', '。', '；', '\n']).next().unwrap_or_default();
    ["施行", "生效", "起实施", "起执行"].iter().any(|word| first.contains(word))
        && !["公布", "通过", "发布", "修订", "修正", "令第"].iter().any(|word| first.contains(word))
}

/// 自公布之日起施行.
fn at_once(text: &str) -> bool {
    ["公布之日起", "发布之日起", "印发之日起"].iter().any(|words| text.contains(words))
}

fn half_width(sign: char) -> char {
    match sign {
        '０'..='９' => char::from_digit(u32::from(sign) - u32::from('０'), 10).unwrap_or(sign),
        _ => sign,
    }
}
