//! Case files: `/api/v1/case-files`.

pub mod act;
pub mod compare;
pub mod download;
pub mod get;
pub mod list;
pub mod open;
pub mod redaction;
pub mod review;
pub mod timeline;
pub mod upload;
