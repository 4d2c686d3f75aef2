//! Casework.

use serde::Deserialize;

use super::ReadEnv;
use crate::failure::Failure;

const DEFAULT_MAX_MATERIAL_BYTES: u64 = 2 << 30;

/// Limits of casework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Casework {
    /// Largest material of a case in bytes.
    pub max_material_bytes: u64,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCasework {
    max_material_bytes: Option<u64>,
}

impl RawCasework {
    pub(super) fn check(self, env: ReadEnv<'_>) -> Result<Casework, Failure> {
        let given = super::server::number(env, "CAIHENG_MAX_MATERIAL_BYTES")?.or(self.max_material_bytes);
        let max_material_bytes = given.unwrap_or(DEFAULT_MAX_MATERIAL_BYTES);
        if max_material_bytes == 0 {
            return Err(Failure::new("config.value", "casework.max_material_bytes 应大于零"));
        }
        Ok(Casework { max_material_bytes })
    }
}
