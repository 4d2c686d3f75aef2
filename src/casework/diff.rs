//! A line diff of two texts.
//!
//! The longest common subsequence of lines, found by a table. Common lines at both ends are set aside first; where what is left
//! would need too large a table, it is given as removed and added as a whole and the diff says that it is coarse.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The largest table: 2000 by 2000 lines, sixteen megabytes.
const MOST_CELLS: usize = 4_000_000;

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = LineChange)]
pub enum Change {
    /// In both texts.
    Kept,
    /// Only in the old one.
    Removed,
    /// Only in the new one.
    Added,
}

/// A line of either text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DiffLine {
    /// What became of it.
    pub change: Change,
    /// Its number in the old text, from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub old: Option<usize>,
    /// Its number in the new text, from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub new: Option<usize>,
    /// Its words, without the line break.
    pub text: String,
}

/// A diff: every line of both texts, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[schema(as = LineDiff)]
pub struct Diff {
    /// The lines.
    pub lines: Vec<DiffLine>,
    /// Whether the texts were too long to be compared line by line.
    #[serde(default)]
    pub coarse: bool,
}

impl Diff {
    /// Whether the texts differ.
    pub fn differs(&self) -> bool {
        self.lines.iter().any(|line| line.change != Change::Kept)
    }

    /// The new text, made from the old one; `None` where `old` is not the text that the diff was made from.
    pub fn apply(&self, old: &str) -> Option<String> {
        let kept = self.lines.iter().filter(|line| line.change != Change::Added).map(|line| line.text.as_str());
        if !kept.eq(old.split('\n')) {
            return None;
        }
        let new = self.lines.iter().filter(|line| line.change != Change::Removed).map(|line| line.text.as_str());
        Some(new.collect::<Vec<_>>().join("\n"))
    }
}

/// How `new` differs from `old`.
pub fn diff(old: &str, new: &str) -> Diff {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let same = |(left, right): &(&&str, &&str)| left == right;
    let head = old.iter().zip(&new).take_while(same).count();
    let (old_rest, new_rest) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(same).count();
    let old_middle = old_rest.get(..old_rest.len() - tail).unwrap_or_default();
    let new_middle = new_rest.get(..new_rest.len() - tail).unwrap_or_default();

    let mut script = Script::default();
    old.iter().take(head).for_each(|line| script.push(Change::Kept, line));
    script.middle(old_middle, new_middle);
    old_rest.iter().skip(old_middle.len()).for_each(|line| script.push(Change::Kept, line));
    script.diff
}

#[derive(Default)]
struct Script {
    diff: Diff,
    old: usize,
    new: usize,
}

impl Script {
    fn push(&mut self, change: Change, text: &str) {
        self.old += usize::from(change != Change::Added);
        self.new += usize::from(change != Change::Removed);
        self.diff.lines.push(DiffLine {
            change,
            old: (change != Change::Added).then_some(self.old),
            new: (change != Change::Removed).then_some(self.new),
            text: text.to_owned(),
        });
    }

    fn middle(&mut self, old: &[&str], new: &[&str]) {
        let width = new.len() + 1;
        let cells = (old.len() + 1).saturating_mul(width);
        if cells > MOST_CELLS {
            self.diff.coarse = true;
            old.iter().for_each(|line| self.push(Change::Removed, line));
            new.iter().for_each(|line| self.push(Change::Added, line));
            return;
        }
        // common[i * width + j]: length of the longest common subsequence of old[i..] and new[j..].
        let mut common = vec![0_u32; cells];
        for (i, left) in old.iter().enumerate().rev() {
            for (j, right) in new.iter().enumerate().rev() {
                let here = i * width + j;
                common[here] = if left == right {
                    common[here + width + 1] + 1
                } else {
                    common[here + width].max(common[here + 1])
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        while let (Some(left), Some(right)) = (old.get(i), new.get(j)) {
            let here = i * width + j;
            if left == right {
                self.push(Change::Kept, left);
                (i, j) = (i + 1, j + 1);
            } else if common[here + width] >= common[here + 1] {
                self.push(Change::Removed, left);
                i += 1;
            } else {
                self.push(Change::Added, right);
                j += 1;
            }
        }
        old.iter().skip(i).for_each(|line| self.push(Change::Removed, line));
        new.iter().skip(j).for_each(|line| self.push(Change::Added, line));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let signs = |line: &DiffLine| match line.change {
            Change::Kept => format!(" {}", line.text),
            Change::Removed => format!("-{}", line.text),
            Change::Added => format!("+{}", line.text),
        };
        diff(old, new).lines.iter().map(signs).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_lines_that_changed_are_told_from_those_that_stayed() {
        let old = "标题\n事实\n罚款1000元\n日期";
        assert_eq!(
            shown(old, "标题\n事实\n理由\n罚款2000元\n日期"),
            " 标题\n 事实\n-罚款1000元\n+理由\n+罚款2000元\n 日期"
        );
        assert_eq!(shown("a\nb\nc\nd", "b\nc\nx\nd"), "-a\n b\n c\n+x\n d");
        assert!(!diff(old, old).differs());
        let numbered = diff("a\nb", "b\nc");
        assert_eq!(
            numbered.lines.iter().map(|line| (line.old, line.new)).collect::<Vec<_>>(),
            [(Some(1), None), (Some(2), Some(1)), (None, Some(2))]
        );
    }

    #[test]
    fn texts_too_long_for_the_table_are_compared_as_wholes_and_quickly() {
        let text = |word: &str| (0..60_000).map(|line| format!("{word}{line}\n")).collect::<String>();
        let (old, new) = (format!("头\n{}尾", text("旧")), format!("头\n{}尾", text("新")));
        let long = diff(&old, &new);
        assert!(long.coarse && long.lines.first().is_some_and(|line| line.change == Change::Kept));
        assert_eq!(long.apply(&old).as_deref(), Some(new.as_str()));
        let little = diff(&text("同"), &format!("新\n{}", text("同")));
        assert!(!little.coarse && little.lines.iter().filter(|line| line.change != Change::Kept).count() == 1);
    }

    #[test]
    fn a_diff_applies_to_its_own_text_only() {
        assert_eq!(diff("a\nb", "a\nc").apply("a\nx"), None);
    }

    proptest! {
        #[test]
        fn applying_the_diff_gives_the_new_text(old in "[abc\n]{0,60}", new in "[abc\n]{0,60}") {
            let made = diff(&old, &new);
            prop_assert_eq!(made.apply(&old), Some(new.clone()));
            prop_assert_eq!(made.differs(), old != new);
        }

        /// No line is both removed and added where keeping it would have been possible: swapping the texts keeps as many.
        #[test]
        fn the_diff_keeps_as_many_lines_either_way(old in "[ab\n]{0,40}", new in "[ab\n]{0,40}") {
            let kept = |made: Diff| made.lines.iter().filter(|line| line.change == Change::Kept).count();
            prop_assert_eq!(kept(diff(&old, &new)), kept(diff(&new, &old)));
        }
    }
}
