//! Citations of a text checked against the store. The articles are fetched first, so that the check itself stays pure.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::failure::Failure;
use crate::law::citation::{CitationReport, LawLookup, LookedUp, check, find};
use crate::law::provision::ArticleNumber;
use crate::store::Store;
use crate::store::laws::VersionMatch;

/// Checks every citation of `text` as of `on`.
///
/// # Errors
/// What the store says.
pub async fn check_text(store: &Store, text: &str, on: NaiveDate) -> Result<CitationReport, Failure> {
    let fetched = Fetched::for_text(store, text, on).await?;
    Ok(check(text, on, &fetched))
}

/// What the citations of one text name.
#[derive(Debug, Default)]
struct Fetched {
    names: HashMap<String, String>,
    articles: HashMap<(String, ArticleNumber), LookedUp>,
}

impl Fetched {
    async fn for_text(store: &Store, text: &str, on: NaiveDate) -> Result<Self, Failure> {
        let mut fetched = Self::default();
        for citation in find(text) {
            let Some(written) = citation.law else { continue };
            let Some(law) = fetched.name(store, &written).await? else { continue };
            let Some(number) = citation.number else { continue };
            if fetched.articles.contains_key(&(law.clone(), number)) {
                continue;
            }
            if let Some(found) = store.laws().find(&law, number, on).await? {
                let in_force = matches!(found.version, VersionMatch::InForce | VersionMatch::NearestHeld { .. });
                let note = found.version.note().map(str::to_owned);
                let looked_up = LookedUp { text: found.provision.text, in_force, note };
                fetched.articles.insert((law, number), looked_up);
            }
        }
        Ok(fetched)
    }

    async fn name(&mut self, store: &Store, written: &str) -> Result<Option<String>, Failure> {
        if let Some(known) = self.names.get(written) {
            return Ok(Some(known.clone()));
        }
        let found = store.laws().full_name(written).await?;
        if let Some(full) = &found {
            self.names.insert(written.to_owned(), full.clone());
        }
        Ok(found)
    }
}

impl LawLookup for Fetched {
    fn full_name(&self, written: &str) -> Option<String> {
        self.names.get(written).cloned()
    }

    fn article(&self, law: &str, number: ArticleNumber, _on: NaiveDate) -> Option<LookedUp> {
        self.articles.get(&(law.to_owned(), number)).cloned()
    }
}
