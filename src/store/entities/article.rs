//! An article of a document.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "article")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub document_id: i64,
    pub position: i32,
    pub number: i32,
    pub suffix: Option<i32>,
    pub label: String,
    pub chapter: Option<String>,
    pub section: Option<String>,
    pub text: String,
    pub is_penalty: bool,
    pub remark: Option<String>,
    pub part: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
