//! Documents as office files, in the layout of GB/T 9704 (党政机关公文格式).
//!
//! `markdown` makes blocks of the text of a document, `report` of a report; `docx` lays blocks out. Bytes come out; nothing is read
//! or written. The same blocks give the same bytes.

mod block;
mod docx;
mod fonts;
mod layout;
mod markdown;
mod report;
mod sheets;

pub use block::{Block, Document, Span};
pub use docx::docx;
pub use markdown::blocks;
pub use report::{document as report_document, markdown as report_markdown};
pub use sheets::{csv, xlsx};

/// Media type of a Word document.
pub const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// Media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
