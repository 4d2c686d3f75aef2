//! Start and stop of the service: the signals, and the token that everything long-lived watches.

use std::any::Any;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::failure::Failure;

/// How long open requests may take to end after a signal, in seconds.
const DRAIN_SECONDS: u64 = 4;

/// How long open requests may take to end after a signal.
pub const DRAIN: Duration = Duration::from_secs(DRAIN_SECONDS);

/// Tells every part of the service that it is about to stop; clones share the state.
#[derive(Debug, Clone, Default)]
pub struct Shutdown(CancellationToken);

impl Shutdown {
    /// A token that is set at the first SIGTERM or SIGINT.
    ///
    /// # Errors
    /// `internal` where the operating system refuses the signal handlers.
    pub fn on_signals() -> Result<Self, Failure> {
        let shutdown = Self::default();
        let mut signals = Signals::new()?;
        let token = shutdown.clone();
        tokio::spawn(async move {
            let name = signals.next().await;
            tracing::info!(signal = name, "stopping");
            token.begin();
        });
        Ok(shutdown)
    }

    /// Begins to stop.
    pub fn begin(&self) {
        self.0.cancel();
    }

    /// Whether the service is about to stop.
    pub fn has_begun(&self) -> bool {
        self.0.is_cancelled()
    }

    /// Waits until the service is about to stop.
    pub async fn begun(&self) {
        self.0.cancelled().await;
    }
}

#[cfg(unix)]
struct Signals {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> Result<Self, Failure> {
        use tokio::signal::unix::{SignalKind, signal};
        let terminate = signal(SignalKind::terminate()).map_err(Failure::internal)?;
        let interrupt = signal(SignalKind::interrupt()).map_err(Failure::internal)?;
        Ok(Self { terminate, interrupt })
    }

    async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> Result<Self, Failure> {
        Ok(Self)
    }

    async fn next(&mut self) -> &'static str {
        match tokio::signal::ctrl_c().await {
            Ok(()) => "Ctrl-C",
            // Without a handler the process still ends by the system's default.
            Err(_) => std::future::pending().await,
        }
    }
}

/// What a panic said.
pub fn panic_message(panic: &(dyn Any + Send)) -> &str {
    let literal = panic.downcast_ref::<&str>().copied();
    literal.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}
