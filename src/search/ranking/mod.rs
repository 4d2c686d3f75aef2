//! The order of what was found: features of each candidate, and a small model that weighs them.
//!
//! [`Shelf`] is a corpus as the ranking sees it, [`candidates`] turns the lists of the searches and the votes of the memory into
//! features, [`Model`] (`index/ranking.json`, trained by `scripts/learn_ranking.py`) makes one score of them.

mod features;
mod model;
mod shelf;

pub use features::{Candidate, FEATURES, Found, candidates};
pub use model::{Model, model};
pub use shelf::{Shelf, Shelved};
