//! Identifiers that sort by the time at which they were given.

use std::sync::Mutex;

use chrono::{DateTime, Utc};
use uuid::{ContextV7, Timestamp, Uuid};

/// Gives UUIDs of version 7, rising within this process even inside one millisecond.
#[derive(Debug, Default)]
pub(super) struct Ids {
    context: Mutex<ContextV7>,
}

impl Ids {
    /// A new identifier for the moment `now`.
    pub(super) fn next(&self, now: DateTime<Utc>) -> String {
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        let context = self.context.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Uuid::new_v7(Timestamp::from_unix(&*context, seconds, now.timestamp_subsec_nanos())).to_string()
    }
}
