//! A case as its table holds it.

use rust_decimal::Decimal;
use serde_json::Value;

use crate::law::money::Yuan;
use crate::search::hit::PastCase;
use crate::store::entities::past_case;
use crate::store::error::StoreError;

/// A row as a case.
pub(super) fn to_case(row: past_case::Model) -> Result<PastCase, StoreError> {
    let fine = row.fine.as_deref().map(Decimal::from_str_exact).transpose();
    let fine = fine.map_err(|_| StoreError::Corrupt(format!("案例 {} 的罚款金额", row.case_id)))?;
    Ok(PastCase {
        basis: list(row.basis)?,
        penalties: list(row.penalties)?,
        circumstances: list(row.circumstances)?,
        fine: fine.map(Yuan),
        case_id: row.case_id,
        decided_on: row.decided_on,
        agency: row.agency,
        region: row.region,
        field: row.field,
        party: row.party,
        party_kind: row.party_kind,
        facts: row.facts,
        invented: row.invented,
    })
}

fn list(value: Value) -> Result<Vec<String>, StoreError> {
    Ok(serde_json::from_value(value)?)
}
