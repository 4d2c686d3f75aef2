//! A login of a browser; only the SHA-256 of its secret is kept.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub account_id: String,
    pub token_hash: String,
    pub previous_hash: Option<String>,
    pub previous_until: Option<String>,
    pub csrf_token: String,
    pub address: String,
    pub agent: String,
    pub created_at: String,
    pub seen_at: String,
    pub rotated_at: String,
    pub expires_at: String,
    pub ended_at: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
