//! Which column of a table is what: titles by a table of synonyms, over one row or several.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use super::grid::Grid;

const SYNONYMS: &str = include_str!("../../../../index/benchmarks/columns.toml");

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Column {
    Number,
    Code,
    Law,
    Act,
    Basis,
    Penalty,
    Tier,
    Condition,
    Standard,
    FineMin,
    FineMax,
    FinePoint,
    DetentionMin,
    DetentionMax,
    DetentionPoint,
    MayWarn,
    Remark,
}

/// The columns by their titles.
static TITLES: LazyLock<HashMap<String, Column>> = LazyLock::new(|| {
    let table: BTreeMap<Column, Vec<String>> = toml::from_str(SYNONYMS).unwrap_or_default();
    table.into_iter().flat_map(|(column, titles)| titles.into_iter().map(move |title| (title, column))).collect()
});

/// The header of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Its first row.
    pub first: usize,
    /// The first row of data.
    pub data: usize,
    /// Place of each column.
    places: BTreeMap<Column, usize>,
}

/// A header has at most so many rows, and begins within so many.
const DEEPEST: usize = 3;
const LATEST: usize = 40;

impl Header {
    /// Finds the header of a grid: the rows whose titles name most columns, an act and a standard among them.
    pub fn find(grid: &Grid) -> Option<Self> {
        let mut best: Option<Self> = None;
        for first in 0..grid.rows.len().min(LATEST) {
            for depth in 1..=DEEPEST.min(grid.rows.len() - first) {
                let header = Self::of(grid, first, depth);
                // Of two that name as many columns the flatter one: a line over the header is none of its rows.
                let more = best.as_ref().is_none_or(|best| header.rank() > best.rank());
                if header.is_whole() && more {
                    best = Some(header);
                }
            }
        }
        best
    }

    fn of(grid: &Grid, first: usize, depth: usize) -> Self {
        let mut places = BTreeMap::new();
        let width = grid.rows.get(first).map_or(0, Vec::len);
        for column in 0..width {
            if let Some(kind) = title(grid, first, depth, column) {
                places.entry(kind).or_insert(column);
            }
        }
        Self { first, data: first + depth, places }
    }

    fn rank(&self) -> (usize, Reverse<usize>) {
        (self.places.len(), Reverse(self.data - self.first))
    }

    fn is_whole(&self) -> bool {
        let has = |column| self.places.contains_key(&column);
        has(Column::Act) && (has(Column::Standard) || has(Column::FineMax))
    }

    /// Where a column is.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.places.get(&column).copied()
    }

    /// Whether a row repeats the header, as on every page of a printed table.
    pub fn is_repeated(&self, grid: &Grid, row: usize) -> bool {
        self.places.iter().all(|(kind, place)| {
            let text = grid.text(row, *place);
            known(text) == Some(*kind) || title(grid, row, 1, *place) == Some(*kind)
        })
    }
}

/// The column that the titles of `depth` rows name: all joined, or the lowest alone.
fn title(grid: &Grid, first: usize, depth: usize, column: usize) -> Option<Column> {
    let mut parts: Vec<(&str, (usize, usize))> = Vec::new();
    for row in first..first + depth {
        let (text, origin) = (grid.text(row, column), grid.origin(row, column));
        let repeats = parts.last().is_some_and(|(_, before)| *before == origin);
        if !text.is_empty() && !repeats {
            parts.push((text, origin));
        }
    }
    let joined: String = parts.iter().map(|(text, _)| *text).collect();
    let lowest = parts.last().filter(|_| parts.len() > 1);
    known(&joined).or_else(|| lowest.and_then(|(text, _)| known(text)))
}

/// The column that a title names.
pub(super) fn known(title: &str) -> Option<Column> {
    let mut plain = String::new();
    let mut depth = 0_usize;
    for sign in title.chars() {
        match sign {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 && !sign.is_whitespace() && !matches!(sign, '：' | ':' | '*') => plain.push(sign),
            _ => {}
        }
    }
    TITLES.get(&plain).copied()
}

#[cfg(test)]
mod tests {
    use super::super::grid::{Merged, Place};
    use super::*;

    fn grid(rows: &[&[&str]], merged: &[Merged]) -> Grid {
        let texts = rows.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect();
        Grid::new(Place::Lines, texts, merged)
    }

    #[test]
    fn the_table_of_titles_is_valid_and_names_none_twice() {
        let table: BTreeMap<Column, Vec<String>> = toml::from_str(SYNONYMS).expect("valid");
        let all: usize = table.values().map(Vec::len).sum();
        assert_eq!(all, TITLES.len(), "a title stands twice");
        assert_eq!(table.len(), 17);
    }

    #[test]
    fn a_header_is_found_under_the_title_and_over_several_rows() {
        let one =
            grid(&[&["某市基准"], &["序号", "违法 行为", "处罚依据", "违法程度", "具体情形", "裁量标准（元）"]], &[]);
        let header = Header::find(&one).expect("a header");
        assert_eq!((header.first, header.data), (1, 2));
        assert_eq!(header.place(Column::Tier), Some(3));
        let two = grid(
            &[&["违法代码", "违法行为", "罚款", "", ""], &["", "", "最小值", "最大值", "指导基准"]],
            &[
                Merged { rows: (0, 1), columns: (0, 0) },
                Merged { rows: (0, 1), columns: (1, 1) },
                Merged { rows: (0, 0), columns: (2, 4) },
            ],
        );
        let header = Header::find(&two).expect("a header");
        assert_eq!((header.data, header.place(Column::FinePoint)), (2, Some(4)));
        assert_eq!(Header::find(&grid(&[&["姓名", "电话"]], &[])), None);
    }
}
