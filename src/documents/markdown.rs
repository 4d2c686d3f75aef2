//! The text of a document (Markdown, or plain lines) as blocks: every line is a paragraph, what stands over the title belongs to it,
//! and the agency with the date at the end is the signature.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::block::{Block, Span};
use crate::law::dates::{DateValue, find_dates};

/// A line over the title is part of it up to so many characters.
const LONGEST_TITLE: usize = 40;
/// Who signs, up to so many characters.
const LONGEST_SIGNATURE: usize = 40;

/// The blocks of a text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        reader.event(event);
    }
    reader.end_line();
    let mut blocks = reader.blocks;
    over_title(&mut blocks);
    under_title(&mut blocks);
    signature(&mut blocks);
    blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    line: Vec<Span>,
    bold: bool,
    quoted: usize,
    heading: Option<HeadingLevel>,
    /// Number of the next item of each open list; `None` where items have none.
    lists: Vec<Option<u64>>,
    table: Option<(Vec<Vec<String>>, Vec<String>)>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.say(&text),
            Event::SoftBreak | Event::HardBreak if self.table.is_none() => self.end_line(),
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_line();
                self.heading = Some(*level);
            }
            Tag::Paragraph if self.lists.is_empty() => self.end_line(),
            Tag::BlockQuote(_) => {
                self.end_line();
                self.quoted += 1;
            }
            Tag::List(first) => {
                self.end_line();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.end_line();
                if let Some(Some(number)) = self.lists.last_mut() {
                    let text = format!("{number}.");
                    *number += 1;
                    self.say(&text);
                }
            }
            Tag::Strong => self.bold = true,
            Tag::Table(_) => {
                self.end_line();
                self.table = Some((Vec::new(), Vec::new()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock => self.end_line(),
            TagEnd::BlockQuote(_) => {
                self.end_line();
                self.quoted = self.quoted.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.end_line();
                self.lists.pop();
            }
            TagEnd::Strong => self.bold = false,
            TagEnd::TableCell => {
                let cell = text_of(&std::mem::take(&mut self.line));
                if let Some((_, row)) = &mut self.table {
                    row.push(cell);
                }
            }
            TagEnd::TableRow | TagEnd::TableHead => {
                if let Some((rows, row)) = &mut self.table {
                    rows.push(std::mem::take(row));
                }
            }
            TagEnd::Table => self.end_table(),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        for (place, part) in text.split('\n').enumerate() {
            if place > 0 {
                self.end_line();
            }
            if part.is_empty() {
                continue;
            }
            match self.line.last_mut() {
                Some(last) if last.bold == self.bold => last.text.push_str(part),
                _ => self.line.push(Span { text: part.to_owned(), bold: self.bold }),
            }
        }
    }

    /// Ends a line; blanks at its beginning stand for the indent, which the layout makes.
    fn end_line(&mut self) {
        if self.table.is_some() {
            return;
        }
        let mut line = std::mem::take(&mut self.line);
        if let Some(first) = line.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        let heading = self.heading.take();
        if text_of(&line).is_empty() {
            return;
        }
        self.blocks.push(match heading {
            Some(HeadingLevel::H1) => Block::Title(text_of(&line)),
            Some(HeadingLevel::H2) => Block::Heading(1, text_of(&line)),
            Some(_) => Block::Heading(2, text_of(&line)),
            None if self.quoted > 0 => Block::Quote(line),
            None => Block::Body(line),
        });
    }

    fn end_table(&mut self) {
        let Some((mut rows, _)) = self.table.take() else { return };
        if rows.is_empty() {
            return;
        }
        let columns = rows.remove(0);
        let widths = vec![1; columns.len()];
        self.blocks.push(Block::Table { columns, widths, rows });
    }
}

fn text_of(line: &[Span]) -> String {
    line.iter().map(|span| span.text.as_str()).collect::<String>().trim().to_owned()
}

fn body_text(block: &Block) -> Option<String> {
    match block {
        Block::Body(spans) => Some(text_of(spans)),
        _ => None,
    }
}

/// Short lines over the title name the agency: they are part of it.
fn over_title(blocks: &mut [Block]) {
    let Some(title) = blocks.iter().position(|block| matches!(block, Block::Title(_))) else { return };
    let Some(over) = blocks.get_mut(..title) else { return };
    let is_short = |block: &Block| {
        body_text(block).is_some_and(|text| text.chars().count() <= LONGEST_TITLE && !text.ends_with(['。', '：', ':']))
    };
    if over.len() > 2 || !over.iter().all(is_short) {
        return;
    }
    for block in over {
        if let Some(text) = body_text(block) {
            *block = Block::Title(text);
        }
    }
}

/// 文号 under the title is centred; 主送机关 begins at the edge.
fn under_title(blocks: &mut [Block]) {
    let Some(title) = blocks.iter().rposition(|block| matches!(block, Block::Title(_))) else { return };
    let Some(under) = blocks.get_mut(title + 1..) else { return };
    let mut under = under.iter_mut().take(2).peekable();
    if let Some(block) = under.next_if(|block| body_text(block).is_some_and(|text| is_number(&text)))
        && let Some(text) = body_text(block)
    {
        *block = Block::Centred(text);
    }
    if let Some(block) = under.next()
        && let Some(text) = body_text(block)
        && text.ends_with(['：', ':'])
        && text.chars().count() <= LONGEST_TITLE
        && let Block::Body(spans) = block
    {
        *block = Block::Flush(std::mem::take(spans));
    }
}

fn is_number(text: &str) -> bool {
    text.ends_with('号') && text.chars().count() <= LONGEST_TITLE && !text.contains('。')
}

/// The last line that is a date alone, and the short line before it.
fn signature(blocks: &mut Vec<Block>) {
    let Some(last) = blocks.iter().rposition(|block| body_text(block).is_some()) else { return };
    let Some(date) = blocks.get(last).and_then(body_text) else { return };
    let mentions = find_dates(&date, None);
    let is_date = matches!(&mentions[..], [only] if only.text == date && matches!(only.value, DateValue::Day(_)));
    let is_gap = date.starts_with('【') && date.ends_with('】') && date.contains("日期");
    if !is_date && !is_gap {
        return;
    }
    let signs = |text: &String| text.chars().count() <= LONGEST_SIGNATURE && !text.contains(['。', '；', '：']);
    let by = last.checked_sub(1).and_then(|before| blocks.get(before)).and_then(body_text).filter(signs);
    let first = if by.is_some() { last - 1 } else { last };
    blocks.splice(first..=last, [Block::Signature { by, on: date }]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_has_its_title_number_lines_and_signature() {
        let blocks = blocks(include_str!("../../tests/fixtures/decisions/food_label.md"));
        assert_eq!(blocks[0], Block::Title("哈尔滨市道里区市场监督管理局".into()));
        assert_eq!(blocks[1], Block::Title("行政处罚决定书".into()));
        assert_eq!(blocks[2], Block::Centred("哈里市监罚决〔2025〕12号".into()));
        let lines = blocks.iter().filter_map(body_text).collect::<Vec<_>>();
        assert!(lines.contains(&"法定代表人：周某".to_owned()), "each line is a paragraph: {lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("2.对法定代表人周某")));
        let by = Some("哈尔滨市道里区市场监督管理局".into());
        assert_eq!(blocks.last(), Some(&Block::Signature { by, on: "2025年4月20日".into() }));
    }

    #[test]
    fn lists_tables_quotations_and_bold_words_keep_what_they_say() {
        let text = "甲局\n\n# 告知书\n\n某公司：\n\n## 一、事实\n\n1. 第一\n2. **第二**项\n\n> 第一条：“原文”\n\n| 项 | 数 |\n|---|---|\n| 甲 | 1 |\n\n　　缩进的一段，罚款<5000元。\n";
        let blocks = blocks(text);
        assert_eq!(blocks[0], Block::Title("甲局".into()));
        assert_eq!(blocks[2], Block::Flush(vec![Span::plain("某公司：")]));
        assert_eq!(blocks[3], Block::Heading(1, "一、事实".into()));
        assert_eq!(blocks[4], Block::Body(vec![Span::plain("1.第一")]));
        let second = vec![Span::plain("2."), Span { text: "第二".into(), bold: true }, Span::plain("项")];
        assert_eq!(blocks[5], Block::Body(second));
        assert_eq!(blocks[6], Block::Quote(vec![Span::plain("第一条：“原文”")]));
        let row = vec![vec!["甲".to_owned(), "1".to_owned()]];
        assert_eq!(blocks[7], Block::Table { columns: vec!["项".into(), "数".into()], widths: vec![1, 1], rows: row });
        assert_eq!(blocks[8], Block::Body(vec![Span::plain("缩进的一段，罚款<5000元。")]));
    }
}
