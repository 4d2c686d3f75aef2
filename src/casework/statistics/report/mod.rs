//! The reports as titles, sentences and tables, made of the figures alone. What the program does not know is left to a person, in
//! marks that can't be overlooked: 【由人填写：…】.

mod annual;
mod half_year;
mod parts;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::Statistics;

pub use annual::annual;
pub use half_year::half_year;

/// A table of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ReportTable)]
pub struct Table {
    /// Titles of the columns.
    pub columns: Vec<String>,
    /// Rows, each with one cell for each column.
    pub rows: Vec<Vec<String>>,
}

/// A part of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ReportSection)]
pub struct Section {
    /// Its heading, with its number.
    pub heading: String,
    /// Sentences.
    pub paragraphs: Vec<String>,
    /// A table under them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<Table>,
}

/// A report, ready to be laid out.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Report {
    /// Title, one line for each entry.
    pub title: Vec<String>,
    /// Until when it is due, and to whom.
    pub due: String,
    /// The day until which it is due; `None` where the period ends on no day of a report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
    /// Its parts.
    pub sections: Vec<Section>,
    /// Who signs it.
    pub signature: String,
    /// The figures that it is made of.
    pub statistics: Statistics,
}
