//! The fields of the lexical index.

use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

use super::super::error::SearchError;
use super::super::tokenizer::{GRAMS, WORDS};

/// Version of schema, tokenizers and dictionary: part of the folder name, so that a change rebuilds the index.
pub const SCHEMA_VERSION: u32 = 1;

/// Name of the fast field that holds the key.
pub const KEY: &str = "key";

/// The parts of a document that are searched, with the weight of a match there.
pub const PARTS: [(&str, f32); 4] = [("title", 0.6), ("heading", 0.3), ("text", 1.0), ("related", 0.5)];

/// The fields by their numbers in one index.
#[derive(Debug, Clone)]
pub struct Fields {
    /// Key that hits give back.
    pub key: Field,
    /// Whether the document is flagged.
    pub flagged: Field,
    /// Word field of each of [`PARTS`].
    pub words: [Field; PARTS.len()],
    /// Character field of each of [`PARTS`].
    pub grams: [Field; PARTS.len()],
}

/// The schema: key and flag, and each part in both views. Nothing is stored.
pub fn schema() -> Schema {
    let mut builder = Schema::builder();
    builder.add_u64_field(KEY, FAST);
    builder.add_bool_field("flagged", INDEXED);
    for (part, _) in PARTS {
        builder.add_text_field(&words_field(part), indexed_with(WORDS));
        builder.add_text_field(&grams_field(part), indexed_with(GRAMS));
    }
    builder.build()
}

impl Fields {
    /// The fields of an open index.
    ///
    /// # Errors
    /// `search.index` where the index has another schema.
    pub fn of(schema: &Schema) -> Result<Self, SearchError> {
        let field = |name: &str| schema.get_field(name).map_err(SearchError::lexical);
        let [title, heading, text, related] = PARTS.map(|(part, _)| part);
        Ok(Self {
            key: field(KEY)?,
            flagged: field("flagged")?,
            words: [
                field(&words_field(title))?,
                field(&words_field(heading))?,
                field(&words_field(text))?,
                field(&words_field(related))?,
            ],
            grams: [
                field(&grams_field(title))?,
                field(&grams_field(heading))?,
                field(&grams_field(text))?,
                field(&grams_field(related))?,
            ],
        })
    }
}

fn words_field(part: &str) -> String {
    format!("{part}_words")
}

fn grams_field(part: &str) -> String {
    format!("{part}_grams")
}

fn indexed_with(tokenizer: &str) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(IndexRecordOption::WithFreqs);
    TextOptions::default().set_indexing_options(indexing)
}
