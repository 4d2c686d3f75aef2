//! Every case of an agency with its acts and publication, one after the other: for figures, which no single reader asks for.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::CaseFiles;
use crate::casework::case_file::act::Recorded;
use crate::casework::publication::Recorded as Published;
use crate::store::entities::case_file;
use crate::store::error::StoreError;
use crate::store::publications::events_of;

/// Takes a case: its identifier, its acts, the events of its publication.
pub type Take<'a> = dyn FnMut(&str, &[Recorded], &[Published]) + Send + 'a;

impl CaseFiles {
    /// Gives the identifier, all acts and all events of the publication of each case of `agency`, oldest case first. One case is held
    /// in memory at a time.
    ///
    /// # Errors
    /// `store.database`, `store.corrupt`.
    pub async fn each(&self, agency: &str, take: &mut Take<'_>) -> Result<(), StoreError> {
        let query = case_file::Entity::find().select_only().column(case_file::Column::Id);
        let query = query.filter(case_file::Column::Agency.eq(agency)).order_by_asc(case_file::Column::Id);
        let ids: Vec<String> = query.into_tuple().all(self.store.read()).await?;
        for id in ids {
            let acts = super::history(self.store.read(), &id).await?;
            let events = events_of(self.store.read(), &id).await?;
            take(&id, &acts, &events);
        }
        Ok(())
    }
}
