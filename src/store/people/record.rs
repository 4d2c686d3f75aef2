//! An account as its table holds it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::casework::people::{Certificate, Person};
use crate::store::entities::account;
use crate::store::error::StoreError;

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Account {
    /// Login name.
    pub login: String,
    /// Who it is.
    #[serde(flatten)]
    pub person: Person,
    /// Region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Field of enforcement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Whether it opens nothing any more.
    pub disabled: bool,
}

impl TryFrom<account::Model> for Account {
    type Error = StoreError;

    fn try_from(row: account::Model) -> Result<Self, StoreError> {
        let certificate = match (row.certificate_number, row.certificate_from, row.certificate_until) {
            (Some(number), Some(valid_from), Some(valid_until)) => {
                Some(Certificate { number, valid_from, valid_until })
            }
            _ => None,
        };
        let person = Person {
            id: row.id,
            name: row.name,
            agency: row.agency,
            roles: serde_json::from_value(row.roles)?,
            certificate,
            legal_qualification: row.legal_qualification,
            within: None,
        };
        Ok(Self { login: row.login, person, region: row.region, field: row.field, disabled: row.disabled })
    }
}
