//! What the passages of articles and cases stand for, for stores that narrow a search themselves.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::cases::{CaseQuery, passage};
use super::corpus::Corpus;
use super::filter::Wanted;
use super::hit::PastCase;
use super::provisions::ProvisionQuery;
use super::vector::{Attributes, Described, Narrowing, key_of, note};
use crate::law::region;
use crate::store::laws::Document;

/// Articles of statutes.
pub const PROVISIONS: &str = "provisions";
/// Past cases.
pub const CASES: &str = "cases";
/// The region of what applies everywhere.
const NATIONAL: &str = "全国";

/// What the embedded passages of articles stand for.
pub fn of_provisions(corpus: &Corpus) -> Described {
    let mut by_document: HashMap<(i64, bool), Arc<Attributes>> = HashMap::new();
    for versions in corpus.laws() {
        for document in versions {
            for is_penalty in [false, true] {
                let attributes = of_document(document, versions, is_penalty);
                by_document.insert((document.id, is_penalty), Arc::new(attributes));
            }
        }
    }
    let mut described = Described::new();
    for (position, provision) in corpus.provisions.iter().enumerate() {
        // Articles of documents that are never cited are never asked for.
        let Some(attributes) = by_document.get(&(provision.document_id, provision.is_penalty)) else { continue };
        for text in corpus.embedded_passages(position) {
            note(&mut described, key_of(&text), attributes);
        }
    }
    described
}

/// What the embedded passages of cases stand for.
pub fn of_cases(cases: &[PastCase]) -> Described {
    let mut described = Described::new();
    for case in cases {
        let attributes = Attributes {
            kind: one(CASES),
            field: one(&case.field),
            region: case.region.as_deref().map(one).unwrap_or_default(),
            ..Attributes::default()
        };
        note(&mut described, key_of(&passage(case)), &Arc::new(attributes));
    }
    described
}

/// What every article that a query asks for fulfils; `on` is its date.
pub fn narrow_provisions(query: &ProvisionQuery, on: chrono::NaiveDate, corpus: &Corpus) -> Narrowing {
    let applying = |wanted: &str| {
        let documents = corpus.laws().flatten();
        let regions =
            documents.filter(|document| region::applies(&document.level, &document.name, wanted)).map(region_of);
        regions.collect::<BTreeSet<String>>().into_iter().collect()
    };
    Narrowing {
        kind: Some(PROVISIONS),
        // Versions that are over or to come answer for other days.
        on: (query.filter.status == Wanted::default()).then_some(on),
        law: query.filter.law.clone(),
        levels: query.filter.levels.clone(),
        regions: query.filter.region.as_deref().map(applying),
        field: query.filter.field.clone(),
        penalty_only: query.penalty_only,
    }
}

/// What every case that a query asks for fulfils.
pub fn narrow_cases(query: &CaseQuery) -> Narrowing {
    Narrowing { kind: Some(CASES), field: query.filter.field.clone(), ..Narrowing::default() }
}

fn of_document(document: &Document, versions: &[Document], is_penalty: bool) -> Attributes {
    let (valid_from, valid_to) = answering(document, versions);
    Attributes {
        kind: one(PROVISIONS),
        law: one(&document.name),
        level: one(&document.level),
        region: one(&region_of(document)),
        field: document.fields.iter().cloned().collect(),
        is_penalty,
        valid_from,
        valid_to,
    }
}

fn region_of(document: &Document) -> String {
    let local = region::is_local(&document.level).then(|| region::of_title(&document.name).unwrap_or_default());
    local.unwrap_or(NATIONAL).to_owned()
}

/// A period that holds every day for which `document` may answer. It is longer than the validity where no version is held for a day:
/// then the nearest one answers.
fn answering(document: &Document, versions: &[Document]) -> (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>) {
    let own = document.validity;
    let ends_before = |start| versions.iter().filter_map(|other| other.validity.to).filter(|to| *to <= start).max();
    let from = own.from.and_then(ends_before);
    let begins_after = |end| versions.iter().filter_map(|other| other.validity.from).filter(|from| *from >= end).min();
    let is_latest = versions.iter().all(|other| other.validity.from <= own.from);
    let to = own.to.and_then(|end| begins_after(end).or((document.is_last && is_latest).then_some(end)));
    (from, to)
}

fn one(text: &str) -> BTreeSet<String> {
    BTreeSet::from([text.to_owned()])
}
