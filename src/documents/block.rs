//! What a document is made of.

/// A piece of text in one face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
}

impl Span {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false }
    }
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A line of the title: 22 pt, centred.
    Title(String),
    /// A centred line under the title: 文号, period.
    Centred(String),
    /// A heading of the first or a later level: 黑体, then 楷体.
    Heading(u8, String),
    /// A paragraph with its first line indented by two characters.
    Body(Vec<Span>),
    /// A paragraph without indent: 主送机关.
    Flush(Vec<Span>),
    /// Words of another text.
    Quote(Vec<Span>),
    /// Who signs, and the date.
    Signature {
        /// Who; `None` where the text does not say it just before the date.
        by: Option<String>,
        /// The date.
        on: String,
    },
    /// A table: titles of the columns, shares of the width, rows.
    Table {
        /// Titles of the columns.
        columns: Vec<String>,
        /// Shares of the width, one for each column.
        widths: Vec<u32>,
        /// Rows, each with one cell for each column.
        rows: Vec<Vec<String>>,
    },
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// What stands at the top of every page, such as that it is a draft.
    pub mark: Option<String>,
}
