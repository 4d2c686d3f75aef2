//! Past cases.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_pk_auto, boolean, date_null, json, json_null, string, string_null, text};

use super::{index, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(cases()).await?;
        manager.create_index(unique("past_case_source", "past_case", &["source", "case_id"])).await?;
        manager.create_index(index("past_case_field", "past_case", &["field", "decided_on"])).await
    }
}

fn cases() -> TableCreateStatement {
    Table::create()
        .table("past_case")
        .col(big_pk_auto("id"))
        .col(string("source"))
        .col(string("case_id"))
        .col(date_null("decided_on"))
        .col(string("agency"))
        .col(string_null("region"))
        .col(string("field"))
        .col(string("party"))
        .col(string_null("party_kind"))
        .col(text("facts"))
        .col(json("basis"))
        .col(json("penalties"))
        .col(string_null("fine"))
        .col(json("circumstances"))
        .col(boolean("invented"))
        .col(json_null("source_row"))
        .col(string("content_hash"))
        .col(string("imported_at"))
        .to_owned()
}
