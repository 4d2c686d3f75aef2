//! Registers of bodies, officers and powers: imported from the tables that an agency keeps, each entry in versions with validity.
//!
//! `read` makes rows of a file, [`crate::casework::registers`] checks them and says what changes, `write` brings the store up to it
//! in one transaction with the entry of the log, and `report` says what became of each row.

mod import;
mod laws;
mod list;
mod read;
mod report;
mod write;

use super::Store;

pub use import::{ImportFile, Options};
pub use list::{Filter, Listed};
pub use report::{RegisterReport, ReportChanged, ReportEntry, ReportFile};

/// Registers of a store.
#[derive(Debug, Clone)]
pub struct Registers {
    store: Store,
}

impl Registers {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}
