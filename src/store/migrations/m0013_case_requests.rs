//! Finds the case that a repeated request opened, by the key of the request.

use sea_orm_migration::prelude::*;

use super::index;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("case_event_opened_by", "case_event", &["request", "seq"])).await
    }
}
