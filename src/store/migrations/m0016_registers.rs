//! Registers of bodies, officers and powers: each entry in versions that are never changed, only ended.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, integer, json, string, string_null};

use super::unique;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

/// A second line behind the importer: what a version says stays as it was recorded.
const TRIGGERS: [&str; 2] = [
    "CREATE TRIGGER register_entry_end_once BEFORE UPDATE ON register_entry \
     WHEN OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL OR NEW.ended_by IS NULL OR NEW.valid_until IS NULL \
       OR NEW.id IS NOT OLD.id OR NEW.register IS NOT OLD.register OR NEW.agency IS NOT OLD.agency \
       OR NEW.entry_key IS NOT OLD.entry_key OR NEW.version IS NOT OLD.version OR NEW.name IS NOT OLD.name \
       OR NEW.content IS NOT OLD.content OR NEW.valid_from IS NOT OLD.valid_from \
       OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.recorded_by IS NOT OLD.recorded_by \
       OR NEW.source IS NOT OLD.source OR NEW.source_sha256 IS NOT OLD.source_sha256 \
     BEGIN SELECT RAISE(ABORT, 'an entry of a register is ended once and not changed otherwise'); END",
    "CREATE TRIGGER register_entry_no_delete BEFORE DELETE ON register_entry \
     BEGIN SELECT RAISE(ABORT, 'the history of a register is kept'); END",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(entries()).await?;
        let columns = ["register", "agency", "entry_key", "version"];
        manager.create_index(unique("register_entry_version", "register_entry", &columns)).await?;
        for trigger in TRIGGERS {
            manager.get_connection().execute_unprepared(trigger).await?;
        }
        Ok(())
    }
}

fn entries() -> TableCreateStatement {
    Table::create()
        .table("register_entry")
        .col(string("id").primary_key())
        .col(string("register"))
        .col(string("agency"))
        .col(string("entry_key"))
        .col(integer("version"))
        .col(string("name"))
        .col(json("content"))
        .col(date_null("valid_from"))
        .col(date_null("valid_until"))
        .col(string("recorded_at"))
        .col(string("recorded_by"))
        .col(string("source"))
        .col(string("source_sha256"))
        .col(string_null("ended_at"))
        .col(string_null("ended_by"))
        .to_owned()
}
