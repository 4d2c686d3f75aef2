//! A case in a list; follows from its events. `officers` is a JSON list of accounts.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub agency: String,
    pub number: Option<String>,
    pub title: String,
    pub party: String,
    pub field: String,
    pub region: String,
    pub stage: String,
    pub officers: String,
    pub acts: i64,
    pub opened_at: String,
    pub changed_at: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
