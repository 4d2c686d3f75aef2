//! Keeps searches from waiting, one after the other, for a server that does not answer.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::search::vector::error::VectorError;

/// Remembers a failure for a while.
#[derive(Debug)]
pub struct Breaker {
    pause: Duration,
    failed: Mutex<Option<(Instant, VectorError)>>,
}

impl Breaker {
    /// After a failure, requests do without the server for `pause`; then one of them tries it again.
    pub fn new(pause: Duration) -> Self {
        Self { pause, failed: Mutex::new(None) }
    }

    /// Whether a request may go out at `now`.
    ///
    /// # Errors
    /// The failure that is remembered.
    pub fn check(&self, now: Instant) -> Result<(), VectorError> {
        let mut failed = self.failed();
        match failed.as_mut() {
            Some((until, error)) if now < *until => Err(error.clone()),
            Some((until, _)) => {
                // This one tries; the others need not wait for what it finds.
                *until = now + self.pause;
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// The failure that is remembered at `now`; unlike [`Self::check`] it lets nobody try again.
    ///
    /// # Errors
    /// The failure.
    pub fn last_failure(&self, now: Instant) -> Result<(), VectorError> {
        match self.failed().as_ref() {
            Some((until, error)) if now < *until => Err(error.clone()),
            _ => Ok(()),
        }
    }

    /// Takes in how a request ended at `now`.
    pub fn note<T>(&self, outcome: &Result<T, VectorError>, now: Instant) {
        *self.failed() = match outcome {
            Err(error) if error.is_transient() => Some((now + self.pause, error.clone())),
            // A refusal is an answer: the server is there.
            Ok(_) | Err(_) => None,
        };
    }

    fn failed(&self) -> MutexGuard<'_, Option<(Instant, VectorError)>> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_failure_one_request_in_a_while_tries_again() {
        let (pause, start) = (Duration::from_secs(10), Instant::now());
        let breaker = Breaker::new(pause);
        let down: Result<(), VectorError> = Err(VectorError::Unavailable("…".to_owned()));
        assert_eq!(breaker.check(start), Ok(()));
        breaker.note(&down, start);
        assert_eq!(breaker.check(start + pause / 2), down);
        assert_eq!(breaker.check(start + pause), Ok(()), "one tries");
        assert_eq!(breaker.check(start + pause), down, "the others do not");
        breaker.note(&Ok(()), start + pause);
        assert_eq!(breaker.check(start + pause), Ok(()));
    }

    #[test]
    fn a_server_that_refuses_is_there() {
        let breaker = Breaker::new(Duration::from_secs(10));
        breaker.note::<()>(&Err(VectorError::Refused("…".to_owned())), Instant::now());
        assert_eq!(breaker.check(Instant::now()), Ok(()));
    }
}
