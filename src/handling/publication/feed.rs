//! What the platform above gets: what changed in public since it last asked.

use serde::Serialize;
use utoipa::ToSchema;

use crate::assist::pipeline::Services;
use crate::casework::publication::{FeedRow, Publication, Stage, feed_row};
use crate::failure::Failure;
use crate::store::publications::FeedItem;

/// What changed in public, in the order in which it did.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PublicationFeed)]
pub struct FeedPage {
    /// The changes.
    pub items: Vec<FeedEntry>,
    /// `after` of the next request: now, where there is more, or the next time.
    pub next: i64,
    /// Whether there is more already.
    pub more: bool,
}

/// A publication that changed in public, as it stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PublicationFeedEntry)]
pub struct FeedEntry {
    /// Number of the change; rises from change to change.
    pub number: i64,
    /// What happened last.
    pub change: Change,
    /// What may be known of it.
    #[serde(flatten)]
    pub row: FeedRow,
    /// The text that is public; absent where none is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What happened last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PublicationFeedChange)]
pub enum Change {
    /// It became public.
    Published,
    /// Its text or fields were corrected: take the new ones.
    Corrected,
    /// It was taken down: take the copy down, and say why.
    Withdrawn,
    /// Its period is over: take the copy down.
    Expired,
}

impl Change {
    /// On screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Published => "公开",
            Self::Corrected => "更正",
            Self::Withdrawn => "撤回",
            Self::Expired => "期满",
        }
    }
}

/// At most `limit` changes of an agency after the one with the number `after`.
///
/// # Errors
/// `store.*`.
pub async fn feed(services: &Services, agency: &str, after: i64, limit: u64) -> Result<FeedPage, Failure> {
    // One more than asked for tells whether there is more.
    let mut changed = services.store.publications().feed(agency, after, limit + 1).await?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = changed.len() > wanted;
    changed.truncate(wanted);
    let next = changed.last().map_or(after, |last| last.number);
    Ok(FeedPage { items: changed.iter().filter_map(entry).collect(), next, more })
}

fn entry(item: &FeedItem) -> Option<FeedEntry> {
    let text = item.publication.visible().map(|live| live.text.clone());
    let row = feed_row(&item.id, &item.publication)?;
    Some(FeedEntry { number: item.number, change: change(&item.publication), row, text })
}

fn change(publication: &Publication) -> Change {
    let published = publication.live.as_ref().map(|live| live.published.at);
    match publication.stage() {
        Stage::Withdrawn => Change::Withdrawn,
        Stage::Expired => Change::Expired,
        _ if publication.corrections.last().map(|last| last.signature.at) == published => Change::Corrected,
        _ => Change::Published,
    }
}
