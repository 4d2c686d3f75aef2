//! Accounts of people and the tokens by which programs act for them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date_null, json, string, string_null, text_null};

use super::{index, owned_by, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(accounts()).await?;
        manager.create_table(tokens()).await?;
        manager.create_index(unique("account_login_key", "account", &["login_key"])).await?;
        manager.create_index(index("account_agency", "account", &["agency"])).await?;
        manager.create_index(unique("api_token_hash", "api_token", &["token_hash"])).await?;
        manager.create_index(index("api_token_account", "api_token", &["account_id"])).await
    }
}

fn accounts() -> TableCreateStatement {
    Table::create()
        .table("account")
        .col(string("id").primary_key())
        .col(string("login"))
        .col(string("login_key"))
        .col(string("name"))
        .col(string("agency"))
        .col(string_null("region"))
        .col(string_null("field"))
        .col(json("roles"))
        .col(string_null("certificate_number"))
        .col(date_null("certificate_from"))
        .col(date_null("certificate_until"))
        .col(text_null("legal_qualification"))
        .col(boolean("disabled"))
        .col(string("created_at"))
        .col(string("changed_at"))
        .to_owned()
}

fn tokens() -> TableCreateStatement {
    Table::create()
        .table("api_token")
        .col(string("id").primary_key())
        .col(string("account_id"))
        .col(string("token_hash"))
        .col(string("name"))
        .col(json("scopes"))
        .col(string("created_at"))
        .col(string("expires_at"))
        .col(string_null("revoked_at"))
        .foreign_key(&mut owned_by("api_token", "account_id", "account"))
        .to_owned()
}
