//! The audit log.

pub mod verify;
