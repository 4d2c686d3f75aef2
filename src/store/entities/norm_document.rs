//! A norm of case handling (办案规范).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "norm_document")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub source_key: String,
    pub name: String,
    pub number: Option<String>,
    pub level: String,
    pub issuer: Option<String>,
    pub region: Option<String>,
    pub topic: Option<String>,
    pub publish_date: Option<Date>,
    pub valid_from: Option<Date>,
    pub source: String,
    pub place: String,
    pub sha256: String,
    pub content_hash: String,
    pub imported_at: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
