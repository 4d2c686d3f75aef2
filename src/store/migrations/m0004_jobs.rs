//! The job queue.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, json, string, string_null, text_null};

use super::index;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(jobs()).await?;
        manager.create_index(index("job_status", "job", &["status", "lease_until"])).await?;
        manager.create_index(index("job_run", "job", &["run_id"])).await
    }
}

fn jobs() -> TableCreateStatement {
    Table::create()
        .table("job")
        .col(string("id").primary_key())
        .col(string("kind"))
        .col(string_null("run_id"))
        .col(json("payload"))
        .col(string("status"))
        .col(integer("attempts"))
        .col(string_null("worker"))
        .col(integer("lease_seconds"))
        .col(string_null("lease_until"))
        .col(boolean("cancel_requested"))
        .col(string_null("error_code"))
        .col(text_null("error_message"))
        .col(string("created_at"))
        .col(string("updated_at"))
        .to_owned()
}
