//! Benchmarks (裁量基准): tables that agencies publish, read, checked and applied.

pub mod basis;
pub mod condition;
mod model;
pub mod standard;
mod table;

pub use model::{Benchmark, BenchmarkTier, Item};
pub use table::{Guide, Head, Level, SourceFile, Table, TableItem, TableTier};
