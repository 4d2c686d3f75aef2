//! What happened.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::command::Prepared;
use super::context::Signature;
use super::model::{Fields, Ground};
use crate::casework::redaction::Redaction;

/// Something that happened to a publication, and who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PublicationEvent)]
pub struct Event {
    /// Who and when.
    pub signature: Signature,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = PublicationChange)]
pub enum What {
    /// A text was prepared.
    Prepared {
        /// The text.
        prepared: Prepared,
        /// The text of the document, from which the redactions can be lifted.
        original: String,
        /// What was wrong, where it corrects what is public.
        correction: Option<String>,
    },
    /// The fields were changed.
    FieldsSet {
        /// All fields.
        fields: Fields,
    },
    /// Redactions were confirmed.
    Confirmed {
        /// Their ids.
        ids: Vec<String>,
    },
    /// A redaction was lifted.
    Lifted {
        /// Its id.
        id: String,
        /// Why.
        reason: String,
    },
    /// More was hidden.
    Added {
        /// The new redactions, confirmed by who added them.
        items: Vec<Redaction>,
        /// Ids of redactions that lie in them and went.
        replaced: Vec<String>,
    },
    /// Approval was asked for.
    Submitted,
    /// It was sent back.
    Returned {
        /// What must change.
        reason: String,
    },
    /// It was approved.
    Approved {
        /// The text.
        text_sha256: String,
        /// The fields.
        fields_sha256: String,
    },
    /// It became public.
    Published {
        /// The text.
        text_sha256: String,
        /// Last day for it.
        due: Option<NaiveDate>,
        /// Last day on which it is public.
        until: Option<NaiveDate>,
        /// Whether it came after `due`; corrections are not late by that.
        late: bool,
    },
    /// It was taken down.
    Withdrawn {
        /// Why.
        ground: Ground,
        /// The reasons, for the public.
        explanation: String,
        /// Last day for it.
        due: Option<NaiveDate>,
        /// Whether it came after `due`.
        late: bool,
    },
    /// Its period was over.
    Expired,
    /// What was prepared was given up.
    Abandoned {
        /// Why.
        reason: String,
    },
}
