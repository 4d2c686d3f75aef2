//! Runs of the main job: uploads, runs, steps (one row per attempt), transcripts and drafts (one row per version).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_pk_auto, date_null, double_null, integer, json, json_null, string, string_null, text, text_null,
};

use super::{index, owned_by, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [uploads(), runs(), steps(), transcripts(), drafts()] {
            manager.create_table(table).await?;
        }
        manager.create_index(unique("upload_content", "upload", &["sha256", "stored_path"])).await?;
        manager.create_index(index("run_status", "run", &["status"])).await?;
        manager.create_index(unique("step_attempt", "step", &["run_id", "name", "attempt"])).await?;
        manager.create_index(unique("transcript_version", "transcript", &["run_id", "version"])).await?;
        manager.create_index(unique("draft_version", "draft", &["run_id", "version"])).await
    }
}

fn uploads() -> TableCreateStatement {
    Table::create()
        .table("upload")
        .col(big_pk_auto("id"))
        .col(string("sha256"))
        .col(string("stored_path"))
        .col(string("kind"))
        .col(string("created_at"))
        .to_owned()
}

fn runs() -> TableCreateStatement {
    Table::create()
        .table("run")
        .col(string("id").primary_key())
        .col(string("title"))
        .col(string("file_name"))
        .col(big_integer("upload_id"))
        .col(date_null("as_of"))
        .col(string("status"))
        .col(json_null("report"))
        .col(string_null("error_code"))
        .col(text_null("error_message"))
        .col(string("created_at"))
        .col(string("updated_at"))
        .col(string_null("finished_at"))
        .foreign_key(ForeignKey::create().from("run", "upload_id").to("upload", "id"))
        .to_owned()
}

fn steps() -> TableCreateStatement {
    Table::create()
        .table("step")
        .col(big_pk_auto("id"))
        .col(string("run_id"))
        .col(string("name"))
        .col(integer("attempt"))
        .col(string("status"))
        .col(json("input"))
        .col(json_null("output"))
        .col(string_null("model"))
        .col(string_null("model_sha256"))
        .col(string_null("prompt_version"))
        .col(double_null("seconds"))
        .col(string_null("error_code"))
        .col(text_null("error_message"))
        .col(string("started_at"))
        .col(string_null("finished_at"))
        .foreign_key(&mut owned_by("step", "run_id", "run"))
        .to_owned()
}

fn transcripts() -> TableCreateStatement {
    Table::create()
        .table("transcript")
        .col(big_pk_auto("id"))
        .col(string("run_id"))
        .col(integer("version"))
        .col(json("content"))
        .col(string("created_at"))
        .foreign_key(&mut owned_by("transcript", "run_id", "run"))
        .to_owned()
}

fn drafts() -> TableCreateStatement {
    Table::create()
        .table("draft")
        .col(big_pk_auto("id"))
        .col(string("run_id"))
        .col(integer("version"))
        .col(text("markdown"))
        .col(string("created_at"))
        .foreign_key(&mut owned_by("draft", "run_id", "run"))
        .to_owned()
}
