//! The statute corpus in memory, and which of it applies on a date.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;

use super::acts;
use super::filter::{Standing, Wanted};
use super::lexical::LexicalDocument;
use super::links::{LinkTable, sanctioned_duties};
use super::notes;
use super::passages::{embedded, parts};
use super::ranking::{Shelf, Shelved};
use super::related::{self, Related};
use crate::law::provision::Provision;
use crate::law::region;
use crate::store::laws::{Document, VersionMatch, choose_document};

/// All articles of one revision of the corpus.
pub struct Corpus {
    /// The articles, by row in the store.
    pub provisions: Vec<Provision>,
    /// For each article the positions of the duties that it sanctions.
    pub duties: Vec<Vec<usize>>,
    /// The passages that are searched lexically, those of one article together.
    pub passages: Vec<Passage>,
    laws: Vec<Vec<Document>>,
    heads: HashMap<i64, Head>,
    links: LinkTable,
    last_asked: Mutex<Option<(NaiveDate, Arc<Applicable>)>>,
}

/// A text that stands for an article in the search: the article, a part of it, a duty that it sanctions, or an act that it
/// punishes in plain words.
pub struct Passage {
    /// Position of the article.
    pub article: usize,
    /// Name of the law and chapter.
    pub title: String,
    /// The text.
    pub text: String,
}

/// What is known of a document besides its articles.
#[derive(Debug, Clone)]
pub struct Head {
    /// Level, such as 行政法规.
    pub level: String,
    /// Full official name.
    pub name: String,
    /// Fields of enforcement, as far as they are known.
    pub fields: Vec<String>,
    /// Region, where it applies in one only.
    pub region: Option<String>,
}

/// How the versions of all laws stand on a date: one of each law answers for it, others are over or to come.
pub struct Applicable {
    articles: Vec<Standing>,
    documents: HashMap<i64, (Standing, Option<String>)>,
}

impl Applicable {
    /// Whether the article at `position` belongs to a version that stands as wanted.
    pub fn holds(&self, position: usize, wanted: Wanted) -> bool {
        self.articles.get(position).is_some_and(|standing| wanted.accepts(*standing))
    }

    /// How a document stands.
    pub fn standing(&self, document: i64) -> Standing {
        self.documents.get(&document).map(|(standing, _)| *standing).unwrap_or_default()
    }

    /// The sentence for a person where the version of `document` was not in force on the date.
    pub fn note(&self, document: i64) -> Option<&str> {
        self.documents.get(&document)?.1.as_deref()
    }
}

impl Corpus {
    /// From the articles and documents of a store.
    pub fn new(provisions: Vec<Provision>, documents: Vec<Document>) -> Self {
        let mut by_name: HashMap<String, Vec<Document>> = HashMap::new();
        for document in documents.into_iter().filter(|document| document.kind.is_citable()) {
            by_name.entry(document.name.clone()).or_default().push(document);
        }
        let laws: Vec<Vec<Document>> = by_name.into_values().collect();
        let heads = laws.iter().flatten().map(|document| (document.id, Head::of(document))).collect();
        let duties = sanctioned_duties(&provisions);
        let passages = lexical_passages(&provisions, &duties);
        let links = LinkTable::new(&provisions);
        Self { provisions, duties, passages, laws, heads, links, last_asked: Mutex::new(None) }
    }

    /// The citable documents, the versions of each law together.
    pub fn laws(&self) -> impl Iterator<Item = &[Document]> {
        self.laws.iter().map(Vec::as_slice)
    }

    /// How all documents stand on `date`.
    pub fn applicable(&self, date: NaiveDate) -> Arc<Applicable> {
        if let Ok(last) = self.last_asked.lock()
            && let Some((asked, answer)) = last.as_ref()
            && *asked == date
        {
            return Arc::clone(answer);
        }
        let documents: HashMap<_, _> = self.laws.iter().flat_map(|versions| standings(versions, date)).collect();
        let standing = |document: &i64| documents.get(document).map_or(Standing::Ended, |(standing, _)| *standing);
        let articles = self.provisions.iter().map(|provision| standing(&provision.document_id)).collect();
        let answer = Arc::new(Applicable { articles, documents });
        if let Ok(mut last) = self.last_asked.lock() {
            *last = Some((date, Arc::clone(&answer)));
        }
        answer
    }

    /// The documents whose head `accept` takes.
    pub fn documents_where(&self, accept: impl Fn(&Head) -> bool) -> HashSet<i64> {
        self.heads.iter().filter(|(_, head)| accept(head)).map(|(id, _)| *id).collect()
    }

    /// The heads of all documents, in no order.
    pub fn heads(&self) -> impl Iterator<Item = &Head> {
        self.heads.values()
    }

    /// The head of the document that the article at `position` belongs to.
    pub fn head(&self, position: usize) -> Option<&Head> {
        self.heads.get(&self.provisions.get(position)?.document_id)
    }

