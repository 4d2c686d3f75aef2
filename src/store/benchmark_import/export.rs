//! A table in the forms that the import takes again: every row survives.

mod workbook;

use serde_json::{Value, json};

use super::read::JSON_FORMAT;
use crate::discretion::benchmark::{Guide, Head, Table, TableItem, TableTier};
use crate::failure::Failure;

/// The forms of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// All fields.
    Json,
    /// One row a tier, with the particulars above.
    Csv,
    /// As CSV, to be read.
    Md,
    /// As CSV, with merged cells.
    Xlsx,
}

/// Writes a table.
///
/// # Errors
/// `internal` where the file can't be made.
pub fn export(table: &Table, format: Format) -> Result<Vec<u8>, Failure> {
    match format {
        Format::Json => json_of(table),
        Format::Csv => csv_of(table),
        Format::Md => Ok(markdown_of(table).into_bytes()),
        Format::Xlsx => workbook::write(table),
    }
}

fn json_of(table: &Table) -> Result<Vec<u8>, Failure> {
    let mut value = serde_json::to_value(table).map_err(Failure::internal)?;
    if let Value::Object(fields) = &mut value {
        fields.insert("format".to_owned(), json!(JSON_FORMAT));
    }
    serde_json::to_vec_pretty(&value).map_err(Failure::internal)
}

/// What stands over the rows: each line a key and its value.
fn particulars(head: &Head) -> Vec<(&'static str, String)> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    let mut lines = vec![("标题", Some(head.title.clone()))];
    lines.push(("文号", head.document_no.clone()));
    lines.push(("制定机关", Some(head.agency.clone())));
    lines.push(("层级", Some(head.level.name().to_owned())));
    lines.push(("地区", head.region.clone()));
    lines.push(("领域", head.field.clone()));
    lines.push(("发布日期", day(head.issued_on)));
    lines.push(("施行日期", day(head.validity.from)));
    lines.push(("失效日期", day(head.validity.to)));
    let mark = head.sample && !head.notes.iter().any(|note| note.contains("非正式基准"));
    lines.push(("说明", mark.then(|| "示例，非正式基准".to_owned())));
    lines.extend(head.notes.iter().map(|note| ("说明", Some(note.clone()))));
    lines.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

/// The titles of the columns, and whether the table has figures by code.
fn columns(table: &Table) -> (Vec<&'static str>, bool) {
    let by_code = table.items.iter().flat_map(|item| &item.tiers).any(|tier| tier.guide.is_some());
    let mut columns =
        vec!["序号", "事项代码", "违法行为", "法定依据", "处罚种类及幅度", "裁量阶次", "适用条件", "具体标准"];
    if by_code {
        columns.extend([
            "罚款最小值",
            "罚款最大值",
            "罚款指导基准",
            "拘留最小",
            "拘留最大",
            "拘留指导基准",
            "警告标记",
        ]);
    }
    (columns, by_code)
}

/// The cells of a tier, those of its act first.
fn cells(item: &TableItem, tier: Option<&TableTier>, by_code: bool) -> Vec<String> {
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut cells =
        vec![item.number.clone(), optional(&item.code), item.act.clone(), item.basis.clone(), optional(&item.penalty)];
    let of_tier = |pick: fn(&TableTier) -> &str| tier.map(pick).unwrap_or_default().to_owned();
    cells.push(of_tier(|tier| &tier.name));
    cells.push(of_tier(|tier| &tier.condition));
    cells.push(of_tier(|tier| &tier.standard));
    if by_code {
        cells.extend(figures(tier.and_then(|tier| tier.guide.as_ref())));
    }
    cells
}

fn figures(guide: Option<&Guide>) -> [String; 7] {
    let Some(guide) = guide else { return Default::default() };
    let yuan = |amount: Option<crate::law::money::Yuan>| amount.map(|amount| amount.0.normalize().to_string());
    let days = |days: Option<u32>| days.map(|days| days.to_string());
    let warn = guide.may_warn.map(|may| if may { "可警告" } else { "不可警告" }.to_owned());
    [
        yuan(guide.fine_min),
        yuan(guide.fine_max),
        yuan(guide.fine_point),
        days(guide.detention_min),
        days(guide.detention_max),
        days(guide.detention_point),
        warn,
    ]
    .map(Option::unwrap_or_default)
}

/// Every row of a table: one for each tier, one for an act without any.
fn rows(table: &Table, by_code: bool) -> Vec<Vec<String>> {
    let of_item = |item: &TableItem| -> Vec<Vec<String>> {
        if item.tiers.is_empty() {
            return vec![cells(item, None, by_code)];
        }
        item.tiers.iter().map(|tier| cells(item, Some(tier), by_code)).collect()
    };
    table.items.iter().flat_map(of_item).collect()
}

fn csv_of(table: &Table) -> Result<Vec<u8>, Failure> {
    let (columns, by_code) = columns(table);
    // Spreadsheet programs take a CSV without the mark for GBK.
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
    for (key, value) in particulars(&table.head) {
        writer.write_record([key, &value]).map_err(Failure::internal)?;
    }
    writer.write_record(&columns).map_err(Failure::internal)?;
    for row in rows(table, by_code) {
        writer.write_record(&row).map_err(Failure::internal)?;
    }
    writer.into_inner().map_err(Failure::internal)
}

fn markdown_of(table: &Table) -> String {
    let (columns, by_code) = columns(table);
    let mut lines: Vec<String> =
        particulars(&table.head).into_iter().map(|(key, value)| format!("- {key}：{value}")).collect();
    let row = |cells: Vec<String>| {
        let cells: Vec<String> =
            cells.iter().map(|cell| cell.replace('\\', "\\\\").replace('|', "\\|").replace('\n', "<br>")).collect();
        format!("| {} |", cells.join(" | "))
    };
    lines.push(String::new());
    lines.push(row(columns.iter().map(|title| (*title).to_owned()).collect()));
    lines.push(format!("|{}", " --- |".repeat(columns.len())));
    lines.extend(rows(table, by_code).into_iter().map(row));
    lines.push(String::new());
    lines.join("\n")
}
