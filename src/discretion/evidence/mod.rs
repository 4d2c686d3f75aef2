//! Evidence (证据): its kinds, and what has to be collected for a case.

mod kind;

pub use kind::EvidenceKind;
