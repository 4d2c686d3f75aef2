//! The signed heads that the database holds.

use sea_orm::{ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryOrder, QueryTrait};

use super::SignedHead;
use crate::store::audit::Audit;
use crate::store::entities::audit_signed_head;
use crate::store::error::StoreError;

impl Audit {
    /// Every signed head, oldest first.
    ///
    /// # Errors
    /// `store.corrupt` where a row can't be read, `store.database`.
    pub async fn heads(&self) -> Result<Vec<SignedHead>, StoreError> {
        let rows = rows(self.store.read()).await?;
        let unreadable = || StoreError::Corrupt("已签名的日志头".to_owned());
        rows.into_iter().map(|row| row.ok_or_else(unreadable)).collect()
    }
}

/// The rows by their day; `None` for one that can't be read.
pub(in crate::store::audit) async fn rows(on: &impl ConnectionTrait) -> Result<Vec<Option<SignedHead>>, StoreError> {
    let query = audit_signed_head::Entity::find().order_by_asc(audit_signed_head::Column::Day);
    let rows = on.query_all_raw(query.build(DbBackend::Sqlite)).await?;
    Ok(rows.iter().map(|row| audit_signed_head::Model::from_query_result(row, "").ok().and_then(head)).collect())
}

/// The newest signed head.
pub(super) async fn newest(on: &impl ConnectionTrait) -> Result<Option<SignedHead>, StoreError> {
    let row = audit_signed_head::Entity::find().order_by_desc(audit_signed_head::Column::Day).one(on).await?;
    let unreadable = || StoreError::Corrupt("已签名的日志头".to_owned());
    row.map(|row| head(row).ok_or_else(unreadable)).transpose()
}

/// Adds a signed head.
pub(super) async fn insert(on: &impl ConnectionTrait, head: &SignedHead) -> Result<(), StoreError> {
    let row = audit_signed_head::ActiveModel {
        day: Set(head.day.to_string()),
        entries: Set(head.entries),
        head: Set(head.head.clone()),
        public_key: Set(head.public_key.clone()),
        signature: Set(head.signature.clone()),
    };
    audit_signed_head::Entity::insert(row).exec_without_returning(on).await?;
    Ok(())
}

fn head(row: audit_signed_head::Model) -> Option<SignedHead> {
    let audit_signed_head::Model { day, entries, head, public_key, signature } = row;
    Some(SignedHead { day: day.parse().ok()?, entries, head, public_key, signature })
}
