//! What somebody is about to be shown of a case, for the log: each read of a case file passes here before it is answered.

use serde_json::{Value, json};

use crate::assist::pipeline::Services;
use crate::casework::people::Person;
use crate::failure::Failure;
use crate::store::audit::View;
use crate::store::case_files::{CaseFilter, subject};

/// What is shown.
#[derive(Debug, Clone, Copy)]
pub enum Seen<'a> {
    /// The case as it stands.
    File(&'a str),
    /// Everything that happened to it.
    Timeline(&'a str),
    /// What a review has before it.
    Review(&'a str),
    /// The decision as it may be published.
    Redaction(&'a str),
    /// The publication of its decision, with the text that it hides.
    Publication(&'a str),
    /// A run of the main job: what was heard, found and drafted.
    Run(&'a str),
    /// A list of publications.
    Publications,
    /// A list of runs.
    Runs,
    /// The whole case as an archive.
    Archive(&'a str),
    /// Two versions of a document side by side.
    Comparison {
        /// Identifier of the case.
        case: &'a str,
        /// Identifier of the document.
        document: &'a str,
        /// The older version.
        from: u32,
        /// The newer version.
        to: u32,
    },
    /// The bytes of a material.
    Material {
        /// Identifier of the case.
        case: &'a str,
        /// Identifier of the material.
        material: &'a str,
    },
    /// A document as an office file.
    Document {
        /// Identifier of the case.
        case: &'a str,
        /// Identifier of the document.
        document: &'a str,
        /// Its version.
        version: u32,
    },
    /// A list of cases: how many, and what was looked for.
    List {
        /// Cases in the answer.
        count: usize,
        /// What was looked for.
        filter: &'a CaseFilter,
    },
}

impl Seen<'_> {
    fn subject(&self) -> String {
        match self {
            Self::File(case)
            | Self::Timeline(case)
            | Self::Review(case)
            | Self::Redaction(case)
            | Self::Archive(case)
            | Self::Publication(case)
            | Self::Comparison { case, .. }
            | Self::Document { case, .. }
            | Self::Material { case, .. } => subject(case),
            Self::Run(run) => format!("run/{run}"),
            Self::Runs => "runs".to_owned(),
            Self::Publications => "publications".to_owned(),
            Self::List { .. } => "cases".to_owned(),
        }
    }

    fn detail(&self) -> Value {
        match self {
            Self::File(_) => json!({"what": "file"}),
            Self::Timeline(_) => json!({"what": "timeline"}),
            Self::Review(_) => json!({"what": "review"}),
            Self::Redaction(_) => json!({"what": "redaction"}),
            Self::Archive(_) => json!({"what": "archive"}),
            Self::Publication(_) => json!({"what": "publication"}),
            Self::Run(_) => json!({"what": "run"}),
            Self::Runs | Self::Publications => json!({"what": "list"}),
            Self::Comparison { document, from, to, .. } => {
                json!({"what": "comparison", "document": document, "from": from, "to": to})
            }
            Self::Document { document, version, .. } => {
                json!({"what": "document", "document": document, "version": version})
            }
            Self::Material { material, .. } => json!({"what": "material", "material": material}),
            Self::List { count, filter } => json!({"what": "list", "count": count, "stage": filter.stage,
                "field": filter.field, "officer": filter.officer, "words": filter.words, "before": filter.before}),
        }
    }
}

/// Puts on record that `reader` is about to be shown something; `called` is what the log calls them, where that is not name and
/// account. Nothing may be shown before this has returned.
///
/// # Errors
/// `store.*`.
pub async fn seen(services: &Services, reader: &Person, called: Option<&str>, what: Seen<'_>) -> Result<(), Failure> {
    let actor = called.map_or_else(|| reader.called(), str::to_owned);
    let mut detail = what.detail();
    detail["by"] = Value::from(reader.id.as_str());
    Ok(services.store.audit().viewed(View { actor, subject: what.subject(), detail }).await?)
}
