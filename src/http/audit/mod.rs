//! The audit log.

pub mod heads;
pub mod verify;
