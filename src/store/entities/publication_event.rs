//! One event of a publication. `event` is canonical JSON, `request_sha256` the hash of what was asked for under the key `request`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publication_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub publication_id: String,
    pub seq: i64,
    pub case_id: String,
    pub agency: String,
    pub at: String,
    pub kind: String,
    pub actor: String,
    pub event: String,
    pub request: Option<String>,
    pub request_sha256: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
