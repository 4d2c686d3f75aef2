//! Secrets by which programs prove for whom they act, and how much of what is refused is logged.
//!
//! What accounts say stands in [`crate::store::people`], what their roles allow in [`crate::casework::people`].

pub mod refusals;
pub mod secret;
