//! What a check found.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::table;
use crate::casework::review::opinion::Item;

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckVerdict {
    /// In order.
    Ok,
    /// Something is wrong.
    Problem,
    /// It could not be checked, or not yet; the message says why.
    Unknown,
    /// Only a person can judge it.
    ForPerson,
}

impl CheckVerdict {
    /// On screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "未发现问题",
            Self::Problem => "有问题",
            Self::Unknown => "无法核对",
            Self::ForPerson => "由人判断",
        }
    }
}

/// Where something stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = ReviewPointer)]
pub enum Pointer {
    /// A material.
    Material {
        /// Its identifier.
        id: String,
    },
    /// A record.
    Record {
        /// Its identifier.
        id: String,
    },
    /// A document.
    Document {
        /// Its identifier.
        id: String,
        /// Line of its text, from 1.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        line: Option<usize>,
    },
    /// An act.
    Act {
        /// Its number in the case.
        seq: u64,
    },
    /// A line of a text that is no document of a case.
    Line {
        /// Counted from 1.
        line: usize,
    },
}

impl Pointer {
    pub(super) fn material(id: &str) -> Self {
        Self::Material { id: id.to_owned() }
    }

    pub(super) fn record(id: &str) -> Self {
        Self::Record { id: id.to_owned() }
    }

    pub(super) fn document(id: &str) -> Self {
        Self::Document { id: id.to_owned(), line: None }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ReviewCheck)]
pub struct Check {
    /// Stable identifier, as in `index/casework/review_checks.toml`.
    pub id: String,
    /// Which of the seven items it belongs to.
    pub item: Item,
    /// How it came out.
    pub verdict: CheckVerdict,
    /// What was found, in Chinese.
    pub message: String,
    /// The article or clause that asks for it.
    pub source: String,
    /// Where it stands.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub refs: Vec<Pointer>,
}

impl Check {
    pub(in crate::casework::review) fn new(
        id: &'static str,
        verdict: CheckVerdict,
        message: String,
        refs: Vec<Pointer>,
    ) -> Self {
        let source = table::rule(id).map(|rule| rule.source.clone()).unwrap_or_default();
        Self { id: id.to_owned(), item: table::item_of(id), verdict, message, source, refs }
    }
}

/// Findings as they come.
#[derive(Default)]
pub(super) struct Sheet {
    checks: Vec<Check>,
}

impl Sheet {
    pub(super) fn ok(&mut self, id: &'static str, message: impl Into<String>) {
        self.checks.push(Check::new(id, CheckVerdict::Ok, message.into(), Vec::new()));
    }

    pub(super) fn problem(&mut self, id: &'static str, message: impl Into<String>, refs: Vec<Pointer>) {
        self.checks.push(Check::new(id, CheckVerdict::Problem, message.into(), refs));
    }

    pub(super) fn unknown(&mut self, id: &'static str, message: impl Into<String>, refs: Vec<Pointer>) {
        self.checks.push(Check::new(id, CheckVerdict::Unknown, message.into(), refs));
    }

    pub(super) fn for_person(&mut self, id: &'static str, message: impl Into<String>, refs: Vec<Pointer>) {
        self.checks.push(Check::new(id, CheckVerdict::ForPerson, message.into(), refs));
    }

    /// One problem that lists everything wrong, or the good news where nothing is.
    pub(super) fn none_wrong(&mut self, id: &'static str, good: &str, wrong: Vec<(String, Pointer)>) {
        if wrong.is_empty() {
            return self.ok(id, good);
        }
        let (messages, refs): (Vec<String>, Vec<Pointer>) = wrong.into_iter().unzip();
        self.problem(id, messages.join("；"), refs);
    }

    pub(super) fn push(&mut self, check: Check) {
        self.checks.push(check);
    }

    pub(super) fn into_checks(mut self) -> Vec<Check> {
        self.checks.sort_by_key(|check| check.item);
        self.checks
    }
}
