//! Passwords, second factors, sessions of browsers and failed logins; whose a run is.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean, string, string_null, text};

use super::{index, owned_by, unique};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [credentials(), past_passwords(), recovery_codes(), sessions(), attempts()] {
            manager.create_table(table).await?;
        }
        manager.create_index(unique("session_token", "session", &["token_hash"])).await?;
        manager.create_index(index("session_previous", "session", &["previous_hash"])).await?;
        manager.create_index(index("session_account", "session", &["account_id"])).await?;
        manager.create_index(index("login_attempt_last", "login_attempt", &["last_at"])).await?;
        for column in ["account_id", "agency"] {
            let added = Table::alter().table("run").add_column(string_null(column)).to_owned();
            manager.alter_table(added).await?;
        }
        manager.create_index(index("run_agency", "run", &["agency"])).await
    }
}

fn credentials() -> TableCreateStatement {
    Table::create()
        .table("credential")
        .col(string("account_id").primary_key())
        .col(text("password_hash"))
        .col(boolean("one_time"))
        .col(string_null("expires_at"))
        .col(string("changed_at"))
        .col(string_null("totp_secret"))
        .col(string_null("totp_since"))
        .col(big_integer_null("totp_step"))
        .foreign_key(&mut owned_by("credential", "account_id", "account"))
        .to_owned()
}

fn past_passwords() -> TableCreateStatement {
    Table::create()
        .table("past_password")
        .col(string("account_id"))
        .col(string("replaced_at"))
        .col(text("password_hash"))
        .primary_key(Index::create().col("account_id").col("replaced_at"))
        .foreign_key(&mut owned_by("past_password", "account_id", "account"))
        .to_owned()
}

fn recovery_codes() -> TableCreateStatement {
    Table::create()
        .table("recovery_code")
        .col(string("account_id"))
        .col(string("code_hash"))
        .col(string_null("used_at"))
        .primary_key(Index::create().col("account_id").col("code_hash"))
        .foreign_key(&mut owned_by("recovery_code", "account_id", "account"))
        .to_owned()
}

fn sessions() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(string("id").primary_key())
        .col(string("account_id"))
        .col(string("token_hash"))
        .col(string_null("previous_hash"))
        .col(string_null("previous_until"))
        .col(string("csrf_token"))
        .col(string("address"))
        .col(string("agent"))
        .col(string("created_at"))
        .col(string("seen_at"))
        .col(string("rotated_at"))
        .col(string("expires_at"))
        .col(string_null("ended_at"))
        .foreign_key(&mut owned_by("session", "account_id", "account"))
        .to_owned()
}

fn attempts() -> TableCreateStatement {
    Table::create()
        .table("login_attempt")
        .col(string("key").primary_key())
        .col(big_integer("failures"))
        .col(string("last_at"))
        .col(string_null("blocked_until"))
        .to_owned()
}
