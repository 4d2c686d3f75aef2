//! Import of a register from files.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::read::{self, ReadFile};
use super::report::{RegisterReport, ReportChanged, ReportEntry, ReportFile};
use super::{Registers, laws, write};
use crate::casework::registers::{Finding, Held, Plan, Read, Register, Verdict, check, plan};
use crate::failure::Failure;
use crate::store::error::StoreError;

/// A file to import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFile {
    /// Its name, for the report.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// How files are imported.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The agency in whose register all rows belong; without it each row belongs to the agency that it names.
    pub agency: Option<String>,
    /// First day on which changes count; today without it.
    pub from: Option<NaiveDate>,
    /// Whether the files are the whole register, so that entries that stand in none of them end.
    pub complete: bool,
}

impl Registers {
    /// Imports `files` as one list, in one transaction with the entry of the log. Rows that can't be taken are reported with cell and
    /// reason; the others are stored. The same files a second time change nothing. A row that changed makes a new version; an entry
    /// that stands in no file is reported, and ended where the files are complete and no row was refused.
    ///
    /// # Errors
    /// `registers.empty`, `registers.kind`, `registers.broken`, `registers.too_large`, `registers.no_table`, `registers.order`,
    /// `store.*`. A file that fails changes nothing.
    pub async fn import(
        &self,
        register: Register,
        files: &[ImportFile],
        options: &Options,
    ) -> Result<RegisterReport, Failure> {
        let today = self.store.clock.today();
        let from = options.from.unwrap_or(today);
        let mut rows = Rows::default();
        for file in files {
            let read = apart(register, file.clone()).await?;
            rows.take(register, file, read, options.agency.as_deref(), today);
        }
        let doubts = laws::doubts(&self.store, &rows.read).await?;
        rows.doubtful.extend(doubts);
        let complete = options.complete && rows.refused.is_empty();
        let strangers = self.strangers(&rows.read).await?;
        rows.remarks.extend(strangers);
        let writing = self.store.write().await?;
        let agencies: BTreeSet<String> = rows.read.iter().map(|read| read.agency.clone()).collect();
        let held = write::held(writing.on(), register, &agencies).await?;
        let mut plan = plan(&held, rows.read.clone(), from)?;
        plan.missing.retain(|held| !rows.spoken_of.contains(&(held.agency.clone(), held.key.clone())));
        if complete {
            plan.check_ends(from)?;
        }
        let mut report = report(register, from, agencies, &rows, &plan);
        report.ended = complete && !plan.missing.is_empty();
        if options.complete && !complete {
            report.remarks.push("有未能导入的行，名单以外的记载没有终止".to_owned());
        }
        if plan.is_empty(complete) {
            // Nothing changed, so there is nothing to log; the transaction is dropped.
            return Ok(report);
        }
        let ending: &[Held] = if complete { &plan.missing } else { &[] };
        write::changes(&self.store, writing.on(), &plan, ending, &report).await?;
        writing.commit().await?;
        Ok(report)
    }

    /// Agencies of whom there is no account: their names may be misspelt, and then nobody would ever see their registers.
    async fn strangers(&self, rows: &[Read]) -> Result<Vec<String>, StoreError> {
        let accounts = self.store.people().list(None).await?;
        let known: BTreeSet<&str> = accounts.iter().map(|account| account.person.agency.as_str()).collect();
        let named: BTreeSet<&str> = rows.iter().map(|read| read.agency.as_str()).collect();
        let strange = named.difference(&known);
        Ok(strange.map(|agency| format!("没有“{agency}”的账号，请核对机关名称是否与账号所写的一致")).collect())
    }
}

/// Reads a file on a thread of its own: a large workbook takes seconds.
async fn apart(register: Register, file: ImportFile) -> Result<ReadFile, Failure> {
    let read = tokio::task::spawn_blocking(move || read::read(register, &file.name, &file.bytes));
    read.await.map_err(Failure::internal)?
}

/// Rows of all files.
#[derive(Default)]
struct Rows {
    read: Vec<Read>,
    files: Vec<ReportFile>,
    doubtful: Vec<Finding>,
    refused: Vec<Finding>,
    remarks: Vec<String>,
    /// Entries of which refused rows speak: they are not missing.
    spoken_of: BTreeSet<(String, String)>,
    /// Where each entry stood first.
    places: HashMap<(String, String), usize>,
}

impl Rows {
    fn take(&mut self, register: Register, file: &ImportFile, read: ReadFile, agency: Option<&str>, today: NaiveDate) {
        let sha256 = hex::encode(Sha256::digest(&file.bytes));
        let (source, format, rows) = (file.name.clone(), read.format.to_owned(), read.rows.len());
        self.files.push(ReportFile { source, sha256, format, rows });
        self.remarks.extend(read.remarks.into_iter().map(|remark| format!("{}：{remark}", file.name)));
        for given in &read.rows {
            let checked = check(register, given, agency, today);
            let taken = match checked.read {
                Some(read) if !checked.refused => self.add(read),
                read => {
                    self.spoken_of.extend(read.map(|read| (read.agency.clone(), read.entry.key())));
                    false
                }
            };
            for finding in checked.findings {
                match finding.verdict {
                    Verdict::Refused => self.refused.push(finding),
                    // What a person should look at is said of rows that are taken.
                    Verdict::Doubtful if taken => self.doubtful.push(finding),
                    Verdict::Doubtful => {}
                }
            }
        }
    }

    /// Whether the row is the first of its key; one that says otherwise than the first is refused.
    fn add(&mut self, read: Read) -> bool {
        let key = (read.agency.clone(), read.entry.key());
        let Some(first) = self.places.get(&key).and_then(|place| self.read.get(*place)) else {
            self.places.insert(key, self.read.len());
            self.read.push(read);
            return true;
        };
        let same = first.entry == read.entry;
        let where_first =
            if first.file == read.file { first.at.clone() } else { format!("{}的{}", first.file, first.at) };
        let (verdict, what) = if same {
            (Verdict::Doubtful, "完全相同")
        } else {
            (Verdict::Refused, "是同一条记载，内容不同")
        };
        let message = format!("{}（{}）与{where_first}{what}，没有重复登记", read.entry.name(), key.1);
        let finding = Finding { verdict, file: read.file, cell: read.at, code: "duplicate", message };
        if same {
            self.doubtful.push(finding)
        } else {
            self.refused.push(finding)
        }
        false
    }
}

fn report(register: Register, from: NaiveDate, agencies: BTreeSet<String>, rows: &Rows, plan: &Plan) -> RegisterReport {
    let of_read = |read: &Read| ReportEntry {
        agency: read.agency.clone(),
        key: read.entry.key(),
        name: read.entry.name().to_owned(),
    };
    let changed = plan.changed.iter().map(|changed| ReportChanged {
        entry: of_read(&changed.after),
        version: changed.before.version + 1,
        changes: changed.changes.clone(),
    });
    let missing = plan.missing.iter().map(|held| ReportEntry {
        agency: held.agency.clone(),
        key: held.key.clone(),
        name: held.entry.name().to_owned(),
    });
    RegisterReport {
        register,
        agencies: agencies.into_iter().collect(),
        files: rows.files.clone(),
        from,
        accepted: rows.read.len(),
        doubtful: rows.doubtful.clone(),
        refused: rows.refused.clone(),
        added: plan.added.len(),
        changed: changed.collect(),
        unchanged: plan.unchanged,
        missing: missing.collect(),
        ended: false,
        remarks: rows.remarks.clone(),
    }
}
