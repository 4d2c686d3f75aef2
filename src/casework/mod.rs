//! The case file of an agency as rules: which days are working days, which deadlines run, what is still owed.
//!
//! Pure: no IO, no async, no clock. Moments and the present come in as parameters.

pub mod calendar;
pub mod deadline;