    /// The duties behind a penalty article, and the penalties for a duty, of the same version of the law.
    pub fn related(&self, position: usize) -> Vec<Related> {
        related::of(&self.provisions, &self.links.of(&self.provisions, position), position)
    }

    /// Whether the article at `position` belongs to one of `documents`.
    pub fn is_in(&self, position: usize, documents: &HashSet<i64>) -> bool {
        self.provisions.get(position).is_some_and(|provision| documents.contains(&provision.document_id))
    }

    /// Level of a document, such as 行政法规.
    pub fn level(&self, document: i64) -> &str {
        self.heads.get(&document).map_or("", |head| &head.level)
    }

    /// Whether any document applies in one region only.
    pub fn holds_local_rules(&self) -> bool {
        self.heads.values().any(|head| region::is_local(&head.level))
    }

    /// What the lexical index holds; the key is the position of the passage.
    pub fn lexical_documents(&self) -> impl Iterator<Item = LexicalDocument<'_>> {
        let numbered = self.passages.iter().zip(0_u64..);
        numbered.map(|(passage, key)| LexicalDocument {
            key,
            title: &passage.title,
            text: &passage.text,
            flagged: self.provisions.get(passage.article).is_some_and(|article| article.is_penalty),
        })
    }

    /// The corpus as the ranking sees it.
    pub fn shelf(&self) -> Shelf {
        Shelf::new(self.provisions.iter().map(|provision| Shelved {
            law: &provision.law,
            number: provision.number.number,
            text: &provision.text,
            is_penalty: provision.is_penalty,
        }))
    }

    /// What is embedded of the article at `position`: its parts, and for a penalty article the duties that it sanctions and the
    /// acts that it punishes in plain words.
    pub fn embedded_passages(&self, position: usize) -> Vec<String> {
        let duties = self.duties.get(position).map(Vec::as_slice).unwrap_or_default();
        let articles = std::iter::once(&position).chain(duties).filter_map(|place| self.provisions.get(*place));
        let acts = self.provisions.get(position).map(acts).unwrap_or_default();
        articles.flat_map(embedded_parts).chain(acts.iter().cloned()).collect()
    }
}

/// The embedded texts of one article alone.
pub fn embedded_parts(provision: &Provision) -> Vec<String> {
    parts(provision).iter().map(|part| embedded(provision, part)).collect()
}

/// The acts that a penalty article punishes, in plain words.
fn acts(provision: &Provision) -> &'static [String] {
    if provision.is_penalty { acts::of(&provision.text) } else { &[] }
}

/// The name of a law without 中华人民共和国, which tells nothing.
pub fn short_title(law: &str) -> &str {
    law.strip_prefix("中华人民共和国").unwrap_or(law)
}

fn lexical_passages(provisions: &[Provision], duties: &[Vec<usize>]) -> Vec<Passage> {
    let mut passages = Vec::with_capacity(provisions.len() * 2);
    for ((article, provision), duties) in provisions.iter().enumerate().zip(duties) {
        let chapter = provision.chapter.as_deref().unwrap_or_default();
        let title = format!("{} {chapter}", short_title(&provision.law));
        let mut texts = parts(provision);
        if texts.len() > 1 {
            texts.push(provision.text.clone());
        }
        texts.extend(duties.iter().filter_map(|duty| provisions.get(*duty)).map(|duty| duty.text.clone()));
        texts.extend(acts(provision).iter().cloned());
        passages.extend(texts.into_iter().map(|text| Passage { article, title: title.clone(), text }));
    }
    passages
}

impl Head {
    fn of(document: &Document) -> Self {
        Self {
            level: document.level.clone(),
            name: document.name.clone(),
            fields: document.fields.clone(),
            region: document.region.clone(),
        }
    }
}

/// How the versions of one law stand on `date`, each with a sentence where it was not in force.
fn standings(versions: &[Document], date: NaiveDate) -> Vec<(i64, (Standing, Option<String>))> {
    let answering = version_on(versions, date);
    let standing = |document: &Document| match &answering {
        Some((id, note)) if *id == document.id => (Standing::InForce, note.clone()),
        _ => match document.validity.from {
            Some(from) if from > date => (Standing::NotYet, Some(notes::not_yet(from))),
            _ => (Standing::Ended, Some(notes::ended(document.validity.to))),
        },
    };
    versions.iter().map(|document| (document.id, standing(document))).collect()
}

/// The version of one law that answers for `date`; none where the law had ended or did not exist yet.
fn version_on(versions: &[Document], date: NaiveDate) -> Option<(i64, Option<String>)> {
    let (document, relation) = choose_document(versions, date)?;
    match relation {
        VersionMatch::InForce => Some((document.id, None)),
        VersionMatch::NearestHeld { note } => Some((document.id, Some(note))),
        VersionMatch::NotYet { .. } | VersionMatch::Ended { .. } => None,
    }
}
