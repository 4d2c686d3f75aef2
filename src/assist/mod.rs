//! The main job: from a recording to a checked draft. One file per arrow, and the pipeline that joins them.

pub mod check;
pub mod choose;
pub mod citations;
pub mod draft;
mod evidence;
pub mod extract;
pub mod facts;
pub mod peers;
pub mod pipeline;
pub mod place;
mod present_law;
mod prompt;
pub mod provenance;
mod provisions;
mod range;
pub mod range_question;
pub mod replay;
pub mod report;
mod services;
mod step;
mod stored;
mod trace;
pub mod transcript;
pub mod transcript_file;
