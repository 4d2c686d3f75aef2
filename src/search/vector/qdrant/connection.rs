//! Requests to the server: their time limits, their retries, and what their failures mean.

use std::future::Future;
use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant};

use qdrant_client::{Qdrant, QdrantError};
use tokio::runtime::Runtime;
use tonic::{Code, Status};

use super::breaker::Breaker;
use crate::config::QdrantSettings;
use crate::search::vector::error::VectorError;

/// A search that failed faster than this, as it does when the server has just come back, is tried once more.
const FAST: Duration = Duration::from_millis(200);

/// A connection to the server, opened when first needed. Callers block, wherever they are: the requests run on a thread of its own.
pub struct Connection {
    /// The settings that it was made with.
    pub settings: QdrantSettings,
    client: Qdrant,
    breaker: Breaker,
    runtime: Option<Runtime>,
}

impl Connection {
    /// Opens nothing yet.
    ///
    /// # Errors
    /// `search.vector.refused` where the address is none; `search.vector.unavailable` where no thread can be had.
    pub fn new(settings: &QdrantSettings) -> Result<Self, VectorError> {
        let client = Qdrant::from_url(&settings.url)
            .api_key(settings.api_key.clone())
            .connect_timeout(settings.connect_timeout)
            .timeout(settings.write_timeout)
            .skip_compatibility_check()
            .build()
            .map_err(|error| VectorError::Refused(error.to_string()))?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.map_err(|error| VectorError::Unavailable(error.to_string()))?;
        let breaker = Breaker::new(settings.pause);
        Ok(Self { settings: settings.clone(), client, breaker, runtime: Some(runtime) })
    }

    /// Asks for a search: once within the time limit of searches, and not at all while the server is known to be away.
    ///
    /// # Errors
    /// `search.vector.unavailable`, `search.vector.timeout`, `search.vector.refused`.
    pub fn search<T, F>(&self, request: impl Fn(Qdrant) -> F) -> Result<T, VectorError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, QdrantError>> + Send + 'static,
    {
        let started = Instant::now();
        self.breaker.check(started)?;
        let mut outcome = self.attempt(&request, self.settings.search_timeout);
        if outcome.is_err() && started.elapsed() < FAST {
            outcome = self.attempt(&request, self.settings.search_timeout);
        }
        self.breaker.note(&outcome, Instant::now());
        outcome
    }

    /// Asks for anything else: within the time limit of writes, again after a growing pause where that may help. Doing the same request
    /// twice must do no harm.
    ///
    /// # Errors
    /// `search.vector.unavailable`, `search.vector.timeout`, `search.vector.refused`.
    pub fn write<T, F>(&self, request: impl Fn(Qdrant) -> F) -> Result<T, VectorError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, QdrantError>> + Send + 'static,
    {
        let mut pause = self.settings.backoff;
        for _ in 0..self.settings.retries {
            match self.attempt(&request, self.settings.write_timeout) {
                Err(error) if error.is_transient() => tracing::debug!(%error, "trying again"),
                outcome => {
                    self.breaker.note(&outcome, Instant::now());
                    return outcome;
                }
            }
            std::thread::sleep(pause);
            pause = pause.saturating_mul(2);
        }
        let outcome = self.attempt(&request, self.settings.write_timeout);
        self.breaker.note(&outcome, Instant::now());
        outcome
    }

    /// The failure for which searches do without the server now.
    ///
    /// # Errors
    /// `search.vector.unavailable`, `search.vector.timeout`.
    pub fn last_failure(&self) -> Result<(), VectorError> {
        self.breaker.last_failure(Instant::now())
    }

    fn attempt<T, F>(&self, request: &impl Fn(Qdrant) -> F, limit: Duration) -> Result<T, VectorError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, QdrantError>> + Send + 'static,
    {
        let Some(runtime) = &self.runtime else { return Err(VectorError::Unavailable("已关闭".to_owned())) };
        let (answer, answered) = sync_channel(1);
        let future = request(self.client.clone());
        runtime.spawn(async move {
            let outcome = tokio::time::timeout(limit, future).await;
            // Nobody waits any more only where this process ends.
            answer.send(outcome).ok();
        });
        match answered.recv() {
            Ok(Ok(outcome)) => outcome.map_err(|error| self.meaning(error, limit)),
            Ok(Err(_)) => Err(VectorError::Timeout { milliseconds: limit.as_millis() }),
            Err(_) => Err(VectorError::Unavailable("请求中断".to_owned())),
        }
    }

    fn meaning(&self, error: QdrantError, limit: Duration) -> VectorError {
        match error {
            QdrantError::ResponseError { status } => self.meaning_of_status(&status, limit),
            QdrantError::ResourceExhaustedError { status, .. } => VectorError::Unavailable(self.said(status.message())),
            QdrantError::Io(error) => VectorError::Unavailable(self.said(&error.to_string())),
            other => VectorError::Refused(other.to_string()),
        }
    }

    fn meaning_of_status(&self, status: &Status, limit: Duration) -> VectorError {
        let message = status.message();
        // The client reports a connection that it cannot open as an internal error, and one that breaks as an unknown one.
        let is_of_transport = message.starts_with("Failed to connect") || message.contains("transport error");
        match status.code() {
            Code::DeadlineExceeded | Code::Cancelled => VectorError::Timeout { milliseconds: limit.as_millis() },
            Code::Unavailable | Code::Aborted | Code::ResourceExhausted => VectorError::Unavailable(self.said(message)),
            Code::Internal | Code::Unknown if is_of_transport => VectorError::Unavailable(self.said(message)),
            code => VectorError::Refused(format!("{code:?} {message}")),
        }
    }

    /// The address, and the reason as far as a person can use it.
    fn said(&self, message: &str) -> String {
        let known = [
            ("refused", "连接被拒绝"),
            ("lookup address", "域名无法解析"),
            ("timed out", "连接超时"),
            ("deadline has elapsed", "连接超时"),
            ("connect error", "连接不上"),
            ("transport error", "连接中断"),
        ];
        let reason = known.iter().find(|(sign, _)| message.contains(sign)).map_or(message, |(_, reason)| reason);
        format!("{} {reason}", self.settings.url)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        // The last owner may be an async task, where waiting for threads is not allowed.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
