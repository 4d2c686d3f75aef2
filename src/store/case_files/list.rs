//! Cases of an agency, newest change first.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::CaseFiles;
use crate::casework::case_file::stage::Stage;
use crate::store::entities::case_file;
use crate::store::error::StoreError;
use crate::store::time;

/// Which cases of an agency.
#[derive(Debug, Clone, Default)]
pub struct CaseFilter {
    /// At this stage.
    pub stage: Option<Stage>,
    /// In this field.
    pub field: Option<String>,
    /// Handled by this account.
    pub officer: Option<String>,
    /// Whose title, party or number holds these words.
    pub words: Option<String>,
    /// Opened before the case with this identifier.
    pub before: Option<String>,
    /// At most so many.
    pub limit: u64,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CaseRow)]
pub struct CaseRow {
    /// Identifier.
    pub id: String,
    /// 案号.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 案由.
    pub title: String,
    /// 当事人.
    pub party: String,
    /// Field of enforcement.
    pub field: String,
    /// Region.
    pub region: String,
    /// Where it stands.
    pub stage: Stage,
    /// Accounts of the officers.
    pub officers: Vec<String>,
    /// Number of acts.
    pub acts: i64,
    /// When it was opened.
    pub opened_at: chrono::DateTime<chrono::Utc>,
    /// When the last act took place.
    pub changed_at: chrono::DateTime<chrono::Utc>,
}

impl CaseFiles {
    /// Cases of `agency`, newest first.
    ///
    /// # Errors
    /// `store.database`, `store.corrupt`.
    pub async fn list(&self, agency: &str, filter: &CaseFilter) -> Result<Vec<CaseRow>, StoreError> {
        let mut query = case_file::Entity::find().filter(case_file::Column::Agency.eq(agency));
        if let Some(stage) = filter.stage {
            let word = serde_json::to_value(stage)?;
            query = query.filter(case_file::Column::Stage.eq(word.as_str().unwrap_or_default()));
        }
        if let Some(field) = &filter.field {
            query = query.filter(case_file::Column::Field.eq(field));
        }
        if let Some(officer) = &filter.officer {
            query = query.filter(case_file::Column::Officers.contains(serde_json::to_string(officer)?));
        }
        if let Some(words) = &filter.words {
            let named = Condition::any()
                .add(case_file::Column::Title.contains(words))
                .add(case_file::Column::Party.contains(words))
                .add(case_file::Column::Number.contains(words));
            query = query.filter(named);
        }
        if let Some(before) = &filter.before {
            query = query.filter(case_file::Column::Id.lt(before));
        }
        let query = query.order_by_desc(case_file::Column::Id).limit(filter.limit);
        let rows = query.all(self.store.read()).await?;
        rows.into_iter().map(CaseRow::try_from).collect()
    }
}

impl TryFrom<case_file::Model> for CaseRow {
    type Error = StoreError;

    fn try_from(row: case_file::Model) -> Result<Self, StoreError> {
        Ok(Self {
            stage: serde_json::from_value(serde_json::Value::from(row.stage))?,
            officers: serde_json::from_str(&row.officers)?,
            opened_at: time::from_text(&row.opened_at)?,
            changed_at: time::from_text(&row.changed_at)?,
            id: row.id,
            number: row.number,
            title: row.title,
            party: row.party,
            field: row.field,
            region: row.region,
            acts: row.acts,
        })
    }
}
