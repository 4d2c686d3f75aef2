//! Versions of a run's transcript and draft. Saving what is saved already makes no new version, so that a step that is
//! repeated after a crash leaves nothing twice.

use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use serde_json::{Value, json};

use super::{Runs, record};
use crate::store::entities::{draft, transcript};
use crate::store::error::StoreError;
use crate::store::time;

impl Runs {
    /// Stores a draft and returns its version, from 1.
    ///
    /// # Errors
    /// `store.not_found`, `store.run_closed` where the run was cancelled.
    pub async fn save_draft(&self, run_id: &str, markdown: &str) -> Result<u32, StoreError> {
        let writing = self.store.write().await?;
        record::open_run(writing.on(), run_id).await?;
        let last = latest_draft(writing.on(), run_id).await?;
        if let Some(same) = last.as_ref().filter(|row| row.markdown == markdown) {
            return Ok(version(same.version));
        }
        let next = last.map_or(1, |row| row.version + 1);
        let row = draft::ActiveModel {
            id: NotSet,
            run_id: Set(run_id.to_owned()),
            version: Set(next),
            markdown: Set(markdown.to_owned()),
            created_at: Set(time::to_text(self.store.now())),
        };
        draft::Entity::insert(row).exec_without_returning(writing.on()).await?;
        let detail = json!({"version": next, "markdown": markdown});
        self.store.audit().note(writing.on(), "draft.save", format!("run/{run_id}/draft"), detail).await?;
        writing.commit().await?;
        Ok(version(next))
    }

    /// The newest draft, as Markdown.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn draft(&self, run_id: &str) -> Result<Option<String>, StoreError> {
        Ok(latest_draft(self.store.read(), run_id).await?.map(|row| row.markdown))
    }

    /// Stores a transcript (the JSON of `assist::transcript::Transcript`) and returns its version, from 1.
    ///
    /// # Errors
    /// `store.not_found`, `store.run_closed` where the run was cancelled.
    pub async fn save_transcript(&self, run_id: &str, content: &Value) -> Result<u32, StoreError> {
        let writing = self.store.write().await?;
        record::open_run(writing.on(), run_id).await?;
        let last = latest_transcript(writing.on(), run_id).await?;
        if let Some(same) = last.as_ref().filter(|row| row.content == *content) {
            return Ok(version(same.version));
        }
        let next = last.map_or(1, |row| row.version + 1);
        let row = transcript::ActiveModel {
            id: NotSet,
            run_id: Set(run_id.to_owned()),
            version: Set(next),
            content: Set(content.clone()),
            created_at: Set(time::to_text(self.store.now())),
        };
        transcript::Entity::insert(row).exec_without_returning(writing.on()).await?;
        let detail = json!({"version": next, "content": content});
        self.store.audit().note(writing.on(), "transcript.save", format!("run/{run_id}/transcript"), detail).await?;
        writing.commit().await?;
        Ok(version(next))
    }

    /// The newest transcript.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn transcript(&self, run_id: &str) -> Result<Option<Value>, StoreError> {
        Ok(latest_transcript(self.store.read(), run_id).await?.map(|row| row.content))
    }
}

async fn latest_draft(on: &impl ConnectionTrait, run_id: &str) -> Result<Option<draft::Model>, StoreError> {
    let query = draft::Entity::find().filter(draft::Column::RunId.eq(run_id));
    Ok(query.order_by_desc(draft::Column::Version).one(on).await?)
}

async fn latest_transcript(on: &impl ConnectionTrait, run_id: &str) -> Result<Option<transcript::Model>, StoreError> {
    let query = transcript::Entity::find().filter(transcript::Column::RunId.eq(run_id));
    Ok(query.order_by_desc(transcript::Column::Version).one(on).await?)
}

fn version(stored: i32) -> u32 {
    u32::try_from(stored).unwrap_or_default()
}
