//! The agency that drafts speak for.

use serde::Deserialize;

use super::ReadEnv;

/// Name, place and drafting particulars of the agency; what is not set is left blank in a draft and listed as missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agency {
    /// Full name.
    pub name: Option<String>,
    /// Region, such as 黑龙江省.
    pub region: Option<String>,
    /// Where a reconsideration may be applied for.
    pub reconsideration_body: Option<String>,
    /// The court for a suit.
    pub court: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawAgency {
    name: Option<String>,
    region: Option<String>,
    reconsideration_body: Option<String>,
    court: Option<String>,
}

impl RawAgency {
    pub(super) fn check(self, env: ReadEnv<'_>) -> Agency {
        Agency {
            name: env("CAIHENG_AGENCY").or(self.name),
            region: env("CAIHENG_REGION").or(self.region),
            reconsideration_body: self.reconsideration_body,
            court: self.court,
        }
    }
}
