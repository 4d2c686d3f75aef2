//! By what an account is opened: the hash of its password, and the secret of its second factor.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "credential")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: String,
    pub password_hash: String,
    pub one_time: bool,
    pub expires_at: Option<String>,
    pub changed_at: String,
    pub totp_secret: Option<String>,
    pub totp_since: Option<String>,
    pub totp_step: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
