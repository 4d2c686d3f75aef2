//! What changed since a round of review was asked for: what a reviewer of the next round has to look at.

mod words;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::case_file::act::{Act, Recorded};
use crate::casework::case_file::apply::replay;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::materials::DocumentKind;
use crate::casework::diff::{Diff, diff};

/// Everything that changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[schema(as = ReviewChanges)]
pub struct Changes {
    /// The act that asked for the round from which it is counted.
    pub since: u64,
    /// When it was.
    pub since_at: DateTime<Utc>,
    /// Parts of the matter, officers included.
    pub parts: Vec<PartChange>,
    /// Materials that came in.
    pub materials: Vec<Held>,
    /// Materials taken out of consideration.
    pub excluded: Vec<Excluded>,
    /// Records that came in, were changed or signed.
    pub records: Vec<RecordChange>,
    /// Documents that came in, were changed or issued.
    pub documents: Vec<DocumentChange>,
    /// Numbers of all acts since.
    pub acts: Vec<u64>,
}

/// A part of the matter that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PartChange {
    /// 当事人, 违法事实, 法律依据, 拟作出的决定, 听证情况 or 办案人员.
    pub part: String,
    /// What it was, in Chinese, a line for each point; empty where there was none.
    pub before: String,
    /// What it is.
    pub after: String,
    /// The lines that differ.
    pub diff: Diff,
    /// Reasons given for the changes, oldest first.
    pub reasons: Vec<String>,
    /// Numbers of the acts that changed it.
    pub acts: Vec<u64>,
}

/// A material.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = AddedMaterial)]
pub struct Held {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A material taken out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ExcludedMaterial)]
pub struct Excluded {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// A record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RecordChange {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The version at the round; 0 where it is new.
    pub from: usize,
    /// The version now.
    pub to: usize,
    /// Whether it was signed since.
    pub signed: bool,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DocumentChange {
    /// Its identifier.
    pub id: String,
    /// Its kind.
    pub kind: DocumentKind,
    /// The version at the round; 0 where it is new.
    pub from: usize,
    /// The version now.
    pub to: usize,
    /// Whether it was issued since.
    pub issued: bool,
    /// From the text at the round, or from nothing, to the text now.
    pub diff: Diff,
}

impl Changes {
    /// Whether nothing that a review looks at changed.
    pub fn is_empty(&self) -> bool {
        let texts = self.records.is_empty() && self.documents.is_empty();
        self.parts.is_empty() && self.materials.is_empty() && self.excluded.is_empty() && texts
    }
}

/// What changed since the round `round` (from 0, as in [`CaseFile::reviews`]) was asked for. `history` is the whole of the case,
/// oldest first; `None` where there is no such round in it.
pub fn changes_since(history: &[Recorded], round: usize) -> Option<Changes> {
    let opens = |recorded: &Recorded| {
        matches!(recorded.act, Act::RequestReview { .. } | Act::SettleDisagreement { another_review: true, .. })
    };
    let (at, asked) = history.iter().enumerate().filter(|(_, recorded)| opens(recorded)).nth(round)?;
    let (past, since) = (history.get(..=at)?, history.get(at + 1..)?);
    // The identifier plays no part in the comparison.
    let (before, now) = (replay("", past)?, replay("", history)?);
    Some(Changes {
        since: asked.seq,
        since_at: asked.at,
        parts: parts(&before, &now, since),
        materials: added(&before, &now),
        excluded: excluded(&before, &now),
        records: records(&before, &now),
        documents: documents(&before, &now),
        acts: since.iter().map(|recorded| recorded.seq).collect(),
    })
}

/// What changed since the last round that is not the newest one: what the reviewer of the newest round has not seen.
pub fn changes_since_last_opinion(file: &CaseFile, history: &[Recorded]) -> Option<Changes> {
    let before = if file.open_review().is_some() {
        file.reviews.len().checked_sub(2)?
    } else {
        file.reviews.len().checked_sub(1)?
    };
    changes_since(history, before)
}

fn parts(before: &CaseFile, now: &CaseFile, since: &[Recorded]) -> Vec<PartChange> {
    let describe = [words::party, words::facts, words::provisions, words::outcome, words::hearing, words::officers];
    let names = ["当事人", "违法事实", "法律依据", "拟作出的决定", "听证情况", "办案人员"];
    let changed = names.iter().zip(describe).filter_map(|(name, describe)| {
        let (old, new) = (describe(before), describe(now));
        if old == new {
            return None;
        }
        let acts: Vec<&Recorded> =
            since.iter().filter(|recorded| words::part_of(&recorded.act) == Some(name)).collect();
        let reasons = acts.iter().filter_map(|recorded| words::reason_of(&recorded.act)).map(str::to_owned).collect();
        let acts = acts.iter().map(|recorded| recorded.seq).collect();
        Some(PartChange { part: (*name).to_owned(), diff: diff(&old, &new), before: old, after: new, reasons, acts })
    });
    changed.collect()
}

fn added(before: &CaseFile, now: &CaseFile) -> Vec<Held> {
    let new = now.materials.values().filter(|material| !before.materials.contains_key(&material.id));
    new.map(|material| Held { id: material.id.clone(), name: material.name.clone() }).collect()
}

fn excluded(before: &CaseFile, now: &CaseFile) -> Vec<Excluded> {
    let new = now.excluded.iter().filter(|(id, _)| !before.excluded.contains_key(*id));
    let name = |id: &str| now.materials.get(id).map(|material| material.name.clone()).unwrap_or_default();
    new.map(|(id, reason)| Excluded { id: id.clone(), name: name(id), reason: reason.clone() }).collect()
}

fn records(before: &CaseFile, now: &CaseFile) -> Vec<RecordChange> {
    let change = |(id, record): (&String, &crate::casework::case_file::materials::Record)| {
        let old = before.records.get(id);
        let from = old.map_or(0, |old| old.versions.len());
        let signed = record.signed.is_some() && old.is_none_or(|old| old.signed.is_none());
        let to = record.versions.len();
        (from != to || signed).then(|| RecordChange { id: id.clone(), title: record.title.clone(), from, to, signed })
    };
    now.records.iter().filter_map(change).collect()
}

fn documents(before: &CaseFile, now: &CaseFile) -> Vec<DocumentChange> {
    let change = |(id, document): (&String, &crate::casework::case_file::materials::Document)| {
        let old = before.documents.get(id);
        let (from, to) = (old.map_or(0, |old| old.versions.len()), document.versions.len());
        let issued = document.issued.is_some() && old.is_none_or(|old| old.issued.is_none());
        if from == to && !issued {
            return None;
        }
        let text = |held: Option<&crate::casework::case_file::materials::Document>| {
            held.and_then(|held| held.versions.last()).map(|version| version.markdown.clone()).unwrap_or_default()
        };
        let diff = diff(&text(old), &text(Some(document)));
        Some(DocumentChange { id: id.clone(), kind: document.kind, from, to, issued, diff })
    };
    now.documents.iter().filter_map(change).collect()
}

#[cfg(test)]
mod tests;
