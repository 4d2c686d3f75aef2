//! Which column of a table is what: titles by a table of synonyms, over one row or several.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use serde::de::DeserializeOwned;

use super::Grid;

/// A header has at most so many rows, and begins within so many.
const DEEPEST: usize = 3;
const LATEST: usize = 40;

/// The columns of a field by the titles that people give them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titles<K> {
    known: HashMap<String, K>,
}

impl<K: Copy + Ord + DeserializeOwned> Titles<K> {
    /// Titles from TOML: `column = ["title", ...]`; none where it is no such table, which a test of the importer finds.
    pub fn parse(toml: &str) -> Self {
        let table: BTreeMap<K, Vec<String>> = toml::from_str(toml).unwrap_or_default();
        let known = table.into_iter().flat_map(|(column, titles)| titles.into_iter().map(move |title| (title, column)));
        Self { known: known.collect() }
    }

    /// How many titles are known.
    pub fn count(&self) -> usize {
        self.known.len()
    }

    /// The column that a title names; blanks, brackets and what stands in them do not count.
    pub fn known(&self, title: &str) -> Option<K> {
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
        self.known.get(&plain).copied()
    }
}

/// The header of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header<K: 'static> {
    /// Its first row.
    pub first: usize,
    /// The first row of data.
    pub data: usize,
    /// Place of each column.
    places: BTreeMap<K, usize>,
    titles: &'static Titles<K>,
}

impl<K: Copy + Ord + DeserializeOwned> Header<K> {
    /// Finds the header of a grid: the rows whose titles name most columns, among them those without which `is_whole` is not
    /// content.
    pub fn find(grid: &Grid, titles: &'static Titles<K>, is_whole: impl Fn(&Self) -> bool) -> Option<Self> {
        let mut best: Option<Self> = None;
        for first in 0..grid.rows.len().min(LATEST) {
            for depth in 1..=DEEPEST.min(grid.rows.len() - first) {
                let header = Self::of(grid, titles, first, depth);
                // Of two that name as many columns the flatter one: a line over the header is none of its rows.
                let more = best.as_ref().is_none_or(|best| header.rank() > best.rank());
                if is_whole(&header) && more {
                    best = Some(header);
                }
            }
        }
        best
    }

    fn of(grid: &Grid, titles: &'static Titles<K>, first: usize, depth: usize) -> Self {
        let mut places = BTreeMap::new();
        let width = grid.rows.get(first).map_or(0, Vec::len);
        for column in 0..width {
            if let Some(kind) = title(grid, titles, first..first + depth, column) {
                places.entry(kind).or_insert(column);
            }
        }
        Self { first, data: first + depth, places, titles }
    }

    fn rank(&self) -> (usize, Reverse<usize>) {
        (self.places.len(), Reverse(self.data - self.first))
    }

    /// Where a column is.
    pub fn place(&self, column: K) -> Option<usize> {
        self.places.get(&column).copied()
    }

    /// The columns that were found, with their places.
    pub fn places(&self) -> impl Iterator<Item = (K, usize)> + '_ {
        self.places.iter().map(|(kind, place)| (*kind, *place))
    }

    /// Whether a row repeats the header, as on every page of a printed table.
    pub fn is_repeated(&self, grid: &Grid, row: usize) -> bool {
        self.places.iter().all(|(kind, place)| {
            let text = grid.text(row, *place);
            self.titles.known(text) == Some(*kind) || title(grid, self.titles, row..row + 1, *place) == Some(*kind)
        })
    }
}

/// The column that the titles of some rows name: all joined, or the lowest alone.
fn title<K: Copy + Ord + DeserializeOwned>(
    grid: &Grid,
    titles: &Titles<K>,
    rows: std::ops::Range<usize>,
    column: usize,
) -> Option<K> {
    let mut parts: Vec<(&str, (usize, usize))> = Vec::new();
    for row in rows {
        let (text, origin) = (grid.text(row, column), grid.origin(row, column));
        let repeats = parts.last().is_some_and(|(_, before)| *before == origin);
        if !text.is_empty() && !repeats {
            parts.push((text, origin));
        }
    }
    let joined: String = parts.iter().map(|(text, _)| *text).collect();
    let lowest = parts.last().filter(|_| parts.len() > 1);
    titles.known(&joined).or_else(|| lowest.and_then(|(text, _)| titles.known(text)))
}
