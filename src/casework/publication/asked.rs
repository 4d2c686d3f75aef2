//! What a person asks for in a case. Text and dates are not theirs to give: the text comes from the decision of the case, the
//! dates from the agency's calendar and rules.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::{Fields, Ground};
use crate::casework::redaction::Marked;

/// What a person asks for in a publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = PublicationAct)]
pub enum Asked {
    /// Begin with the decision of the case, or begin anew before anything is public.
    Prepare {
        /// What is known besides the case file.
        #[serde(default)]
        known: Known,
    },
    /// Begin the correction of what is public; the old text stays public until the new one is.
    Correct {
        /// What is wrong.
        reason: String,
        /// What is known besides the case file.
        #[serde(default)]
        known: Known,
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
    Submit {},
    /// Send back what waits for approval.
    #[serde(alias = "send_back")]
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
    Publish {},
    /// Take it down.
    Withdraw {
        /// Why.
        ground: Ground,
        /// The reasons, for the public.
        explanation: String,
    },
    /// Its period is over.
    Expire {},
    /// Give up what is prepared.
    Abandon {
        /// Why.
        reason: String,
    },
}

impl Asked {
    /// Its stable name: the `type`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Prepare { .. } => "prepare",
            Self::Correct { .. } => "correct",
            Self::SetFields { .. } => "set_fields",
            Self::Confirm { .. } => "confirm",
            Self::Lift { .. } => "lift",
            Self::Add { .. } => "add",
            Self::Submit {} => "submit",
            Self::Return { .. } => "return",
            Self::Approve { .. } => "approve",
            Self::Publish {} => "publish",
            Self::Withdraw { .. } => "withdraw",
            Self::Expire {} => "expire",
            Self::Abandon { .. } => "abandon",
        }
    }
}

/// What a person knows of the text besides what the case file says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = KnownForRedaction)]
pub struct Known {
    /// Names of further natural persons in the text.
    pub names: Vec<String>,
    /// What is secret or private.
    pub marked: Vec<Marked>,
    /// What the platform gets, where it is not what the case file gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<Fields>,
}
