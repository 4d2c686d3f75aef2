//! What a case takes over from a run of the main job: its draft, and its transcript as a record.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Terms, act, read};
use crate::assist::pipeline::Services;
use crate::assist::transcript::{Segment, Transcript};
use crate::casework::case_file::act::Act;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::materials::{Exchange, RecordKind};
use crate::casework::people::{Permission, Person};
use crate::failure::Failure;
use crate::store::runs::Scope;

/// A transcript that becomes a record of a case.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RecordFromRun)]
pub struct FromRun {
    /// The run; it must be linked to the case.
    pub run: String,
    /// With whom, or about what.
    pub title: String,
    /// When it took place.
    pub held_at: DateTime<Utc>,
    /// Accounts of those present for the agency.
    #[serde(default)]
    pub present: BTreeSet<String>,
    /// The material that holds the recording, where it was added to the case.
    #[serde(default)]
    pub recording: Option<String>,
}

/// Begins a record of kind transcript from what a run heard, each utterance with its place in the recording.
///
/// # Errors
/// As [`act`]; `case.run_not_linked`, `case.run_untranscribed` where the run has no transcript yet.
pub async fn transcribed(
    services: &Services,
    case_id: &str,
    actor: &Person,
    asked: FromRun,
    terms: Terms<'_>,
) -> Result<CaseFile, Failure> {
    may_read_runs(actor)?;
    let (file, _) = read(services, case_id, actor).await?;
    let FromRun { run, title, held_at, present, recording } = asked;
    if !file.runs.contains_key(&run) {
        return Err(Failure::new("case.run_not_linked", format!("运行 {run} 没有关联到本案")));
    }
    let content = services.store.runs().transcript(&run).await?;
    let content = content.ok_or_else(|| {
        Failure::new("case.run_untranscribed", format!("运行 {run} 还没有转写")).with_hint("等转写完成后再办理")
    })?;
    let transcript: Transcript = serde_json::from_value(content).map_err(Failure::internal)?;
    let begin = Act::BeginRecord {
        kind: RecordKind::Transcript,
        title,
        held_at,
        present,
        certificates_shown: false,
        rights_told: false,
        recording,
        exchanges: transcript.segments.into_iter().map(exchange).collect(),
    };
    act(services, case_id, actor, begin, terms).await
}

fn exchange(segment: Segment) -> Exchange {
    // Text without a recording has no places: all of it begins and ends at zero.
    let timed = segment.end > segment.start;
    Exchange {
        speaker: segment.speaker.unwrap_or_default(),
        question: String::new(),
        answer: segment.text,
        start: timed.then_some(segment.start),
        end: timed.then_some(segment.end),
    }
}

/// The act, with the run's draft where a document is begun from a run without a text of its own.
pub(super) async fn drafted(services: &Services, act: Act) -> Result<Act, Failure> {
    let Act::BeginDocument { kind, markdown, run: Some(run) } = act else { return Ok(act) };
    if !markdown.trim().is_empty() {
        return Ok(Act::BeginDocument { kind, markdown, run: Some(run) });
    }
    let draft = services.store.runs().draft(&run).await?;
    let markdown = draft.ok_or_else(|| Failure::new("case.run_undrafted", format!("运行 {run} 没有文书草稿")))?;
    Ok(Act::BeginDocument { kind, markdown, run: Some(run) })
}

/// What takes something over from a run needs the permission to read runs: a token may lack it.
pub(super) fn permitted(actor: &Person, act: &Act) -> Result<(), Failure> {
    match act {
        Act::LinkRun { .. } | Act::BeginDocument { run: Some(_), .. } => may_read_runs(actor),
        _ => Ok(()),
    }
}

fn may_read_runs(actor: &Person) -> Result<(), Failure> {
    if actor.may(Permission::Assist) {
        return Ok(());
    }
    Err(Failure::new("case.not_permitted", format!("{}不能使用办理记录", actor.name)))
}

/// A run that is tied to a case must be there and be of the actor's agency; another agency's looks as if it were not.
pub(super) async fn known(services: &Services, actor: &Person, act: &Act) -> Result<(), Failure> {
    let Act::LinkRun { run } = act else { return Ok(()) };
    let found = services.store.runs().get(run).await?;
    if found.is_some_and(|run| Scope::Agency(&actor.agency).holds(run.owner.as_ref())) {
        return Ok(());
    }
    Err(Failure::new("case.run_unknown", format!("本机关没有办理记录 {run}"))
        .with_hint("没有归属的办理记录先由管理员划归本机关：caiheng people take-runs"))
}
