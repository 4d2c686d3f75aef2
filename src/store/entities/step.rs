//! One attempt at a step of a run.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "step")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub run_id: String,
    pub name: String,
    pub attempt: i32,
    pub status: String,
    pub input: Json,
    pub output: Option<Json>,
    pub model: Option<String>,
    pub model_sha256: Option<String>,
    pub prompt_version: Option<String>,
    pub seconds: Option<f64>,
    pub error_code: Option<String>,
    pub error_message: Option<String>,
    pub started_at: String,
    pub finished_at: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
