//! Which reports an agency published or sent, and when.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

const TRIGGERS: [&str; 2] = [
    "CREATE TRIGGER report_sent_no_update BEFORE UPDATE ON report_sent \
     BEGIN SELECT RAISE(ABORT, 'report_sent is append-only'); END",
    "CREATE TRIGGER report_sent_no_delete BEFORE DELETE ON report_sent \
     BEGIN SELECT RAISE(ABORT, 'report_sent is append-only'); END",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(sent()).await?;
        for trigger in TRIGGERS {
            manager.get_connection().execute_unprepared(trigger).await?;
        }
        Ok(())
    }
}

fn sent() -> TableCreateStatement {
    Table::create()
        .table("report_sent")
        .col(string("agency"))
        .col(string("kind"))
        .col(string("year"))
        .col(string("sent_at"))
        .col(string("account_id"))
        .primary_key(Index::create().col("agency").col("kind").col("year"))
        .to_owned()
}
