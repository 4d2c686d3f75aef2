//! Norms of case handling (办案规范): documents and their sections, apart from the statutes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, date_null, integer, string, string_null, text};

use super::{owned_by, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(documents()).await?;
        manager.create_table(sections()).await?;
        manager.create_index(unique("norm_document_key", "norm_document", &["source_key"])).await?;
        manager.create_index(unique("norm_section_position", "norm_section", &["document_id", "position"])).await
    }
}

fn documents() -> TableCreateStatement {
    Table::create()
        .table("norm_document")
        .col(big_pk_auto("id"))
        .col(string("source_key"))
        .col(string("name"))
        .col(string_null("number"))
        .col(string("level"))
        .col(string_null("issuer"))
        .col(string_null("region"))
        .col(string_null("topic"))
        .col(date_null("publish_date"))
        .col(date_null("valid_from"))
        .col(string("source"))
        .col(string("place"))
        .col(string("sha256"))
        .col(string("content_hash"))
        .col(string("imported_at"))
        .to_owned()
}

fn sections() -> TableCreateStatement {
    Table::create()
        .table("norm_section")
        .col(big_pk_auto("id"))
        .col(big_integer("document_id"))
        .col(integer("position"))
        .col(string("label"))
        .col(text("heading"))
        .col(text("text"))
        .foreign_key(&mut owned_by("norm_section", "document_id", "norm_document"))
        .to_owned()
}
