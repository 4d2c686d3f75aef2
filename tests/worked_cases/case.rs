//! A case as written in the fixture: the question, and what the law gives by hand.

use std::path::Path;

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// One case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkedCase {
    /// Stable identifier.
    pub id: String,
    /// Heading of the page under which it stands.
    pub section: String,
    /// What it shows.
    pub title: String,
    /// The act in plain words.
    pub act: String,
    /// What it is about.
    pub topic: Vec<String>,
    /// The question, as `caiheng range` takes it.
    pub request: Map<String, Value>,
    /// What must come out.
    pub expect: Expectation,
    /// The working by hand, with articles and arithmetic.
    pub why: String,
    /// What has to be imported beyond the fetched statutes.
    #[serde(default)]
    pub needs: Option<Needs>,
}

/// What a case needs beyond the fetched statutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Needs {
    /// An earlier version of a statute from ../shared/corpus/lawrefbook.
    Lawrefbook,
    /// The invented benchmark tables of index/benchmarks.
    Benchmarks,
    /// The sample tables of ../shared/samples/discretion.
    Samples,
}

/// What must come out; what is left out is not compared.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expectation {
    /// Code of the failure, where the question must be refused.
    pub error: Option<String>,
    /// Full name of the law that applies.
    pub law: Option<String>,
    /// Article that applies.
    pub article: Option<u32>,
    /// Statutory range in yuan.
    pub statutory: Option<Range>,
    /// One of these, where the law leaves it to a person to establish a fact.
    pub statutory_any: Vec<Range>,
    /// Identifier of the tier; `null`: no tier, a person weighs.
    #[serde(deserialize_with = "present")]
    pub tier: Option<Option<String>>,
    /// Range for the case in yuan.
    pub case: Option<Range>,
    /// Suggested amount in yuan; `null`: none.
    #[serde(deserialize_with = "present")]
    pub point: Option<Option<f64>>,
    /// Penalties that must stand beside the fine.
    pub other: Vec<String>,
    /// Outcomes that must be offered.
    pub alternatives: Vec<Alternative>,
    /// Tiers that must not be offered.
    pub no_alternatives: Vec<String>,
    /// Words that must stand in the notes or steps.
    pub notes_contain: Vec<String>,
    /// Which of old and new law applies: `old`, `new`, `same`, `person`.
    pub comparison: Option<String>,
    /// The provision chosen of several; `null`: none, a person compares.
    #[serde(deserialize_with = "present")]
    pub chosen: Option<Option<Chosen>>,
    /// Identifier of the rule profile.
    pub profile: Option<String>,
    /// How the proposed fine stands.
    pub proposed: Map<String, Value>,
}

/// A range of fines; an end belongs to it unless it is marked as excluded.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    pub min: Option<f64>,
    pub max: Option<f64>,
    #[serde(default)]
    pub min_excluded: bool,
    #[serde(default)]
    pub max_excluded: bool,
}

/// An outcome that must be offered.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    pub tier: String,
    pub range: Range,
}

/// A provision.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    pub law: String,
    pub article: u32,
}

/// Tells `null` from a field that is left out.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// All cases of the fixture.
pub fn all() -> Vec<WorkedCase> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/worked_cases.jsonl");
    let lines = std::fs::read_to_string(&path).expect("the fixture is there");
    lines.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}
