//! Names in title marks, and what stands between a name and its articles: an edition, a definition, a chapter.

use std::ops::Range;

use super::cursor::Cursor;

/// A longer text in title marks is a mark that was never closed.
const LONGEST_TITLE: usize = 300;
/// A longer text in brackets is a sentence of its own.
const LONGEST_ORNAMENT: usize = 240;
/// What introduces a short name for the rest of the text.
const DEFINES: [&str; 6] = ["以下统称", "以下简称", "以下称", "下简称", "下称", "简称"];
/// Ends of the titles of law, regulations, rules and norms.
const LAW_ENDS: [&str; 15] = [
    "法",
    "法典",
    "条例",
    "规定",
    "办法",
    "细则",
    "规则",
    "决定",
    "解释",
    "意见",
    "修正案",
    "批复",
    "规范",
    "基准",
    "通知",
];
/// Ends of titles of law that are in everyday use for other papers too.
const LOOSE_ENDS: [&str; 6] = ["决定", "意见", "规范", "批复", "基准", "通知"];
/// Ends of the titles of contracts, forms, books and papers.
const PAPER_ENDS: [&str; 32] = [
    "合同",
    "协议",
    "协议书",
    "合约",
    "章程",
    "书",
    "笔录",
    "清单",
    "表",
    "单",
    "报告",
    "手册",
    "制度",
    "通知单",
    "证",
    "记录",
    "方法",
    "做法",
    "兵法",
    "书法",
    "语法",
    "公约",
    "函",
    "方案",
    "报",
    "日报",
    "条款",
    "约定",
    "须知",
    "说明",
    "指南",
    "票",
];

/// Parts of laws that are called by their names.
const PARTS: [&str; 10] =
    ["总则编", "物权编", "合同编", "人格权编", "婚姻家庭编", "继承编", "侵权责任编", "总则", "分则", "附则"];

/// What the form of a title says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Law, a regulation or a norm.
    Law,
    /// A contract, a form, a book.
    Paper,
    /// The form does not tell.
    Unclear,
}

/// The kind of a title by its last letters.
pub(super) fn kind(title: &str) -> Kind {
    let title = without_number(title);
    if PAPER_ENDS.iter().any(|end| title.ends_with(end)) {
        return Kind::Paper;
    }
    if LAW_ENDS.iter().any(|end| title.ends_with(end)) { Kind::Law } else { Kind::Unclear }
}

/// Whether a title that no article follows is surely meant as law: 《处理决定》 and 《整改意见》 are not.
pub(super) fn is_law_on_its_own(title: &str) -> bool {
    let bare = without_number(title);
    let is_loose = LOOSE_ENDS.iter().any(|end| bare.ends_with(end));
    kind(title) == Kind::Law && (!is_loose || bare.contains("关于"))
}

/// 解释（一）, 修正案（十一）, 条例（试行）: the title without what stands in brackets at its end.
fn without_number(title: &str) -> &str {
    let trimmed = title.trim_end_matches(['）', ')']);
    if trimmed.len() == title.len() {
        return title;
    }
    trimmed.rfind(['（', '(']).map_or(title, |open| &trimmed[..open])
}

/// Reads 《…》, with the titles inside it, and gives the name without the marks.
pub(super) fn title(text: &str, at: usize) -> Option<(&str, Range<usize>)> {
    let inner = at + '《'.len_utf8();
    let mut depth = 0_usize;
    for (offset, c) in text.get(at..)?.char_indices() {
        match c {
            '《' | '〈' | '<' => depth += 1,
            '》' | '〉' | '>' => depth = depth.saturating_sub(1),
            '\n' => return None,
            _ => {}
        }
        if depth == 0 {
            let name = text.get(inner..at + offset)?.trim();
            return (!name.is_empty()).then_some((name, at..at + offset + c.len_utf8()));
        }
        if offset > LONGEST_TITLE {
            return None;
        }
    }
    None
}

/// What stands between a name and its articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ornaments {
    /// The short name that the text defines here.
    pub(super) alias: Option<String>,
    /// The year of the edition: （2021年修正）.
    pub(super) edition: Option<i32>,
    /// Where the last bracket ends; the name itself where there is none.
    pub(super) end: usize,
}

/// Reads what stands between a name and its articles; the cursor ends where an article may begin.
pub(super) fn ornaments(cursor: &mut Cursor<'_>) -> Ornaments {
    let mut found = Ornaments { end: cursor.at, ..Ornaments::default() };
    loop {
        cursor.skip_blanks();
        if let Some(content) = cursor.attempt(bracket) {
            found.alias = found.alias.or_else(|| alias(content));
            found.edition = found.edition.or_else(|| edition(content));
            found.end = cursor.at;
            continue;
        }
        if cursor.attempt(chapter).is_none() {
            break;
        }
    }
    if found.alias.is_none() {
        found.alias = cursor.clone().attempt(|cursor| {
            cursor.eat_any(&["，", ","]);
            alias_at_start(cursor.rest())
        });
    }
    cursor.eat_any(&["的", "之", "中"]);
    cursor.skip_blanks();
    while cursor.attempt(chapter).is_some() {}
    // 《食品安全法》（第一百二十四条）
    cursor.attempt(|cursor| {
        cursor.eat_any(&["（", "("]).then_some(())?;
        cursor.rest().starts_with('第').then_some(())
    });
    found
}

