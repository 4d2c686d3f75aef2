//! What is asked of login names.

pub mod login;
