//! Casework: redaction of what is published, and the life of a publication.
//!
//! Pure: no IO, no async, no clock. Moments and people come in as parameters; what happens comes out as events.

pub mod publication;
pub mod redaction;
