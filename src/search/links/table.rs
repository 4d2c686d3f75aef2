//! The links of a corpus, found document by document when they are first asked for: a search shows a few documents of hundreds.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use super::named::by_document;
use super::{Link, links};
use crate::law::provision::Provision;

/// The links of a corpus.
#[derive(Debug, Default)]
pub struct LinkTable {
    documents: HashMap<i64, Vec<usize>>,
    known: Mutex<HashMap<i64, Arc<Vec<Link>>>>,
}

impl LinkTable {
    /// For the articles of a corpus.
    pub fn new(provisions: &[Provision]) -> Self {
        Self { documents: by_document(provisions), known: Mutex::default() }
    }

    /// The links of the article at `position`, as positions in `provisions` (those that the table was made for).
    pub fn of(&self, provisions: &[Provision], position: usize) -> Vec<Link> {
        let Some(document) = provisions.get(position).map(|provision| provision.document_id) else { return Vec::new() };
        let all = self.of_document(provisions, document);
        all.iter().filter(|link| link.penalty == position || link.duty == position).copied().collect()
    }

    fn of_document(&self, provisions: &[Provision], document: i64) -> Arc<Vec<Link>> {
        if let Ok(known) = self.known.lock()
            && let Some(found) = known.get(&document)
        {
            return Arc::clone(found);
        }
        let positions = self.documents.get(&document).map(Vec::as_slice).unwrap_or_default();
        let articles: Vec<&Provision> = positions.iter().filter_map(|position| provisions.get(*position)).collect();
        let in_corpus = |link: Link| {
            let (penalty, duty) = (*positions.get(link.penalty)?, *positions.get(link.duty)?);
            Some(Link { penalty, duty, ..link })
        };
        let found: Arc<Vec<Link>> = Arc::new(links(&articles).into_iter().filter_map(in_corpus).collect());
        if let Ok(mut known) = self.known.lock() {
            known.insert(document, Arc::clone(&found));
        }
        found
    }
}
