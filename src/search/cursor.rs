//! Where the next page of an answer begins.
//!
//! A cursor holds for one query over one state of the corpus and its vectors: pages of it have neither gaps nor doubles. All that
//! shapes the order (the size of the pool, the date) travels in it; where the corpus has changed the cursor is refused.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::SearchError;

/// Hexadecimal digits of a stamp.
const DIGITS: usize = 16;
/// Articles taken from each list as candidates, at most; a greater number in a cursor was not written by us.
const LARGEST_POOL: usize = 2_000;

/// The place in an answer where a page begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cursor {
    /// Hits before the page.
    pub offset: usize,
    /// Candidates taken from each list.
    pub pool: usize,
    /// The date that the law is asked for.
    pub on: NaiveDate,
    /// [`stamp`] of the state of corpus and vectors.
    pub corpus: String,
    /// [`stamp`] of the query.
    pub query: String,
}

impl Cursor {
    /// Reads what [`Self::encode`] wrote.
    ///
    /// # Errors
    /// `search.cursor`.
    pub fn decode(text: &str) -> Result<Self, SearchError> {
        let bytes = hex::decode(text).map_err(|_| SearchError::Cursor)?;
        let cursor: Self = serde_json::from_slice(&bytes).map_err(|_| SearchError::Cursor)?;
        let is_ours = (1..=LARGEST_POOL).contains(&cursor.pool);
        if is_ours { Ok(cursor) } else { Err(SearchError::Cursor) }
    }

    /// Refuses to go on with another query, or over another state of the corpus.
    ///
    /// # Errors
    /// `search.cursor`, `search.cursor_stale`.
    pub fn check(&self, corpus: &str, query: &str) -> Result<(), SearchError> {
        if self.query != query {
            return Err(SearchError::Cursor);
        }
        if self.corpus != corpus {
            return Err(SearchError::CursorStale);
        }
        Ok(())
    }

    /// As an opaque text of letters and digits.
    pub fn encode(&self) -> String {
        // A structure of numbers and texts always has a JSON form.
        hex::encode(serde_json::to_vec(self).unwrap_or_default())
    }
}

/// A short text that differs where `parts` do.
pub(super) fn stamp(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.len().to_le_bytes());
        hasher.update(part);
    }
    let mut digits = hex::encode(hasher.finalize());
    digits.truncate(DIGITS);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cursor() -> Cursor {
        let on = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a date");
        Cursor { offset: 10, pool: 300, on, corpus: stamp(&["r1"]), query: stamp(&["酒驾"]) }
    }

    fn code(error: SearchError) -> &'static str {
        crate::failure::Failure::from(error).code
    }

    #[test]
    fn what_was_written_is_read_again_and_nothing_else() {
        assert_eq!(Cursor::decode(&cursor().encode()).expect("reads"), cursor());
        for broken in ["", "zz", "7b7d", &hex::encode("{\"offset\":1}")] {
            assert_eq!(code(Cursor::decode(broken).expect_err("refuses")), "search.cursor", "{broken}");
        }
        let greedy = Cursor { pool: 1_000_000, ..cursor() };
        assert_eq!(code(Cursor::decode(&greedy.encode()).expect_err("refuses")), "search.cursor");
    }

    #[test]
    fn another_query_and_a_changed_corpus_are_told_apart() {
        let (corpus, query) = (stamp(&["r1"]), stamp(&["酒驾"]));
        assert!(cursor().check(&corpus, &query).is_ok());
        assert_eq!(code(cursor().check(&corpus, &stamp(&["超载"])).expect_err("refuses")), "search.cursor");
        assert_eq!(code(cursor().check(&stamp(&["r2"]), &query).expect_err("refuses")), "search.cursor_stale");
    }
}
