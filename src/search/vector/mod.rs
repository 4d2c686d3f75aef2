//! Vectors by the text that they stand for: one contract ([`VectorStore`]), kept in this process or on a Qdrant server.

mod attributes;
mod embedded;
mod error;
mod file;
mod index;
pub mod qdrant;
mod quantize;
mod scan;
mod store;

pub use attributes::{Attributes, Described, Narrowing, note};
pub use embedded::EmbeddedStore;
pub use error::VectorError;
pub use file::{Key, Record, VectorFile, key_of};
pub use index::VectorIndex;
pub use qdrant::QdrantStore;
pub use quantize::{Quantized, dequantize, quantize};
pub use scan::{Candidate, Codes, Scored};
pub use store::{Ask, Candidates, Near, Point, VectorStore};
