//! Case files: `/api/v1/case-files`.

pub mod act;
pub mod compare;
pub mod docx;
pub mod download;
pub mod from_run;
pub mod get;
pub(super) mod key;
pub mod list;
pub mod open;
mod receive;
pub mod redaction;
pub mod review;
pub mod timeline;
pub mod upload;
