//! Publications of decisions: `/api/v1/case-files/{id}/publication` and `/api/v1/publications`.

pub mod act;
pub mod due;
pub mod feed;
pub mod get;
pub mod list;
