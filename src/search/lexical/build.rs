//! Filling an index.

use tantivy::{Index, IndexWriter, TantivyDocument};

use super::super::error::SearchError;
use super::LexicalDocument;
use super::schema::Fields;
use crate::progress::{Progress, ProgressEvent};

/// Memory for the writer, in bytes: enough for one segment of a statute corpus.
const WRITER_MEMORY: usize = 160 << 20;
/// Documents between two reports.
const REPORT_EVERY: u64 = 2_000;

/// Adds all documents and commits; the number added.
///
/// # Errors
/// `search.index` where tantivy fails, `cancelled` when the user asked to stop.
pub fn fill<'a>(
    index: &Index,
    documents: impl Iterator<Item = LexicalDocument<'a>>,
    progress: &dyn Progress,
) -> Result<u64, SearchError> {
    let fields = Fields::of(&index.schema())?;
    let mut writer: IndexWriter = index.writer_with_num_threads(2, WRITER_MEMORY).map_err(SearchError::lexical)?;
    let mut added = 0;
    for document in documents {
        writer.add_document(to_tantivy(&document, &fields)).map_err(SearchError::lexical)?;
        added += 1;
        if added % REPORT_EVERY == 0 {
            progress.checkpoint().map_err(|_| SearchError::Cancelled)?;
            progress.report(ProgressEvent {
                step: "index",
                done: added,
                total: 0,
                message: "正在建立全文索引".to_owned(),
            });
        }
    }
    writer.commit().map_err(SearchError::lexical)?;
    writer.wait_merging_threads().map_err(SearchError::lexical)?;
    Ok(added)
}

fn to_tantivy(document: &LexicalDocument<'_>, fields: &Fields) -> TantivyDocument {
    let mut converted = TantivyDocument::default();
    converted.add_u64(fields.key, document.key);
    converted.add_bool(fields.flagged, document.flagged);
    converted.add_text(fields.title_words, document.title);
    converted.add_text(fields.text_words, document.text);
    converted.add_text(fields.grams, document.title);
    converted.add_text(fields.grams, document.text);
    converted
}
