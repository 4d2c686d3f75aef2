//! From a sentence of a draft back to what it rests on: what was said, the provision, the step of the range, the model and its
//! prompt, and the entries of the log that hold all of it.

mod align;
mod origin;
mod support;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::pipeline::STEPS;
use super::services::Services;
use super::stored::Stored;
use crate::casework::archive::log::sha256_of;
use crate::failure::Failure;
use crate::store::audit::{EntryRef, canonical_json};
use crate::store::runs::{Status, StepRow};

pub use origin::Known;
pub use support::{FactSupport, ProvisionSupport, SegmentRef, Support};

/// Where a run's draft came from.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RunTrace {
    /// The run.
    pub run: String,
    /// Name of the recording or transcript.
    pub file_name: String,
    /// SHA-256 of it.
    pub file_sha256: String,
    /// How it is known what each sentence rests on.
    pub known: Known,
    /// What a reader must know of this answer, in Chinese: what was worked out anew or guessed, what no longer fits.
    pub notes: Vec<String>,
    /// The sentences of the draft in order; the notes for the officer below it are not part of it.
    pub sentences: Vec<SentenceTrace>,
    /// The steps that made it.
    pub steps: Vec<StepTrace>,
    /// Entries of the log about the transcript and the draft as documents.
    pub documents: Vec<EntryRef>,
}

/// A sentence and what it rests on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SentenceTrace {
    /// Its number in the draft, from 1.
    pub id: usize,
    /// Its words, with the marks that the check left.
    pub text: String,
    /// Its words before the model of the step `draft` rephrased them, where it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What it rests on; empty where that is not known.
    pub rests_on: Vec<Support>,
}

/// A step as it is on record.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StepTrace {
    /// The step.
    pub name: String,
    /// Which attempt, from 1.
    pub attempt: u32,
    /// How far it is.
    pub status: Status,
    /// SHA-256 of the canonical JSON of what it was given.
    pub input_sha256: String,
    /// The same of its result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_sha256: Option<String>,
    /// The model, where one was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// SHA-256 of its weights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model_sha256: Option<String>,
    /// Version of the prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prompt_version: Option<String>,
    /// Entries of the log about it, all attempts.
    pub entries: Vec<EntryRef>,
}

/// Follows every sentence of a run's draft.
///
/// # Errors
/// `run.not_found`, `run.undrafted` where the run has no draft yet, `run.unreadable`, `store.*`.
pub async fn trace(services: &Services, run_id: &str) -> Result<RunTrace, Failure> {
    let stored = Stored::load(services, run_id).await?;
    let Some(drafted) = &stored.drafted else {
        let failure = Failure::new("run.undrafted", format!("办理记录 {run_id} 还没有文书草稿"));
        return Err(failure.with_hint("等拟稿完成后再追溯"));
    };
    let origin = origin::of(&stored, drafted, &services.config.agency)?;
    let mut notes = origin.notes();
    let final_text = stored.checked.as_ref().map_or(drafted.markdown.as_str(), |checked| checked.markdown.as_str());
    let shown = align::texts(&drafted.markdown, final_text, &origin.sentences).unwrap_or_else(|| {
        notes.push("核查之后的草稿与拟稿时的不对应，以下是拟稿时的文字".to_owned());
        align::own_texts(&drafted.markdown, &origin.sentences)
    });
    if let Some(draft) = services.store.runs().draft(run_id).await?
        && !draft.starts_with(final_text.trim_end())
    {
        notes.push("现存的草稿与步骤所记的不同：请运行 caiheng audit verify".to_owned());
    }
    let rests_on = |basis: &[_]| basis.iter().map(|basis| support::resolve(&stored, basis)).collect();
    let sentences = (1..).zip(origin.sentences.iter().zip(shown)).map(|(id, (sentence, text))| SentenceTrace {
        id,
        text,
        before: sentence.before.clone(),
        rests_on: rests_on(&sentence.basis),
    });
    Ok(RunTrace {
        run: run_id.to_owned(),
        file_name: stored.record.file_name.clone(),
        file_sha256: stored.record.sha256.clone(),
        known: origin.known,
        sentences: sentences.collect(),
        steps: steps(services, &stored).await?,
        documents: documents(services, run_id).await?,
        notes,
    })
}

async fn steps(services: &Services, stored: &Stored) -> Result<Vec<StepTrace>, Failure> {
    let mut steps = Vec::new();
    for row in STEPS.iter().filter_map(|name| stored.row(name)) {
        let entries = services.store.audit().of_run(&stored.record.id, &row.name).await?;
        // The step `draft` shares its subject with the draft as a document.
        steps.push(step(row, entries.into_iter().filter(|entry| entry.action.starts_with("step.")).collect()));
    }
    Ok(steps)
}

fn step(row: &StepRow, entries: Vec<EntryRef>) -> StepTrace {
    let sha256 = |value: &Value| sha256_of(canonical_json(value));
    StepTrace {
        name: row.name.clone(),
        attempt: row.attempt,
        status: row.status,
        input_sha256: sha256(&row.input),
        output_sha256: row.output.as_ref().map(sha256),
        model: row.model.clone(),
        model_sha256: row.model_sha256.clone(),
        prompt_version: row.prompt_version.clone(),
        entries,
    }
}

async fn documents(services: &Services, run_id: &str) -> Result<Vec<EntryRef>, Failure> {
    let audit = services.store.audit();
    let mut entries = audit.of_run(run_id, "transcript").await?;
    entries.extend(audit.of_run(run_id, "draft").await?.into_iter().filter(|entry| entry.action == "draft.save"));
    Ok(entries)
}
