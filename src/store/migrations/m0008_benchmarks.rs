//! Benchmark tables (裁量基准): what they say of themselves, their acts, tiers and the provisions that the acts cite.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_pk_auto, boolean, date_null, integer, integer_null, json, json_null, string, string_null, text,
    text_null,
};

use super::{index, owned_by, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [benchmarks(), items(), tiers(), provisions()] {
            manager.create_table(table).await?;
        }
        manager.create_index(unique("benchmark_key", "benchmark", &["key"])).await?;
        manager
            .create_index(unique("benchmark_item_position", "benchmark_item", &["benchmark_id", "position"]))
            .await?;
        manager.create_index(unique("benchmark_tier_position", "benchmark_tier", &["item_id", "position"])).await?;
        manager.create_index(index("benchmark_provision_item", "benchmark_provision", &["item_id"])).await?;
        manager.create_index(index("benchmark_provision_article", "benchmark_provision", &["law", "article"])).await
    }
}

fn benchmarks() -> TableCreateStatement {
    Table::create()
        .table("benchmark")
        .col(big_pk_auto("id"))
        .col(string("key"))
        .col(string("title"))
        .col(string_null("document_no"))
        .col(string("agency"))
        .col(string("level"))
        .col(string_null("region"))
        .col(string_null("field"))
        .col(date_null("issued_on"))
        .col(date_null("valid_from"))
        .col(date_null("valid_to"))
        .col(json("notes"))
        .col(boolean("sample"))
        .col(string("source"))
        .col(string("sha256"))
        .col(string("content_hash"))
        .col(string("imported_at"))
        .to_owned()
}

fn items() -> TableCreateStatement {
    Table::create()
        .table("benchmark_item")
        .col(big_pk_auto("id"))
        .col(big_integer("benchmark_id"))
        .col(integer("position"))
        .col(string("number"))
        .col(string_null("code"))
        .col(text("act"))
        .col(text("basis"))
        .col(text_null("penalty"))
        .col(string("cell"))
        .foreign_key(&mut owned_by("benchmark_item", "benchmark_id", "benchmark"))
        .to_owned()
}

fn tiers() -> TableCreateStatement {
    Table::create()
        .table("benchmark_tier")
        .col(big_pk_auto("id"))
        .col(big_integer("item_id"))
        .col(integer("position"))
        .col(string("name"))
        .col(text("condition"))
        .col(text("standard"))
        .col(json_null("guide"))
        .col(string("cell"))
        .foreign_key(&mut owned_by("benchmark_tier", "item_id", "benchmark_item"))
        .to_owned()
}

fn provisions() -> TableCreateStatement {
    Table::create()
        .table("benchmark_provision")
        .col(big_pk_auto("id"))
        .col(big_integer("item_id"))
        .col(string("law"))
        .col(integer("article"))
        .col(integer_null("suffix"))
        .foreign_key(&mut owned_by("benchmark_provision", "item_id", "benchmark_item"))
        .to_owned()
}
