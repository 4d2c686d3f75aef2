//! A version of an entry of a register: a body, an officer, a power.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "register_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub register: String,
    pub agency: String,
    pub entry_key: String,
    pub version: i32,
    pub name: String,
    pub content: Json,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub recorded_at: String,
    pub recorded_by: String,
    pub source: String,
    pub source_sha256: String,
    pub ended_at: Option<String>,
    pub ended_by: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
