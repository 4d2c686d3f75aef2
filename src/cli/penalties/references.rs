//! A clause with the clauses that it refers to.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::law::penalty_clause::{ArticleTexts, PenaltyClause, Target, resolve};
use crate::law::provision::{ArticleNumber, Provision};
use crate::store::{Store, StoreError};

/// A clause as it is printed: with what its references lead to.
#[derive(Debug, Serialize)]
pub(super) struct Shown {
    #[serde(flatten)]
    pub clause: PenaltyClause,
    /// One for each reference that names a provision.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resolved: Vec<Leads>,
}

/// Where one reference leads.
#[derive(Debug, Serialize)]
pub(super) struct Leads {
    /// The reference as written.
    pub reference: String,
    /// The clauses that it names.
    pub clauses: Vec<PenaltyClause>,
    /// Provisions that it names and that were not found or do not punish.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Target>,
}

/// Texts of articles by law and number; the law of the clauses is where none is named.
#[derive(Default)]
pub(super) struct Texts {
    own: String,
    by_article: HashMap<(String, ArticleNumber), String>,
}

impl ArticleTexts for Texts {
    fn article(&self, law: Option<&str>, number: ArticleNumber) -> Option<String> {
        let law = law.unwrap_or(&self.own).to_owned();
        self.by_article.get(&(law, number)).cloned()
    }
}

impl Texts {
    /// The articles of one law: what most references name.
    pub(super) fn of_law<'a>(own: &str, provisions: impl Iterator<Item = &'a Provision>) -> Self {
        let by_article = provisions.map(|provision| ((own.to_owned(), provision.number), provision.text.clone()));
        Self { own: own.to_owned(), by_article: by_article.collect() }
    }

    /// The articles that the references of some clauses name.
    ///
    /// # Errors
    /// What the store reports.
    pub(super) async fn of_references(
        store: &Store,
        own: &str,
        clauses: &[PenaltyClause],
        on: NaiveDate,
    ) -> Result<Self, StoreError> {
        let laws = store.laws();
        let mut texts = Self { own: own.to_owned(), by_article: HashMap::new() };
        let targets = clauses.iter().flat_map(|clause| &clause.refers_to).flat_map(|reference| &reference.targets);
        for target in targets {
            let named = target.law.as_deref().unwrap_or(own);
            let Some(full) = laws.full_name(named).await? else { continue };
            for number in target.articles() {
                if let Some(found) = laws.find(&full, number, on).await? {
                    texts.by_article.insert((named.to_owned(), number), found.provision.text);
                }
            }
        }
        Ok(texts)
    }
}

/// The clauses of one article with what their references lead to.
pub(super) fn show(clauses: Vec<PenaltyClause>, texts: &Texts) -> Vec<Shown> {
    let leads: Vec<Vec<Leads>> = clauses.iter().map(|clause| leads(clause, &clauses, texts)).collect();
    clauses.into_iter().zip(leads).map(|(clause, resolved)| Shown { clause, resolved }).collect()
}

fn leads(clause: &PenaltyClause, here: &[PenaltyClause], texts: &Texts) -> Vec<Leads> {
    let named = clause.refers_to.iter().filter(|reference| !reference.targets.is_empty());
    let each = named.map(|reference| {
        let mut resolved = resolve(reference, here, texts);
        for clause in &mut resolved.clauses {
            clause.law.get_or_insert_with(|| texts.own.clone());
        }
        Leads { reference: reference.text.clone(), clauses: resolved.clauses, missing: resolved.missing }
    });
    each.collect()
}
