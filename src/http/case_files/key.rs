//! The header `Idempotency-Key`.

use axum::http::HeaderMap;

use crate::failure::Failure;

/// Longest key, in characters.
const LONGEST: usize = 200;

/// The key under which a request may be sent again.
///
/// # Errors
/// `request.key` where it is empty, too long, or not ASCII.
pub(in crate::http) fn key(headers: &HeaderMap) -> Result<Option<&str>, Failure> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    match value.to_str() {
        Ok(key) if (1..=LONGEST).contains(&key.len()) => Ok(Some(key)),
        _ => Err(Failure::new("request.key", "Idempotency-Key 应为 1 至 200 个 ASCII 字符")),
    }
}
