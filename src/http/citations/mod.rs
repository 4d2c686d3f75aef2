//! Citations of law in texts.

pub mod check;
