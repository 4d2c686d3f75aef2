//! The durable job queue: workers that take jobs from the store, one file per kind of job.

pub mod hub;
