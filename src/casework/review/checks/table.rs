//! The table of checks: `index/casework/review_checks.toml`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::review::opinion::Item;

const SHIPPED: &str = include_str!("../../../../index/casework/review_checks.toml");

/// What a check looks at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReviewCheckRule)]
pub struct CheckRule {
    /// Stable identifier.
    pub id: String,
    /// What it looks at, in Chinese.
    pub what: String,
    /// The article or clause that asks for it.
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    check: Vec<CheckRule>,
}

/// A broken file gives an empty table, which a test rules out.
static RULES: LazyLock<Vec<CheckRule>> =
    LazyLock::new(|| toml::from_str::<Table>(SHIPPED).map(|table| table.check).unwrap_or_default());

/// Every check, in the order of the table.
pub fn rules() -> &'static [CheckRule] {
    &RULES
}

/// The check with an identifier.
pub fn rule(id: &str) -> Option<&'static CheckRule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// The item of the review that a check belongs to, by the part of its identifier before the point.
pub fn item_of(id: &str) -> Item {
    match id.split_once('.').map_or(id, |(head, _)| head) {
        "subject" => Item::Subject,
        "procedure" => Item::Procedure,
        "facts" => Item::Facts,
        "law" => Item::Law,
        "authority" => Item::Authority,
        "crime" => Item::Crime,
        _ => Item::Documents,
    }
}
