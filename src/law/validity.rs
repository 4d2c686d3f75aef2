//! The period in which a version of a law is in force.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// In force from `from` (included) until `to` (excluded); an open end is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Validity {
    /// First day in force; `None` where no source tells.
    #[serde(rename = "valid_from")]
    pub from: Option<NaiveDate>,
    /// First day no longer in force; `None` while it is in force.
    #[serde(rename = "valid_to", skip_serializing_if = "Option::is_none", default)]
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Whether the version is in force on `date`.
    pub fn contains(&self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date < to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_the_day_before_the_successor_begins() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a valid date");
        let air_act = Validity { from: Some(day("2018-10-26")), to: Some(day("2026-08-15")) };
        assert!(air_act.contains(day("2018-10-26")));
        assert!(air_act.contains(day("2026-08-14")));
        assert!(!air_act.contains(day("2026-08-15")));
        assert!(!air_act.contains(day("2018-10-25")));
    }
}
