//! What the binary says to a question.

use serde_json::Value;

use crate::case::WorkedCase;
use crate::homes::{Homes, caiheng};

/// An answer, or why there was none.
pub enum Answer {
    /// JSON of `caiheng range`.
    Range(Value),
    /// What it said where it refused.
    Refused(String),
}

/// Puts a case to the binary.
pub fn of(case: &WorkedCase, homes: &Homes) -> Answer {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("facts.json");
    std::fs::write(&file, serde_json::to_vec(&case.request).expect("JSON")).expect("writes");
    let file = file.to_str().expect("a path");
    let output = caiheng(homes.for_case(case), &["--json", "range", file]);
    if output.status.success() {
        return Answer::Range(serde_json::from_slice(&output.stdout).expect("JSON"));
    }
    Answer::Refused(String::from_utf8_lossy(&output.stderr).into_owned())
}
