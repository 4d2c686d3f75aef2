//! Which column of a table is what: titles by a table of synonyms, over one row or several.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::tables::Grid;
use crate::tables::header::{self, Titles};

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
static TITLES: LazyLock<Titles<Column>> = LazyLock::new(|| Titles::parse(SYNONYMS));

/// The header of a table.
pub(super) type Header = header::Header<Column>;

/// Finds the header of a grid: the rows whose titles name most columns, an act and a standard among them.
pub(super) fn find(grid: &Grid) -> Option<Header> {
    header::Header::find(grid, &TITLES, |header| {
        let has = |column| header.place(column).is_some();
        has(Column::Act) && (has(Column::Standard) || has(Column::FineMax))
    })
}

/// The column that a title names.
pub(super) fn known(title: &str) -> Option<Column> {
    TITLES.known(title)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::tables::{Merged, Place};

    fn grid(rows: &[&[&str]], merged: &[Merged]) -> Grid {
        let texts = rows.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect();
        Grid::new(Place::Lines, texts, merged)
    }

    #[test]
    fn the_table_of_titles_is_valid_and_names_none_twice() {
        let table: BTreeMap<Column, Vec<String>> = toml::from_str(SYNONYMS).expect("valid");
        let all: usize = table.values().map(Vec::len).sum();
        assert_eq!(all, TITLES.count(), "a title stands twice");
        assert_eq!(table.len(), 17);
    }

    #[test]
    fn a_header_is_found_under_the_title_and_over_several_rows() {
        let one =
            grid(&[&["某市基准"], &["序号", "违法 行为", "处罚依据", "违法程度", "具体情形", "裁量标准（元）"]], &[]);
        let header = find(&one).expect("a header");
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
        let header = find(&two).expect("a header");
        assert_eq!((header.data, header.place(Column::FinePoint)), (2, Some(4)));
        assert_eq!(find(&grid(&[&["姓名", "电话"]], &[])), None);
    }
}
