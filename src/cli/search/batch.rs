//! Many queries in one process: JSON Lines in, JSON Lines out.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::cli::Output;
use crate::failure::Failure;
use crate::search::searched::Searched;

#[derive(Debug, Deserialize)]
struct Line {
    #[serde(rename = "_id")]
    id: serde_json::Value,
    text: String,
}

#[derive(Debug, Serialize)]
struct Answered<H> {
    #[serde(rename = "_id")]
    id: serde_json::Value,
    hits: Vec<H>,
    /// Wall time of the query in milliseconds.
    ms: f64,
    /// What was searched; absent where the query could not be asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    searched: Option<Searched>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'static str>,
}

/// Answers each line of `file` with `ask`. An empty query gets no hits and `"error":"search.empty_query"`, so that one
/// bad line does not lose the others. Notes go to stderr, each once.
///
/// # Errors
/// `search.batch` where the file cannot be read or a line is no query; what `ask` says.
pub(super) async fn run<H, A>(file: &Path, output: Output, ask: impl Fn(String) -> A) -> Result<(), Failure>
where
    H: Serialize,
    A: Future<Output = Result<(Vec<H>, Vec<String>, Searched), Failure>>,
{
    let mut noted = BTreeSet::new();
    for line in read(file)? {
        let started = Instant::now();
        let (hits, notes, searched, error) = match ask(line.text).await {
            Ok((hits, notes, searched)) => (hits, notes, Some(searched), None),
            Err(failure) if failure.code == "search.empty_query" => (Vec::new(), Vec::new(), None, Some(failure.code)),
            Err(failure) => return Err(failure),
        };
        let ms = started.elapsed().as_secs_f64() * 1000.0;
        let answered = Answered { id: line.id, hits, ms, searched, error };
        output.line(&serde_json::to_string(&answered).map_err(Failure::internal)?)?;
        for note in notes {
            if noted.insert(note.clone()) {
                // A note that cannot be shown must not stop the answers.
                let _ = writeln!(std::io::stderr(), "提示 {note}");
            }
        }
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<Line>, Failure> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failure::new("search.batch", format!("读不了查询文件 {}：{error}", file.display())))?;
    let numbered = text.lines().zip(1_usize..).filter(|(line, _)| !line.trim().is_empty());
    let parse = |(line, number): (&str, usize)| {
        serde_json::from_str(line).map_err(|error| {
            Failure::new("search.batch", format!("{} 第 {number} 行不是查询：{error}", file.display()))
                .with_hint("每行应为 {\"_id\": …, \"text\": \"…\"}")
        })
    };
    numbered.map(parse).collect()
}
