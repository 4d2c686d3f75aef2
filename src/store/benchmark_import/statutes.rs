//! What a table cites, looked up in the corpus.

use std::collections::btree_map::Entry;

use chrono::NaiveDate;

use crate::discretion::benchmark::Benchmark;
use crate::discretion::benchmark::basis::CitedProvision;
use crate::discretion::benchmark::check::{Statute, Statutes};
use crate::law::citation::{Names, Resolution};
use crate::law::penalty_clause::parse;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::laws::{LawNames, VersionMatch};

/// Every article that a table cites, as of its first day.
pub(super) async fn of(store: &Store, benchmark: &Benchmark) -> Result<Statutes, StoreError> {
    let today = store.clock.today();
    let from = benchmark.head.validity.from.unwrap_or(today);
    let names = store.laws().names().await?;
    let mut statutes = Statutes::new();
    for provision in benchmark.items.iter().flat_map(|item| &item.provisions) {
        let article = CitedProvision { paragraph: None, item: None, ..provision.clone() };
        if let Entry::Vacant(place) = statutes.entry(article) {
            let statute = one(store, &names, place.key(), from, today).await?;
            place.insert(statute);
        }
    }
    Ok(statutes)
}

async fn one(
    store: &Store,
    names: &LawNames,
    article: &CitedProvision,
    from: NaiveDate,
    today: NaiveDate,
) -> Result<Statute, StoreError> {
    let name = match names.resolve(&article.law) {
        Resolution::Law { name, .. } => name,
        // Of a law that has ended and is not held only its end is known.
        Resolution::Former(former) => {
            let in_force = from < former.ended;
            let ended = in_force.then_some(former.ended).filter(|ended| *ended <= today);
            return Ok(Statute::Held { clauses: Vec::new(), in_force, ended });
        }
        Resolution::Ambiguous { .. } | Resolution::Unknown { .. } => return Ok(Statute::UnknownLaw),
    };
    let Some(found) = store.laws().find(&name, article.number, from).await? else { return Ok(Statute::NoArticle) };
    // Where the version of the day is not held, the nearest one tells the range as well as can be known.
    let in_force = !matches!(found.version, VersionMatch::Ended { .. } | VersionMatch::NotYet { .. });
    let ended = found.provision.validity.to.filter(|to| *to <= today);
    Ok(Statute::Held { clauses: parse(&found.provision.text), in_force, ended: ended.filter(|_| in_force) })
}
