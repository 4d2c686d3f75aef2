//! Search over the norms of case handling, by words.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::error::SearchError;
use super::fusion::{Ranking, fuse};
use super::lexical::{LexicalDocument, LexicalHit, LexicalIndex, LexicalQuery, View};
use super::{notes, why};
use crate::law::validity::Validity;
use crate::store::norms::{NormDocument, NormSection};

/// Places of each list that are fused, at least.
const DEPTH: usize = 60;

/// A question to the norms.
#[derive(Debug, Clone, Default)]
pub struct NormQuery {
    /// What is looked for, in plain words.
    pub text: String,
    /// The norms that apply on this date; `None` for today.
    pub on: Option<NaiveDate>,
    /// Hits wanted.
    pub limit: usize,
}

/// A section of a norm that was found (the JSON contract of `caiheng search norms`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NormHit {
    /// Position, from 1.
    pub rank: usize,
    /// Fused score; comparable within one answer only.
    pub score: f64,
    /// Title of the document.
    pub document: String,
    /// Number of the document, such as 国办发〔2018〕118号.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// What the section is cited by: 第三条, 二、 or （一）; empty for the words before the first number.
    pub label: String,
    /// The headings above it, joined by ` > `.
    pub heading: String,
    /// The text; paragraphs are separated by `\n`.
    pub text: String,
    /// 规范性文件, 部门规章, 地方政府规章 ...
    pub level: String,
    /// Who issued the document.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub issuer: Option<String>,
    /// Where a local one applies.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub region: Option<String>,
    /// What the document is about, such as 行政执法程序.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub topic: Option<String>,
    /// When the document applies.
    #[serde(flatten)]
    pub validity: Validity,
    /// Why it was found, in Chinese.
    pub why: Vec<String>,
    /// Row of the document in the store.
    pub document_id: i64,
    /// Row of the section in the store.
    pub section_id: i64,
}

/// The answer to a query for norms.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NormAnswer {
    /// Hits, best first.
    pub hits: Vec<NormHit>,
    /// Sentences on what could not be searched.
    pub notes: Vec<String>,
}

/// One revision of the norms with their lexical index.
pub struct NormSearch {
    documents: HashMap<i64, NormDocument>,
    sections: Vec<NormSection>,
    lexical: LexicalIndex,
    repairs: Vec<String>,
}

/// Title and headings of each section, as they are indexed.
pub fn titles(sections: &[NormSection], documents: &[NormDocument]) -> Vec<String> {
    let names: HashMap<i64, &str> = documents.iter().map(|document| (document.id, document.name.as_str())).collect();
    let title = |section: &NormSection| {
        let name = names.get(&section.document_id).copied().unwrap_or_default();
        format!("{name} {}", section.heading)
    };
    sections.iter().map(title).collect()
}

/// What is indexed of the sections; `titles` as [`titles`] gives them.
pub fn lexical_documents<'a>(
    sections: &'a [NormSection],
    titles: &'a [String],
) -> impl Iterator<Item = LexicalDocument<'a>> {
    let numbered = sections.iter().zip(titles).zip(0_u64..);
    numbered.map(|((section, title), key)| LexicalDocument { key, title, text: &section.text, flagged: false })
}

impl NormSearch {
    /// From what the store holds and the index over it.
    pub fn new(
        documents: Vec<NormDocument>,
        sections: Vec<NormSection>,
        lexical: LexicalIndex,
        repairs: Vec<String>,
    ) -> Self {
        let documents = documents.into_iter().map(|document| (document.id, document)).collect();
        Self { documents, sections, lexical, repairs }
    }

    /// The best hits for a query as of `query.on` or else `today`.
    ///
    /// # Errors
    /// `search.empty_query`, `search.index`.
    pub fn search(&self, query: &NormQuery, today: NaiveDate) -> Result<NormAnswer, SearchError> {
        if query.text.trim().is_empty() {
            return Err(SearchError::EmptyQuery);
        }
        if self.sections.is_empty() {
            return Ok(NormAnswer { hits: Vec::new(), notes: vec![notes::no_norms()] });
        }
        let on = query.on.unwrap_or(today);
        let accept = |key: u64| self.at(key).is_some_and(|(_, document)| document.validity.contains(on));
        let depth = DEPTH.max(query.limit * 2);
        let lexical_query = LexicalQuery::new(&query.text);
        let words = self.lexical.search(&lexical_query, View::Words, depth, &accept)?;
        let grams = self.lexical.search(&lexical_query, View::Grams, depth, &accept)?;
        let best = fuse(&[ranking(&words), ranking(&grams)]).into_iter().take(query.limit).zip(1..);
        let hits =
            best.filter_map(|((position, score), rank)| self.hit(position, rank, score, &lexical_query)).collect();
        let notes = self.repairs.iter().cloned().chain([notes::norms_by_words()]).collect();
        Ok(NormAnswer { hits, notes })
    }

    fn at(&self, key: u64) -> Option<(&NormSection, &NormDocument)> {
        let section = self.sections.get(usize::try_from(key).ok()?)?;
        Some((section, self.documents.get(&section.document_id)?))
    }

    fn hit(&self, position: usize, rank: usize, score: f64, query: &LexicalQuery) -> Option<NormHit> {
        let (section, document) = self.at(position as u64)?;
        let why = why::matched_words(query, &[&section.text, &section.heading, &document.name]);
        Some(NormHit {
            rank,
            score,
            document: document.name.clone(),
            number: document.number.clone(),
            label: section.label.clone(),
            heading: section.heading.clone(),
            text: section.text.clone(),
            level: document.level.clone(),
            issuer: document.issuer.clone(),
            region: document.region.clone(),
            topic: document.topic.clone(),
            validity: document.validity,
            why: why.into_iter().collect(),
            document_id: document.id,
            section_id: section.id,
        })
    }
}

fn ranking(hits: &[LexicalHit]) -> Ranking {
    Ranking { keys: hits.iter().filter_map(|hit| usize::try_from(hit.key).ok()).collect(), weight: 1.0 }
}
