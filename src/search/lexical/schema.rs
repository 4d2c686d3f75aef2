//! The fields of the lexical index.

use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

use super::super::error::SearchError;
use super::super::tokenizer::{GRAMS, WORDS};

/// Version of schema, tokenizers and passages, to be raised with each change of these: part of the folder name, so that a
/// change rebuilds the index.
pub const SCHEMA_VERSION: u32 = 3;

/// Name of the fast field that holds the key.
pub const KEY: &str = "key";

/// Weight of a match in the title against one in the text.
pub const TITLE_WEIGHT: f32 = 0.6;

/// The fields by their numbers in one index.
#[derive(Debug, Clone)]
pub struct Fields {
    /// Key that hits give back.
    pub key: Field,
    /// Whether the document is flagged.
    pub flagged: Field,
    /// Words of the title.
    pub title_words: Field,
    /// Words of the text.
    pub text_words: Field,
    /// Characters of title and text.
    pub grams: Field,
}

/// The schema: key and flag, title and text as words, both together as characters. Nothing is stored.
pub fn schema() -> Schema {
    let mut builder = Schema::builder();
    builder.add_u64_field(KEY, FAST);
    builder.add_bool_field("flagged", INDEXED);
    builder.add_text_field("title_words", indexed_with(WORDS));
    builder.add_text_field("text_words", indexed_with(WORDS));
    builder.add_text_field("grams", indexed_with(GRAMS));
    builder.build()
}

impl Fields {
    /// The fields of an open index.
    ///
    /// # Errors
    /// `search.index` where the index has another schema.
    pub fn of(schema: &Schema) -> Result<Self, SearchError> {
        let field = |name: &str| schema.get_field(name).map_err(SearchError::lexical);
        Ok(Self {
            key: field(KEY)?,
            flagged: field("flagged")?,
            title_words: field("title_words")?,
            text_words: field("text_words")?,
            grams: field("grams")?,
        })
    }
}

fn indexed_with(tokenizer: &str) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(IndexRecordOption::WithFreqs);
    TextOptions::default().set_indexing_options(indexing)
}
