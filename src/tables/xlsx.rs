//! Workbooks (.xlsx): every sheet as a grid.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use super::error::{LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Unreadable, broken, too_large};
use super::grid::{Grid, Merged, Place};

const WHAT: &str = "工作簿（.xlsx）";

/// The sheets that hold anything.
///
/// Cells are read one by one: a sheet whose last cell lies far out must not be laid out whole.
pub(super) fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken(WHAT))?;
    let mut grids = Vec::new();
    for name in workbook.sheet_names() {
        let cells = cells(&mut workbook, &name)?;
        if cells.is_empty() {
            continue;
        }
        let merged = workbook.merge_cells_by_sheet_name(&name).map_err(|_| broken(WHAT))?;
        grids.push(grid(name, cells, &merged));
    }
    Ok(grids)
}

type Cells = BTreeMap<(usize, usize), String>;

fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Cells, Unreadable> {
    // Sheets that are charts have no cells.
    let Ok(mut reader) = workbook.worksheet_cells_reader(sheet) else { return Ok(Cells::new()) };
    let mut cells = Cells::new();
    while let Some(cell) = reader.next_cell().map_err(|_| broken(WHAT))? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        let place = (row as usize, column as usize);
        if place.0 >= MOST_ROWS || place.1 >= MOST_COLUMNS {
            return Err(too_large(&format!("工作表“{sheet}”超过{MOST_ROWS}行或者{MOST_COLUMNS}列")));
        }
        if text.chars().count() > LONGEST_CELL {
            return Err(too_large(&format!("工作表“{sheet}”有一个单元格超过{LONGEST_CELL}个字符")));
        }
        cells.insert(place, text);
    }
    Ok(cells)
}

fn grid(name: String, cells: Cells, merged: &[calamine::Dimensions]) -> Grid {
    let height = cells.keys().map(|(row, _)| row + 1).max().unwrap_or_default();
    let width = cells.keys().map(|(_, column)| column + 1).max().unwrap_or_default();
    let mut texts = vec![vec![String::new(); width]; height];
    for ((row, column), text) in cells {
        texts[row][column] = text;
    }
    let merged: Vec<Merged> = merged
        .iter()
        .map(|area| Merged {
            rows: (area.start.0 as usize, area.end.0 as usize),
            columns: (area.start.1 as usize, area.end.1 as usize),
        })
        .collect();
    Grid::new(Place::Sheet(name), texts, &merged)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => plain_number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => if *value { "是" } else { "否" }.to_owned(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A whole number without its decimal point: 1 and not 1.0.
fn plain_number(number: f64) -> String {
    rust_decimal::Decimal::from_f64_retain(number)
        .map(|exact| exact.round_dp(6).normalize().to_string())
        .unwrap_or_else(|| number.to_string())
}
