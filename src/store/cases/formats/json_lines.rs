//! One JSON object per line.

use serde::Deserialize;

use super::{Record, SourceCase};
use crate::search::hit::PastCase;

#[derive(Debug, Deserialize)]
struct Line {
    source: Option<String>,
    #[serde(flatten)]
    case: PastCase,
}

/// Reads every line that is not empty.
pub(super) fn read(text: &str) -> Vec<Record> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| (number, parse(line))).collect()
}

fn parse(line: &str) -> Result<SourceCase, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| format!("不符合案例格式：{error}"))?;
    Ok(SourceCase { source: line.source, case: line.case, row: None, remark: None })
}
