//! Results on stdout.

use std::io::Write;

use serde::Serialize;

use crate::failure::Failure;

/// Writes results to stdout, as JSON or as text.
#[derive(Debug, Clone, Copy)]
pub struct Output {
    json: bool,
}

impl Output {
    /// JSON where `json`, text for a person otherwise.
    pub fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether the caller asked for JSON.
    pub fn is_json(self) -> bool {
        self.json
    }

    /// Prints `value` as one JSON document, or what `text` makes of it.
    ///
    /// # Errors
    /// `output.write` where stdout is closed.
    pub fn print<T: Serialize>(self, value: &T, text: impl FnOnce(&T) -> String) -> Result<(), Failure> {
        let rendered = if self.json { serde_json::to_string(value).map_err(Failure::internal)? } else { text(value) };
        self.line(&rendered)
    }

    /// Prints one line as it is.
    ///
    /// # Errors
    /// `output.write` where stdout is closed.
    pub fn line(self, line: &str) -> Result<(), Failure> {
        let mut stdout = std::io::stdout().lock();
        let written = writeln!(stdout, "{}", line.trim_end_matches('\n')).and_then(|()| stdout.flush());
        written.map_err(|error| Failure::new("output.write", format!("写不出结果：{error}")))
    }
}
