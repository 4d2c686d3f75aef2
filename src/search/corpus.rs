//! The statute corpus in memory, and which of it applies on a date.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;

use super::lexical::LexicalDocument;
use super::links::sanctioned_duties;
use crate::law::provision::Provision;
use crate::store::laws::{Document, VersionMatch, choose_document};

/// Characters of related duties that are indexed with a penalty article, at most.
const RELATED_CHARACTERS: usize = 1_500;

/// All articles of one revision of the corpus.
pub struct Corpus {
    /// The articles, by row in the store.
    pub provisions: Vec<Provision>,
    /// For each article the positions of the duties that it sanctions.
    pub duties: Vec<Vec<usize>>,
    laws: Vec<Vec<Document>>,
    last_asked: Mutex<Option<(NaiveDate, Arc<Applicable>)>>,
}

/// The versions that answer for a date: one for each law.
pub struct Applicable {
    articles: Vec<bool>,
    documents: HashMap<i64, Option<String>>,
}

impl Applicable {
    /// Whether the article at `position` belongs to a version that answers.
    pub fn holds(&self, position: usize) -> bool {
        self.articles.get(position).copied().unwrap_or_default()
    }

    /// The sentence for a person where the version of `document` was not in force on the date.
    pub fn note(&self, document: i64) -> Option<&str> {
        self.documents.get(&document)?.as_deref()
    }
}

impl Corpus {
    /// From the articles and documents of a store.
    pub fn new(provisions: Vec<Provision>, documents: Vec<Document>) -> Self {
        let mut by_name: HashMap<String, Vec<Document>> = HashMap::new();
        for document in documents.into_iter().filter(|document| document.kind.is_citable()) {
            by_name.entry(document.name.clone()).or_default().push(document);
        }
        let duties = sanctioned_duties(&provisions);
        Self { provisions, duties, laws: by_name.into_values().collect(), last_asked: Mutex::new(None) }
    }

    /// The documents that answer for `date`.
    pub fn applicable(&self, date: NaiveDate) -> Arc<Applicable> {
        if let Ok(last) = self.last_asked.lock()
            && let Some((asked, answer)) = last.as_ref()
            && *asked == date
        {
            return Arc::clone(answer);
        }
        let documents: HashMap<_, _> = self.laws.iter().filter_map(|versions| version_on(versions, date)).collect();
        let articles = self.provisions.iter().map(|provision| documents.contains_key(&provision.document_id)).collect();
        let answer = Arc::new(Applicable { articles, documents });
        if let Ok(mut last) = self.last_asked.lock() {
            *last = Some((date, Arc::clone(&answer)));
        }
        answer
    }

    /// What the lexical index holds of each article; the key is its position.
    pub fn lexical_documents<'a>(&'a self, related: &'a [String]) -> impl Iterator<Item = LexicalDocument<'a>> {
        let numbered = self.provisions.iter().zip(related).zip(0_u64..);
        numbered.map(|((provision, related), key)| LexicalDocument {
            key,
            title: short_title(&provision.law),
            heading: provision.chapter.as_deref().unwrap_or_default(),
            text: &provision.text,
            related,
            flagged: provision.is_penalty,
        })
    }

    /// For each article the texts of the duties that it sanctions.
    pub fn related_texts(&self) -> Vec<String> {
        let text_of = |position: &usize| self.provisions.get(*position).map_or("", |duty| duty.text.as_str());
        let join = |duties: &Vec<usize>| {
            let joined: Vec<&str> = duties.iter().map(text_of).collect();
            joined.join("\n").chars().take(RELATED_CHARACTERS).collect()
        };
        self.duties.iter().map(join).collect()
    }
}

/// The name of a law without 中华人民共和国, which tells nothing.
pub fn short_title(law: &str) -> &str {
    law.strip_prefix("中华人民共和国").unwrap_or(law)
}

/// The version of one law that answers for `date`; none where the law had ended or did not exist yet.
fn version_on(versions: &[Document], date: NaiveDate) -> Option<(i64, Option<String>)> {
    let (document, relation) = choose_document(versions, date)?;
    match relation {
        VersionMatch::InForce => Some((document.id, None)),
        VersionMatch::NearestHeld { note } => existed(document, date).then_some((document.id, Some(note))),
        VersionMatch::Ended { .. } => None,
    }
}

/// Whether the law was in force in some version on `date`, as far as its own text tells.
fn existed(document: &Document, date: NaiveDate) -> bool {
    document.stated_effective_date.or(document.validity.from).is_none_or(|first| first <= date)
}
