//! Casework: people and what they may do, the case file and its states, deadlines, legal review, publication.
//!
//! Pure: no IO, no async, no clock. Moments and people come in as parameters; what happens comes out as events.

pub mod case_file;
pub mod diff;
pub mod people;
pub mod review;
