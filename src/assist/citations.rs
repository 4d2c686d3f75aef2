//! The citations of a text checked against the store: used by the draft, `caiheng cite check` and the service alike.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::range_question::require_laws;
use crate::failure::Failure;
use crate::law::citation::{self, Citation, CitationReport, LawLookup, LookedUp};
use crate::law::provision::ArticleNumber;
use crate::store::Store;
use crate::store::laws::{Found, VersionMatch};

/// Checks every citation of `text` as of `on`.
///
/// # Errors
/// `laws.empty`, `store.*`.
pub async fn check(text: &str, on: NaiveDate, store: &Store) -> Result<CitationReport, Failure> {
    require_laws(store).await?;
    let mut corpus = Corpus::default();
    for cited in citation::find(text) {
        corpus.fetch(&cited, text, on, store).await?;
    }
    Ok(citation::check(text, on, &corpus))
}

/// What the store holds of the laws that a text cites.
#[derive(Default)]
struct Corpus {
    names: HashMap<String, Option<String>>,
    articles: HashMap<(String, ArticleNumber), LookedUp>,
}

impl Corpus {
    async fn fetch(&mut self, cited: &Citation, text: &str, on: NaiveDate, store: &Store) -> Result<(), Failure> {
        let Some(written) = &cited.law else { return Ok(()) };
        if !self.names.contains_key(written) {
            let in_title_marks = text.contains(&format!("《{written}》"));
            let name = full_name(written, in_title_marks, store).await?;
            self.names.insert(written.clone(), name);
        }
        let name = self.names.get(written).cloned().flatten();
        let (Some(name), Some(number)) = (name, cited.number) else { return Ok(()) };
        if let Some(found) = store.laws().find(&name, number, on).await? {
            self.articles.insert((name, number), looked_up(found));
        }
        Ok(())
    }
}

/// A name without 《》 may hold words of the sentence before it (当事人违反食品安全法): shorter and shorter ends are tried.
async fn full_name(written: &str, in_title_marks: bool, store: &Store) -> Result<Option<String>, Failure> {
    const SHORTEST: usize = 3;
    let laws = store.laws();
    let count = written.chars().count();
    let tries = if in_title_marks { 1 } else { count.saturating_sub(SHORTEST - 1).max(1) };
    for (at, _) in written.char_indices().take(tries) {
        if let Some(name) = laws.full_name(&written[at..]).await? {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

fn looked_up(found: Found) -> LookedUp {
    let note = found.version.note().map(str::to_owned);
    let in_force = !matches!(found.version, VersionMatch::NotYet { .. } | VersionMatch::Ended { .. });
    LookedUp { text: found.provision.text, in_force, note }
}

impl LawLookup for Corpus {
    fn full_name(&self, written: &str) -> Option<String> {
        self.names.get(written).cloned().flatten()
    }

    fn article(&self, law: &str, number: ArticleNumber, _on: NaiveDate) -> Option<LookedUp> {
        self.articles.get(&(law.to_owned(), number)).cloned()
    }
}
