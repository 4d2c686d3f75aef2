//! The exported case file (案卷): a folder that a person can read, that checks itself without this program, and from which another
//! installation takes the case up again (黑政办发〔2019〕26号 二（二）4 归档，二（四）2 信息共享).
//!
//! [`texts::texts`] writes what is derived from the acts, [`manifest::Manifest`] names every file with its hash, [`verify::verify`]
//! checks a folder or zip against itself. What is read and written where is the caller's.

pub mod canonical;
pub mod contents;
pub mod log;
pub mod manifest;
pub mod names;
pub mod read;
pub mod sums;
pub mod texts;
pub mod timeline;
pub mod verify;
