//! What makes past cases comparable with the case at hand: which are asked for, what is alike and what differs, and how the fines
//! of those under the same provision are spread.

mod amounts;
mod applied;
mod compare;
mod filter;
mod peers;

pub use applied::Applied;
pub use compare::{Comparison, OwnCase, compare};
pub use filter::CaseFilter;
pub use peers::distribution;

pub use crate::discretion::distribution::{Distribution, ENOUGH, OwnFine};
