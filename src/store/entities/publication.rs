//! A publication as lists show it; follows from its events. `id` is that of the decision's document.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publication")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub case_id: String,
    pub agency: String,
    pub stage: String,
    pub events: i64,
    pub late: bool,
    pub drafted: bool,
    pub ground: Option<String>,
    pub until: Option<Date>,
    pub first_published_at: Option<String>,
    pub published_at: Option<String>,
    pub withdrawn_at: Option<String>,
    pub expired_at: Option<String>,
    pub changed_at: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
