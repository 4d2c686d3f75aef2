//! What makes past cases comparable with the case at hand: which are asked for, what is alike and what differs, and how the fines
//! of those under the same provision are spread.

mod amounts;
mod applied;
mod compare;
mod distribution;
mod filter;

pub use applied::Applied;
pub use compare::{Comparison, OwnCase, compare};
pub use distribution::{Distribution, ENOUGH};
pub use filter::CaseFilter;
