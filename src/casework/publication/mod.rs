//! The life of one publication of a decision (行政执法结果公示): prepared, every redaction confirmed or lifted by a person, submitted,
//! approved by somebody else, published, corrected, withdrawn, expired.
//!
//! Sources: 行政处罚法 第四十八条 (公开, and withdrawal in three working days), 第五十条 (保密), 第八十五条; 黑政办发〔2019〕26号 二（一）
//! (适当处理后公开, 不准确的及时更正, 审核). Nothing is published without the approval of a person who had no hand in it, and what is
//! published is, byte for byte, what was approved. [`judge()`] adds what the case says: which
//! text and fields, who is its officer, and that a decision which stands no more is only taken down.

mod apply;
mod asked;
mod command;
mod context;
mod decide;
mod draft;
mod event;
mod feed;
mod history;
mod judge;
mod life;
mod model;
mod of_case;
mod policy;
mod words;

#[cfg(test)]
mod tests;

pub use asked::{Asked, Known};
pub use command::{Command, Prepared};
pub use context::{Actor, Context, Signature};
pub use decide::decide;
pub use draft::{Draft, Reviewed, Verdict};
pub use event::{Event, What};
pub use feed::{FeedRow, feed_row};
pub use history::{Recorded, replayed};
pub use judge::{context, judge, may};
pub use life::{Life, Limits};
pub use model::{Approval, Correction, Fields, Ground, Live, Publication, Source, Stage, Withdrawal};
pub use of_case::{prepared, redacted, source_of, tells_nothing};
pub use policy::{ExpiredBy, Period, PeriodUnit, Policy};
pub use words::summary;

use sha2::{Digest, Sha256};

/// SHA-256 of the bytes of a text, in lower-case hexadecimal.
pub fn sha256(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}
