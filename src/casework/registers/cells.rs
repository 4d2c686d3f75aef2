//! The cells of a row, as they stand in the table, and what can be read from them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Column;
use crate::law::dates::{DateValue, find_dates};

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GivenCell {
    /// Where it stands, for a person: Sheet1!D7.
    pub at: String,
    /// What stands in it.
    pub text: String,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// Name of the file.
    pub file: String,
    /// Where it begins, for a person.
    pub at: String,
    /// Its cells; empty ones are left out.
    pub cells: BTreeMap<Column, GivenCell>,
}

/// What people write where there is nothing to write.
const NOTHING: [&str; 7] = ["无", "/", "-", "—", "——", "\\", "暂无"];
/// What people write where something does not end.
const ENDLESS: [&str; 4] = ["长期", "永久", "长期有效", "至今"];

impl Given {
    /// The text of a cell without blanks around it; `None` where there is none, or only a word for nothing.
    pub(super) fn text(&self, column: Column) -> Option<String> {
        let text = self.cells.get(&column).map(|cell| cell.text.trim())?;
        (!text.is_empty() && !NOTHING.contains(&text)).then(|| text.to_owned())
    }

    /// The same without blanks and line breaks inside.
    pub(super) fn joined(&self, column: Column) -> Option<String> {
        let joined: String = self.text(column)?.chars().filter(|sign| !sign.is_whitespace()).collect();
        (!joined.is_empty()).then_some(joined)
    }

    /// Where a cell stands; the row where it is not there.
    pub(super) fn at(&self, column: Column) -> String {
        self.cells.get(&column).map_or_else(|| self.at.clone(), |cell| cell.at.clone())
    }

    /// The first of some columns that the row has a cell of; the first of all where it has none.
    pub(super) fn first_of(&self, columns: &[Column]) -> Column {
        let held = columns.iter().find(|column| self.cells.contains_key(*column));
        held.or(columns.first()).copied().unwrap_or(Column::Remark)
    }

    /// A date; `None` where the cell is empty or says that there is no end.
    ///
    /// # Errors
    /// A sentence in Chinese where it is no date, such as 2月30日.
    pub(super) fn date(&self, column: Column) -> Result<Option<NaiveDate>, String> {
        let Some(text) = self.text(column) else { return Ok(None) };
        if ENDLESS.contains(&text.as_str()) {
            return Ok(None);
        }
        let found = dates(&text)?;
        let [date] = found[..] else { return Err(format!("“{text}”不是一个日期")) };
        Ok(Some(date))
    }

    /// First and last day from a cell that may hold both (2024年1月1日至2028年12月31日); one date alone is the last day.
    ///
    /// # Errors
    /// As [`Self::date`].
    pub(super) fn period(&self, column: Column) -> Result<(Option<NaiveDate>, Option<NaiveDate>), String> {
        let Some(text) = self.text(column) else { return Ok((None, None)) };
        let is_endless = ENDLESS.iter().any(|word| text.contains(word));
        match dates(&text) {
            Ok(found) => match found[..] {
                [from, until] if !is_endless => Ok((Some(from), Some(until))),
                [from] if is_endless => Ok((Some(from), None)),
                [until] => Ok((None, Some(until))),
                _ => Err(format!("“{text}”不是一段有效期")),
            },
            Err(_) if ENDLESS.contains(&text.as_str()) => Ok((None, None)),
            Err(reason) => Err(reason),
        }
    }
}

/// The whole dates of a cell, in order.
fn dates(text: &str) -> Result<Vec<NaiveDate>, String> {
    let refuse = || format!("“{text}”不是有效的日期");
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return NaiveDate::parse_from_str(text, "%Y%m%d").map(|date| vec![date]).map_err(|_| refuse());
    }
    let mentions = find_dates(text, None);
    let whole = mentions.iter().map(|mention| match mention.value {
        DateValue::Day(date) => Ok(date),
        _ => Err(refuse()),
    });
    let whole = whole.collect::<Result<Vec<_>, _>>()?;
    if whole.is_empty() { Err(refuse()) } else { Ok(whole) }
}
