//! Casework: people and what they may do, the case file and its states, deadlines by the working-day calendar, legal review,
//! redaction and the life of a publication, the archive, registers, statistics.
//!
//! Pure: no IO, no async, no clock. Moments and people come in as parameters; what happens comes out as events.

pub mod access;
pub mod archive;
pub mod calendar;
pub mod case_file;
mod checksum;
pub mod deadline;
pub mod diff;
pub mod people;
pub mod publication;
pub mod redaction;
pub mod registers;
pub mod review;
pub mod statistics;
