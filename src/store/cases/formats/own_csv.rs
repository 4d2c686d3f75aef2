//! CSV whose header names the fields of `PastCase`. Cells with several entries (`basis`, `penalties`, `circumstances`)
//! separate them by ；or |.

use super::{Cells, SourceCase};
use crate::search::hit::PastCase;
use crate::store::cases::cells::{date, list, optional, yuan};

const REQUIRED: [&str; 6] = ["case_id", "agency", "field", "party", "facts", "invented"];
const SEPARATORS: [char; 3] = ['；', ';', '|'];

/// Whether the header names the fields.
pub(super) fn fits(header: &[String]) -> bool {
    REQUIRED.iter().all(|column| header.iter().any(|name| name == column))
}

/// One record.
pub(super) fn case(cells: &Cells<'_>) -> Result<SourceCase, String> {
    let case = PastCase {
        case_id: cells.required("case_id")?,
        decided_on: date(cells.get("decided_on"))?,
        agency: cells.required("agency")?,
        region: optional(cells.get("region")),
        field: cells.required("field")?,
        party: cells.required("party")?,
        party_kind: optional(cells.get("party_kind")),
        facts: cells.required("facts")?,
        basis: list(cells.get("basis"), &SEPARATORS),
        penalties: list(cells.get("penalties"), &SEPARATORS),
        fine: yuan(cells.get("fine"))?,
        circumstances: list(cells.get("circumstances"), &SEPARATORS),
        invented: truth(cells.get("invented"))?,
    };
    Ok(SourceCase { source: optional(cells.get("source")), case, row: None, remark: None })
}

fn truth(cell: &str) -> Result<bool, String> {
    match cell.to_ascii_lowercase().as_str() {
        "true" | "1" | "是" => Ok(true),
        "false" | "0" | "否" => Ok(false),
        _ => Err(format!("“invented”应为 true 或 false：{cell}")),
    }
}
