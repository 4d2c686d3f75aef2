//! A norm cut into what is found and cited alone: its articles, or the numbered parts of a document that has none.

use crate::law::numerals::parse_integer;
use crate::store::law_import::texts::Parsed;

/// A section of a norm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// 第三条, 二、 or （一）; empty for the words before the first number.
    pub label: String,
    /// The headings above it, joined by ` > `.
    pub heading: String,
    pub text: String,
}

/// A document with as many articles is kept by article.
const FEWEST_ARTICLES: usize = 2;
/// A numbered line is a heading up to so many characters; a longer one is text that begins with a number.
const LONGEST_HEADING: usize = 45;
/// Paragraphs without numbers are kept together up to about so many characters.
const LONGEST_UNNUMBERED: usize = 800;
const JOINT: &str = " > ";

/// Cuts a document.
pub(super) fn cut(parsed: Parsed, name: &str) -> Vec<Section> {
    if parsed.articles.len() >= FEWEST_ARTICLES {
        return parsed.articles.into_iter().map(by_article).collect();
    }
    // A document of parts may hold a lone 第一条, as a quotation: its lines are lines as all others are.
    let quoted = parsed.articles.into_iter().flat_map(|article| {
        let text = format!("{} {}", article.label, article.text);
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    });
    let mut cutter = Cutter::default();
    for line in parsed.preamble.into_iter().chain(quoted) {
        let is_repeated_title = line.chars().filter(|sign| !sign.is_whitespace()).eq(name.chars());
        // <PDF url="…"/> and its like stand for what the collection does not hold.
        let is_mark = line.starts_with('<') && line.ends_with('>');
        if !is_repeated_title && !is_mark {
            cutter.line(&line);
        }
    }
    cutter.finish()
}

fn by_article(article: crate::store::law_import::SourceArticle) -> Section {
    let headings: Vec<String> = [article.part, article.chapter, article.section].into_iter().flatten().collect();
    Section { label: article.label, heading: headings.join(JOINT), text: article.text }
}

#[derive(Default)]
struct Cutter {
    /// The heading of the part (一、) that the lines belong to.
    part: Option<String>,
    /// The heading of the item （一） that they belong to.
    item: Option<String>,
    label: String,
    lines: Vec<String>,
    done: Vec<Section>,
}

impl Cutter {
    fn line(&mut self, line: &str) {
        if let Some((label, _)) = numbered_part(line) {
            self.close();
            (self.part, self.item) = (Some(title_of(line)), None);
            self.label = label;
            if !is_heading(line) {
                self.lines.push(line.to_owned());
            }
            return;
        }
        if let Some(label) = numbered_item(line) {
            self.close();
            self.item = Some(title_of(line)).filter(|_| has_title(line));
            self.label = label;
            self.lines.push(line.to_owned());
            return;
        }
        let is_unnumbered = self.label.is_empty();
        let held: usize = self.lines.iter().map(|line| line.chars().count()).sum();
        if is_unnumbered && held + line.chars().count() > LONGEST_UNNUMBERED {
            self.close();
        }
        self.lines.push(line.to_owned());
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.lines).join("\n");
        if text.is_empty() {
            return;
        }
        let headings: Vec<&str> = [&self.part, &self.item].into_iter().flatten().map(String::as_str).collect();
        self.done.push(Section { label: self.label.clone(), heading: headings.join(JOINT), text });
    }

    fn finish(mut self) -> Vec<Section> {
        self.close();
        self.done
    }
}

/// 二、… : its label and the rest.
fn numbered_part(line: &str) -> Option<(String, &str)> {
    let (number, rest) = line.split_once('、')?;
    parse_chinese(number)?;
    Some((format!("{number}、"), rest))
}

/// （二）… : its label.
fn numbered_item(line: &str) -> Option<String> {
    let (number, _) = line.strip_prefix(['（', '('])?.split_once(['）', ')'])?;
    parse_chinese(number)?;
    Some(format!("（{number}）"))
}

/// Chinese numerals only: 1、 and (1) count below the items.
fn parse_chinese(number: &str) -> Option<u64> {
    let is_chinese = number.chars().all(|sign| "〇零一二三四五六七八九十百".contains(sign));
    if is_chinese { parse_integer(number) } else { None }
}

/// The heading that a numbered line is or begins with: （一）指导思想。以…为指导 has （一）指导思想.
fn title_of(line: &str) -> String {
    let first = line.split(['。', '：']).next().unwrap_or(line);
    first.chars().take(LONGEST_HEADING).collect::<String>().trim().to_owned()
}

fn has_title(line: &str) -> bool {
    line.split(['。', '：']).next().is_some_and(is_heading)
}

fn is_heading(line: &str) -> bool {
    line.chars().count() <= LONGEST_HEADING && !line.trim_end_matches('。').contains(['。', '；'])
}
