//! Legal review (法制审核): when it is due, what it looks at, what comes out of it.

pub mod amounts;
pub mod catalogue;
pub mod changes;
pub mod checks;
pub mod document_text;
pub mod due;
pub mod opinion;
#[cfg(test)]
pub(in crate::casework) mod testing;
