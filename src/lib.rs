//! Caiheng 裁衡: decision support for administrative discretion.
//!
//! It transcribes an interview, finds the provisions that apply and the most similar past cases, computes the range
//! that law and benchmark allow, drafts the decision and logs every step. It advises; people decide.
//!
//! The arrows of the main job live in [`assist`]; what they stand on: [`law`], [`discretion`] and [`casework`] (pure: no IO, no
//! async, no clock), [`search`], [`inference`] and [`store`]. [`http`], [`jobs`] and [`cli`] call them.

pub mod access;
pub mod assist;
pub mod cli;
pub mod clock;
pub mod config;
pub mod documents;
pub mod handling;
pub mod http;
pub mod inference;
pub mod jobs;
pub mod lifecycle;
pub mod plain_text;
pub mod progress;
pub mod search;
pub mod store;
pub mod tables;
pub mod telemetry;
mod xml;

pub use caiheng_domain::{casework, discretion, failure, law};
