//! Figures as a workbook and as CSV.

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::casework::calendar::in_words;
use crate::casework::statistics::report::Report;
use crate::casework::statistics::{Statistics, Value};
use crate::failure::Failure;

const COLUMNS: [&str; 6] = ["类别", "项目", "数值", "单位", "计数规则", "标识"];
const WIDTHS: [f64; 6] = [24.0, 30.0, 14.0, 8.0, 60.0, 22.0];

/// The figures as a workbook: one sheet with the figures, one with what was counted.
///
/// # Errors
/// `internal` where the writer fails.
pub fn xlsx(report: &Report) -> Result<Vec<u8>, Failure> {
    let mut workbook = Workbook::new();
    figures(workbook.add_worksheet(), report).map_err(Failure::internal)?;
    basis(workbook.add_worksheet(), &report.statistics).map_err(Failure::internal)?;
    workbook.save_to_buffer().map_err(Failure::internal)
}

fn figures(sheet: &mut Worksheet, report: &Report) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_border(FormatBorder::Thin).set_align(FormatAlign::Center);
    let cell = Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let title = Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center);
    sheet.set_name("数据")?.merge_range(0, 0, 0, 5, &report.title.join(""), &title)?;
    for ((column, name), width) in (0..).zip(COLUMNS).zip(WIDTHS) {
        sheet.write_with_format(1, column, name, &bold)?.set_column_width(column, width)?;
    }
    let rows =
        report.statistics.groups.iter().flat_map(|group| group.figures.iter().map(move |figure| (group, figure)));
    for (row, (group, figure)) in (2..).zip(rows) {
        sheet.write_with_format(row, 0, &group.title, &cell)?.write_with_format(row, 1, &figure.name, &cell)?;
        match number(&figure.value) {
            Some(number) => sheet.write_with_format(row, 2, number, &cell)?,
            None => sheet.write_with_format(row, 2, figure.value.words(), &cell)?,
        };
        sheet.write_with_format(row, 3, &figure.unit, &cell)?.write_with_format(row, 4, &figure.how, &cell)?;
        sheet.write_with_format(row, 5, &figure.id, &cell)?;
    }
    sheet.set_freeze_panes(2, 0)?;
    Ok(())
}

/// A number that a workbook can count with; `None` where it is not known.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Count(count) => count.to_f64(),
        Value::Amount(yuan) => yuan.0.to_f64(),
        Value::Percent(share) => share.to_f64(),
        Value::Unknown => None,
    }
}

fn basis(sheet: &mut Worksheet, statistics: &Statistics) -> Result<(), XlsxError> {
    sheet.set_name("统计口径")?.set_column_width(0, 24)?.set_column_width(1, 80)?;
    let basis = &statistics.basis;
    let rows = [
        ("机关", statistics.agency.clone()),
        ("统计期起", in_words(basis.period.from)),
        ("统计期止", in_words(basis.period.until)),
        ("数据截至", in_words(basis.known_until)),
        ("统计时间（UTC）", basis.counted_at.to_rfc3339()),
        ("案件", basis.cases.to_string()),
        ("办理记录", basis.acts.to_string()),
        ("其中期内办理记录", basis.acts_in_period.to_string()),
        ("公示记录", basis.publication_events.to_string()),
        ("校验值（SHA-256）", basis.sha256.clone()),
    ];
    let remarks = statistics.remarks.iter().map(|remark| ("说明", remark.clone()));
    for (row, (name, value)) in (0..).zip(rows.into_iter().chain(remarks)) {
        sheet.write(row, 0, name)?.write(row, 1, value)?;
    }
    Ok(())
}

/// The figures as CSV in UTF-8 with a byte order mark, so that office programs read it right.
///
/// # Errors
/// `internal` where the writer fails.
pub fn csv(statistics: &Statistics) -> Result<Vec<u8>, Failure> {
    let mut writer = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(COLUMNS).map_err(Failure::internal)?;
    for group in &statistics.groups {
        for figure in &group.figures {
            let value = figure.value.words();
            let name = harmless(&figure.name);
            let row = [&group.title, &name, &value, &figure.unit, &figure.how, &figure.id];
            writer.write_record(row).map_err(Failure::internal)?;
        }
    }
    writer.into_inner().map_err(Failure::internal)
}

/// A cell that a spreadsheet would take for a formula gets a mark before it: names of fields come from people.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() }
}
