//! The statute on a web page: its title and its lines, without what stands around it.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use encoding_rs::{Encoding, GB18030};
use scraper::{ElementRef, Html, Node, Selector};

use super::title;
use crate::law::numerals::parse_integer;
use crate::plain_text;

/// So many bytes tell whether a file is a web page, and in which encoding it says that it is written.
const HEAD: usize = 2048;
/// Elements whose text is not the page's.
const LEFT_OUT: [&str; 15] = [
    "script", "style", "nav", "header", "footer", "aside", "form", "noscript", "iframe", "select", "button",
    "template", "svg", "head", "textarea",
];
/// Elements whose text flows on in the line.
const INLINE: [&str; 21] = [
    "a",
    "abbr",
    "b",
    "big",
    "cite",
    "code",
    "em",
    "font",
    "i",
    "ins",
    "label",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
    "st1:chsdate",
];
/// What a page writes under the text.
const BELOW: [&str; 11] = [
    "责任编辑",
    "打印本页",
    "【打印",
    "[打印",
    "关闭窗口",
    "【关闭",
    "分享到",
    "版权所有",
    "主办单位",
    "上一篇",
    "相关链接",
];
/// What a page says of itself, not of the statute: when it was put up is not when the statute was published.
const ABOUT_PAGE: [&str; 10] =
    ["发布时间", "发布日期", "更新时间", "来源：", "浏览", "点击", "字号", "字体", "阅读次数", "当前位置"];
/// Levels that the text of a page is looked for in.
const DEEPEST: usize = 64;
/// Lines between the title of a page and its first article, at most.
const LONGEST_PREAMBLE: usize = 200;

/// Whether the content is a web page.
pub(super) fn is_html(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let begins = head.starts_with("<!doctype html") || head.starts_with("<html");
    let has_body = ["<html", "<body", "<head", "<p>", "<p ", "<div", "<br"].iter().any(|tag| head.contains(tag));
    begins || (head.starts_with('<') && !head.starts_with("<!-- info") && has_body)
}

/// Title and lines of the page, the title as the first line.
pub(super) fn text(bytes: &[u8]) -> Result<String, &'static str> {
    let page = Html::parse_document(&decode(bytes).ok_or("网页的编码无法识别")?);
    let body = first(&page, "body").ok_or("网页没有正文")?;
    let content = content(body);
    let mut lines = lines_of(content);
    let begin = lines.iter().position(|line| begins_unit(line)).unwrap_or_default();
    if let Some(end) = lines[begin..].iter().position(|line| BELOW.iter().any(|words| line.contains(words))) {
        lines.truncate(begin + end);
    }
    let title = title_of(&page, &lines[..begin]);
    let preamble = preamble(body, &lines, begin, title.as_deref());
    let rest = lines.into_iter().skip(begin);
    let preamble = preamble.into_iter().filter(|line| !ABOUT_PAGE.iter().any(|words| line.contains(words)));
    let all: Vec<String> = title.map(|title| format!("# {title}")).into_iter().chain(preamble).chain(rest).collect();
    if all.is_empty() { Err("网页没有正文") } else { Ok(all.join("\n")) }
}

/// By byte order mark and content, then as the page says; many pages of agencies are GB18030 and say GB2312 or nothing.
fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding.decode(bytes).0.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let declared = head.split_once("charset=").and_then(|(_, rest)| {
        let label = rest.trim_start_matches(['"', '\'', ' ']);
        Encoding::for_label(label.split(['"', '\'', ' ', ';', '>', '/']).next()?.as_bytes())
    });
    let with = |encoding: &'static Encoding| {
        let (text, _, is_broken) = encoding.decode(bytes);
        (!is_broken).then(|| text.into_owned())
    };
    declared.and_then(with).or_else(|| with(GB18030)).or_else(|| plain_text::decode(bytes))
}

