//! Reads citations by regular expressions for their parts: name, article, paragraph, item.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Citation, quote};
use crate::law::numerals::parse_integer;
use crate::law::provision::ArticleNumber;

/// A number in a citation.
const NUMBER: &str = "[0-9零〇一二三四五六七八九十百千]+";
/// Names without brackets end with the kind of document or are a document number such as 国市监法规〔2022〕2号.
const BARE_NAME: &str = r"\p{Han}{2,24}?(?:法典|法|条例|规定|办法|细则|意见)|\p{Han}{2,12}〔\d{4}〕\d+号";
/// Words that stand for the law named before.
const SAME_LAW: [&str; 5] = ["本法", "该法", "同法", "本条例", "该条例"];
/// Words that a name without brackets cannot begin with: they belong to the sentence before it.
const LEADING_WORDS: [&str; 16] = [
    "根据",
    "依照",
    "依据",
    "按照",
    "违反了",
    "违反",
    "适用",
    "以及",
    "或者",
    "规定的",
    "参照",
    "属于",
    "构成",
    "和",
    "与",
    "及",
];

static CITATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let article = format!(
        r"(?:第(?P<n>{NUMBER})条|(?P<m>[0-9]+)条)(?:之(?P<suffix>{NUMBER}))?(?:第(?P<paragraph>{NUMBER})款)?(?:第?[（(]?(?P<item>{NUMBER})[）)]?项)?"
    );
    Regex::new(&format!(r"(?:《(?P<full>[^》\n]{{2,60}})》|(?P<bare>{BARE_NAME}))?(?:（[^（）\n]{{1,40}}）)?(?:\s*的)?\s*{article}|《(?P<alone>[^》\n]{{2,60}})》")).ok()
});

/// Finds the citations of a text, in order.
pub fn find(text: &str) -> Vec<Citation> {
    let Some(pattern) = CITATION.as_ref() else { return Vec::new() };
    let mut found: Vec<Citation> = Vec::new();
    let mut law_before: Option<String> = None;
    for captures in pattern.captures_iter(text) {
        let Some(citation) = citation(text, &captures, law_before.as_deref()) else { continue };
        law_before.clone_from(&citation.law);
        found.push(citation);
    }
    found
}

fn citation(text: &str, captures: &Captures<'_>, law_before: Option<&str>) -> Option<Citation> {
    let whole = captures.get(0)?;
    let end = whole.end();
    if let Some(alone) = captures.name("alone") {
        let is_law = is_name_of_law(alone.as_str());
        let law = Some(alone.as_str().to_owned());
        return is_law.then_some(Citation {
            span: whole.range(),
            law,
            number: None,
            paragraph: None,
            item: None,
            quote: None,
        });
    }
    let number = number(captures, "n").or_else(|| number(captures, "m"))?;
    let (law, start) = law(captures, law_before).unwrap_or_else(|| {
        let article = captures.name("n").map_or(whole.start(), |n| n.start() - '第'.len_utf8());
        (law_before.map(str::to_owned), article)
    });
    Some(Citation {
        span: start..end,
        law,
        number: Some(ArticleNumber { number, suffix: self::number(captures, "suffix") }),
        paragraph: self::number(captures, "paragraph"),
        item: self::number(captures, "item"),
        quote: quote::behind(text, end),
    })
}

/// The law as named, and where its name begins.
fn law(captures: &Captures<'_>, law_before: Option<&str>) -> Option<(Option<String>, usize)> {
    if let Some(full) = captures.name("full") {
        return Some((Some(full.as_str().to_owned()), full.start() - '《'.len_utf8()));
    }
    let bare = captures.name("bare")?;
    let mut name = bare.as_str();
    while let Some(rest) = LEADING_WORDS.iter().find_map(|word| name.strip_prefix(word)) {
        name = rest;
    }
    let start = bare.end() - name.len();
    if let Some(same) = SAME_LAW.iter().find(|same| name.ends_with(**same)) {
        return Some((law_before.map(str::to_owned), bare.end() - same.len()));
    }
    (name.chars().count() >= 2).then(|| (Some(name.to_owned()), start))
}

fn number(captures: &Captures<'_>, group: &str) -> Option<u32> {
    parse_integer(captures.name(group)?.as_str()).and_then(|number| u32::try_from(number).ok())
}

/// Bracketed titles are also those of books, forms and notices; only those of law are citations.
fn is_name_of_law(title: &str) -> bool {
    ["法", "法典", "条例", "规定", "办法", "细则", "决定", "解释", "意见"].iter().any(|end| title.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text, law, article, suffix, paragraph, item.
    type Row = (String, Option<String>, u32, Option<u32>, Option<u32>, Option<u32>);

    fn read(text: &str) -> Vec<Row> {
        let show = |c: Citation| {
            let number = c.number.expect("an article");
            (text[c.span].to_owned(), c.law, number.number, number.suffix, c.paragraph, c.item)
        };
        find(text).into_iter().map(show).collect()
    }

    fn law(name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    #[test]
    fn a_full_citation_is_read_to_its_item() {
        let text = "依照《中华人民共和国食品安全法》第一百二十四条第一款第（五）项的规定";
        let expected = "《中华人民共和国食品安全法》第一百二十四条第一款第（五）项".to_owned();
        assert_eq!(read(text), [(expected, law("中华人民共和国食品安全法"), 124, None, Some(1), Some(5))]);
    }

    #[test]
    fn short_forms_digits_and_suffixes_are_read() {
        assert_eq!(
            read("违反食品安全法124条"),
            [("食品安全法124条".to_owned(), law("食品安全法"), 124, None, None, None)]
        );
        assert_eq!(read("食安法第124条第1款")[0].1, law("食安法"));
        assert_eq!(read("《民法典》第一千一百三十一条之一")[0].3, Some(1));
        assert_eq!(read("国市监法规〔2022〕2号第十条第（三）项")[0].1, law("国市监法规〔2022〕2号"));
    }

    #[test]
    fn articles_in_a_row_and_the_same_law_carry_its_name_on() {
        let rows = read("违反《食品安全法》第三十四条第（十）项、第五十四条，依照该法第一百二十四条处罚");
        let shown: Vec<_> = rows.iter().map(|row| (row.1.as_deref(), row.2)).collect();
        assert_eq!(shown, [(Some("食品安全法"), 34), (Some("食品安全法"), 54), (Some("食品安全法"), 124)]);
    }

    #[test]
    fn a_law_without_an_article_is_a_citation_and_a_form_is_not() {
        let found = find("依照《行政处罚法》，制作《现场笔录》。");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].law.as_deref(), Some("行政处罚法"));
        assert_eq!(found[0].number, None);
    }

    #[test]
    fn the_words_quoted_behind_a_citation_belong_to_it() {
        let found = find("《行政处罚法》第三十七条规定：“适用违法行为发生时的法律”。");
        assert_eq!(found[0].quote.as_deref(), Some("适用违法行为发生时的法律"));
        assert_eq!(find("《行政处罚法》第三十七条。他说“不知道”。")[0].quote, None);
    }
}
