//! Files of benchmark tables, read by content: workbooks, Word documents, separated values, Markdown, JSON.
//!
//! [`crate::tables`] makes grids of all of them, `columns` finds the header, `rows` the acts and tiers, `head` what the lines around say.
//! Pure: bytes in, a table or a failure out.

mod columns;
mod error;
mod given;
mod head;
mod json;
mod rows;
#[cfg(test)]
mod tests;

use sha2::{Digest, Sha256};

use crate::discretion::benchmark::{SourceFile, Table, TableItem};
use crate::failure::Failure;
use crate::tables::{self, Grid};
use columns::{Column, Header};

pub use given::Given;
pub(in crate::store) use json::FORMAT as JSON_FORMAT;

/// A table as read, with what a person must know of the reading.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadTable {
    /// The table.
    pub table: Table,
    /// The kind of file, in Chinese.
    pub format: &'static str,
    /// Cells that could not be read.
    pub problems: Vec<Problem>,
    /// How what the file does not say was derived, and what was left out.
    pub remarks: Vec<String>,
}

/// A cell that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Place of its act in the table.
    pub item: usize,
    /// The cell.
    pub cell: String,
    /// Why, in Chinese.
    pub message: String,
}

#[derive(Debug, Default)]
struct ReadItems {
    items: Vec<TableItem>,
    notes: Vec<String>,
    problems: Vec<Problem>,
    remarks: Vec<String>,
}

/// Reads the table in the bytes of a file called `name`; what `given` says goes before what the file says.
///
/// # Errors
/// `benchmarks.empty`, `benchmarks.kind`, `benchmarks.broken`, `benchmarks.too_large`, `benchmarks.no_table`,
/// `benchmarks.head`. Nothing is half read.
pub fn read(name: &str, bytes: &[u8], given: Given) -> Result<ReadTable, Failure> {
    let (format, said, read, mut remarks) = content(bytes)?;
    let source = SourceFile { name: name.to_owned(), sha256: hex::encode(Sha256::digest(bytes)) };
    let mut whole = given.or(said);
    whole.sample |= read.notes.iter().any(|note| note.contains(head::SAMPLE));
    whole.notes.extend(read.notes);
    let (head, derived) = whole.settle(source)?;
    remarks.extend(derived);
    let table = Table { head, items: read.items };
    Ok(ReadTable { table, format, problems: read.problems, remarks })
}

type Content = (&'static str, Given, ReadItems, Vec<String>);

fn content(bytes: &[u8]) -> Result<Content, Failure> {
    let text = match tables::open(bytes).map_err(|why| why.under(&error::CODES))? {
        tables::Content::Tables(format, grids) => return of_grids(format, grids),
        tables::Content::Text(text) => text,
    };
    if json::is_json(&text) {
        let (given, read) = json::read(&text)?;
        return Ok(("JSON", given, read, Vec::new()));
    }
    let (format, grids) = tables::of_text(&text).map_err(|why| why.under(&error::CODES))?;
    of_grids(format, grids)
}

fn of_grids(format: &'static str, grids: Vec<Grid>) -> Result<Content, Failure> {
    let (mut given, mut all, mut remarks) = (Given::default(), ReadItems::default(), Vec::new());
    let mut found = false;
    for grid in grids {
        for line in &grid.before {
            head::line(line, &mut given);
        }
        let Some(header) = columns::find(&grid) else {
            let name = grid.cell_name(0, 0);
            remarks.push(format!("从{name}开始的表格没有裁量基准的列，未导入"));
            continue;
        };
        found = true;
        lines_over(&grid, &header, &mut given);
        let read = rows::read(&grid, &header);
        let before = all.items.len();
        all.problems
            .extend(read.problems.into_iter().map(|problem| Problem { item: problem.item + before, ..problem }));
        let unnumbered = header.place(Column::Number).is_none();
        all.items.extend(read.items.into_iter().enumerate().map(|(place, item)| {
            let number = if unnumbered { (before + place + 1).to_string() } else { item.number.clone() };
            TableItem { number, ..item }
        }));
        all.notes.extend(read.notes);
        remarks.extend(read.remarks);
        all.notes.extend(grid.after);
    }
    if !found {
        return Err(error::no_table());
    }
    if all.items.is_empty() {
        return Err(error::empty("裁量基准表"));
    }
    Ok((format, given, all, remarks))
}

/// The rows over the header: a title, 文号 in one cell and its value in the next.
fn lines_over(grid: &Grid, header: &Header, given: &mut Given) {
    for row in 0..header.first {
        match grid.distinct(row)[..] {
            [key, value] => head::line(&format!("{key}：{value}"), given),
            ref texts => texts.iter().for_each(|text| head::line(text, given)),
        }
    }
}