/// （…） that is no item number.
fn bracket<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let close = match cursor.rest().chars().next()? {
        '（' | '(' => ['）', ')'],
        '〔' => ['〕', '〕'],
        '[' | '［' => [']', '］'],
        _ => return None,
    };
    let open = cursor.rest().chars().next().map_or(0, char::len_utf8);
    let inner = cursor.rest().get(open..)?;
    let end = inner.find(close)?;
    let content = inner.get(..end)?;
    let mut number = Cursor::new(content, 0);
    let is_item = number.number().is_some() && number.rest().is_empty();
    let is_article = content.starts_with('第') && content.contains('条');
    if is_item || is_article || content.len() > LONGEST_ORNAMENT || content.contains(['\n', '。']) {
        return None;
    }
    let close_length = inner.get(end..)?.chars().next().map_or(0, char::len_utf8);
    cursor.at += open + end + close_length;
    Some(content)
}

/// 第九章, 第二编第三节, 合同编: an article's number is unique without it.
fn chapter(cursor: &mut Cursor<'_>) -> Option<()> {
    if cursor.eat_any(&PARTS) {
        cursor.eat("的");
        return cursor.rest().starts_with('第').then_some(());
    }
    cursor.eat("第").then_some(())?;
    cursor.number()?;
    cursor.eat_any(&["分编", "编", "章", "节"]).then_some(())?;
    cursor.eat_any(&["的"]);
    cursor.skip_blanks();
    Some(())
}

/// Whether a title that `before` ends with a definition is only being defined: 以下简称《处罚法》.
pub(super) fn is_definition(before: &str) -> bool {
    let before = before.trim_end_matches(['为', '：', ':', ' ']);
    DEFINES.iter().any(|word| before.ends_with(word))
}

/// The short name in 以下简称《处罚法》.
fn alias(content: &str) -> Option<String> {
    DEFINES.iter().find_map(|word| content.find(word)).and_then(|at| alias_at_start(&content[at..]))
}

fn alias_at_start(text: &str) -> Option<String> {
    let rest = DEFINES.iter().find_map(|word| text.strip_prefix(word))?;
    let rest = rest.trim_start_matches(['为', '：', ':', ' ']);
    let marks = ['《', '〈', '“', '"', '「', '\''];
    let inner = rest.strip_prefix(marks);
    let ends = ['》', '〉', '”', '"', '」', '\'', '，', ',', '、', '；', '。', '）', ')', '\n', ' '];
    let name = inner.unwrap_or(rest);
    let name = name.get(..name.find(ends).unwrap_or(name.len()))?.trim();
    let is_name = (2..=20).contains(&name.chars().count()) && !["本法", "该法", "本条例"].contains(&name);
    is_name.then(|| name.to_owned())
}

/// The year in 2021年修正, 2018修订, 2021年1月22日修订.
fn edition(content: &str) -> Option<i32> {
    let says = ["修正", "修订", "版", "年"].iter().any(|word| content.contains(word));
    let start = content.find(|c: char| c.is_ascii_digit())?;
    let year = content.get(start..start + 4)?.parse().ok()?;
    (says && (1949..2100).contains(&year)).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_may_hold_titles() {
        let text = "依《关于适用〈民法典〉合同编的解释（一）》第三条";
        let (name, span) = title(text, text.find('《').expect("a title")).expect("reads");
        assert_eq!(name, "关于适用〈民法典〉合同编的解释（一）");
        assert!(text[span.end..].starts_with("第三条"));
        assert_eq!(kind(name), Kind::Law);
    }

    #[test]
    fn papers_are_told_from_law_by_their_ends() {
        assert_eq!(kind("采购合同"), Kind::Paper);
        assert_eq!(kind("询问笔录"), Kind::Paper);
        assert_eq!(kind("行政处罚决定书"), Kind::Paper);
        assert_eq!(kind("刑法修正案（十一）"), Kind::Law);
        assert_eq!(kind("食品安全发"), Kind::Unclear);
        assert!(!is_law_on_its_own("整改意见"));
    }

    #[test]
    fn editions_and_definitions_stand_between_name_and_article() {
        let text = "（2021年修订，以下简称《处罚法》）第九章第三条";
        let mut cursor = Cursor::new(text, 0);
        let found = ornaments(&mut cursor);
        assert_eq!((found.alias.as_deref(), found.edition), (Some("处罚法"), Some(2021)));
        assert_eq!(cursor.rest(), "第三条");
    }
}
