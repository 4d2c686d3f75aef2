//! The export as a workbook, with the cells of an act merged over its tiers as agencies publish it.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{columns, particulars, rows};
use crate::discretion::benchmark::Table;
use crate::failure::Failure;

/// Columns of the act, which are merged over its tiers.
const OF_ACT: u16 = 5;

/// The bytes of the workbook.
pub(super) fn write(table: &Table) -> Result<Vec<u8>, Failure> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet(), table).map_err(Failure::internal)?;
    workbook.save_to_buffer().map_err(Failure::internal)
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let (columns, by_code) = columns(table);
    let bold = Format::new().set_bold().set_border(FormatBorder::Thin).set_align(FormatAlign::Center);
    let cell = Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let mut line = 0;
    for (key, value) in particulars(&table.head) {
        sheet.write(line, 0, key)?.write(line, 1, value)?;
        line += 1;
    }
    for (column, title) in (0..).zip(&columns) {
        sheet.write_with_format(line, column, *title, &bold)?;
        sheet.set_column_width(column, if column < 2 { 8.0 } else { 28.0 })?;
    }
    line += 1;
    let mut rows = rows(table, by_code).into_iter();
    for item in &table.items {
        let height = u32::try_from(item.tiers.len().max(1)).unwrap_or(1);
        for (offset, row) in (0..height).zip(rows.by_ref()) {
            for (column, text) in (0..).zip(row) {
                let is_merged = column < OF_ACT && height > 1;
                if !is_merged {
                    sheet.write_with_format(line + offset, column, text, &cell)?;
                } else if offset == 0 {
                    sheet.merge_range(line, column, line + height - 1, column, &text, &cell)?;
                }
            }
        }
        line += height;
    }
    Ok(())
}
