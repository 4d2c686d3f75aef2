//! Form, title, number.

use std::sync::LazyLock;

use regex::Regex;

use super::Found;
use super::lists::{LISTS, any};
use super::text::Text;

/// Signs below which a decision cannot say what it must.
const SHORTEST: usize = 300;
/// Paragraphs below which it cannot.
const FEWEST: usize = 6;
/// The longest line that can be a title.
const LONGEST_TITLE: usize = 40;

/// A number, in whatever brackets: word, opening, year, closing, 第, digits.
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"([\p{Han}（）()]{1,20}?)([〔\[［【（(])([0-9]{4})([〕\]］】）)])\s*(第?)\s*(字?)\s*(第?)\s*([0-9]+)\s*号",
    )
    .ok()
});

pub(super) fn check(text: &Text, found: &mut Found) {
    title(text, found);
    length(text, found);
    sections(text, found);
    indentation(text, found);
    number(text, found);
}

fn title(text: &Text, found: &mut Found) {
    const KEYWORD: &str = "行政处罚决定书";
    let lines = text.title();
    let short = |line: &super::text::Line| line.text.chars().count() <= LONGEST_TITLE && !line.text.contains('：');
    if !lines.iter().any(short) {
        found.problem("text.format_title_presence", "没有标题", text.lines.first().map(|line| line.number));
        found.problem("text.title_keyword_check", format!("标题没有“{KEYWORD}”"), None);
        return;
    }
    let Some(named) = lines.iter().find(|line| line.text.replace(' ', "").contains(KEYWORD)) else {
        found.problem(
            "text.title_keyword_check",
            format!("标题没有“{KEYWORD}”"),
            lines.first().map(|line| line.number),
        );
        return;
    };
    let alone = named.text.replace(' ', "") == KEYWORD;
    let above = lines.iter().take_while(|line| line.number < named.number).last();
    let organ = above.is_some_and(|line| LISTS.authorities.iter().any(|end| line.text.ends_with(end.as_str())));
    if !(alone && organ) {
        let message = "标题宜分两行：上行为机关名称，下行为“行政处罚决定书”";
        found.for_person("text.title_two_line_structure", message, Some(named.number));
    }
}

fn length(text: &Text, found: &mut Found) {
    let signs = text.whole.chars().filter(|sign| !sign.is_whitespace()).count();
    if signs < SHORTEST || text.lines.len() < FEWEST {
        let message = format!("正文共{signs}字、{}段，不足以写明必备内容", text.lines.len());
        found.problem("text.format_content_length", message, None);
    }
}

fn sections(text: &Text, found: &mut Found) {
    let has = |words: &[&str]| words.iter().any(|word| text.whole.contains(word));
    let parts = [
        (!has(&["当事人", "被处罚人", "被处罚单位"]), "当事人信息"),
        (!has(&["经查", "查明", "违法事实"]), "违法事实"),
        (text.decision().is_empty(), "处罚决定"),
    ];
    let missing: Vec<&str> = parts.iter().filter(|(lacks, _)| *lacks).map(|(_, name)| *name).collect();
    if !missing.is_empty() {
        found.problem("text.format_basic_sections", format!("没有{}部分", missing.join("、")), None);
    }
}

/// In Markdown the layout indents; in a plain text the paragraphs themselves must.
fn indentation(text: &Text, found: &mut Found) {
    if text.markdown {
        return;
    }
    let body =
        text.lines.iter().filter(|line| line.text.chars().count() > 30 && line.text.ends_with(['。', '：', '；']));
    for line in body.filter(|line| line.indent != 4) {
        found.for_person("text.paragraph_indentation", "正文段落首行没有缩进两个汉字", Some(line.number));
    }
}

fn number(text: &Text, found: &mut Found) {
    const FORMAT: &str = "text.document_number_format";
    let Some(pattern) = NUMBER.as_ref() else { return };
    let head = text.lines.iter().take(8);
    let Some((line, parts)) = head.filter_map(|line| Some((line.number, pattern.captures(&line.text)?))).next() else {
        found.problem("text.document_number_presence", "没有文号，如“×市监罚决〔2025〕1号”", None);
        return;
    };
    let mut wrong = Vec::new();
    if &parts[2] != "〔" || &parts[4] != "〕" {
        wrong.push("年份应当用六角括号“〔〕”括入");
    }
    if !parts[5].is_empty() || !parts[6].is_empty() || !parts[7].is_empty() {
        wrong.push("序号前不加“第”“字”");
    }
    if parts[8].starts_with('0') {
        wrong.push("序号不编虚位");
    }
    if !["罚", "处", "决"].iter().any(|kind| parts[1].contains(kind)) {
        wrong.push("没有表明文书类别的字（如“罚”）");
    }
    if any(&parts[0], &LISTS.blanks).is_some() {
        wrong.push("机关代字没有填写");
    }
    if !wrong.is_empty() {
        found.problem(FORMAT, format!("文号“{}”：{}", &parts[0], wrong.join("；")), Some(line));
    }
}
