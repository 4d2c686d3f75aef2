//! The audit log, its head, and the triggers that keep both append-only.
//!
//! The triggers stop a program that is mistaken; whoever can write the file can drop them. What finds such a change is
//! the hash chain, and the head that a person keeps elsewhere.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, string, text};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

/// Refuse what an append-only log never sees.
const TRIGGERS: [&str; 6] = [
    "CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log \
     BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END",
    "CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log \
     BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END",
    "CREATE TRIGGER audit_log_next_only BEFORE INSERT ON audit_log \
     WHEN NEW.seq IS NOT (SELECT seq + 1 FROM audit_head) OR NEW.prev_hash IS NOT (SELECT hash FROM audit_head) \
     BEGIN SELECT RAISE(ABORT, 'audit_log takes the next entry of its chain only'); END",
    "CREATE TRIGGER audit_head_forward_only BEFORE UPDATE ON audit_head \
     WHEN NEW.seq IS NOT OLD.seq + 1 OR NEW.hash IS NOT (SELECT hash FROM audit_log WHERE seq = NEW.seq) \
     BEGIN SELECT RAISE(ABORT, 'audit_head follows audit_log'); END",
    "CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head \
     BEGIN SELECT RAISE(ABORT, 'audit_head is kept'); END",
    "CREATE TRIGGER audit_head_one_row BEFORE INSERT ON audit_head \
     WHEN EXISTS (SELECT 1 FROM audit_head) \
     BEGIN SELECT RAISE(ABORT, 'audit_head has one row'); END",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(log()).await?;
        manager.create_table(head()).await?;
        let connection = manager.get_connection();
        let first = format!("INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '{}')", "0".repeat(64));
        connection.execute_unprepared(&first).await?;
        for trigger in TRIGGERS {
            connection.execute_unprepared(trigger).await?;
        }
        Ok(())
    }
}

fn log() -> TableCreateStatement {
    Table::create()
        .table("audit_log")
        .col(big_integer("seq").primary_key())
        .col(string("at"))
        .col(string("actor"))
        .col(string("action"))
        .col(string("subject"))
        .col(text("detail"))
        .col(string("prev_hash"))
        .col(string("hash"))
        .to_owned()
}

fn head() -> TableCreateStatement {
    Table::create()
        .table("audit_head")
        .col(integer("id").primary_key())
        .col(big_integer("seq"))
        .col(string("hash"))
        .to_owned()
}