/// The smallest element that holds all articles of the page, or all its numbered headings.
fn content(body: ElementRef<'_>) -> ElementRef<'_> {
    let mut content = body;
    let all = count(body);
    if all == 0 {
        return body;
    }
    for _ in 0..DEEPEST {
        match content.child_elements().find(|child| !is_left_out(child) && count(*child) == all) {
            Some(inner) => content = inner,
            None => break,
        }
    }
    content
}

fn count(element: ElementRef<'_>) -> usize {
    lines_of(element).iter().filter(|line| begins_unit(line)).count()
}

/// Whether a line begins an article (第三条) or a numbered part (三、, （三）).
fn begins_unit(line: &str) -> bool {
    let numeral = |text: &str| parse_integer(text).is_some();
    let article = line.strip_prefix('第').and_then(|rest| rest.split_once('条'));
    let numbered = line.split_once('、').map(|(number, _)| number);
    let bracketed = line.strip_prefix(['（', '(']).and_then(|rest| rest.split_once(['）', ')']));
    article.is_some_and(|(number, _)| numeral(number))
        || numbered.is_some_and(numeral)
        || bracketed.is_some_and(|(number, _)| numeral(number))
}

/// The lines between the title and the first article: in the content, or before it where the page sets the title apart.
fn preamble(body: ElementRef<'_>, content: &[String], begin: usize, title: Option<&str>) -> Vec<String> {
    let Some(title) = title else { return content[..begin].to_vec() };
    let is_title = |line: &String| title::clean(line) == title;
    let whole = lines_of(body);
    let first_unit =
        content.get(begin).and_then(|unit| whole.iter().position(|line| line == unit)).unwrap_or(whole.len());
    let start = whole[..first_unit].iter().rposition(is_title);
    match start {
        Some(start) if first_unit - start <= LONGEST_PREAMBLE => whole[start + 1..first_unit].to_vec(),
        _ => content[..begin].iter().filter(|line| !is_title(line)).cloned().collect(),
    }
}

/// What the page names as its title: in the head for machines, in headings, in the first lines of the text.
fn title_of(page: &Html, opening: &[String]) -> Option<String> {
    let named = select(page, "meta[name='ArticleTitle' i], meta[property='og:title']");
    let named = named.into_iter().filter_map(|meta| meta.value().attr("content").map(str::to_owned));
    let headings = select(page, "h1, h2, .title, .article-title, [align='center'], [style*='center']");
    let headings = headings.into_iter().map(|heading| lines_of(heading).concat());
    let window = first(page, "title").map(|window| window.text().collect::<String>());
    let window =
        window.into_iter().flat_map(|title| title.split(['_', '|', '-', '—']).map(str::to_owned).collect::<Vec<_>>());
    let candidates = named.chain(headings).chain(opening.iter().cloned()).chain(window);
    candidates.map(|candidate| title::clean(&candidate)).find(|candidate| title::is_title(candidate))
}

fn select<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    Selector::parse(css).map(|selector| page.select(&selector).collect()).unwrap_or_default()
}

fn first<'a>(page: &'a Html, css: &str) -> Option<ElementRef<'a>> {
    select(page, css).into_iter().next()
}

/// The lines of an element as a reader sees them.
fn lines_of(element: ElementRef<'_>) -> Vec<String> {
    let mut text = String::new();
    write_text(*element, &mut text);
    let lines = text.split('\n').map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

/// Walks without recursion: a page may be nested as deep as it likes.
fn write_text(root: NodeRef<'_, Node>, text: &mut String) {
    let mut left_out = None;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) if left_out.is_none() => match node.value() {
                Node::Text(words) => text.extend(words.chars().map(|sign| if is_blank(sign) { ' ' } else { sign })),
                Node::Element(element) if LEFT_OUT.contains(&element.name()) && node.id() != root.id() => {
                    left_out = Some(node.id());
                }
                Node::Element(element) if !INLINE.contains(&element.name()) => text.push('\n'),
                _ => {}
            },
            Edge::Close(node) if left_out == Some(node.id()) => left_out = None,
            Edge::Close(node) if left_out.is_none() => match node.value() {
                Node::Element(element) if !INLINE.contains(&element.name()) => text.push('\n'),
                _ => {}
            },
            _ => {}
        }
    }
}

/// Line breaks in the source of a page, and spaces that it does not break.
fn is_blank(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\t' | '\u{a0}')
}

fn is_left_out(element: &ElementRef<'_>) -> bool {
    LEFT_OUT.contains(&element.value().name())
}
