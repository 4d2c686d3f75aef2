//! Search over provisions and past cases: lexical, by vector, and fused by rank.

pub mod hit;
