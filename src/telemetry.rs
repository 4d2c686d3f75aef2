//! Logs of the program itself (the record of a case is the audit log in the store).

use std::io::{IsTerminal, stderr};

use tracing_subscriber::EnvFilter;

/// Starts logging to stderr; `CAIHENG_LOG` sets the filter (default `warn,caiheng=info`).
pub fn start() {
    let filter = EnvFilter::try_from_env("CAIHENG_LOG").unwrap_or_else(|_| EnvFilter::new("warn,caiheng=info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr).with_ansi(stderr().is_terminal());
    let started = log.compact().try_init();
    // A second start (tests in one process) keeps the first subscriber.
    drop(started);
}
