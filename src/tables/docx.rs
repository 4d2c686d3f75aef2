//! Tables of a Word document (ECMA-376): `w:tbl` with its `w:tr` and `w:tc`, merged by `w:gridSpan` and `w:vMerge`.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::error::{LARGEST_UNPACKED, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Unreadable, broken, kind, too_large};
use super::grid::{Grid, Merged, Place};
use crate::xml::entity;

const WHAT: &str = "Word 文档（.docx）";
const DOCUMENT: &str = "word/document.xml";

/// The tables of a document, each with the lines over and under it.
pub(super) fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken(WHAT))?;
    let entry = archive.by_name(DOCUMENT).map_err(|_| kind("这种压缩文件"))?;
    let mut xml = String::new();
    entry.take(LARGEST_UNPACKED).read_to_string(&mut xml).map_err(|_| broken(WHAT))?;
    let mut walker = Walker::default();
    let mut reader = Reader::from_str(&xml);
    loop {
        match reader.read_event().map_err(|_| broken(WHAT))? {
            Event::Eof => break,
            event => walker.event(&event)?,
        }
    }
    Ok(walker.finish())
}

/// One cell on its way.
#[derive(Default)]
struct OpenCell {
    text: String,
    span: usize,
    /// `w:vMerge` without `restart`: it goes on with the cell above.
    goes_on: bool,
}

#[derive(Default)]
struct Walker {
    grids: Vec<Grid>,
    /// Lines since the last table.
    lines: Vec<String>,
    line: String,
    in_text: bool,
    /// Depth of `mc:Fallback`, which says the same again for programs that do not know the first form.
    repeated: usize,
    /// How many tables are open: a table inside a cell is words of the cell.
    depth: usize,
    rows: Vec<Vec<String>>,
    /// First row of the cell that a column goes on with.
    starts: Vec<usize>,
    merged: Vec<Merged>,
    cell: OpenCell,
}

impl Walker {
    fn event(&mut self, event: &Event<'_>) -> Result<(), Unreadable> {
        match event {
            Event::Start(tag) if tag.name().as_ref() == "mc:Fallback" => self.repeated += 1,
            Event::End(tag) if tag.name().as_ref() == "mc:Fallback" => self.repeated = self.repeated.saturating_sub(1),
            _ if self.repeated > 0 => {}
            Event::Start(tag) => self.open(tag),
            Event::Empty(tag) => self.empty(tag),
            Event::End(tag) => self.close(tag.name().as_ref())?,
            Event::Text(piece) if self.in_text => self.say(piece),
            Event::GeneralRef(name) if self.in_text => {
                let sign = entity(name).ok_or_else(|| broken(WHAT))?;
                self.say(sign.encode_utf8(&mut [0; 4]));
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.name().as_ref() {
            "w:t" => self.in_text = true,
            "w:tbl" => {
                self.depth += 1;
                if self.depth == 1 {
                    (self.rows, self.starts, self.merged) = (Vec::new(), Vec::new(), Vec::new());
                }
            }
            "w:tr" if self.depth == 1 => self.rows.push(Vec::new()),
            "w:tc" if self.depth == 1 => self.cell = OpenCell { span: 1, ..OpenCell::default() },
            _ => self.empty(tag),
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        let value = || tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == "w:val");
        match tag.name().as_ref() {
            "w:br" | "w:cr" => self.say("\n"),
            "w:tab" => self.say(" "),
            "w:gridSpan" if self.depth == 1 => {
                let span = value().and_then(|attribute| attribute.value.parse().ok());
                self.cell.span = span.unwrap_or(1_usize).clamp(1, MOST_COLUMNS);
            }
            "w:vMerge" if self.depth == 1 => {
                self.cell.goes_on = value().is_none_or(|attribute| attribute.value.as_ref() != "restart");
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "w:t" => self.in_text = false,
            "w:p" if self.depth > 0 => self.say("\n"),
            "w:p" => {
                let line = std::mem::take(&mut self.line);
                if !line.trim().is_empty() {
                    self.lines.push(line.trim().to_owned());
                }
            }
            "w:tc" if self.depth == 1 => self.close_cell()?,
            "w:tbl" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.close_table();
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn say(&mut self, words: &str) {
        if self.depth > 0 { self.cell.text.push_str(words) } else { self.line.push_str(words) }
    }

    fn close_cell(&mut self) -> Result<(), Unreadable> {
        let cell = std::mem::take(&mut self.cell);
        let row = self.rows.len().saturating_sub(1);
        let Some(cells) = self.rows.last_mut() else { return Ok(()) };
        let column = cells.len();
        if row >= MOST_ROWS || column + cell.span > MOST_COLUMNS || cell.text.chars().count() > LONGEST_CELL {
            return Err(too_large("表格的行、列或者单元格过大"));
        }
        cells.push(cell.text.trim().to_owned());
        cells.extend(std::iter::repeat_n(String::new(), cell.span - 1));
        self.starts.resize(self.starts.len().max(column + cell.span), row);
        let first = if cell.goes_on { self.starts[column] } else { row };
        self.starts[column..column + cell.span].fill(first);
        if first != row || cell.span > 1 {
            self.merged.push(Merged { rows: (first, row), columns: (column, column + cell.span - 1) });
        }
        Ok(())
    }

    fn close_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if rows.iter().flatten().all(String::is_empty) {
            return;
        }
        let place = Place::Table(self.grids.len() + 1);
        let mut grid = Grid::new(place, rows, &self.merged);
        grid.before = std::mem::take(&mut self.lines);
        self.grids.push(grid);
    }

    /// What stands under the last table belongs to it.
    fn finish(mut self) -> Vec<Grid> {
        if let Some(last) = self.grids.last_mut() {
            last.after = self.lines;
        }
        self.grids
    }
}
