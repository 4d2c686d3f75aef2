//! How people and programs prove who they are: passwords, second factors, secrets; and how much of what is refused is logged.
//!
//! What accounts say stands in [`crate::store::people`], what their roles allow in [`crate::casework::people`].

pub mod password;
pub mod refusals;
pub mod second_factor;
pub mod secret;
