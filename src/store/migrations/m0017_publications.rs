//! Publications of decisions: every event, never changed, and a row for lists that follows from them.
//!
//! As with cases the triggers are a second line, behind the rules that `store::publications` asks inside the same transaction.
//! `number` counts the events of the installation: readers of the feed take up where they left off by it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, date_null, string, string_null, text};

use super::{index, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

const TRIGGERS: [&str; 6] = [
    "CREATE TRIGGER publication_event_no_update BEFORE UPDATE ON publication_event \
     BEGIN SELECT RAISE(ABORT, 'publication_event is append-only'); END",
    "CREATE TRIGGER publication_event_no_delete BEFORE DELETE ON publication_event \
     BEGIN SELECT RAISE(ABORT, 'publication_event is append-only'); END",
    "CREATE TRIGGER publication_event_next_only BEFORE INSERT ON publication_event \
     WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM publication_event WHERE publication_id = NEW.publication_id) \
     OR NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM publication_event) \
     BEGIN SELECT RAISE(ABORT, 'publication_event takes the next event only'); END",
    // What the other triggers go by is what the event says.
    "CREATE TRIGGER publication_event_as_written BEFORE INSERT ON publication_event \
     WHEN NEW.kind IS NOT json_extract(NEW.event, '$.what.type') \
     OR NEW.actor IS NOT json_extract(NEW.event, '$.signature.by.id') \
     BEGIN SELECT RAISE(ABORT, 'publication_event is not what its columns say'); END",
    // What becomes public was approved: the same text, unchanged since, by somebody who has had no hand in it.
    "CREATE TRIGGER publication_event_approved_only BEFORE INSERT ON publication_event \
     WHEN NEW.kind = 'published' AND NOT EXISTS ( \
       SELECT 1 FROM publication_event approval WHERE approval.publication_id = NEW.publication_id \
       AND approval.kind = 'approved' \
       AND json_extract(approval.event, '$.what.text_sha256') = json_extract(NEW.event, '$.what.text_sha256') \
       AND approval.seq > (SELECT COALESCE(MAX(change.seq), 0) FROM publication_event change \
         WHERE change.publication_id = NEW.publication_id AND change.kind <> 'approved') \
       AND NOT EXISTS (SELECT 1 FROM publication_event hand WHERE hand.publication_id = NEW.publication_id \
         AND hand.actor = approval.actor \
         AND hand.kind IN ('prepared', 'fields_set', 'confirmed', 'lifted', 'added', 'submitted') \
         AND hand.seq > (SELECT COALESCE(MAX(closed.seq), 0) FROM publication_event closed \
           WHERE closed.publication_id = NEW.publication_id \
           AND closed.kind IN ('published', 'withdrawn', 'expired', 'abandoned')))) \
     BEGIN SELECT RAISE(ABORT, 'a publication needs the approval of another person'); END",
    // Only what is public is taken down or runs out.
    "CREATE TRIGGER publication_event_public_only BEFORE INSERT ON publication_event \
     WHEN NEW.kind IN ('withdrawn', 'expired') AND COALESCE((SELECT kind FROM publication_event \
       WHERE publication_id = NEW.publication_id AND kind IN ('published', 'withdrawn', 'expired') \
       ORDER BY seq DESC LIMIT 1), '') <> 'published' \
     BEGIN SELECT RAISE(ABORT, 'only what is public is taken down'); END",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(events()).await?;
        manager.create_table(publications()).await?;
        let event = "publication_event";
        manager.create_index(unique("publication_event_seq", event, &["publication_id", "seq"])).await?;
        manager.create_index(unique("publication_event_request", event, &["publication_id", "request"])).await?;
        manager.create_index(index("publication_event_feed", event, &["agency", "kind", "publication_id"])).await?;
        manager.create_index(unique("publication_case", "publication", &["case_id"])).await?;
        manager.create_index(index("publication_stage", "publication", &["agency", "stage"])).await?;
        // Which cases have a decision, and which of them was revoked.
        manager.create_index(index("case_event_kind", "case_event", &["kind", "case_id"])).await?;
        for trigger in TRIGGERS {
            manager.get_connection().execute_unprepared(trigger).await?;
        }
        Ok(())
    }
}

fn events() -> TableCreateStatement {
    Table::create()
        .table("publication_event")
        .col(big_integer("number").primary_key())
        .col(string("publication_id"))
        .col(big_integer("seq"))
        .col(string("case_id"))
        .col(string("agency"))
        .col(string("at"))
        .col(string("kind"))
        .col(string("actor"))
        .col(text("event"))
        .col(string_null("request"))
        .col(string_null("request_sha256"))
        .to_owned()
}

fn publications() -> TableCreateStatement {
    Table::create()
        .table("publication")
        .col(string("id").primary_key())
        .col(string("case_id"))
        .col(string("agency"))
        .col(string("stage"))
        .col(big_integer("events"))
        .col(boolean("late"))
        .col(boolean("drafted"))
        .col(string_null("ground"))
        .col(date_null("until"))
        .col(string_null("first_published_at"))
        .col(string_null("published_at"))
        .col(string_null("withdrawn_at"))
        .col(string_null("expired_at"))
        .col(string("changed_at"))
        .to_owned()
}
