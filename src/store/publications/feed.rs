//! What changed in public since an event: for each publication where it stands now, at the number of its last change.

use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Publications, recorded};
use crate::casework::publication::{Publication, Recorded};
use crate::store::entities::publication_event;
use crate::store::error::StoreError;

/// Kinds of events by which what is public changes.
const PUBLIC: [&str; 3] = ["published", "withdrawn", "expired"];

/// A publication that changed in public.
#[derive(Debug, Clone)]
pub struct FeedItem {
    /// Number of the event by which it last did.
    pub number: i64,
    /// Identifier of the publication.
    pub id: String,
    /// As it stands.
    pub publication: Publication,
}

impl Publications {
    /// At most `limit` publications of an agency that changed in public after the event `after`, oldest change first. One that
    /// changed several times is given once, as it stands, so that nothing is told that was taken down since.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn feed(&self, agency: &str, after: i64, limit: u64) -> Result<Vec<FeedItem>, StoreError> {
        let last = publication_event::Column::Number.max();
        let query = publication_event::Entity::find()
            .select_only()
            .column(publication_event::Column::PublicationId)
            .column_as(last.clone(), "last")
            .filter(publication_event::Column::Agency.eq(agency))
            .filter(publication_event::Column::Kind.is_in(PUBLIC))
            .group_by(publication_event::Column::PublicationId)
            .having(last.clone().gt(after))
            .order_by_asc(last)
            .limit(limit);
        let changed: Vec<(String, i64)> = query.into_tuple().all(self.store.read()).await?;
        let mut items = Vec::with_capacity(changed.len());
        for (id, number) in changed {
            let events = self.events(&id).await?;
            let publication = Publication::fold(events.iter().map(|recorded| &recorded.event));
            items.push(FeedItem { number, id, publication });
        }
        Ok(items)
    }

    /// The events of a publication, those of this very moment too: what was taken down meanwhile is not told as public.
    async fn events(&self, id: &str) -> Result<Vec<Recorded>, StoreError> {
        let query = publication_event::Entity::find()
            .filter(publication_event::Column::PublicationId.eq(id))
            .order_by_asc(publication_event::Column::Seq);
        query.all(self.store.read()).await?.iter().map(recorded).collect()
    }
}
