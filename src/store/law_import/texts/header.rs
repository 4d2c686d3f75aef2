//! What stands between the title and the first article: when a text was published, by whom, from when it is in force.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use crate::law::dates::{DateValue, find_dates};

/// What the lines tell.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Header {
    /// Day of the last publication, revision or adoption named.
    pub published: Option<NaiveDate>,
    /// Day from which the text is in force, as it says itself.
    pub effective: Option<NaiveDate>,
    pub level: &'static str,
    pub issuer: Option<String>,
}

/// Reads the lines and, for the day of effect, the closing article.
pub(super) fn read(preamble: &[String], title: &str, closing: &str) -> Header {
    let mut header = Header::default();
    for line in preamble {
        for (date, said) in events(line) {
            if takes_effect(&said) {
                header.effective = Some(date);
            } else {
                header.published = header.published.max(Some(date));
            }
        }
    }
    if header.effective.is_none() {
        header.effective = events(closing).into_iter().find(|(_, said)| takes_effect(said)).map(|(date, _)| date);
    }
    let whole = preamble.join("\n");
    header.level = level(&whole, title);
    header.issuer = issuer(&whole);
    header
}

/// Each whole date with the words up to the next one.
fn events(line: &str) -> Vec<(NaiveDate, String)> {
    let mentions = find_dates(line, None);
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
    (first.contains("施行") || first.contains("生效"))
        && !["公布", "通过", "发布", "修订", "修正", "令第"].iter().any(|word| first.contains(word))
}

static LOCAL_CONGRESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[省市区州县][^，。；\n]{0,12}(?:人民代表大会|人大)").ok());
static LOCAL_GOVERNMENT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[省市区州]\S{0,4}(?:人民)?政府令?").ok());
static MINISTRY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:部|局|署|委员会|银行|办公室|总会|院)(?:令|公告|公布|发布|规章)").ok());
static ISSUER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"日[\s\u{3000}]*(?:第\S{1,12}届)?(\p{Han}{2,24}?(?:常务委员会|人民代表大会|国务院|人民政府|法院|检察院|部|总局|局|署|委员会|银行|办公室))(?:令|公告|第|公布|发布|通过|会议)").ok()
});

/// The level of a text by its number and issuer, then by its name.
fn level(whole: &str, title: &str) -> &'static str {
    let has = |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(whole));
    if ["最高人民法院", "最高人民检察院"].iter().any(|court| title.contains(court) || whole.contains(court))
    {
        return "司法解释";
    }
    let national = title.starts_with("中华人民共和国");
    if national && title.ends_with('法') && !title.ends_with("办法") {
        return "法律";
    }
    if !national && has(&LOCAL_CONGRESS) && (!whole.contains("全国人民代表大会") || is_local(title)) {
        return "地方性法规";
    }
    if !national && has(&LOCAL_GOVERNMENT) {
        return "地方政府规章";
    }
    // Only the State Council may call a regulation 条例, beside local congresses (行政法规制定程序条例 第五条).
    if whole.contains("国务院令")
        || whole.contains("国务院公布")
        || whole.contains("国务院发布")
        || title.ends_with("条例")
    {
        return "行政法规";
    }
    if whole.contains("全国人民代表大会") {
        return "法律";
    }
    if has(&MINISTRY) {
        return "部门规章";
    }
    "规范性文件"
}

/// 山东省…, 济南市….
fn is_local(title: &str) -> bool {
    title.chars().take(8).any(|sign| matches!(sign, '省' | '市' | '州' | '县'))
        || title.chars().take(8).collect::<String>().contains("自治区")
}

fn issuer(whole: &str) -> Option<String> {
    let found = ISSUER.as_ref()?.captures(whole)?;
    let name = found.get(1)?.as_str();
    Some(name.rsplit("中华人民共和国").next().unwrap_or(name).trim_start_matches('经').to_owned())
}
