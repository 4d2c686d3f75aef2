//! Signs the head of the audit log once a day: when the service starts, and after each midnight in China.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::task::JoinHandle;

use crate::assist::pipeline::Services;
use crate::casework::calendar::{china_date, end_of_china_day};
use crate::clock::Clock;
use crate::lifecycle::Shutdown;

/// A machine that slept, or whose clock was set, is noticed after that long.
const LONGEST_WAIT: Duration = Duration::from_secs(3600);

/// Starts the daily signature; it ends with the shutdown.
pub fn start(services: Services, shutdown: Shutdown) -> JoinHandle<()> {
    tokio::spawn(async move {
        while !shutdown.has_begun() {
            match services.store.audit().sign(&services.config.home, false).await {
                Ok(signed) if signed.made => {
                    tracing::info!(day = %signed.head.day, entries = signed.head.entries, "signed the head of the log");
                }
                Ok(_) => {}
                // Tried again later: what is wrong may be put right meanwhile, and until then it is said each time.
                Err(failure) => tracing::error!(%failure, "the head of the log was not signed"),
            }
            tokio::select! {
                () = tokio::time::sleep(until_next_day(services.clock.as_ref())) => {}
                () = shutdown.begun() => {}
            }
        }
    })
}

/// How long to wait for the next day in China, at most an hour.
fn until_next_day(clock: &dyn Clock) -> Duration {
    let now = clock.now();
    let end = next_midnight(now);
    (end - now).to_std().unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT)
}

/// The moment at which the next day begins in China.
fn next_midnight(now: DateTime<Utc>) -> DateTime<Utc> {
    end_of_china_day(china_date(now)) + TimeDelta::seconds(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::FixedClock;

    #[test]
    fn the_next_day_begins_at_midnight_in_china() {
        for (now, next) in [
            ("2026-11-27T15:59:59.5Z", "2026-11-27T16:00:00Z"),
            ("2026-11-27T16:00:00Z", "2026-11-28T16:00:00Z"),
            ("2026-12-31T23:00:00Z", "2027-01-01T16:00:00Z"),
        ] {
            let (now, next) = (now.parse().expect("a time"), next.parse::<DateTime<Utc>>().expect("a time"));
            assert_eq!(next_midnight(now), next);
        }
    }

    #[test]
    fn nobody_waits_longer_than_an_hour() {
        let at = |time: &str| until_next_day(&FixedClock(time.parse().expect("a time")));
        assert_eq!(at("2026-11-27T15:59:30Z"), Duration::from_secs(30));
        assert_eq!(at("2026-11-27T03:00:00Z"), LONGEST_WAIT);
    }
}
