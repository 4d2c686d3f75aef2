//! Whether the registers still hold what an import brought.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::StoreError;
use super::entry::canonical_json;
use crate::store::entities::register_entry as table;

/// What the log calls an import; its detail names each version with the hash of its content.
pub(in crate::store) const IMPORT: &str = "registers.import";

/// Whether every version that an import brought is as it was logged; `None` where one is gone.
pub(super) async fn held(on: &impl ConnectionTrait, subject: &str, detail: &Value) -> Result<Option<bool>, StoreError> {
    let register = subject.strip_prefix("register/").unwrap_or_default();
    let of_register = table::Entity::find().filter(table::Column::Register.eq(register));
    for version in detail["versions"].as_array().into_iter().flatten() {
        let [agency, key, number, sha256] = [&version[0], &version[1], &version[2], &version[3]];
        let query = of_register
            .clone()
            .filter(table::Column::Agency.eq(agency.as_str()))
            .filter(table::Column::EntryKey.eq(key.as_str()))
            .filter(table::Column::Version.eq(number.as_i64()));
        let Some(row) = query.one(on).await? else { return Ok(None) };
        if *sha256 != hex::encode(Sha256::digest(canonical_json(&row.content))) {
            return Ok(Some(false));
        }
    }
    Ok(Some(true))
}
