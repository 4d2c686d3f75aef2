//! A text on its way to the public.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::context::Signature;
use super::model::{Approval, Fields, Source};
use crate::casework::redaction::{Redaction, compose};
use crate::failure::Failure;

/// What a person said of a redaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = RedactionVerdict)]
pub enum Verdict {
    /// Nobody has looked at it yet. It is hidden.
    Proposed,
    /// It stays hidden.
    Confirmed {
        /// Who and when.
        signature: Signature,
    },
    /// It is not hidden.
    Lifted {
        /// Who and when.
        signature: Signature,
        /// Why it may be public.
        reason: String,
    },
}

/// A redaction and what a person said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReviewedRedaction)]
pub struct Reviewed {
    /// What the rules or a person proposed to hide.
    pub redaction: Redaction,
    /// What became of it.
    pub verdict: Verdict,
}

impl Reviewed {
    /// Whether the words are hidden.
    pub fn is_hidden(&self) -> bool {
        !matches!(self.verdict, Verdict::Lifted { .. })
    }
}

/// A text on its way to the public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PublicationDraft)]
pub struct Draft {
    /// The document.
    pub source: Source,
    /// Its text. Not for the public.
    pub original: String,
    /// Every redaction, by place.
    pub items: Vec<Reviewed>,
    /// The text with everything hidden that is not lifted.
    pub text: String,
    /// What the platform above will get.
    pub fields: Fields,
    /// What was wrong in the public text, where this corrects one.
    pub correction: Option<String>,
    /// Who had a hand in it, by account: none of them may approve.
    pub hands: BTreeSet<String>,
    /// That it waits for approval.
    pub submitted: Option<Signature>,
    /// That it was approved, as it is.
    pub approval: Option<Approval>,
    /// Why it was sent back last.
    pub returned: Option<String>,
}

impl Draft {
    /// The text with these redactions, those that are hidden.
    pub(super) fn compose(&self, items: &[Reviewed]) -> Result<String, Failure> {
        let hidden: Vec<Redaction> =
            items.iter().filter(|item| item.is_hidden()).map(|item| item.redaction.clone()).collect();
        compose(&self.original, &hidden)
    }

    /// Redactions that nobody has confirmed or lifted.
    pub fn open(&self) -> impl Iterator<Item = &Reviewed> {
        self.items.iter().filter(|item| item.verdict == Verdict::Proposed)
    }

    /// The redaction of this id.
    pub fn item(&self, id: &str) -> Option<&Reviewed> {
        self.items.iter().find(|item| item.redaction.id == id)
    }
}
