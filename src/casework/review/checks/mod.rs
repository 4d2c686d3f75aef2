//! Automatic checks of a case file, item by item of the review (政策二（三）3（1）).
//!
//! A check says what it found and where; it decides nothing. What only a person can judge comes out as `for_person`, so that no
//! item looks finished because a program had nothing to say on it.

mod authority;
mod crime;
mod documents;
mod facts;
mod law;
pub mod outside;
mod procedure;
mod sheet;
mod subject;
pub mod table;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use sheet::{Check, CheckVerdict, Pointer};

use crate::casework::case_file::act::Recorded;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::materials::{Document, DocumentKind, DocumentVersion, Record, RecordKind};
use crate::casework::case_file::rules::Rules;
use outside::Outside;
use sheet::Sheet;

/// What the checks look at.
struct Case<'a> {
    file: &'a CaseFile,
    history: &'a [Recorded],
    outside: &'a Outside,
    rules: &'a dyn Rules,
    today: NaiveDate,
}

/// Checks a case file as of `today` (the date in China). `history` is the whole of it, oldest first; `outside` is what was looked
/// up elsewhere. The result is ordered by the seven items, each of which has at least one entry.
pub fn check(
    file: &CaseFile,
    history: &[Recorded],
    outside: &Outside,
    rules: &dyn Rules,
    today: NaiveDate,
) -> Vec<Check> {
    let case = Case { file, history, outside, rules, today };
    let mut sheet = Sheet::default();
    subject::check(&case, &mut sheet);
    procedure::check(&case, &mut sheet);
    facts::check(&case, &mut sheet);
    law::check(&case, &mut sheet);
    authority::check(&case, &mut sheet);
    documents::check(&case, &mut sheet);
    crime::check(&case, &mut sheet);
    sheet.into_checks()
}

impl<'a> Case<'a> {
    /// The document of `kind` that counts: the one issued last, or else the newest draft; with the version that counts.
    fn document(&self, kind: DocumentKind) -> Option<(&'a Document, &'a DocumentVersion)> {
        let of_kind = || self.file.documents.values().filter(move |document| document.kind == kind);
        let newest = |document: &&Document| document.versions.last().map(|version| version.at);
        let document = of_kind()
            .filter(|document| document.issued.is_some())
            .max_by_key(newest)
            .or_else(|| of_kind().max_by_key(newest))?;
        let version = match document.issued {
            Some(number) => document.version(number),
            None => document.versions.last(),
        };
        Some((document, version?))
    }

    /// Records of interviews and inspections.
    fn investigation_records(&self) -> impl Iterator<Item = &'a Record> {
        let kinds = [RecordKind::Interview, RecordKind::Inspection];
        self.file.records.values().filter(move |record| kinds.contains(&record.kind))
    }

    /// The day on which it was or would be decided.
    fn decided_on(&self) -> NaiveDate {
        self.file.decision.as_ref().map_or(self.today, |decision| decision.decided_on)
    }
}

/// Everything that a record says in its newest version.
fn words(record: &Record) -> String {
    let Some(version) = record.versions.last() else { return String::new() };
    version.exchanges.iter().map(|exchange| format!("{}\n{}\n", exchange.question, exchange.answer)).collect()
}
