//! A version of a law, or a document that changes or explains one.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "law_document")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub source_key: String,
    pub name: String,
    pub kind: String,
    pub level: String,
    pub issuer: Option<String>,
    pub department: Option<String>,
    pub status: String,
    pub publish_date: Option<Date>,
    pub stated_effective_date: Option<Date>,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    pub start_known: bool,
    pub end_known: bool,
    pub is_last: bool,
    pub validity_basis: String,
    pub successor: Option<String>,
    pub content_hash: String,
    pub imported_at: String,
    /// JSON list of names.
    pub fields: String,
    pub field_basis: Option<String>,
    pub region: Option<String>,
    /// JSON list of what each source gave.
    pub sources: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
