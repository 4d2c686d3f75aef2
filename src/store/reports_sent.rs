//! Which reports an agency published or sent. Each is marked once; the mark stays.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::entities::{account, report_sent};
use super::error::StoreError;
use super::{Store, time};
use crate::casework::deadline::{Milestone, Moment};
use crate::failure::Failure;

/// Reports of a store.
#[derive(Debug, Clone)]
pub struct ReportsSent {
    store: Store,
}

impl ReportsSent {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// What an agency published and sent, oldest first.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn of(&self, agency: &str) -> Result<Vec<Moment>, StoreError> {
        let query = report_sent::Entity::find().filter(report_sent::Column::Agency.eq(agency));
        let rows = query.order_by_asc(report_sent::Column::SentAt).all(self.store.read()).await?;
        let moment = |row: report_sent::Model| {
            let what = serde_json::from_value(row.kind.into())?;
            Ok(Moment { what, at: time::from_text(&row.sent_at)?, subject: Some(row.year) })
        };
        rows.into_iter().map(moment).collect()
    }

    /// Since when an agency keeps its reports here: since its first account. `None` where it has none.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn kept_since(&self, agency: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
        let query = account::Entity::find().filter(account::Column::Agency.eq(agency));
        let first = query.order_by_asc(account::Column::CreatedAt).one(self.store.read()).await?;
        first.map(|row| time::from_text(&row.created_at)).transpose()
    }

    /// Marks a report as sent at `at`.
    ///
    /// # Errors
    /// `report.sent_already`, `store.*`.
    pub async fn mark(
        &self,
        agency: &str,
        kind: Milestone,
        year: i32,
        at: DateTime<Utc>,
        account_id: &str,
    ) -> Result<(), Failure> {
        let named = serde_json::to_value(kind).map_err(StoreError::from)?;
        let kind = named.as_str().unwrap_or_default().to_owned();
        let (year, at) = (year.to_string(), time::to_text(at));
        let writing = self.store.write().await?;
        let key = (agency.to_owned(), kind.clone(), year.clone());
        let held = report_sent::Entity::find_by_id(key).one(writing.on()).await.map_err(StoreError::from)?;
        if let Some(held) = held {
            let message = format!("{year} 年的这份报告已经记为报送（{}）", held.sent_at);
            return Err(Failure::new("report.sent_already", message));
        }
        let row = report_sent::ActiveModel {
            agency: Set(agency.to_owned()),
            kind: Set(kind.clone()),
            year: Set(year.clone()),
            sent_at: Set(at.clone()),
            account_id: Set(account_id.to_owned()),
        };
        report_sent::Entity::insert(row).exec_without_returning(writing.on()).await.map_err(StoreError::from)?;
        let detail = json!({"kind": kind, "year": year, "sent_at": at});
        self.store.audit().note(writing.on(), "report.sent", format!("agency/{agency}"), detail).await?;
        writing.commit().await?;
        Ok(())
    }
}
