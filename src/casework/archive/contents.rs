//! 卷内目录: what is in the volume, in the order in which a reader looks for it.
//!
//! No law sets one order for the whole country; agencies set theirs under their rules for case files (黑政办发〔2019〕26号 二（二）4（1）).
//! Here: the decision and its service first, then filing, evidence, reports, review, notice, hearing, discussion, the rest, and old versions last.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::names;
use crate::casework::calendar::china_date;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::materials::{Document, DocumentKind, Material, MaterialKind, Record, RecordKind};

/// Parts of a volume, in order.
const PARTS: [&str; 11] = [
    "行政处罚决定",
    "送达",
    "责令改正",
    "调查取证",
    "调查终结",
    "法制审核",
    "告知和陈述申辩",
    "听证",
    "集体讨论",
    "其他",
    "历次版本",
];

/// A line of the contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = VolumeItem)]
pub struct Item {
    /// Counted from 1.
    pub position: usize,
    /// Part of the volume.
    pub part: String,
    /// What it is.
    pub title: String,
    /// Where it is in the folder.
    pub path: String,
    /// Its date.
    pub date: NaiveDate,
    /// Anything that a reader must know: not signed, out of consideration, and why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
}

/// The contents of a volume.
pub fn items(file: &CaseFile) -> Vec<Item> {
    let mut found: Vec<(usize, Item)> = Vec::new();
    file.documents.values().for_each(|held| document(held, &mut found));
    file.records.values().for_each(|held| record(held, &mut found));
    for material in file.materials.values() {
        let excluded = file.excluded.get(&material.id).map(|reason| format!("已排除：{reason}"));
        found.push(of_material(material, excluded));
    }
    found.sort_by(|(left_part, left), (right_part, right)| {
        (left_part, left.date, &left.path).cmp(&(right_part, right.date, &right.path))
    });
    let number = |(place, (_, item)): (usize, (usize, Item))| Item { position: place + 1, ..item };
    found.into_iter().enumerate().map(number).collect()
}

fn item(part: usize, title: String, path: String, date: NaiveDate, note: Option<String>) -> (usize, Item) {
    (part, Item { position: 0, part: PARTS.get(part).copied().unwrap_or_default().to_owned(), title, path, date, note })
}

/// The issued version, or the newest where none is, and all others among the old ones.
fn document(document: &Document, found: &mut Vec<(usize, Item)>) {
    let newest = document.versions.last().map(|version| version.version);
    let shown = document.issued.or(newest);
    for version in &document.versions {
        let path = format!("{}.md", names::document(document.kind, &document.id, version.version));
        let is_shown = Some(version.version) == shown;
        let part = if is_shown { part_of(document.kind) } else { PARTS.len() - 1 };
        let note = match (is_shown, document.issued) {
            (true, None) => Some("未签发".to_owned()),
            (true, Some(_)) => None,
            (false, _) => Some(version.reason.clone().unwrap_or_else(|| "历次版本".to_owned())),
        };
        let title = format!("{}（第{}版）", document.kind.name(), version.version);
        found.push(item(part, title, path, china_date(version.at), note));
    }
}

fn part_of(kind: DocumentKind) -> usize {
    match kind {
        DocumentKind::Decision => 0,
        DocumentKind::Correction => 2,
        DocumentKind::InvestigationReport => 4,
        DocumentKind::ReviewOpinion => 5,
        DocumentKind::PriorNotice => 6,
        DocumentKind::HearingNotice => 7,
        DocumentKind::Other => 9,
    }
}

fn record(record: &Record, found: &mut Vec<(usize, Item)>) {
    let shown = record.signed.as_ref().map(|signed| signed.version).or(record.versions.last().map(|last| last.version));
    for version in &record.versions {
        let is_shown = Some(version.version) == shown;
        let part = match record.kind {
            _ if !is_shown => PARTS.len() - 1,
            RecordKind::Transcript | RecordKind::Interview | RecordKind::Inspection => 3,
            RecordKind::Statement => 6,
            RecordKind::Hearing => 7,
            RecordKind::Discussion => 8,
        };
        let note = match (is_shown, &record.signed) {
            (true, None) => Some("未签名".to_owned()),
            (true, Some(_)) => None,
            (false, _) => Some(version.reason.clone().unwrap_or_else(|| "历次版本".to_owned())),
        };
        let title = format!("{}：{}（第{}版）", names::record_kind(record.kind), record.title, version.version);
        let path = names::record(record.kind, &record.id, version.version);
        found.push(item(part, title, path, china_date(record.held_at), note));
    }
}

fn of_material(material: &Material, note: Option<String>) -> (usize, Item) {
    let part = match material.kind {
        MaterialKind::ServiceProof => 1,
        MaterialKind::Evidence | MaterialKind::Recording => 3,
        MaterialKind::Document => 9,
    };
    let note = note.or_else(|| material.note.clone());
    item(part, material.name.clone(), names::material(material), china_date(material.taken_at), note)
}

/// `目录.md`.
pub fn text(file: &CaseFile, items: &[Item]) -> String {
    let mut lines = vec![
        "# 卷内目录".to_owned(),
        String::new(),
        format!("案由：{}  ", file.title),
        format!("案号：{}  ", file.number.as_deref().unwrap_or("（未批准立案）")),
        format!("办案机关：{}  ", file.agency),
        format!("当事人：{}  ", file.party.name),
        format!("卷宗号：{}", file.archived.as_ref().map_or("（未归档）", |archived| &archived.volume)),
        String::new(),
        "| 序号 | 部分 | 名称 | 日期 | 备注 | 文件 |".to_owned(),
        "| --- | --- | --- | --- | --- | --- |".to_owned(),
    ];
    let cell = |text: &str| text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ");
    lines.extend(items.iter().map(|item| {
        let note = item.note.as_deref().map(cell).unwrap_or_default();
        let path = cell(&item.path);
        format!(
            "| {} | {} | {} | {} | {note} | [{path}](<{path}>) |",
            item.position,
            item.part,
            cell(&item.title),
            item.date
        )
    }));
    lines.push(String::new());
    lines.push("全过程见 timeline.md，逐项记录见 events.jsonl，核验方法见 VERIFY.md。".to_owned());
    lines.push(String::new());
    lines.join("\n")
}
