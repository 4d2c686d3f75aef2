//! Everything that happened to a case, its publication among it, by time.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::assist::pipeline::Services;
use crate::casework::case_file::act::Recorded;
use crate::casework::case_file::words::summary;
use crate::casework::people::Person;
use crate::casework::publication::{self, Actor};
use crate::failure::Failure;

/// One line of a timeline.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
pub enum TimelineEntry {
    /// An act.
    Act(Box<TimelineAct>),
    /// Something that happened to the publication of the decision.
    Publication(TimelinePublication),
}

/// An act, in one line and as it was recorded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TimelineAct {
    /// What took place, in one line.
    pub summary: String,
    /// The record.
    #[serde(flatten)]
    pub recorded: Recorded,
}

/// An event of the publication, in one line; its texts are with the publication.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TimelinePublication {
    /// What took place, in one line.
    pub summary: String,
    /// Counted from 1 within the publication.
    pub publication_seq: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: Actor,
    /// Its type: `prepared`, `approved`, `published` ...
    pub event: String,
}

impl TimelineEntry {
    /// When it took place.
    pub fn at(&self) -> DateTime<Utc> {
        match self {
            Self::Act(entry) => entry.recorded.at,
            Self::Publication(entry) => entry.at,
        }
    }
}

/// The timeline of a case, for somebody of its agency.
///
/// # Errors
/// `case.not_found`, `store.*`.
pub async fn timeline(services: &Services, case_id: &str, reader: &Person) -> Result<Vec<TimelineEntry>, Failure> {
    let standing = services.store.publications().get(case_id, reader).await?;
    let act = |recorded: Recorded| TimelineEntry::Act(Box::new(TimelineAct { summary: summary(&recorded), recorded }));
    let mut entries: Vec<TimelineEntry> = standing.acts.into_iter().map(act).collect();
    entries.extend(standing.events.into_iter().map(of_publication));
    entries.sort_by_key(TimelineEntry::at);
    Ok(entries)
}

fn of_publication(recorded: publication::Recorded) -> TimelineEntry {
    let publication::Recorded { seq, event } = recorded;
    TimelineEntry::Publication(TimelinePublication {
        summary: publication::summary(&event.what),
        publication_seq: seq,
        at: event.signature.at,
        event: event.what.name().to_owned(),
        actor: event.signature.by,
    })
}
