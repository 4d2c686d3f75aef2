//! A text to title, preamble and articles.

use std::sync::LazyLock;

use regex::Regex;

use super::super::SourceArticle;
use super::title;
use crate::law::numerals::parse_integer;

/// A text as read.
#[derive(Debug, Default)]
pub(in crate::store) struct Parsed {
    pub title: Option<String>,
    /// A second title.
    subtitle: Option<String>,
    /// The lines between title and first article that are no headings.
    pub preamble: Vec<String>,
    pub articles: Vec<SourceArticle>,
}

impl Parsed {
    /// Whether the text is a part (编) of a code: 民法典, then 人格权编.
    pub fn is_part(&self) -> bool {
        self.subtitle.is_some()
    }
}

/// A heading is no longer than that, in characters.
const LONGEST_HEADING: usize = 40;
/// Articles that a text may leave out before a number is taken for a reference at the start of a line.
const LARGEST_GAP: u32 = 5;

/// What follows a number that refers to an article rather than beginning one (第三条规定的…, 第三条、第四条…).
const REFERENCES: [&str; 12] = ["规定", "第", "、", "，", "所", "的", "和", "至", "或", "及", "与", "中"];

const NUMERALS: &str = "[〇零一二三四五六七八九十百千]+";

static ARTICLE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"^第({NUMERALS})条(?:之({NUMERALS}))?([\s\u{{3000}}：:]*)(.*)$")).ok());
static DIVISION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"^第{NUMERALS}(编|分编|章|节)(?:[\s\u{{3000}}]|$|[^，。；：、的规第][^，。；：、]{{0,19}}$)"))
        .ok()
});

/// Reads a text; Markdown marks are taken as such, and none are needed.
pub(super) fn parse(text: &str) -> Parsed {
    let mut reader = Reader::default();
    for line in without_front_matter(text).lines() {
        let line = clean(line);
        if line.is_empty() || line.starts_with("<!--") {
            continue;
        }
        if !reader.line(&line) {
            break;
        }
    }
    reader.parsed
}

#[derive(Default)]
struct Reader {
    parsed: Parsed,
    part: Option<String>,
    subpart: Option<String>,
    chapter: Option<String>,
    section: Option<String>,
}

impl Reader {
    /// Takes a line; `false` where the text proper has ended.
    fn line(&mut self, line: &str) -> bool {
        let marks = line.chars().take_while(|sign| *sign == '#').count();
        let words = line[marks..].trim();
        if marks > 0 && !is_division(words) && self.article(words).is_none() {
            self.title(words, marks);
            return true;
        }
        if is_division(words) && words.chars().count() <= LONGEST_HEADING {
            self.division(words);
            return true;
        }
        if let Some((article, restarts)) = self.article(words) {
            if restarts {
                return false;
            }
            self.parsed.articles.push(article);
            return true;
        }
        match self.parsed.articles.last_mut() {
            Some(_) if is_annex(words) => return false,
            Some(article) => {
                if !article.text.is_empty() {
                    article.text.push('\n');
                }
                article.text.push_str(words);
            }
            None => self.before_articles(words),
        }
        true
    }

    /// A line before the first article: title, its continuation, or a line of the preamble.
    fn before_articles(&mut self, words: &str) {
        let is_bare = self.parsed.preamble.is_empty();
        match &mut self.parsed.title {
            None => self.parsed.title = Some(title::clean(words)),
            Some(begun) if is_bare && title::continues(begun, words) => begun.push_str(&title::clean(words)),
            Some(_) => self.parsed.preamble.push(words.to_owned()),
        }
    }

    fn title(&mut self, words: &str, marks: usize) {
        if words.is_empty() {
            return;
        }
        if self.parsed.title.is_none() {
            self.parsed.title = Some(title::clean(words));
        } else if self.parsed.articles.is_empty() {
            if marks == 1 {
                self.parsed.subtitle = Some(title::clean(words));
            }
            self.parsed.preamble.push(words.to_owned());
        }
    }

