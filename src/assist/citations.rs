//! The citations of a text checked against the store: used by the draft, `caiheng cite check` and the service alike.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::range_question::require_laws;
use crate::failure::Failure;
use crate::law::citation::{
    self, Articles, CitationReport, Corpus, LawText, Names, PresentText, Resolution, Successor,
};
use crate::store::Store;
use crate::store::laws::{Document, Laws, VersionMatch, choose_document};

/// Checks every citation of `text` as of `on`, and says what has changed until `today`.
///
/// # Errors
/// `laws.empty`, `store.*`.
pub async fn check(text: &str, on: NaiveDate, today: NaiveDate, store: &Store) -> Result<CitationReport, Failure> {
    require_laws(store).await?;
    let laws = store.laws();
    let names = laws.names().await?;
    let reading = citation::read(text, &names);
    let mut shelf = Shelf { laws: &laws, on, today, documents: laws.documents().await?, articles: HashMap::new() };
    let mut corpus = Corpus { names: &names, on, laws: HashMap::new(), successors: HashMap::new() };
    for written in reading.citations.iter().filter_map(|cited| cited.law.as_deref()) {
        let Resolution::Law { name, .. } = names.resolve(written) else { continue };
        if corpus.laws.contains_key(&name) {
            continue;
        }
        let Some(law) = shelf.law(&name).await? else { continue };
        if let Some(successor) = &law.successor
            && !corpus.successors.contains_key(successor)
        {
            corpus.successors.insert(successor.clone(), shelf.successor(successor).await?);
        }
        corpus.laws.insert(name, law);
    }
    Ok(citation::check(text, &reading, &corpus))
}

/// Takes whole laws from the store.
struct Shelf<'a> {
    laws: &'a Laws,
    on: NaiveDate,
    today: NaiveDate,
    documents: Vec<Document>,
    articles: HashMap<i64, Articles>,
}

impl Shelf<'_> {
    /// The law as it stood on the date, and as it stands today.
    async fn law(&mut self, name: &str) -> Result<Option<LawText>, Failure> {
        let versions = self.versions(name);
        let Some((held, version)) = choose_document(&versions, self.on) else { return Ok(None) };
        let present = versions.iter().find(|other| other.validity.contains(self.today) && other.id != held.id);
        let today = match present {
            Some(present) => {
                Some(PresentText { from: present.validity.from, articles: self.articles(present.id).await? })
            }
            None => None,
        };
        let has_ended = matches!(version, VersionMatch::Ended { .. });
        let years = [held.publish_date, held.validity.from].into_iter().flatten().map(|date| date.year());
        let mut years: Vec<i32> = years.collect();
        years.dedup();
        Ok(Some(LawText {
            in_force: !matches!(version, VersionMatch::NotYet { .. } | VersionMatch::Ended { .. }),
            note: version.note().map(str::to_owned),
            years,
            articles: self.articles(held.id).await?,
            today,
            successor: held.successor.clone().filter(|_| has_ended),
        }))
    }

    /// The versions of a law; an amendment or a decision is cited by its own articles.
    fn versions(&self, name: &str) -> Vec<Document> {
        let named: Vec<&Document> = self.documents.iter().filter(|held| held.name == name).collect();
        let has_law = named.iter().any(|held| held.kind.is_citable());
        named.into_iter().filter(|held| held.kind.is_citable() || !has_law).cloned().collect()
    }

    async fn successor(&mut self, name: &str) -> Result<Successor, Failure> {
        let versions = self.versions(name);
        let Some((held, _)) = choose_document(&versions, self.today) else { return Ok(Successor::default()) };
        let articles = self.articles(held.id).await?;
        Ok(Successor::new(articles.iter().map(|(number, text)| (*number, text.as_str()))))
    }

    async fn articles(&mut self, document: i64) -> Result<Articles, Failure> {
        if let Some(known) = self.articles.get(&document) {
            return Ok(known.clone());
        }
        let provisions = self.laws.provisions_of(document).await?;
        let articles: Articles = provisions.into_iter().map(|provision| (provision.number, provision.text)).collect();
        self.articles.insert(document, articles.clone());
        Ok(articles)
    }
}
