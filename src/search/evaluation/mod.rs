//! How well the search finds what it should, on sets in the layout of BEIR (Thakur et al., 2021): a corpus, queries, and which
//! documents answer which query.

mod beir;
mod descriptions;
mod metrics;
mod run;

pub use beir::{Collection, read};
pub use descriptions::{Description, measure_descriptions, read_descriptions};
pub use metrics::{Metrics, Outcome, summarise};
pub use run::{Collected, embed, evaluate, learned_questions};
