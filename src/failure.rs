//! The error that reaches a user: a stable code, a sentence in Chinese, and what to do about it.

use std::fmt;

/// What a user sees when something fails, on the command line and as problem+json alike.
///
/// Modules have error types of their own (`thiserror`); each converts into a `Failure` at the boundary.
#[derive(Debug)]
pub struct Failure {
    /// Stable identifier such as `audio.empty`: `<area>.<what>`, lower case, never reworded.
    pub code: &'static str,
    /// One sentence in Chinese: what failed and why.
    pub message: String,
    /// What the user can do, in Chinese.
    pub hint: Option<String>,
    /// Seconds after which another try may succeed.
    pub retry_after: Option<u32>,
}

impl Failure {
    /// A failure without a hint.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: None, retry_after: None }
    }

    /// The same failure with advice on what to do.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same failure, which may not happen again after `seconds`.
    #[must_use]
    pub fn after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Something that should not have happened; the detail goes to the user because nobody else may see it.
    pub fn internal(error: impl fmt::Display) -> Self {
        Self::new("internal", format!("内部错误：{error}"))
    }

    /// The user cancelled the work.
    pub fn cancelled() -> Self {
        Self::new("cancelled", "已取消")
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {}", self.code, self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "（{hint}）"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Failure {}
