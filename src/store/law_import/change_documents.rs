//! Amendments (修正案) and decisions (修改决定): which law each changes, and from when.

use chrono::NaiveDate;

use super::SourceDocument;
use super::repeal::quoted;
use crate::store::laws::Kind;

/// A document that changes a law.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Change<'a> {
    /// The amendment or decision.
    pub document: &'a SourceDocument,
    /// Day of its publication.
    pub published: NaiveDate,
    /// Day from which the law is changed.
    pub effective: NaiveDate,
}

/// All changes to the law `name`, by publication.
pub(super) fn changes_to<'a>(name: &str, documents: &'a [SourceDocument]) -> Vec<Change<'a>> {
    let of_law = documents.iter().filter(|document| changed_law(document).as_deref() == Some(name));
    let mut changes: Vec<Change<'a>> = of_law.filter_map(change).collect();
    changes.sort_by_key(|change| (change.published, change.effective));
    changes
}

fn change(document: &SourceDocument) -> Option<Change<'_>> {
    let published = document.published?;
    let effective = document.stated_effective.filter(|stated| *stated >= published).unwrap_or(published);
    Some(Change { document, published, effective })
}

/// Full name of the law that a document changes.
fn changed_law(document: &SourceDocument) -> Option<String> {
    match document.kind {
        Kind::Decision => quoted(&document.name).into_iter().next(),
        Kind::Amendment => document.name.split_once("修正案").map(|(law, _)| law.to_owned()),
        Kind::Law | Kind::Constitution | Kind::Interpretation => None,
    }
}
