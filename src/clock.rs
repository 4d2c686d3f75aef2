//! Time as a parameter: rules that depend on the date take a [`Clock`] and can be tested at any date.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

/// Seconds by which legal dates in China (UTC+8, no daylight saving) are ahead of UTC.
const CHINA_OFFSET_SECONDS: i32 = 8 * 3600;

/// A source of the present time.
pub trait Clock: Send + Sync {
    /// The present moment in UTC.
    fn now(&self) -> DateTime<Utc>;

    /// The present date in China, which is the date that law counts by.
    fn today(&self) -> NaiveDate {
        let now = self.now();
        match FixedOffset::east_opt(CHINA_OFFSET_SECONDS) {
            Some(offset) => now.with_timezone(&offset).date_naive(),
            None => now.date_naive(),
        }
    }
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// A clock that stands still, for tests and replays.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub DateTime<Utc>);

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legal_day_begins_eight_hours_before_utc() {
        let late_evening_utc = "2026-08-14T16:30:00Z".parse().expect("a valid time");
        let clock = FixedClock(late_evening_utc);
        assert_eq!(clock.today(), NaiveDate::from_ymd_opt(2026, 8, 15).expect("a valid date"));
    }
}