    fn division(&mut self, words: &str) {
        let kind = captures(&DIVISION, words).and_then(|found| found.get(1).map(|kind| kind.as_str().to_owned()));
        let heading = Some(heading(words));
        match kind.as_deref() {
            Some("节") => self.section = heading,
            Some("编") => (self.part, self.subpart, self.chapter, self.section) = (heading, None, None, None),
            Some("分编") => (self.subpart, self.chapter, self.section) = (heading, None, None),
            Some(_) => (self.chapter, self.section) = (heading, None),
            // 附则 without a number closes a code beside its parts.
            None => (self.part, self.subpart, self.chapter, self.section) = (None, None, heading, None),
        }
    }

    /// The article that a line begins, and whether the numbers begin anew (a text attached to the first).
    fn article(&self, line: &str) -> Option<(SourceArticle, bool)> {
        let found = captures(&ARTICLE, line)?;
        let number = integer(found.get(1)?.as_str())?;
        let suffix = found.get(2).map(|suffix| integer(suffix.as_str())).unwrap_or_default();
        let spaced = found.get(3).is_some_and(|space| !space.as_str().is_empty());
        let text = found.get(4).map(|rest| rest.as_str().trim().to_owned()).unwrap_or_default();
        if !spaced && REFERENCES.iter().any(|opening| text.starts_with(opening)) {
            return None;
        }
        let last = self.parsed.articles.last();
        let restarts = match last {
            None if number != 1 && !spaced => return None,
            None => false,
            Some(last) if follows(last, number, suffix, spaced) => false,
            Some(last) if number == 1 && suffix.is_none() && last.number > 1 && spaced => true,
            Some(_) => return None,
        };
        let label = format!(
            "第{}条{}",
            found.get(1)?.as_str(),
            found.get(2).map(|s| format!("之{}", s.as_str())).unwrap_or_default()
        );
        let parts: Vec<&str> = [&self.part, &self.subpart].into_iter().flatten().map(String::as_str).collect();
        let part = (!parts.is_empty()).then(|| parts.join(" "));
        let (chapter, section) = (self.chapter.clone(), self.section.clone());
        Some((SourceArticle { number, suffix, label, part, chapter, section, text, remark: None }, restarts))
    }
}

/// Whether an article of this number can stand after `last`: the next one, or one after a small gap where a space sets the number
/// off from the text (第三条规定的… begins a paragraph, not an article).
fn follows(last: &SourceArticle, number: u32, suffix: Option<u32>, spaced: bool) -> bool {
    if number == last.number {
        return suffix.is_some_and(|suffix| suffix == last.suffix.unwrap_or(0) + 1);
    }
    let gap = number.saturating_sub(last.number);
    suffix.is_none() && (gap == 1 || (spaced && (1..=LARGEST_GAP).contains(&gap)))
}

/// `第二章  总　则` as 第二章 总则; the letters of a heading are spread for layout.
fn heading(words: &str) -> String {
    let words: Vec<&str> = words.split(char::is_whitespace).filter(|word| !word.is_empty()).collect();
    let is_spread = |words: &[&str]| words.len() > 1 && words.iter().all(|word| word.chars().count() == 1);
    match words.split_first() {
        _ if is_spread(&words) => words.concat(),
        Some((number, name)) if is_spread(name) => format!("{number} {}", name.concat()),
        _ => words.join(" "),
    }
}

fn is_division(words: &str) -> bool {
    captures(&DIVISION, words).is_some() || (words.replace(['\u{3000}', ' '], "") == "附则")
}

/// What follows the last article and is no part of it.
fn is_annex(words: &str) -> bool {
    let bare = words.replace(['\u{3000}', ' '], "");
    bare.chars().count() <= LONGEST_HEADING
        && ["附件", "附录", "附表", "附：", "附:"].iter().any(|opening| bare.starts_with(opening))
}

fn clean(line: &str) -> String {
    line.replace("**", "").replace(['\u{feff}', '\u{200b}'], "").trim().trim_start_matches('>').trim().to_owned()
}

/// Without the settings that some collections write between two lines of `---` at the top.
fn without_front_matter(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else { return text };
    rest.split_once("\n---").map_or(text, |(_, body)| body)
}

fn captures<'t>(pattern: &LazyLock<Option<Regex>>, text: &'t str) -> Option<regex::Captures<'t>> {
    pattern.as_ref()?.captures(text)
}

fn integer(numeral: &str) -> Option<u32> {
    u32::try_from(parse_integer(numeral)?).ok()
}
