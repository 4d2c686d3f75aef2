//! Finds entries that were altered, removed, added or moved, and records that no longer are what was logged.

use futures_util::TryStreamExt;
use sea_orm::{EntityTrait, QueryOrder};
use serde::Serialize;

use super::entry::{GENESIS, hash_of};
use super::{Audit, StoreError, records};
use crate::store::entities::{audit_entry, audit_head};

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
    /// `altered`, `missing`, `misnumbered`, `broken_link`, `truncated`, `beyond_head`, `head_altered` or `unexpected_head`,
    /// `record_altered`, `record_missing`; in a file also `malformed`, `respelled` and `after_head`.
    pub kind: &'static str,
    /// In Chinese.
    pub message: String,
}

/// Walks along the chain.
pub(super) struct Walk {
    entries: u64,
    line: Option<u64>,
    last_seq: i64,
    last_hash: String,
    expected_head: Option<String>,
    seen_expected: bool,
    problems: Vec<Problem>,
    unlisted: u64,
}

impl Audit {
    /// Reads the whole log and checks every hash and link, that it ends where its head says, and that steps, transcripts
    /// and drafts are still what the log says they were.
    ///
    /// `expected_head` is a hash that this command printed before: it must still be in the log.
    ///
    /// # Errors
    /// `store.database` where the table can't be read at all; findings are not errors but part of the report.
    pub async fn verify(&self, expected_head: Option<&str>) -> Result<AuditReport, StoreError> {
        let mut walk = Walk::new(expected_head);
        // One connection and one read transaction: entries that are appended meanwhile don't disturb.
        let snapshot = sea_orm::TransactionTrait::begin(self.store.read()).await?;
        let head = audit_head::Entity::find_by_id(1).one(&snapshot).await?;
        {
            let query = audit_entry::Entity::find().order_by_asc(audit_entry::Column::Seq);
            let mut rows = query.stream(&snapshot).await?;
            while let Some(row) = rows.try_next().await? {
                walk.take(&row);
            }
        }
        walk.end(head);
        records::compare(&snapshot, &mut walk).await?;
        snapshot.rollback().await?;
        Ok(walk.into_report())
    }
}

impl Walk {
    pub(super) fn new(expected_head: Option<&str>) -> Self {
        Self {
            entries: 0,
            line: None,
            last_seq: 0,
            last_hash: GENESIS.to_owned(),
            expected_head: expected_head.map(|hash| hash.trim().to_ascii_lowercase()),
            seen_expected: expected_head.is_some_and(|hash| hash.trim() == GENESIS),
            problems: Vec::new(),
            unlisted: 0,
        }
    }

    pub(super) fn take(&mut self, row: &audit_entry::Model) {
        self.entries += 1;
        let next = self.last_seq + 1;
        if row.seq > next {
            let until = row.seq - 1;
            let which = if until == next { format!("第 {next} 条") } else { format!("第 {next} 至 {until} 条") };
            self.found(next, "missing", format!("{which}不见了"));
        } else if row.seq < next {
            self.found(row.seq, "misnumbered", format!("编号 {} 不应出现在这里", row.seq));
            return;
        }
        let computed = hash_of(row);
        if computed != row.hash {
            self.found(row.seq, "altered", format!("第 {} 条的内容与其哈希不符：被改动过", row.seq));
        }
        // After a gap the link cannot hold; the gap has been reported already.
        if row.seq == next && row.prev_hash != self.last_hash {
            let message = format!("第 {} 条不接在第 {} 条之后：其中一条被改动、替换或调换", row.seq, self.last_seq);
            self.found(row.seq, "broken_link", message);
        }
        if self.expected_head.as_deref() == Some(row.hash.as_str()) && computed == row.hash {
            self.seen_expected = true;
        }
        self.last_seq = row.seq;
        self.last_hash.clone_from(&row.hash);
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
            None => self.found(0, "head_altered", "日志的头记录不见了".to_owned()),
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

    pub(super) fn into_report(self) -> AuditReport {
        AuditReport {
            entries: self.entries,
            ok: self.problems.is_empty(),
            head: self.last_hash,
            head_seq: self.last_seq,
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
        } else if head.hash != self.last_hash {
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
