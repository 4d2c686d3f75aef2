//! Who acts, and when.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Hours by which the time of China is ahead of UTC, the year round.
const CHINA_HOURS: i32 = 8;

/// A person, as the events name them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PublicationActor)]
pub struct Actor {
    /// Identifier of the account.
    pub id: String,
    /// Name at that time.
    pub name: String,
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PublicationSignature)]
pub struct Signature {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: DateTime<Utc>,
}

/// Who asks, what they may do, and the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// Identifier of the account.
    pub actor_id: String,
    /// Name of its holder.
    pub actor_name: String,
    /// May prepare publications of this case: an officer who handles it.
    pub may_prepare: bool,
    /// May approve publications.
    pub may_approve: bool,
    /// Now.
    pub now: DateTime<Utc>,
}

impl Context {
    /// The signature under what happens now.
    pub fn signature(&self) -> Signature {
        Signature { by: Actor { id: self.actor_id.clone(), name: self.actor_name.clone() }, at: self.now }
    }

    /// The day in China.
    pub fn today(&self) -> NaiveDate {
        china_day(self.now)
    }
}

/// The day in China on which a moment falls.
pub(super) fn china_day(moment: DateTime<Utc>) -> NaiveDate {
    match FixedOffset::east_opt(CHINA_HOURS * 3600) {
        Some(china) => moment.with_timezone(&china).date_naive(),
        None => moment.date_naive(),
    }
}
