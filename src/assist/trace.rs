//! Draft -> a draft in which every amount, number, date, name and quotation was looked for in its sources. What cannot be
//! traced is marked in the text and listed.

use std::ops::Range;

use super::check::MARKS;
use super::report::Warning;
use crate::law::dates::{DateValue, find_dates};
use crate::law::numerals::{NumberMention, find_numbers};

/// A text that the draft may take facts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// For a person: 笔录, 法条, 裁量步骤, 配置, 文书固定文字.
    pub name: &'static str,
    /// The words.
    pub text: String,
}

/// Something in the draft that no source holds.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Untraced {
    span: Range<usize>,
    what: String,
}

/// Marks what no source holds and lists it; `cited` are the spans of citations, which are checked against the law itself.
pub fn trace(draft: &str, sources: &[Source], cited: &[Range<usize>]) -> (String, Vec<Warning>) {
    let is_cited =
        |span: &Range<usize>| cited.iter().any(|citation| citation.start <= span.start && span.end <= citation.end);
    let mut untraced = untraced_dates(draft, sources);
    let dated: Vec<Range<usize>> = find_dates(draft, None).into_iter().map(|date| date.span).collect();
    let in_date = |span: &Range<usize>| dated.iter().any(|date| date.start <= span.start && span.start < date.end);
    untraced.extend(untraced_numbers(draft, sources).into_iter().filter(|found| !in_date(&found.span)));
    untraced.extend(untraced_quotations(draft, sources));
    untraced.retain(|found| !is_cited(&found.span));
    untraced.sort_by_key(|found| found.span.start);
    mark(draft, &untraced)
}

fn untraced_numbers(draft: &str, sources: &[Source]) -> Vec<Untraced> {
    let known: Vec<NumberMention> = sources.iter().flat_map(|source| find_numbers(&source.text)).collect();
    let is_known = |number: &NumberMention| {
        known.iter().any(|other| other.value == number.value && (number.unit.is_none() || other.unit == number.unit))
    };
    find_numbers(draft)
        .into_iter()
        .filter(|number| !number.ordinal && !is_list_number(draft, number) && !is_known(number))
        .map(|number| {
            let what = if number.unit.as_deref() == Some("元") { "金额" } else { "数字" };
            let text = draft[number.span.clone()].to_owned();
            Untraced { span: number.span, what: format!("{what}“{text}”") }
        })
        .collect()
}

/// `3. …` at the start of a line counts lines and says nothing.
fn is_list_number(draft: &str, number: &NumberMention) -> bool {
    let starts_line = number.span.start == 0 || draft[..number.span.start].ends_with('\n');
    starts_line && draft[number.span.end..].starts_with(". ")
}

fn untraced_dates(draft: &str, sources: &[Source]) -> Vec<Untraced> {
    let said: Vec<DateValue> =
        sources.iter().flat_map(|source| find_dates(&source.text, None)).map(|date| date.value).collect();
    find_dates(draft, None)
        .into_iter()
        .filter(|date| !said.contains(&date.value))
        .map(|date| {
            let what = format!("日期“{}”", &draft[date.span.clone()]);
            Untraced { span: date.span, what }
        })
        .collect()
}

/// Quotations must stand in a source word for word.
fn untraced_quotations(draft: &str, sources: &[Source]) -> Vec<Untraced> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(opening) = draft[at..].find('“') {
        let start = at + opening + '“'.len_utf8();
        let Some(end) = closing(draft, start) else { break };
        let quoted = &draft[start..end];
        if !sources.iter().any(|source| plain(&source.text).contains(&plain(quoted))) {
            found.push(Untraced { span: start..end, what: format!("引文“{quoted}”") });
        }
        at = end;
    }
    found
}

/// End of the quotation that opened before `start`; a quotation inside it belongs to it.
fn closing(text: &str, start: usize) -> Option<usize> {
    let mut depth = 1;
    for (offset, character) in text[start..].char_indices() {
        match character {
            '“' => depth += 1,
            '”' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(start + offset);
        }
    }
    None
}

fn plain(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

fn mark(draft: &str, untraced: &[Untraced]) -> (String, Vec<Warning>) {
    let mut marked = String::with_capacity(draft.len());
    let mut warnings = Vec::new();
    let mut at = 0;
    for found in untraced {
        if found.span.end < at {
            continue;
        }
        marked.push_str(&draft[at..found.span.end]);
        marked.push_str(MARKS[0]);
        at = found.span.end;
        warnings
            .push(Warning::new("draft.untraced", format!("草稿中的{}在笔录、法条和裁量步骤中没有来源", found.what)));
    }
    marked.push_str(&draft[at..]);
    (marked, warnings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources() -> Vec<Source> {
        let source = |name, text: &str| Source { name, text: text.to_owned() };
        vec![
            source("笔录", "2025年3月12日上午检查，这批货一共值一百五十二块钱，面包9袋。"),
            source("法条", "并处五万元以上十万元以下罚款"),
        ]
    }

    #[test]
    fn amounts_and_dates_are_recognised_in_another_notation() {
        let draft = "经查，2025年3月12日，货值金额152元，面包9袋，法定幅度50000元至100000元，笔录称“这批货一共值一百五十二块钱”。";
        let (marked, warnings) = trace(draft, &sources(), &[]);
        assert_eq!(marked, draft);
        assert!(warnings.is_empty(), "{warnings:?}");
    }

    #[test]
    fn what_no_source_holds_is_marked_and_listed() {
        let draft = "经查，2025年3月13日，货值金额512元，当事人称“我错了”。";
        let (marked, warnings) = trace(draft, &sources(), &[]);
        assert_eq!(warnings.len(), 3, "{warnings:?}");
        assert_eq!(marked.matches("【核查未通过：无来源】").count(), 3);
        assert!(marked.contains("512元【核查未通过：无来源】"), "{marked}");
    }

    #[test]
    fn the_number_of_an_article_is_left_to_the_check_of_citations() {
        let draft = "依照《食品安全法》第一百二十四条处理。";
        let span = draft.find('《').expect("found")..draft.find("处理").expect("found");
        assert!(trace(draft, &sources(), &[span]).1.is_empty());
    }
}
