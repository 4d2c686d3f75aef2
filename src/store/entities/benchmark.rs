//! A benchmark table (裁量基准).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "benchmark")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub key: String,
    pub title: String,
    pub document_no: Option<String>,
    pub agency: String,
    pub level: String,
    pub region: Option<String>,
    pub field: Option<String>,
    pub issued_on: Option<Date>,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    pub notes: Json,
    pub sample: bool,
    pub source: String,
    pub sha256: String,
    pub content_hash: String,
    pub imported_at: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
