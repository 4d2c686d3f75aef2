//! Moments as the tables hold them: text of fixed length in UTC, so that text order is time order.

use chrono::{DateTime, SecondsFormat, Utc};

use super::error::StoreError;

/// `2026-11-23T01:02:03.000004Z`.
pub(super) fn to_text(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// Back from [`to_text`].
pub(super) fn from_text(text: &str) -> Result<DateTime<Utc>, StoreError> {
    let parsed = DateTime::parse_from_rfc3339(text);
    parsed.map(|moment| moment.with_timezone(&Utc)).map_err(|_| StoreError::Corrupt(format!("时间 {text}")))
}

/// Back from [`to_text`], where there may be none.
pub(super) fn from_optional(text: Option<&str>) -> Result<Option<DateTime<Utc>>, StoreError> {
    text.map(from_text).transpose()
}
