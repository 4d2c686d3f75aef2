//! An act (违法行为) of a benchmark table.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "benchmark_item")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub benchmark_id: i64,
    pub position: i32,
    pub number: String,
    pub code: Option<String>,
    pub act: String,
    pub basis: String,
    pub penalty: Option<String>,
    pub cell: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
