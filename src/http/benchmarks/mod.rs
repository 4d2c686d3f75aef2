//! Benchmark tables (裁量基准).

pub(super) mod get;
pub(super) mod list;
