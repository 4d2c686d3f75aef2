//! The title of a text.

use std::path::Path;

/// What the titles of statutes and norms end with.
const ENDINGS: [&str; 30] = [
    "法",
    "法典",
    "条例",
    "规定",
    "办法",
    "细则",
    "规则",
    "决定",
    "决议",
    "解释",
    "规范",
    "标准",
    "章程",
    "通知",
    "意见",
    "纲要",
    "准则",
    "方案",
    "指南",
    "制度",
    "基准",
    "批复",
    "公告",
    "规划",
    "修正案",
    "程序",
    "规程",
    "清单",
    "要求",
    "计划",
];
/// A title is no longer than that, in characters.
const LONGEST: usize = 120;

/// Without spaces and notes, which layout and collections put in.
pub(super) fn clean(title: &str) -> String {
    let title = title.split("<!--").next().unwrap_or_default();
    title.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// Whether a line ends as a title does, with or without a bracket after it: …办法（试行）.
pub(in crate::store) fn is_title(line: &str) -> bool {
    let line = clean(line);
    let bare = line.split_once(['（', '(']).map_or(line.as_str(), |(before, _)| before);
    let ends = |text: &str| ENDINGS.iter().any(|ending| text.ends_with(ending));
    let is_short = line.chars().count() <= LONGEST;
    is_short && !line.contains(['。', '；']) && (ends(&line) || (!bare.is_empty() && ends(bare)))
}

/// Whether a title that a publisher broke goes on in the next line: 山东省人民代表大会常务委员会, then 关于….
pub(super) fn continues(begun: &str, next: &str) -> bool {
    let is_note = next.starts_with(['（', '(', '〔', '第']) || next.chars().any(|sign| sign.is_ascii_digit());
    !is_title(begun) && is_title(next) && !is_note && !begun.contains(['：', '。'])
}

/// Whether a file is named after another law than the one that its text calls itself: one of the two is wrong, and under either
/// name the text would pass for a version of a law that it is not.
pub(super) fn contradicts(file: &str, title: &str) -> bool {
    let stem = Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let named = clean(stem.split(['（', '(']).next().unwrap_or_default());
    let (named, title) = (bare(&named), bare(title));
    is_title(&named) && !is_shortened(&named, &title) && !is_shortened(&title, &named)
}

/// Letters only, without what names are given with and without.
fn bare(title: &str) -> String {
    title.replace("中华人民共和国", "").chars().filter(|sign| sign.is_alphanumeric()).collect()
}

/// Whether the letters of `short` are all in `long`, in order: 卫生健康促进法 in 基本医疗卫生与健康促进法.
fn is_shortened(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    short.chars().all(|letter| letters.any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_title_goes_on_and_a_whole_one_does_not() {
        assert!(continues("某某省人民代表大会常务委员会", "关于加强消防工作的决定"));
        assert!(!continues("某某省消防条例", "某某省人民代表大会常务委员会关于修改的决定"));
        assert!(!continues("某某省人民代表大会常务委员会", "（2020年1月1日通过的决定）"));
        assert!(is_title("某某办法（试行）") && !is_title("打印本页"));
    }

    #[test]
    fn a_file_named_after_another_law_contradicts_its_text() {
        assert!(contradicts("自然资源/中华人民共和国矿产资源法（2009年修正）.md", "中华人民共和国城乡规划法"));
        for file in
            ["甲/卫生健康促进法.md", "基本医疗卫生与健康促进法(2019-12-28).md", "t20220130.html", "新建文本文档.txt"]
        {
            assert!(!contradicts(file, "中华人民共和国基本医疗卫生与健康促进法"), "{file}");
        }
    }
}
