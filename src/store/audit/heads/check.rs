//! Whether signed heads hold: those that were kept elsewhere, those that the log itself tells of, and those of the table.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use serde::Serialize;

use super::SignedHead;

/// A finding about a head: number of the entry, kind and message.
pub(in crate::store::audit) type Finding = (i64, &'static str, String);

/// What the signed heads say of a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = AuditHeads)]
pub struct HeadsReport {
    /// Heads that were given to compare with.
    pub given: usize,
    /// Heads that the log tells of.
    pub logged: usize,
    /// Day of the newest signature that holds.
    pub newest_day: Option<NaiveDate>,
    /// Entries that it covers; those after it are not covered by any.
    pub covered: i64,
    /// Public keys that signed, as hex. More than one where the key was replaced.
    pub keys: Vec<String>,
}

/// Collects what a walk along the log shows of signed heads.
#[derive(Debug, Default)]
pub(in crate::store::audit) struct HeadCheck {
    given: Vec<SignedHead>,
    given_at: HashMap<i64, Vec<usize>>,
    seen: BTreeSet<usize>,
    logged: Vec<(i64, SignedHead)>,
    keys: Vec<String>,
    findings: Vec<Finding>,
}

impl HeadCheck {
    /// Compares with `given`; where `keys` are named, no other key may have signed.
    pub fn new(given: Vec<SignedHead>, keys: Vec<String>) -> Self {
        let mut given_at: HashMap<i64, Vec<usize>> = HashMap::new();
        for (place, head) in given.iter().enumerate() {
            given_at.entry(head.entries).or_default().push(place);
        }
        Self { given, given_at, keys, ..Self::default() }
    }

    /// Entry `seq` bears `hash`, and its content bears it too.
    pub fn passes(&mut self, seq: i64, hash: &str) {
        for place in self.given_at.get(&seq).into_iter().flatten() {
            if self.given.get(*place).is_some_and(|head| head.head == hash) {
                self.seen.insert(*place);
            }
        }
    }

    /// Entry `seq` says that a head was signed: it must be that of the entry before, whose hash is `before`.
    pub fn logged(&mut self, seq: i64, head: Option<SignedHead>, before: Option<&str>) {
        match head {
            Some(head) if head.entries == seq - 1 && Some(head.head.as_str()) == before => {
                self.logged.push((seq, head))
            }
            _ => {
                let message = format!("第 {seq} 条所记的签名不是对它之前的日志作出的");
                self.findings.push((seq, "signed_head_altered", message));
            }
        }
    }

    /// Compares the table of signed heads with what the log tells of.
    pub fn compare(&mut self, table: Vec<Option<SignedHead>>) {
        let mut held: Vec<SignedHead> = Vec::new();
        for row in table {
            match row {
                Some(head) if self.logged.iter().any(|(_, logged)| *logged == head) => held.push(head),
                Some(head) => {
                    let message = format!("{} 的签名不是日志所记的", head.day);
                    self.findings.push((head.entries, "signed_head_unlogged", message));
                }
                None => self.findings.push((0, "signed_head_altered", "有一个已签名的日志头无法读取".to_owned())),
            }
        }
        for (seq, head) in &self.logged {
            if !held.contains(head) {
                let message = format!("第 {seq} 条所记 {} 的签名现已不存在或者被改动", head.day);
                self.findings.push((*seq, "signed_head_missing", message));
            }
        }
    }

    /// Everything that was found, and what the heads say.
    pub fn finish(mut self) -> (Vec<Finding>, Option<HeadsReport>) {
        // The log of nothing is in every log.
        let places: Vec<usize> = (0..self.given.len()).filter(|place| !self.in_log(*place)).collect();
        for place in places {
            let Some(head) = self.given.get(place) else { continue };
            let message =
                format!("留存的日志头（{}，{} 条）不在日志中：被截断，或者全部被重写", head.day, head.entries);
            self.findings.push((head.entries, "head_not_in_log", message));
        }
        let all: Vec<SignedHead> =
            self.logged.iter().map(|(_, head)| head.clone()).chain(self.given.iter().cloned()).collect();
        for head in distinct(&all) {
            if !head.holds() {
                let message = format!("{} 的签名与日志头不符", head.day);
                self.findings.push((head.entries, "bad_signature", message));
            } else if !self.keys.is_empty() && !self.keys.contains(&head.public_key) {
                let message = format!("{} 的签名是另一把密钥作出的：{}", head.day, head.public_key);
                self.findings.push((head.entries, "foreign_key", message));
            }
        }
        if all.is_empty() {
            if !self.keys.is_empty() {
                self.findings.push((0, "unsigned", "没有任何已签名的日志头可以核对".to_owned()));
            }
            return (self.findings, None);
        }
        let good = (0..self.given.len()).filter(|place| self.in_log(*place)).filter_map(|place| self.given.get(place));
        let newest = self
            .logged
            .iter()
            .map(|(_, head)| head)
            .chain(good)
            .filter(|head| head.holds())
            .max_by_key(|head| head.entries);
        let report = HeadsReport {
            given: self.given.len(),
            logged: self.logged.len(),
            newest_day: newest.map(|head| head.day),
            covered: newest.map_or(0, |head| head.entries),
            keys: all.iter().map(|head| head.public_key.clone()).collect::<BTreeSet<_>>().into_iter().collect(),
        };
        (self.findings, Some(report))
    }

    fn in_log(&self, place: usize) -> bool {
        let of_nothing = |head: &SignedHead| head.entries == 0 && head.head == crate::store::audit::GENESIS;
        self.seen.contains(&place) || self.given.get(place).is_some_and(of_nothing)
    }
}

/// Each head once.
fn distinct(heads: &[SignedHead]) -> Vec<&SignedHead> {
    let mut found: Vec<&SignedHead> = Vec::new();
    for head in heads {
        if !found.contains(&head) {
            found.push(head);
        }
    }
    found
}
