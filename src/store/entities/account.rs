//! An account: a person, their agency, roles and qualifications.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub login: String,
    pub login_key: String,
    pub name: String,
    pub agency: String,
    pub region: Option<String>,
    pub field: Option<String>,
    pub roles: Json,
    pub certificate_number: Option<String>,
    pub certificate_from: Option<Date>,
    pub certificate_until: Option<Date>,
    pub legal_qualification: Option<String>,
    pub disabled: bool,
    pub created_at: String,
    pub changed_at: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
