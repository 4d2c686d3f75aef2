//! The durable job queue at work: a worker takes jobs from the store, one file per kind of job.
//!
//! A job is claimed for a short time and the claim renewed while the work goes on. After a kill -9 the claim runs out
//! and the job is claimed anew; since every finished step of a run is stored, the work goes on where it was.

pub mod assist;
pub mod embed;
pub mod hub;
pub mod leftovers;
pub mod sign;
pub mod worker;
