//! The case file (案卷): a sequence of acts, each allowed by the rules before it is recorded.
//!
//! [`allow::allow`] says whether an act may take place and what the program adds to it; [`apply::apply`] turns what was
//! recorded into the file as it stands. Nothing else changes a case, so that the sequence is its whole history (全过程留痕).

pub mod act;
pub mod allow;
pub mod apply;
pub mod file;
pub mod gates;
pub mod materials;
pub mod matter;
pub mod may;
pub mod model;
pub mod moments;
pub mod rules;
pub mod stage;
pub mod words;

#[cfg(test)]
mod tests;
