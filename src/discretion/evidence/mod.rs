//! Evidence (证据): its kinds, and what has to be collected for a case (证据收集指引).

mod guide;
mod kind;
mod need;
mod needs;
mod said;
#[cfg(test)]
mod tests;

pub use guide::{Guide, guide, install};
pub use kind::EvidenceKind;
pub use need::{Element, Need};
pub use needs::{Claimed, EvidenceInput, Stated, needs};
pub use said::Said;
