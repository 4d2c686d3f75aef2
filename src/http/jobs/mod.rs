//! Jobs of the queue.

pub mod get;
