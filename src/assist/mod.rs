//! The main job: from a recording to a checked draft. One file per arrow, and the pipeline that joins them.

pub mod choose;
pub mod extract;
pub mod facts;
pub mod pipeline;
mod prompt;
pub mod report;
pub mod transcript;
