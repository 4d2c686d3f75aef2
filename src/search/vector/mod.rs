//! The vector index: an exact scan over int8 codes kept in memory, appended to one file per model.

mod file;
mod index;
mod quantize;
mod scan;

pub use file::{Key, Record, VectorFile, key_of};
pub use index::VectorIndex;
pub use quantize::{Quantized, quantize};
pub use scan::{Candidate, Codes, Scored};
