//! The forms in which past cases come, recognised by content.

mod finance_csv;
mod json_lines;
mod own_csv;

use serde_json::Value;

use crate::search::hit::PastCase;

/// A case as read, with what only its source has.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SourceCase {
    /// Name of the collection where the record itself gives one.
    pub source: Option<String>,
    /// The case.
    pub case: PastCase,
    /// The record as it was, where the case can't hold all of it.
    pub row: Option<Value>,
    /// What was not taken over, and why.
    pub remark: Option<String>,
}

/// A record, by its line, or why it can't be taken.
pub(super) type Record = (u64, Result<SourceCase, String>);

/// A form in which cases come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// One JSON object per line with the fields of `PastCase`, and `source` where wanted.
    JsonLines,
    /// CSV whose header names the fields of `PastCase`.
    OwnCsv,
    /// CSV of penalties by the financial regulator (序号,披露日期,处罚日期,当事人 ...).
    FinanceCsv,
}

impl Format {
    /// Recognises the form by the first line.
    pub(super) fn of(text: &str) -> Option<Self> {
        let first = text.lines().find(|line| !line.trim().is_empty())?;
        if first.trim_start().starts_with('{') {
            return Some(Self::JsonLines);
        }
        let header: Vec<String> = header(text);
        if own_csv::fits(&header) {
            return Some(Self::OwnCsv);
        }
        finance_csv::fits(&header).then_some(Self::FinanceCsv)
    }

    /// For a person.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::JsonLines => "案例 JSON Lines",
            Self::OwnCsv => "案例 CSV",
            Self::FinanceCsv => "金融监管处罚 CSV",
        }
    }

    /// Reads all records.
    pub(super) fn read(self, text: &str) -> Vec<Record> {
        match self {
            Self::JsonLines => json_lines::read(text),
            Self::OwnCsv => csv_records(text, own_csv::case),
            Self::FinanceCsv => csv_records(text, finance_csv::case),
        }
    }
}

/// A CSV record by column name.
struct Cells<'a> {
    header: &'a [String],
    record: &'a csv::StringRecord,
}

impl Cells<'_> {
    /// The cell of a column; empty where there is none.
    fn get(&self, column: &str) -> &str {
        let place = self.header.iter().position(|name| name == column);
        place.and_then(|place| self.record.get(place)).map(str::trim).unwrap_or_default()
    }

    /// The cell of a column that must not be empty.
    fn required(&self, column: &str) -> Result<String, String> {
        let cell = self.get(column);
        if cell.is_empty() { Err(format!("“{column}”为空")) } else { Ok(cell.to_owned()) }
    }
}

fn reader(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().flexible(true).has_headers(true).from_reader(text.as_bytes())
}

fn header(text: &str) -> Vec<String> {
    let mut reader = reader(text);
    let names = reader.headers().map(|header| header.iter().map(|name| name.trim().to_owned()).collect());
    names.unwrap_or_default()
}

fn csv_records(text: &str, case: fn(&Cells<'_>) -> Result<SourceCase, String>) -> Vec<Record> {
    let header = header(text);
    let mut records = Vec::new();
    let mut reader = reader(text);
    let mut record = csv::StringRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(false) => return records,
            Ok(true) => {
                let line = record.position().map_or(line, csv::Position::line);
                let result = if record.len() == header.len() {
                    case(&Cells { header: &header, record: &record })
                } else {
                    Err(format!("应有 {} 列，实有 {} 列", header.len(), record.len()))
                };
                records.push((line, result));
            }
            Err(error) => records.push((line, Err(format!("无法解析：{error}")))),
        }
    }
}

#[cfg(test)]
mod tests;
