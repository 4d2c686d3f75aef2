//! Statutes: documents (one row per version), articles, paragraphs and items, and the revision of each corpus.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_pk_auto, boolean, date_null, integer, integer_null, string, string_null, text, text_null,
};

use super::{index, owned_by, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(documents()).await?;
        manager.create_table(articles()).await?;
        manager.create_table(paragraphs()).await?;
        manager.create_table(revisions()).await?;
        manager.create_index(unique("law_document_source", "law_document", &["source_key"])).await?;
        manager.create_index(index("law_document_name", "law_document", &["name"])).await?;
        manager.create_index(unique("article_position", "article", &["document_id", "position"])).await?;
        manager.create_index(index("article_number", "article", &["document_id", "number", "suffix"])).await?;
        manager.create_index(index("article_paragraph_article", "article_paragraph", &["article_id"])).await
    }
}

fn documents() -> TableCreateStatement {
    Table::create()
        .table("law_document")
        .col(big_pk_auto("id"))
        .col(string("source_key"))
        .col(string("name"))
        .col(string("kind"))
        .col(string("level"))
        .col(string_null("issuer"))
        .col(string_null("department"))
        .col(string("status"))
        .col(date_null("publish_date"))
        .col(date_null("stated_effective_date"))
        .col(date_null("valid_from"))
        .col(date_null("valid_to"))
        .col(boolean("start_known"))
        .col(boolean("end_known"))
        .col(boolean("is_last"))
        .col(text("validity_basis"))
        .col(string_null("successor"))
        .col(string("content_hash"))
        .col(string("imported_at"))
        .to_owned()
}

fn articles() -> TableCreateStatement {
    Table::create()
        .table("article")
        .col(big_pk_auto("id"))
        .col(big_integer("document_id"))
        .col(integer("position"))
        .col(integer("number"))
        .col(integer_null("suffix"))
        .col(string("label"))
        .col(string_null("chapter"))
        .col(string_null("section"))
        .col(text("text"))
        .col(boolean("is_penalty"))
        .col(text_null("remark"))
        .foreign_key(&mut owned_by("article", "document_id", "law_document"))
        .to_owned()
}

fn paragraphs() -> TableCreateStatement {
    Table::create()
        .table("article_paragraph")
        .col(big_pk_auto("id"))
        .col(big_integer("article_id"))
        .col(integer("paragraph"))
        .col(integer_null("item"))
        .col(text("text"))
        .foreign_key(&mut owned_by("article_paragraph", "article_id", "article"))
        .to_owned()
}

fn revisions() -> TableCreateStatement {
    Table::create()
        .table("corpus_revision")
        .col(string("corpus").primary_key())
        .col(string("revision"))
        .col(string("changed_at"))
        .to_owned()
}
