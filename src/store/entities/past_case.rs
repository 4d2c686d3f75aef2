//! A decided case.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "past_case")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub source: String,
    pub case_id: String,
    pub decided_on: Option<Date>,
    pub agency: String,
    pub region: Option<String>,
    pub field: String,
    pub party: String,
    pub party_kind: Option<String>,
    pub facts: String,
    pub basis: Json,
    pub penalties: Json,
    pub fine: Option<String>,
    pub circumstances: Json,
    pub invented: bool,
    pub source_row: Option<Json>,
    pub content_hash: String,
    pub imported_at: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
