//! Import of benchmark tables (裁量基准).
//!
//! `read` makes a table of a file, `statutes` looks up what it cites, [`crate::discretion::benchmark::check`] checks it, `write`
//! brings the store up to it, and `report` says what became of each row. `export` writes a table in the forms that `read` takes.

mod export;
mod files;
pub mod read;
mod report;
mod statutes;
mod write;

use std::path::Path;

use serde_json::json;

use super::benchmarks::Benchmarks;
use crate::discretion::benchmark::check::{Against, Finding, Verdict, check};
use crate::discretion::benchmark::{Benchmark, Table};
use crate::failure::Failure;
use crate::progress::{Progress, ProgressEvent};
use read::{Given, ReadTable};

pub use export::{Format, export};
pub use report::{BenchmarkReport, Outcome};

impl Benchmarks {
    /// Imports tables from `path`, a file or a folder of files (.xlsx, .docx, CSV in UTF-8 or GB18030, JSON, Markdown). What
    /// `given` says goes before the note beside the file (`<file>.toml`), and that before the file itself.
    ///
    /// An act with a finding that refuses it is left out whole; the others are stored in one transaction with the entry of the
    /// log. A table is known by agency, title and first day: importing it again changes nothing, a corrected one replaces it.
    ///
    /// # Errors
    /// `import.unreadable`, `benchmarks.*`, `store.*`, `cancelled`. A file that fails changes nothing; files of a folder before
    /// it stay.
    pub async fn import(
        &self,
        path: &Path,
        given: &Given,
        progress: &dyn Progress,
    ) -> Result<Vec<BenchmarkReport>, Failure> {
        self.each(path, given, progress, true).await
    }

    /// The report that [`Self::import`] would give, without changing anything.
    ///
    /// # Errors
    /// As [`Self::import`].
    pub async fn check_files(
        &self,
        path: &Path,
        given: &Given,
        progress: &dyn Progress,
    ) -> Result<Vec<BenchmarkReport>, Failure> {
        self.each(path, given, progress, false).await
    }

    /// Checks a table that is held against the corpus and the other tables of today.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn check_held(&self, table: &Benchmark) -> Result<Vec<Finding>, Failure> {
        let others: Vec<Benchmark> =
            self.all().await?.into_iter().filter(|other| other.head.id != table.head.id).collect();
        let statutes = statutes::of(&self.store, table).await?;
        let today = self.store.clock.today();
        Ok(check(table, &Against { statutes: &statutes, others: &others, today }))
    }

    /// The report on a table that is held.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn report_on(&self, table: Table) -> Result<BenchmarkReport, Failure> {
        let findings = self.check_held(&Benchmark::from(table.clone())).await?;
        let accepted = without_refused(table.clone(), &findings);
        let source = table.head.source.as_ref().map(|source| source.name.clone()).unwrap_or_default();
        let read = ReadTable { table, format: "已导入的裁量基准", problems: Vec::new(), remarks: Vec::new() };
        Ok(BenchmarkReport::new(source, &read, findings, &accepted))
    }

    async fn each(
        &self,
        path: &Path,
        given: &Given,
        progress: &dyn Progress,
        write: bool,
    ) -> Result<Vec<BenchmarkReport>, Failure> {
        let files = files::find(path)?;
        let mut reports = Vec::with_capacity(files.len());
        for (done, file) in files.iter().enumerate() {
            progress.checkpoint()?;
            let (done, total) = (done as u64 + 1, files.len() as u64);
            progress.report(ProgressEvent { step: "import", done, total, message: file.display().to_string() });
            reports.push(self.one(file, given.clone(), write).await?);
        }
        Ok(reports)
    }

    async fn one(&self, file: &Path, given: Given, write: bool) -> Result<BenchmarkReport, Failure> {
        let (name, bytes, beside) = files::content(file)?;
        let read = read::read(&name, &bytes, given.or(beside))?;
        let benchmark = Benchmark::from(read.table.clone());
        let mut findings = self.check_held(&benchmark).await?;
        findings.extend(cells_unread(&read, &benchmark));
        findings.sort_by_key(|finding| finding.place);
        let accepted = without_refused(read.table.clone(), &findings);
        let mut report = BenchmarkReport::new(file.display().to_string(), &read, findings, &accepted);
        if accepted.items.is_empty() {
            report.outcome = Outcome::Refused;
        } else if write {
            report.outcome = self.store_table(&accepted, &report).await?;
        } else {
            report.outcome = Outcome::Checked;
        }
        Ok(report)
    }

    async fn store_table(&self, table: &Table, report: &BenchmarkReport) -> Result<Outcome, Failure> {
        let writing = self.store.write().await?;
        let now = super::time::to_text(self.store.now());
        let outcome = write::table(writing.on(), &now, table).await?;
        if outcome == Outcome::Unchanged {
            // Nothing changed, so there is nothing to log; the transaction is dropped.
            return Ok(outcome);
        }
        let revision = write::revise(writing.on(), &now).await?;
        let refused: Vec<&str> = report.refused().map(|finding| finding.cell.as_str()).collect();
        let detail = json!({"file": report.source, "format": report.format, "sha256": report.sha256, "title": table.head.title,
            "agency": table.head.agency, "valid_from": table.head.validity.from, "items": report.items, "rows": report.rows,
            "accepted": report.accepted, "doubtful": report.doubtful_items, "refused_cells": refused,
            "outcome": outcome, "revision": revision});
        self.store
            .audit()
            .note(writing.on(), "benchmarks.import", format!("benchmark/{}", table.head.id), detail)
            .await?;
        writing.commit().await?;
        Ok(outcome)
    }
}

/// Findings for the cells that the reader could not make out.
fn cells_unread(read: &ReadTable, benchmark: &Benchmark) -> Vec<Finding> {
    let of = |problem: &read::Problem| {
        let item = benchmark.items.get(problem.item)?;
        let finding = Finding::of_item(item, Verdict::Refused, "bad_cell", problem.message.clone(), None);
        Some(Finding { cell: problem.cell.clone(), place: Some(problem.item), ..finding })
    };
    read.problems.iter().filter_map(of).collect()
}

/// The table without the acts that a finding refuses.
fn without_refused(table: Table, findings: &[Finding]) -> Table {
    let is_refused = |place: usize| {
        findings.iter().any(|finding| finding.verdict == Verdict::Refused && finding.place == Some(place))
    };
    let items = table.items.into_iter().enumerate().filter(|(place, _)| !is_refused(*place)).map(|(_, item)| item);
    Table { head: table.head, items: items.collect() }
}
