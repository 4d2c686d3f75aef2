//! Case files: every act as an event that is never changed, and a row for lists that follows from them.
//!
//! The triggers are a second line behind the rules: they stop a program that is mistaken. The first line is that only
//! `store::case_files` writes these tables, and asks the rules inside the same transaction.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string, string_null, text};

use super::{index, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

const TRIGGERS: [&str; 4] = [
    "CREATE TRIGGER case_event_no_update BEFORE UPDATE ON case_event \
     BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END",
    "CREATE TRIGGER case_event_no_delete BEFORE DELETE ON case_event \
     BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END",
    "CREATE TRIGGER case_event_next_only BEFORE INSERT ON case_event \
     WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM case_event WHERE case_id = NEW.case_id) \
     BEGIN SELECT RAISE(ABORT, 'case_event takes the next event of its case only'); END",
    // A decision that needs a review has one that agrees, was asked for after the last change, and is the last one asked for.
    "CREATE TRIGGER case_event_reviewed_only BEFORE INSERT ON case_event \
     WHEN NEW.kind = 'decide' AND json_extract(NEW.added, '$.review_due.due') IS NOT 0 AND NOT EXISTS ( \
       SELECT 1 FROM case_event opinion WHERE opinion.case_id = NEW.case_id AND opinion.kind = 'give_opinion' \
       AND json_extract(opinion.act, '$.result.result') = 'agree' \
       AND opinion.seq > (SELECT MAX(asked.seq) FROM case_event asked WHERE asked.case_id = NEW.case_id \
         AND (asked.kind = 'request_review' OR (asked.kind = 'settle_disagreement' \
           AND json_extract(asked.act, '$.another_review') = 1))) \
       AND json_extract(opinion.added, '$.matter') = json_extract(NEW.added, '$.matter')) \
     BEGIN SELECT RAISE(ABORT, 'a decision needs a passed review of the case as it is'); END",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(events()).await?;
        manager.create_table(files()).await?;
        manager.create_index(unique("case_event_request", "case_event", &["case_id", "request"])).await?;
        manager.create_index(unique("case_file_number", "case_file", &["agency", "number"])).await?;
        manager.create_index(index("case_file_stage", "case_file", &["agency", "stage"])).await?;
        for trigger in TRIGGERS {
            manager.get_connection().execute_unprepared(trigger).await?;
        }
        Ok(())
    }
}

fn events() -> TableCreateStatement {
    Table::create()
        .table("case_event")
        .col(string("case_id"))
        .col(big_integer("seq"))
        .col(string("at"))
        .col(string("kind"))
        .col(text("actor"))
        .col(text("act"))
        .col(text("added"))
        .col(string_null("request"))
        .primary_key(Index::create().col("case_id").col("seq"))
        .to_owned()
}

fn files() -> TableCreateStatement {
    Table::create()
        .table("case_file")
        .col(string("id").primary_key())
        .col(string("agency"))
        .col(string_null("number"))
        .col(string("title"))
        .col(string("party"))
        .col(string("field"))
        .col(string("region"))
        .col(string("stage"))
        .col(text("officers"))
        .col(big_integer("acts"))
        .col(string("opened_at"))
        .col(string("changed_at"))
        .to_owned()
}
