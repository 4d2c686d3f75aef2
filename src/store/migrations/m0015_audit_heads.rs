//! Signed heads of the log, append-only like the log itself, and an index for the entries about one subject.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string};

use super::index;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

const TRIGGERS: [&str; 3] = [
    "CREATE TRIGGER audit_signed_head_no_update BEFORE UPDATE ON audit_signed_head \
     BEGIN SELECT RAISE(ABORT, 'audit_signed_head is append-only'); END",
    "CREATE TRIGGER audit_signed_head_no_delete BEFORE DELETE ON audit_signed_head \
     BEGIN SELECT RAISE(ABORT, 'audit_signed_head is append-only'); END",
    "CREATE TRIGGER audit_signed_head_present_only BEFORE INSERT ON audit_signed_head \
     WHEN NEW.entries IS NOT (SELECT seq FROM audit_head) OR NEW.head IS NOT (SELECT hash FROM audit_head) \
       OR NEW.day <= (SELECT MAX(day) FROM audit_signed_head) \
     BEGIN SELECT RAISE(ABORT, 'audit_signed_head takes the present head on a later day only'); END",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(heads()).await?;
        manager.create_index(index("audit_log_subject", "audit_log", &["subject", "at"])).await?;
        for trigger in TRIGGERS {
            manager.get_connection().execute_unprepared(trigger).await?;
        }
        Ok(())
    }
}

fn heads() -> TableCreateStatement {
    Table::create()
        .table("audit_signed_head")
        .col(string("day").primary_key())
        .col(big_integer("entries"))
        .col(string("head"))
        .col(string("public_key"))
        .col(string("signature"))
        .to_owned()
}
