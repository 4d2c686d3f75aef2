//! Benchmarks (裁量基准): tables that agencies publish, read, checked and applied.
//!
//! [`Table`] is what the agency wrote, [`Benchmark`] the same with its basis, conditions and standards understood, and
//! [`apply`] places a case in it. What is not understood is kept as words for a person.

mod apply;
pub mod basis;
pub mod check;
pub mod condition;
mod find;
mod impose;
mod model;
mod outcome;
mod place;
pub mod standard;
mod table;
#[cfg(test)]
pub(in crate::discretion) mod testing;
#[cfg(test)]
mod tests;

pub use apply::apply;
pub use model::{Benchmark, BenchmarkTier, Item};
pub use outcome::{Applied, Candidate, Outcome, RowRef};
pub use table::{Guide, Head, Level, SourceFile, Table, TableItem, TableTier};
