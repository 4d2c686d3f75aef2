//! Where each document came from, the fields of enforcement and the region that it belongs to, and the parts (编) of codes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string_null, text, text_null};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut fields = text("fields").default("[]").take();
        let mut sources = text("sources").default("[]").take();
        // SQLite adds one column a statement.
        manager.alter_table(added("law_document", &mut fields)).await?;
        manager.alter_table(added("law_document", &mut string_null("field_basis"))).await?;
        manager.alter_table(added("law_document", &mut string_null("region"))).await?;
        manager.alter_table(added("law_document", &mut sources)).await?;
        manager.alter_table(added("article", &mut text_null("part"))).await
    }
}

fn added(table: &'static str, column: &mut ColumnDef) -> TableAlterStatement {
    Table::alter().table(table).add_column(column).to_owned()
}
