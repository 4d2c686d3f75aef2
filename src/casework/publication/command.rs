//! What people ask for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::{Fields, Ground, Source};
use crate::casework::redaction::{Marked, Redaction};

/// A redacted text, as [`crate::casework::redaction::redact`] gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PreparedText)]
pub struct Prepared {
    /// The document.
    pub source: Source,
    /// Its text with every item hidden.
    pub text: String,
    /// What is hidden.
    pub items: Vec<Redaction>,
    /// What the platform above will get.
    pub fields: Fields,
}

/// What a person asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = PublicationCommand)]
pub enum Command {
    /// Begin, or begin anew before anything is public.
    Prepare {
        /// The text.
        prepared: Prepared,
    },
    /// Begin the correction of what is public; the old text stays public until the new one is.
    Correct {
        /// What is wrong.
        reason: String,
        /// The text that comes in its place.
        prepared: Prepared,
    },
    /// Change what the platform gets.
    SetFields {
        /// All fields.
        fields: Fields,
    },
    /// These redactions stay.
    Confirm {
        /// Their ids.
        ids: Vec<String>,
    },
    /// This one is not needed.
    Lift {
        /// Its id.
        id: String,
        /// Why the words may be public.
        reason: String,
    },
    /// Something more is hidden.
    Add {
        /// The words, or the place in the original.
        marked: Marked,
    },
    /// Ask for approval.
    Submit,
    /// Send back what waits for approval.
    Return {
        /// What must change.
        reason: String,
    },
    /// Approve it.
    Approve {
        /// SHA-256 of the text that was read.
        text_sha256: String,
    },
    /// Make it public, as approved.
    Publish {
        /// Last day for it; known to the calendar of the caller.
        due: Option<NaiveDate>,
        /// Last day on which it is public, where the agency sets one.
        until: Option<NaiveDate>,
    },
    /// Take it down.
    Withdraw {
        /// Why.
        ground: Ground,
        /// The reasons, for the public.
        explanation: String,
        /// Last day for it; known to the calendar of the caller.
        due: Option<NaiveDate>,
    },
    /// Its period is over.
    Expire,
    /// Give up what is prepared.
    Abandon {
        /// Why.
        reason: String,
    },
}
