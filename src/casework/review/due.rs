//! Whether a legal review is due (行政处罚法 第五十八条第一款; 政策二（三）2).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Whether a review is due, with every reason.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[schema(as = ReviewDue)]
pub struct Due {
    /// Whether it is.
    pub due: bool,
    /// Why; where it is not due, what was looked at.
    pub reasons: Vec<String>,
}
