//! An article split into its paragraphs (款) and items (项), with the line breaks of bad sources repaired.

use std::ops::Range;

use super::numerals::parse_integer;

/// One paragraph (款) of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Number of the paragraph, from 1.
    pub number: u32,
    /// The whole paragraph: its lead, then each item on a line of its own.
    pub text: String,
    /// Where it stands in the article, in bytes.
    pub span: Range<usize>,
    /// Its items, in order.
    pub items: Vec<Item>,
    origins: Vec<usize>,
}

/// One item (项) of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Number of the item: 5 for （五）.
    pub number: u32,
    /// Its text, the marker （五） included.
    pub text: String,
    /// Where it stands in the text of its paragraph, in bytes.
    pub span: Range<usize>,
}

impl Paragraph {
    /// The text before the first item.
    pub fn lead(&self) -> &str {
        let end = self.items.first().map_or(self.text.len(), |item| item.span.start);
        self.text.get(..end).unwrap_or(&self.text).trim_end()
    }

    /// Where a part of [`Self::text`] stands in the article as it was given, in bytes.
    pub fn span_in_article(&self, part: Range<usize>) -> Range<usize> {
        let start = self.origins.get(part.start).copied().unwrap_or(self.span.end);
        let last = part.end.saturating_sub(1).max(part.start);
        let end = self.origins.get(last).map_or(self.span.end, |origin| origin + 1);
        start..end.max(start)
    }
}

/// Splits the text of an article.
///
/// A line begins a new paragraph where the line before it ended a sentence; a line that goes on in the middle of a
/// sentence is joined to it, and an item belongs to the paragraph before it. Headings of the next chapter that slipped
/// into the text of an article are left out.
pub fn split(article: &str) -> Vec<Paragraph> {
    let mut builder = Builder::default();
    let mut offset = 0;
    for line in article.split_inclusive('\n') {
        builder.line(&Line::new(line, offset));
        offset += line.len();
    }
    builder.finish()
}

/// One line without its margins, and whether it opens an item.
struct Line<'a> {
    text: &'a str,
    offset: usize,
    item: Option<u32>,
}

impl<'a> Line<'a> {
    fn new(raw: &'a str, offset: usize) -> Self {
        let text = raw.trim();
        let margin = raw.len() - raw.trim_start().len();
        Self { text, offset: offset + margin, item: item_number(text) }
    }

    /// A row of a table or a picture: kept on a line of its own.
    fn is_figure(&self) -> bool {
        self.text.contains('|') || self.text.starts_with(['+', '-', '!'])
    }

    /// A third level (目), such as `1.`.
    fn is_subitem(&self) -> bool {
        let rest = self.text.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < self.text.len() && rest.starts_with(['.', '．', '、'])
    }

    /// 第二编 污染防治 and the like.
    fn is_heading(&self) -> bool {
        let Some(rest) = self.text.strip_prefix('第') else { return false };
        let Some(at) = rest.find(['编', '章', '节']) else { return false };
        let number = rest[..at].trim_end_matches('分');
        let after = rest[at..].chars().nth(1);
        parse_integer(number).is_some() && after.is_some_and(char::is_whitespace) && self.text.chars().count() < 40
    }
}

/// The number of an item marker such as （十二） at the start of a line.
fn item_number(line: &str) -> Option<u32> {
    let open = line.trim_start_matches(['"', '“']).strip_prefix(['（', '('])?;
    let end = open.find(['）', ')'])?;
    let number = parse_integer(&open[..end])?;
    u32::try_from(number).ok().filter(|number| open[..end].chars().all(|c| !c.is_ascii_digit()) && *number > 0)
}

#[derive(Default)]
struct Builder {
    done: Vec<Paragraph>,
    open: Option<Paragraph>,
}

impl Builder {
    fn line(&mut self, line: &Line<'_>) {
        if line.text.is_empty() || line.is_heading() {
            return;
        }
        if let Some(number) = line.item {
            self.item(number, line);
        } else if self.begins_paragraph(line) {
            self.close();
            self.open = Some(empty_paragraph(line.offset));
            self.append(line, "");
        } else {
            let glue = self.glue(line);
            self.append(line, glue);
        }
    }

    fn item(&mut self, number: u32, line: &Line<'_>) {
        self.rejoin_interrupted_list(number);
        let paragraph = self.open.get_or_insert_with(|| empty_paragraph(line.offset));
        let start = paragraph.text.len() + usize::from(!paragraph.text.is_empty());
        paragraph.items.push(Item { number, text: String::new(), span: start..start });
        let glue = if paragraph.text.is_empty() { "" } else { "\n" };
        self.append(line, glue);
    }

    /// An item may hold several sentences on lines of their own: when the next number follows, they were not paragraphs.
    fn rejoin_interrupted_list(&mut self, number: u32) {
        let last_item_before =
            |paragraph: &Paragraph| paragraph.items.last().is_some_and(|item| item.number + 1 == number);
        let interrupts = self.open.as_ref().is_some_and(|open| open.items.is_empty());
        if number < 2 || !interrupts || !self.done.last().is_some_and(last_item_before) {
            return;
        }
        let (Some(stray), Some(mut list)) = (self.open.take(), self.done.pop()) else { return };
        push(&mut list, "\n", stray.span.start);
        list.text.push_str(&stray.text);
        list.origins.extend(stray.origins);
        list.span.end = stray.span.end;
        self.open = Some(list);
    }

