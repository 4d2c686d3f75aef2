//! The catalogue of what needs a legal review, a hearing notice, a collective discussion (行政处罚法 第五十七条第二款、第五十八条、
//! 第六十三条; 黑政办发〔2019〕26号 二（三）2). Amounts are data with sources; an agency overrides them.

mod file;
mod fits;
#[cfg(test)]
mod tests;

use serde::Serialize;
use utoipa::ToSchema;

pub use file::{Duty, Entry, Fallback, Level, State, Threshold, Trait, Without};
pub(in crate::casework::review) use fits::held as held_traits;
pub(in crate::casework) use fits::name as measure_name;

use super::due::Due;
use crate::casework::case_file::file::CaseFile;
use crate::failure::Failure;
use file::File;

const SHIPPED: &str = include_str!("../../../../index/casework/review_catalogue.toml");

/// A checked catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ReviewCatalogue)]
pub struct Catalogue {
    /// Level of the agency, where it is known.
    pub level: Option<Level>,
    /// Amounts for a hearing where no entry sets any.
    pub fallback: Option<Fallback>,
    /// Entries, in the order of the files.
    pub entries: Vec<Entry>,
    /// Entries that the agency took out.
    pub without: Vec<Without>,
}

impl Catalogue {
    /// The catalogue that comes with the program.
    ///
    /// # Errors
    /// `review.catalogue` where the shipped file is broken, which a test rules out; without a catalogue nothing may be decided.
    pub fn shipped() -> Result<Self, Failure> {
        Self::from_toml(SHIPPED)
    }

    /// A catalogue of exactly the entries in `text`.
    ///
    /// # Errors
    /// `review.catalogue` with the entry that is wrong.
    pub fn from_toml(text: &str) -> Result<Self, Failure> {
        let File { level, fallback, entries, without } = File::read(text)?;
        Ok(Self { level, fallback, entries, without })
    }

    /// This catalogue as `own`, an agency's, changes it: entries of the same identifier are replaced, those that it names as
    /// taken out go, its others are added.
    ///
    /// # Errors
    /// `review.catalogue` where it takes out an entry that does not exist.
    pub fn with(mut self, own: Self) -> Result<Self, Failure> {
        for without in &own.without {
            let before = self.entries.len();
            self.entries.retain(|entry| entry.id != without.id);
            if self.entries.len() == before {
                let message = format!("法制审核目录：没有可以停用的条目 {}", without.id);
                return Err(Failure::new("review.catalogue", message));
            }
        }
        for entry in own.entries {
            match self.entries.iter_mut().find(|held| held.id == entry.id) {
                Some(held) => *held = entry,
                None => self.entries.push(entry),
            }
        }
        self.level = own.level.or(self.level);
        self.fallback = own.fallback.or(self.fallback);
        self.without.extend(own.without);
        Ok(self)
    }

    /// Whether a legal review is due (第五十八条第一款).
    pub fn review_due(&self, file: &CaseFile) -> Due {
        self.due(Duty::Review, file)
    }

    /// Whether the party must be told of a right to a hearing (第六十三条第一款).
    pub fn hearing_due(&self, file: &CaseFile) -> Due {
        self.due(Duty::Hearing, file)
    }

    /// Whether the heads must discuss the case together (第五十七条第二款).
    pub fn discussion_due(&self, file: &CaseFile) -> Due {
        self.due(Duty::Discussion, file)
    }
}
