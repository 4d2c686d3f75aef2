//! Import of past cases.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::formats::{Format, Record, SourceCase};
use super::{Cases, cells, write};
use crate::failure::Failure;
use crate::plain_text::decode;
use crate::progress::{Progress, ProgressEvent};
use crate::store::error::StoreError;
use crate::store::import_report::ImportReport;
use crate::store::time;

/// A case with the collection that it belongs to and the line that it stands in.
pub(super) struct Checked {
    /// Name of the collection: with the case's own id it tells whether a case is stored already.
    pub source: String,
    /// The case.
    pub case: SourceCase,
}

impl Cases {
    /// Imports past cases from a file: JSON Lines, CSV with our columns, or the table of the financial regulator.
    ///
    /// Records that can't be taken are reported with line and reason; the others are stored in one transaction. A case is
    /// known by its id and its collection (`source` in the record, otherwise the name of the file): importing again
    /// changes nothing, importing a corrected file changes what was corrected.
    ///
    /// # Errors
    /// `import.unreadable`, `import.unrecognised`, `store.*`, `cancelled`.
    pub async fn import(&self, path: &Path, progress: &dyn Progress) -> Result<ImportReport, Failure> {
        let refuse = |reason: String| StoreError::ImportUnreadable { path: path.to_owned(), reason };
        let bytes = std::fs::read(path).map_err(|error| refuse(error.to_string()))?;
        let unrecognised =
            |reason: &str| StoreError::ImportUnrecognised { path: path.to_owned(), reason: reason.to_owned() };
        let text = decode(&bytes).ok_or_else(|| unrecognised("不是 UTF-8 或 GB18030 文本"))?;
        let format = Format::of(&text)
            .ok_or_else(|| unrecognised("应为案例 JSON Lines、列名符合说明的案例 CSV 或金融监管处罚 CSV"))?;
        let mut report = ImportReport {
            source: path.display().to_string(),
            format: format.label().to_owned(),
            ..ImportReport::default()
        };
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let today = self.store.clock.today();
        let checked = check_all(format.read(&text), &file_name, today, &mut report);
        progress.checkpoint()?;
        let sha256 = hex::encode(Sha256::digest(&bytes));
        self.store_cases(&sha256, &checked, &mut report, progress).await?;
        Ok(report)
    }

    async fn store_cases(
        &self,
        sha256: &str,
        checked: &[Checked],
        report: &mut ImportReport,
        progress: &dyn Progress,
    ) -> Result<(), Failure> {
        let writing = self.store.write().await?;
        let now = time::to_text(self.store.now());
        let revision = write::cases(writing.on(), &now, checked, report, &|done| {
            tell(progress, done, checked.len());
            progress.checkpoint()
        })
        .await?;
        // Nothing changed, so there is nothing to log; the transaction is dropped.
        let Some(revision) = revision else { return Ok(()) };
        let detail = json!({"source": report.source, "format": report.format, "sha256": sha256, "read": report.read,
            "added": report.added, "changed": report.changed, "unchanged": report.unchanged,
            "skipped": report.skipped, "revision": revision});
        self.store.audit().note(writing.on(), "cases.import", "cases", detail).await?;
        Ok(writing.commit().await?)
    }
}

fn tell(progress: &dyn Progress, done: usize, total: usize) {
    let message = "写入案例".to_owned();
    progress.report(ProgressEvent { step: "import", done: done as u64, total: total as u64, message });
}

/// Sorts out what can't be taken.
fn check_all(
    records: Vec<Record>,
    file_name: &str,
    today: chrono::NaiveDate,
    report: &mut ImportReport,
) -> Vec<Checked> {
    let mut seen: HashMap<(String, String), u64> = HashMap::new();
    let mut remarks: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    let mut checked = Vec::with_capacity(records.len());
    report.count_read("案例", records.len() as u64);
    for (line, record) in records {
        let case = match record.and_then(|case| check(case, today)) {
            Ok(case) => case,
            Err(reason) => {
                report.skip(format!("第 {line} 行"), reason);
                continue;
            }
        };
        let source = case.source.clone().unwrap_or_else(|| file_name.to_owned());
        if let Some(first) = seen.insert((source.clone(), case.case.case_id.clone()), line) {
            seen.insert((source, case.case.case_id), first);
            report.skip(format!("第 {line} 行"), format!("案例编号与第 {first} 行相同"));
            continue;
        }
        if let Some(remark) = case.remark.clone() {
            remarks.entry(remark).or_default().push(line);
        }
        checked.push(Checked { source, case });
    }
    for (remark, lines) in remarks {
        let lines: Vec<String> = lines.iter().map(u64::to_string).collect();
        report.remarks.push(format!("第 {} 行：{remark}", lines.join("、")));
    }
    checked
}

/// What no case may be, whatever its form.
fn check(source: SourceCase, today: chrono::NaiveDate) -> Result<SourceCase, String> {
    let case = &source.case;
    for (name, text) in
        [("编号", &case.case_id), ("处罚机关", &case.agency), ("领域", &case.field), ("事实", &case.facts)]
    {
        if text.trim().is_empty() {
            return Err(format!("{name}为空"));
        }
    }
    if let Some(future) = case.decided_on.filter(|date| *date > today) {
        return Err(format!("处罚日期 {future} 在今天之后"));
    }
    case.fine.map(cells::check).transpose()?;
    Ok(source)
}
