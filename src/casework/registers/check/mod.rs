//! A row of a table as an entry of a register, or why it is none.

mod body;
mod officer;
mod power;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::Register;
use super::cells::Given;
use super::column::Column;
use super::model::Entry;

/// What a finding means for its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RegisterVerdict)]
pub enum Verdict {
    /// The row is not taken.
    Refused,
    /// The row is taken; a person should look at it.
    Doubtful,
}

/// Something that was found in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RegisterFinding)]
pub struct Finding {
    /// What it means.
    pub verdict: Verdict,
    /// Name of the file.
    pub file: String,
    /// Where it stands, for a person: Sheet1!D7.
    pub cell: String,
    /// Stable identifier: `missing`, `code`, `date`, `period`, `expired`, `duplicate`, `law` ...
    pub code: &'static str,
    /// Why, in Chinese.
    pub message: String,
}

/// A row that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The agency in whose register it belongs.
    pub agency: String,
    /// The entry.
    pub entry: Entry,
    /// Name of the file.
    pub file: String,
    /// Where the row begins.
    pub at: String,
    /// Where each of its cells stands.
    pub places: BTreeMap<Column, String>,
}

impl Read {
    /// Where a cell stands; the row where it is not there.
    pub fn place(&self, column: Column) -> &str {
        self.places.get(&column).unwrap_or(&self.at)
    }
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The entry and its agency, as far as they could be read; of a refused row only to know which entry it speaks of.
    pub read: Option<Read>,
    /// Whether the row is not taken.
    pub refused: bool,
    /// Everything that was found.
    pub findings: Vec<Finding>,
}

/// Reads a row. Without `agency` each row belongs to the agency that it names; with it all rows belong to that one. `today` tells
/// which periods are over.
pub fn check(register: Register, given: &Given, agency: Option<&str>, today: NaiveDate) -> Checked {
    let mut row = Row { given, today, findings: Vec::new() };
    let entry = match register {
        Register::Bodies => body::read(&mut row).map(Entry::Body),
        Register::Officers => officer::read(&mut row).map(Entry::Officer),
        Register::Powers => power::read(&mut row).map(Entry::Power),
    };
    let agency = entry.as_ref().and_then(|entry| row.agency(entry, agency));
    let read = entry.zip(agency).map(|(entry, agency)| Read {
        agency,
        entry,
        file: given.file.clone(),
        at: given.at.clone(),
        places: given.cells.iter().map(|(column, cell)| (*column, cell.at.clone())).collect(),
    });
    let refused = read.is_none() || row.findings.iter().any(|finding| finding.verdict == Verdict::Refused);
    Checked { read, refused, findings: row.findings }
}

/// A row on its way, with what was found.
struct Row<'a> {
    given: &'a Given,
    today: NaiveDate,
    findings: Vec<Finding>,
}

impl Row<'_> {
    fn found(&mut self, verdict: Verdict, column: Column, code: &'static str, message: impl Into<String>) {
        let (file, cell) = (self.given.file.clone(), self.given.at(column));
        self.findings.push(Finding { verdict, file, cell, code, message: message.into() });
    }

    fn refuse(&mut self, column: Column, code: &'static str, message: impl Into<String>) {
        self.found(Verdict::Refused, column, code, message);
    }

    fn doubt(&mut self, column: Column, code: &'static str, message: impl Into<String>) {
        self.found(Verdict::Doubtful, column, code, message);
    }

    /// A cell that must not be empty, without blanks.
    fn required(&mut self, column: Column, what: &str) -> Option<String> {
        let text = self.given.joined(column);
        if text.is_none() {
            self.refuse(column, "missing", format!("没有写明{what}"));
        }
        text
    }

    /// A date, refused where the cell holds none.
    fn date(&mut self, column: Column) -> Option<NaiveDate> {
        self.given.date(column).unwrap_or_else(|reason| {
            self.refuse(column, "date", format!("{}：{reason}", column.name()));
            None
        })
    }

    /// First and last day, from one cell or two.
    fn period(&mut self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let (mut from, mut until) = self.given.period(Column::Validity).unwrap_or_else(|reason| {
            self.refuse(Column::Validity, "date", reason);
            (None, None)
        });
        from = self.date(Column::ValidFrom).or(from);
        until = self.date(Column::ValidUntil).or(until);
        if let (Some(first), Some(last)) = (from, until)
            && last < first
        {
            self.refuse(Column::ValidUntil, "period", format!("有效期止（{last}）在有效期起（{first}）之前"));
        }
        (from, until)
    }

    fn agency(&mut self, entry: &Entry, whole: Option<&str>) -> Option<String> {
        if let Some(agency) = whole {
            return Some(agency.to_owned());
        }
        let own = match entry {
            Entry::Body(body) => Some(body.name.clone()),
            // Whose officer somebody is stands under either title.
            Entry::Officer(_) => self.given.joined(Column::Agency).or_else(|| self.given.joined(Column::Unit)),
            Entry::Power(_) => self.given.joined(Column::Agency),
        };
        if own.is_none() {
            self.refuse(Column::Agency, "missing", "没有写明属于哪个机关；可以用 --agency 指明整份名单的机关");
        }
        own
    }
}