    fn begins_paragraph(&self, line: &Line<'_>) -> bool {
        let Some(open) = &self.open else { return true };
        let before = open.text.trim_end_matches(['"', '”', '’', '）', ')']);
        before.ends_with(['。', '！', '？']) && !line.is_subitem() && !line.is_figure()
    }

    /// What stands between the text so far and a line that continues it.
    fn glue(&self, line: &Line<'_>) -> &'static str {
        const WRAPPED: usize = 12;
        let Some(open) = &self.open else { return "" };
        let last_line = open.text.rsplit('\n').next().unwrap_or_default();
        let figure = line.is_figure() || last_line.contains('|') || last_line.ends_with(['-', '+', '"', '}']);
        if figure || line.is_subitem() || last_line.ends_with(['。', '；', '：', ':']) {
            return "\n";
        }
        let wrapped = last_line.ends_with(['，', '、']) || last_line.chars().nth(WRAPPED - 1).is_some();
        if wrapped { "" } else { "\n" }
    }

    fn append(&mut self, line: &Line<'_>, glue: &str) {
        let Some(open) = &mut self.open else { return };
        push(open, glue, line.offset);
        push_repaired(open, line);
        open.span.end = line.offset + line.text.len();
        let end = open.text.len();
        if let Some(item) = open.items.last_mut() {
            item.span.end = end;
        }
    }

    fn close(&mut self) {
        let Some(mut paragraph) = self.open.take() else { return };
        let text = std::mem::take(&mut paragraph.text);
        let starts: Vec<usize> = paragraph.items.iter().map(|item| item.span.start).collect();
        for (index, item) in paragraph.items.iter_mut().enumerate() {
            let end = starts.get(index + 1).map_or(text.len(), |next| next - 1);
            item.span.end = end;
            item.text = text.get(item.span.clone()).unwrap_or_default().to_owned();
        }
        paragraph.text = text;
        self.done.push(paragraph);
    }

    fn finish(mut self) -> Vec<Paragraph> {
        self.close();
        for (paragraph, number) in self.done.iter_mut().zip(1..) {
            paragraph.number = number;
        }
        self.done
    }
}

fn empty_paragraph(offset: usize) -> Paragraph {
    Paragraph { number: 0, text: String::new(), span: offset..offset, items: Vec::new(), origins: Vec::new() }
}

fn push(paragraph: &mut Paragraph, text: &str, origin: usize) {
    paragraph.text.push_str(text);
    paragraph.origins.extend(std::iter::repeat_n(origin, text.len()));
}

/// Adds a line without the blanks that sources leave between Chinese characters.
fn push_repaired(paragraph: &mut Paragraph, line: &Line<'_>) {
    let figure = line.is_figure();
    let mut before: Option<char> = None;
    for (at, c) in line.text.char_indices() {
        let after = line.text[at + c.len_utf8()..].trim_start().chars().next();
        let stray = c.is_whitespace() && !figure && before.is_some_and(is_wide) && after.is_some_and(is_wide);
        if stray {
            continue;
        }
        paragraph.text.push(c);
        paragraph.origins.extend((at..at + c.len_utf8()).map(|byte| line.offset + byte));
        before = Some(c);
    }
}

fn is_wide(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_belong_to_the_paragraph_before_them() {
        let article = "有下列情形之一的，处罚款：\n（一）甲；\n（二）乙。\n有前款行为的，吊销许可证。";
        let paragraphs = split(article);
        assert_eq!(paragraphs.len(), 2);
        assert_eq!(paragraphs[0].lead(), "有下列情形之一的，处罚款：");
        assert_eq!(paragraphs[0].items.iter().map(|item| item.number).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(paragraphs[0].items[1].text, "（二）乙。");
        assert_eq!((paragraphs[1].number, paragraphs[1].text.as_str()), (2, "有前款行为的，吊销许可证。"));
    }

    #[test]
    fn a_line_that_breaks_inside_a_sentence_is_joined_and_its_span_still_points_into_the_source() {
        let article =
            "由负有生态环境保护监督管理职责的部门、机\n构按照职责分工责令改正，处十万元 以上一百万元以下的罚款。";
        let paragraphs = split(article);
        assert_eq!(paragraphs.len(), 1);
        let text = &paragraphs[0].text;
        assert!(text.contains("部门、机构按照") && text.contains("十万元以上"), "{text}");
        let at = text.find("十万元以上").expect("repaired");
        let span = paragraphs[0].span_in_article(at..at + "十万元以上".len());
        assert_eq!(&article[span], "十万元 以上");
    }

    #[test]
    fn an_item_of_several_sentences_stays_one_item() {
        let article =
            "下列用语：\n（一）托运人，是指：\n1.甲。\n2.乙。\n（二）船舶分摊价值。\n旅客的行李，不分摊。\n（三）丙。";
        let paragraphs = split(article);
        assert_eq!(paragraphs.len(), 1);
        assert_eq!(paragraphs[0].items.len(), 3);
        assert_eq!(paragraphs[0].items[1].text, "（二）船舶分摊价值。\n旅客的行李，不分摊。");
    }

    #[test]
    fn the_heading_of_the_next_chapter_is_no_paragraph() {
        let paragraphs = split("国家保护环境。\n第二编 污染防治\n第一分编 通则");
        assert_eq!(paragraphs.len(), 1);
        assert_eq!(paragraphs[0].text, "国家保护环境。");
    }
}
