//! The main job: from a recording to a checked draft. One file per arrow, and the pipeline that joins them.

pub mod citations;
pub mod facts;
pub mod pipeline;
pub mod range_question;
pub mod report;
mod services;
pub mod transcript;
