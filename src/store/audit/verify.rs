//! Finds entries that were altered, removed, added or moved, and records that no longer are what was logged.

use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, FromQueryResult, QueryTrait, TransactionTrait,
};
use serde::Serialize;

use super::entry::GENESIS;
use super::heads::{self, HeadCheck, HeadsReport, SignedHead};
use super::look::{Bound, Kind, Looked};
use super::{Audit, StoreError, records, rows};
use crate::store::entities::audit_head;

/// After that many problems the rest is counted, not listed.
const MAX_LISTED: usize = 100;

/// What `caiheng audit verify` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct AuditReport {
    /// Entries read.
    pub entries: u64,
    /// Whether nothing was found.
    pub ok: bool,
    /// Hash of the newest entry; keep it elsewhere to detect later that the end was cut off.
    pub head: String,
    /// Number of the newest entry.
    pub head_seq: i64,
    /// What signed heads say; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heads: Option<HeadsReport>,
    /// What was found, in order of the log; at most 100.
    pub problems: Vec<Problem>,
    /// Problems beyond those listed.
    pub unlisted: u64,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = AuditProblem)]
pub struct Problem {
    /// Number of the entry; of the last one before, where the entry itself can't be read.
    pub seq: i64,
    /// Line of the exported file, from 1; absent where the database was checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// `altered`, `unreadable`, `missing`, `misnumbered`, `broken_link`, `truncated`, `beyond_head`, `head_altered` or
    /// `unexpected_head`; of signed heads `head_not_in_log`, `bad_signature`, `foreign_key`, `unsigned`, `signed_head_altered`,
    /// `signed_head_missing`, `signed_head_unlogged`; of records `record_altered`, `record_missing`, `record_unlogged`; in a file also
    /// `malformed`, `respelled` and `after_head`.
    pub kind: &'static str,
    /// In Chinese.
    pub message: String,
}

/// What was kept elsewhere, to compare a log with.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// A hash that an earlier check printed: the log must still hold the entry that bears it.
    pub head: Option<String>,
    /// Signed heads: each must still be in the log.
    pub heads: Vec<SignedHead>,
    /// Public keys, as hex: no other may have signed. Empty where any may.
    pub keys: Vec<String>,
}

impl Kept {
    /// A hash alone.
    pub fn hash(head: Option<&str>) -> Self {
        Self { head: head.map(str::to_owned), ..Self::default() }
    }

    /// Signed heads alone.
    pub fn signed(heads: Vec<SignedHead>) -> Self {
        Self { heads, ..Self::default() }
    }
}

/// Walks along the chain.
pub(super) struct Walk {
    entries: u64,
    line: Option<u64>,
    last_seq: i64,
    /// `None` where the hash of the last entry is not known, so that no link to it can be checked.
    last_hash: Option<String>,
    expected_head: Option<String>,
    seen_expected: bool,
    heads: HeadCheck,
    /// Entries whose detail is a record of a table of its own.
    recorded: Vec<i64>,
    bound: Bound,
    problems: Vec<Problem>,
    unlisted: u64,
}

impl Audit {
    /// Reads the whole log and checks every hash and link, that it ends where its head says, that signed heads hold, and that
    /// steps, transcripts, drafts and acts are still what the log says they were.
    ///
    /// `expected_head` is a hash that this command printed before: it must still be in the log.
    ///
    /// # Errors
    /// `store.database` where the table can't be read at all; findings are not errors but part of the report.
    pub async fn verify(&self, expected_head: Option<&str>) -> Result<AuditReport, StoreError> {
        self.verify_with(Kept::hash(expected_head)).await
    }

    /// As [`Self::verify`], compared with everything that was kept elsewhere.
    ///
    /// # Errors
    /// As [`Self::verify`].
    pub async fn verify_with(&self, kept: Kept) -> Result<AuditReport, StoreError> {
        let mut walk = Walk::new(kept);
        // One connection and one read transaction: entries that are appended meanwhile don't disturb.
        let snapshot = self.store.read().begin().await?;
        rows::each(&snapshot, i64::MIN, &mut walk).await?;
        walk.end(head(&snapshot).await?);
        walk.heads.compare(heads::rows(&snapshot).await?);
        records::compare(&snapshot, &mut walk).await?;
        snapshot.rollback().await?;
        Ok(walk.into_report())
    }
}

/// The head of the log; `None` where it is missing or can't be read.
async fn head(on: &DatabaseTransaction) -> Result<Option<audit_head::Model>, StoreError> {
    let row = on.query_one_raw(audit_head::Entity::find_by_id(1).build(DbBackend::Sqlite)).await?;
    Ok(row.and_then(|row| audit_head::Model::from_query_result(&row, "").ok()))
}

impl Walk {
    /// From the first entry on.
    pub(super) fn new(kept: Kept) -> Self {
        Self::at(0, Some(GENESIS.to_owned()), kept)
    }

    /// From the entry after number `seq` on, which bears `hash`; its link is not checked where that is not known.
    pub(super) fn at(seq: i64, hash: Option<String>, kept: Kept) -> Self {
        let expected_head = kept.head.map(|hash| hash.trim().to_ascii_lowercase());
        Self {
            entries: 0,
            line: None,
            last_seq: seq,
            last_hash: hash,
            seen_expected: expected_head.as_deref() == Some(GENESIS),
            expected_head,
            heads: HeadCheck::new(kept.heads, kept.keys),
            recorded: Vec::new(),
            bound: Bound::default(),
            problems: Vec::new(),
            unlisted: 0,
        }
    }

