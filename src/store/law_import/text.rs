//! Repairs what page layout left in the text of articles.
//!
//! Only marks of layout are touched, never a word: line breaks inside a sentence, spaces between Chinese characters,
//! picture references, and headings of the following part (编) that slipped into the last article before it.

use std::sync::LazyLock;

use regex::Regex;

use super::SourceDocument;
use crate::store::import_report::ImportReport;

/// A wrapped line is at least that long, in characters; shorter lines are headings, list entries, rows.
const SHORTEST_WRAPPED: usize = 18;

static PICTURE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"![^\s{!]*\{width="[^"]*"\s*height="[^"]*"\}\n?"#).ok());
static SUBSCRIPT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"~([0-9]+)~").ok());
static PART_HEADING: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(第[一二三四五六七八九十]+(编|分编)( .*)?|附 ?则)$").ok());
static HEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(（[一二三四五六七八九十百]+）|[0-9]+[.．、]|[一二三四五六七八九十]+、|附|第[一二三四五六七八九十百千]+[编章节])").ok()
});

/// Repairs every article and counts what was repaired.
pub(super) fn repair_all(documents: &mut [SourceDocument], report: &mut ImportReport) {
    for article in documents.iter_mut().flat_map(|document| &mut document.articles) {
        let (text, joined) = repair(&article.text);
        for _ in 0..joined {
            report.count_derived("条文：接回句中断行");
        }
        article.text = text;
    }
}

/// The repaired text, and how many lines were joined.
pub(super) fn repair(text: &str) -> (String, usize) {
    let text = text.replace("\\<", "〈").replace("\\>", "〉");
    let text = replace(&PICTURE, &text, "");
    let text = replace(&SUBSCRIPT, &text, "$1");
    let mut lines: Vec<String> = text.lines().map(|line| without_layout_spaces(line.trim())).collect();
    lines.retain(|line| !line.is_empty());
    while lines.len() > 1 && lines.last().is_some_and(|line| matches(&PART_HEADING, line)) {
        lines.pop();
    }
    join_wrapped(lines)
}

fn join_wrapped(lines: Vec<String>) -> (String, usize) {
    let (mut text, mut joined) = (String::new(), 0);
    let mut last = String::new();
    for line in lines {
        if text.is_empty() {
            text.push_str(&line);
        } else if is_wrapped(&last, &line) {
            text.push_str(&line);
            joined += 1;
        } else {
            text.push('\n');
            text.push_str(&line);
        }
        last = line;
    }
    (text, joined)
}

/// Whether a sentence goes on from `line` to `next`.
fn is_wrapped(line: &str, next: &str) -> bool {
    let is_long = line.chars().count() >= SHORTEST_WRAPPED;
    let tail = line.chars().rev().take(3);
    let is_row = [line, next].iter().any(|text| text.contains('|') || text.contains("--"))
        || tail.clone().any(|sign| sign.is_ascii_digit());
    let is_heading = matches(&HEADING, line) && !line.contains(['，', '。', '；', '：']);
    let breaks_off = line.chars().last().is_some_and(|sign| is_han(sign) || sign == '，' || sign == '、');
    let goes_on = next.chars().next().is_some_and(is_han) && next.contains(['，', '。', '；', '：', '、']);
    is_long && !is_row && !is_heading && breaks_off && goes_on && !matches(&HEADING, next)
}

/// Removes spaces that touch a Chinese character or sign; rows of tables keep theirs.
fn without_layout_spaces(line: &str) -> String {
    if line.contains('|') || line.contains("--") {
        return line.to_owned();
    }
    let signs: Vec<char> = line.chars().map(|sign| if is_space(sign) { ' ' } else { sign }).collect();
    let is_part_heading = matches(&PART_HEADING, &signs.iter().collect::<String>());
    let mut kept = String::with_capacity(line.len());
    for (place, sign) in signs.iter().enumerate() {
        if *sign != ' ' {
            kept.push(*sign);
            continue;
        }
        let before = kept.chars().last();
        let after = signs[place..].iter().find(|sign| **sign != ' ').copied();
        let touches_chinese = [before, after].into_iter().flatten().any(is_chinese);
        let is_double = before == Some(' ');
        if !is_double && (is_part_heading || !touches_chinese) {
            kept.push(' ');
        }
    }
    kept
}

fn is_space(sign: char) -> bool {
    matches!(sign, ' ' | '\u{3000}' | '\u{2009}' | '\u{a0}' | '\t')
}

fn is_han(sign: char) -> bool {
    matches!(sign, '\u{4e00}'..='\u{9fff}' | '〇')
}

fn is_chinese(sign: char) -> bool {
    is_han(sign) || "，。；：、？！《》〈〉（）“”‘’".contains(sign)
}

fn matches(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

fn replace(pattern: &LazyLock<Option<Regex>>, text: &str, with: &str) -> String {
    pattern.as_ref().map_or_else(|| text.to_owned(), |pattern| pattern.replace_all(text, with).into_owned())
}

#[cfg(test)]
mod tests {
    use super::repair;

    #[test]
    fn a_line_that_breaks_off_inside_a_sentence_is_joined() {
        let (text, joined) =
            repair("公民从事有关活动，需要证明身份的，有权使用\n居民身份证证明身份，有关单位不得拒绝。");
        assert_eq!(text, "公民从事有关活动，需要证明身份的，有权使用居民身份证证明身份，有关单位不得拒绝。");
        assert_eq!(joined, 1);
    }

    #[test]
    fn paragraphs_items_and_lists_keep_their_lines() {
        for kept in [
            "违反本法规定，有下列情形之一的，处五万元以下罚款：\n（一）未报告的；\n（二）未改正的。\n前款规定的情形，从重处罚。",
            "全国人民代表大会常务委员会由下列人员组成：\n委员长，\n副委员长若干人，\n委员若干人。",
            "（一）关于人身伤亡的赔偿请求\n1.总吨位300吨至500吨的船舶，赔偿限额为三十三万计算单位；",
            "税目 | 税率\n应税凭证的一种很长很长的名称需要写这么多字 | 千分之一\n营业账簿，资金 | 万分之二",
        ] {
            assert_eq!(repair(kept), (kept.to_owned(), 0));
        }
    }

    #[test]
    fn spaces_between_characters_go_and_those_of_other_scripts_stay() {
        assert_eq!(
            repair("本法自 2026年8月15日起施行。 《中华人民共和国环境保护法》同时废止。").0,
            "本法自2026年8月15日起施行。《中华人民共和国环境保护法》同时废止。"
        );
        assert_eq!(repair("符合条 件的申请人，见 ISO 9001 标准。").0, "符合条件的申请人，见ISO 9001标准。");
    }

    #[test]
    fn pictures_and_headings_of_the_next_part_are_dropped() {
        assert_eq!(
            repair("图案如下。\n!24427{width=\"3.2in\"\nheight=\"3.5in\"}\n说明：略。").0,
            "图案如下。\n说明：略。"
        );
        assert_eq!(repair("适用本编的规定。\n第二编 物 权\n第一分编 通 则").0, "适用本编的规定。");
        assert_eq!(repair("本章规定适用。\n附 则").0, "本章规定适用。");
        assert_eq!(repair("见\\<基本法\\>第五条。").0, "见〈基本法〉第五条。");
    }
}
