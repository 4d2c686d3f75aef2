//! The lexical index: tantivy over words and characters, with queries of our own making (a Chinese run that reaches tantivy's
//! query parser would become a strict phrase).

mod build;
mod folder;
mod query;
mod schema;

use tantivy::collector::TopDocs;
use tantivy::query::Query;
use tantivy::{Index, IndexReader, ReloadPolicy, Searcher};

pub use folder::{Wanted, open_or_build};
pub use query::LexicalQuery;

use super::error::SearchError;
use schema::{Fields, KEY};

/// What is indexed of a provision or a past case. None of it is stored: texts are read from the store.
#[derive(Debug, Clone, Copy)]
pub struct LexicalDocument<'a> {
    /// What a hit gives back; unique.
    pub key: u64,
    /// Name of the law and chapter, or field and basis of the case.
    pub title: &'a str,
    /// Text of the passage, or facts of the case.
    pub text: &'a str,
    /// What [`LexicalQuery::flagged_only`] asks for: passages of penalty articles.
    pub flagged: bool,
}

/// A document that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LexicalHit {
    /// Key of the document.
    pub key: u64,
    /// BM25 score; comparable within one query only.
    pub score: f32,
}

/// Which of the two views of a text a query looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Dictionary words.
    Words,
    /// Single characters and pairs.
    Grams,
}

/// An open index.
#[derive(Clone)]
pub struct LexicalIndex {
    reader: IndexReader,
    fields: Fields,
}

impl LexicalIndex {
    /// Builds an index in memory.
    ///
    /// # Errors
    /// `search.index` where tantivy fails.
    pub fn in_memory<'a>(documents: impl Iterator<Item = LexicalDocument<'a>>) -> Result<Self, SearchError> {
        let index = Index::builder()
            .schema(schema::schema())
            .tokenizers(super::tokenizer::manager())
            .create_in_ram()
            .map_err(SearchError::lexical)?;
        build::fill(&index, documents, &crate::progress::Silent)?;
        Self::over(&index)
    }

    fn over(index: &Index) -> Result<Self, SearchError> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into();
        let fields = Fields::of(&index.schema())?;
        Ok(Self { reader: reader.map_err(SearchError::lexical)?, fields })
    }

    /// Number of documents.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether nothing is indexed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The best `limit` documents that `accept` takes, best first.
    ///
    /// Fetches more than asked for and filters afterwards; widens where too few remain. That is faster than a filter on
    /// validity inside the query, which most documents pass.
    ///
    /// # Errors
    /// `search.index` where the index cannot be read.
    pub fn search(
        &self,
        query: &LexicalQuery,
        view: View,
        limit: usize,
        accept: &dyn Fn(u64) -> bool,
    ) -> Result<Vec<LexicalHit>, SearchError> {
        let searcher = self.reader.searcher();
        let Some(built) = query.build(view, &self.fields, &searcher) else { return Ok(Vec::new()) };
        let total = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
        let mut fetch = limit.saturating_add(limit / 4).saturating_add(20);
        loop {
            let found = self.fetch(&searcher, built.as_ref(), fetch.clamp(1, total.max(1)))?;
            let exhausted = found.len() < fetch;
            let mut accepted: Vec<LexicalHit> = found.into_iter().filter(|hit| accept(hit.key)).collect();
            if accepted.len() >= limit || exhausted {
                accepted.truncate(limit);
                return Ok(accepted);
            }
            fetch = fetch.saturating_mul(4);
        }
    }

    fn fetch(&self, searcher: &Searcher, query: &dyn Query, limit: usize) -> Result<Vec<LexicalHit>, SearchError> {
        let top = searcher.search(query, &TopDocs::with_limit(limit).order_by_score()).map_err(SearchError::lexical)?;
        let mut keys = Vec::with_capacity(searcher.segment_readers().len());
        for segment in searcher.segment_readers() {
            keys.push(segment.fast_fields().u64(KEY).map_err(SearchError::lexical)?);
        }
        let hit = |(score, address): (f32, tantivy::DocAddress)| {
            let column = keys.get(usize::try_from(address.segment_ord).ok()?)?;
            Some(LexicalHit { key: column.first(address.doc_id)?, score })
        };
        Ok(top.into_iter().filter_map(hit).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAWS: [(&str, &str); 4] = [
        ("食品安全法", "生产经营超过保质期的食品的，没收违法所得，并处罚款。"),
        ("食品安全法", "食品生产经营者应当依照食品安全标准从事生产经营活动。"),
        ("大气污染防治法", "施工工地未设置硬质围挡，或者未采取覆盖等有效防尘降尘措施的，处罚款。"),
        ("道路交通安全法", "饮酒后驾驶机动车的，处暂扣六个月机动车驾驶证，并处罚款。"),
    ];

    fn index() -> LexicalIndex {
        let documents = LAWS.iter().enumerate().map(|(key, (title, text))| LexicalDocument {
            key: key as u64,
            title,
            text,
            flagged: key != 1,
        });
        LexicalIndex::in_memory(documents).expect("builds")
    }

    fn best(query: &LexicalQuery, view: View) -> Vec<u64> {
        let hits = index().search(query, view, 4, &|_| true).expect("searches");
        hits.iter().map(|hit| hit.key).collect()
    }

    #[test]
    fn both_views_find_the_article_that_a_description_points_to() {
        let query = LexicalQuery::new("工地没有围挡，土方没有覆盖");
        assert_eq!(best(&query, View::Words).first(), Some(&2));
        assert_eq!(best(&query, View::Grams).first(), Some(&2));
    }

    #[test]
    fn a_colloquial_word_finds_the_legal_one() {
        assert_eq!(best(&LexicalQuery::new("卖过期牛奶"), View::Words).first(), Some(&0));
    }

    #[test]
    fn flagged_only_leaves_the_others_out() {
        let query = LexicalQuery::new("食品生产经营者");
        assert!(best(&query, View::Words).contains(&1));
        assert!(!best(&query.flagged_only(true), View::Words).contains(&1));
    }

    #[test]
    fn a_filter_that_takes_few_still_finds_them() {
        let hits = index().search(&LexicalQuery::new("罚款"), View::Words, 1, &|key| key == 3).expect("searches");
        assert_eq!(hits.iter().map(|hit| hit.key).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn a_query_of_punctuation_finds_nothing_and_does_not_fail() {
        assert_eq!(best(&LexicalQuery::new("。。。"), View::Grams), Vec::<u64>::new());
    }
}
