//! What people ask, and which provisions answer it: the memory of the search.
//!
//! Three sources: the acts of `index/acts.jsonl` and the questions of `index/questions.jsonl`, both written for this project, and
//! what was learned from questions that somebody answered (`index/asked/learned.jsonl`, made by `caiheng index learn`). A new
//! query finds the remembered ones that are most like it, by characters and by meaning, and these vote for their provisions.

mod learned;
mod likeness;
mod memory;

pub use learned::{Learned, learn};
pub use memory::{Excluded, Memory, Vote, Votes, memory};
