//! The revision of a corpus (`laws`, `cases`): changes when its content does.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "corpus_revision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub corpus: String,
    pub revision: String,
    pub changed_at: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