    pub(super) fn take(&mut self, entry: Looked) {
        self.entries += 1;
        self.tell_unreadable(&entry);
        let Some(seq) = entry.seq else { return };
        let next = self.last_seq.saturating_add(1);
        if seq > next {
            let until = seq - 1;
            let which = if until == next { format!("第 {next} 条") } else { format!("第 {next} 至 {until} 条") };
            self.found(next, "missing", format!("{which}不见了"));
        } else if seq < next {
            self.found(seq, "misnumbered", format!("编号 {seq} 不应出现在这里"));
            return;
        }
        if entry.unreadable.is_empty() && !entry.sound {
            self.found(seq, "altered", format!("第 {seq} 条的内容与其哈希不符：被改动过"));
        }
        // After a gap the link cannot hold; the gap has been reported already, as has been a hash that can't be read.
        if seq == next
            && let (Some(before), Some(last)) = (&entry.prev_hash, &self.last_hash)
            && before != last
        {
            let message = format!("第 {seq} 条不接在第 {} 条之后：其中一条被改动、替换或调换", self.last_seq);
            self.found(seq, "broken_link", message);
        }
        self.note(seq, &entry);
        if let Kind::Signed(head) = entry.kind {
            self.heads.logged(seq, head.map(|head| *head), entry.prev_hash.as_deref());
        }
        self.last_seq = seq;
        self.last_hash = entry.hash;
    }

    /// Remembers what the entry bears on.
    fn note(&mut self, seq: i64, entry: &Looked) {
        if let Some(hash) = entry.hash.as_deref().filter(|_| entry.sound) {
            self.seen_expected |= self.expected_head.as_deref() == Some(hash);
            self.heads.passes(seq, hash);
        }
        if let Kind::Record(bound) = entry.kind {
            self.recorded.push(seq);
            self.bound.acts += bound.acts;
            self.bound.published += bound.published;
        }
    }

    fn tell_unreadable(&mut self, entry: &Looked) {
        if entry.unreadable.is_empty() {
            return;
        }
        let columns = entry.unreadable.join("、");
        let (seq, which) = match entry.seq {
            Some(seq) => (seq, format!("第 {seq} 条")),
            None => (self.last_seq, format!("第 {} 条之后的一条", self.last_seq)),
        };
        self.found(seq, "unreadable", format!("{which}的 {columns} 无法读取：被改动过"));
    }

    /// From here on, findings are in that line of a file.
    pub(super) fn at_line(&mut self, line: u64) {
        self.line = Some(line);
    }

    /// Adds a finding about a line that is no entry of its own.
    pub(super) fn found_here(&mut self, kind: &'static str, message: String) {
        self.found(self.last_seq, kind, message);
    }

    pub(super) fn end(&mut self, head: Option<audit_head::Model>) {
        match head {
            None => self.found(0, "head_altered", "日志的头记录不见了，或者无法读取".to_owned()),
            Some(head) => self.compare(&head),
        }
        self.look_for_expected();
    }

    /// Adds a finding where the hash that was kept earlier has not been seen.
    pub(super) fn look_for_expected(&mut self) {
        if let Some(expected) = self.expected_head.clone()
            && !self.seen_expected
        {
            let message = format!("日志中没有此前留存的头哈希 {expected}：末尾被截断，或全部被重写");
            self.found(self.last_seq, "unexpected_head", message);
        }
    }

    /// Entries whose detail is a record, and how much of cases they bind.
    pub(super) fn records(&mut self) -> (Vec<i64>, Bound) {
        (std::mem::take(&mut self.recorded), self.bound)
    }

    pub(super) fn into_report(mut self) -> AuditReport {
        let (findings, heads) = std::mem::take(&mut self.heads).finish();
        // They are about the whole log, not about the line that was read last.
        self.line = None;
        for (seq, kind, message) in findings {
            self.found(seq, kind, message);
        }
        AuditReport {
            entries: self.entries,
            ok: self.problems.is_empty(),
            head: self.last_hash.unwrap_or_default(),
            head_seq: self.last_seq,
            heads,
            problems: self.problems,
            unlisted: self.unlisted,
        }
    }

    /// Adds a finding where the entries don't end where `head` says.
    pub(super) fn compare(&mut self, head: &audit_head::Model) {
        if head.seq > self.last_seq {
            let from = self.last_seq + 1;
            self.found(from, "truncated", format!("末尾被截断：第 {from} 至 {} 条不见了", head.seq));
        } else if head.seq < self.last_seq {
            let from = head.seq + 1;
            self.found(from, "beyond_head", format!("第 {from} 条起不是由本系统追加的"));
        } else if self.last_hash.as_ref().is_some_and(|last| *last != head.hash) {
            self.found(head.seq, "head_altered", "头记录的哈希与最后一条不符".to_owned());
        }
    }

    /// Adds a finding.
    pub(super) fn found(&mut self, seq: i64, kind: &'static str, message: String) {
        if self.problems.len() < MAX_LISTED {
            self.problems.push(Problem { seq, line: self.line, kind, message });
        } else {
            self.unlisted += 1;
        }
    }
}
