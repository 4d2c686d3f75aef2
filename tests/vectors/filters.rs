//! Narrowing a search by what passages stand for: the same hits with and without it, and no hit lost where the store is behind.

use std::collections::BTreeSet;
use std::sync::Arc;

use caiheng::search::dense::{Choice, PassageTable};
use caiheng::search::vector::{Ask, Attributes, Candidates, Described, Narrowing, Point, VectorStore, key_of};

use crate::backing::{Backing, Qdrant, ids, on_each, open, point, settings, text, vectors};
use crate::server::Loopback;

const COUNT: usize = 240;

fn attributes(number: usize) -> Attributes {
    let one = |text: &str| BTreeSet::from([text.to_owned()]);
    let day = |text: &str| text.parse().expect("a date");
    Attributes {
        kind: one("provisions"),
        law: one(["消防法", "食品安全法", "广告法"][number % 3]),
        level: one(if number.is_multiple_of(2) { "法律" } else { "地方性法规" }),
        region: one(if number.is_multiple_of(2) { "全国" } else { ["山东省", "黑龙江省"][number / 2 % 2] }),
        field: BTreeSet::new(),
        is_penalty: number.is_multiple_of(5),
        valid_from: (!number.is_multiple_of(4)).then(|| day("2018-01-01")),
        valid_to: number.is_multiple_of(7).then(|| day("2024-06-01")),
    }
}

fn described(attributes: impl Fn(usize) -> Attributes) -> Described {
    (0..COUNT).map(|number| (key_of(&text(number)), Arc::new(attributes(number)))).collect()
}

fn filled(store: &dyn VectorStore) {
    let with = |(number, vector)| Point { attributes: Arc::new(attributes(number)), ..point(number, vector) };
    let points: Vec<Point> = vectors(7, COUNT).into_iter().enumerate().map(with).collect();
    store.upsert(&points).expect("writes");
}

fn narrowings() -> Vec<Narrowing> {
    let on = |date: &str| Narrowing { on: date.parse().ok(), ..Narrowing::default() };
    let regions = Some(vec!["全国".to_owned(), "山东省".to_owned()]);
    vec![
        on("2017-12-31"),
        on("2024-05-31"),
        on("2024-06-01"),
        Narrowing { levels: vec!["法律".to_owned()], ..Narrowing::default() },
        Narrowing { regions, ..Narrowing::default() },
        Narrowing { regions: Some(Vec::new()), ..Narrowing::default() },
        Narrowing { penalty_only: true, ..Narrowing::default() },
        Narrowing { law: Some("广告法".to_owned()), ..Narrowing::default() },
        Narrowing { kind: Some("cases"), ..Narrowing::default() },
        Narrowing {
            kind: Some("provisions"),
            levels: vec!["法律".to_owned(), "地方性法规".to_owned()],
            penalty_only: true,
            ..on("2026-01-01")
        },
    ]
}

#[test]
fn a_search_that_is_narrowed_finds_what_one_over_everything_finds() {
    on_each(|backing| {
        let store = backing.open();
        filled(store.as_ref());
        let plain = PassageTable::new((0..COUNT).map(|number| vec![text(number)]));
        let narrowed = PassageTable::new((0..COUNT).map(|number| vec![text(number)])).described(described(attributes));
        for narrowing in narrowings() {
            let accept = |number: usize| narrowing.allows(&attributes(number));
            let choice = Choice { accept: &accept, narrowing: &narrowing };
            for query in vectors(13, 5) {
                let wanted = plain.nearest(store.as_ref(), &query, 12, choice).expect("answers");
                let found = narrowed.nearest(store.as_ref(), &query, 12, choice).expect("answers");
                assert_eq!(ids(&found), ids(&wanted), "{narrowing:?}");
                let all = (0..COUNT).filter(|number| accept(*number)).count();
                assert_eq!(found.len(), all.min(12), "{narrowing:?}");
            }
        }
    });
}

#[test]
fn the_server_itself_leaves_out_what_is_not_asked_for() {
    let backing = Qdrant::new();
    let store = backing.open();
    filled(store.as_ref());
    let pairs = (0..COUNT).zip(store.rows(&(0..COUNT).map(|number| key_of(&text(number))).collect::<Vec<_>>()));
    let candidates = Candidates::new(pairs.filter_map(|(number, row)| Some((number, row?))).collect());
    for narrowing in narrowings() {
        let query = &vectors(17, 1)[0];
        let ask = Ask { query, limit: COUNT, candidates: &candidates, accept: &|_| true, narrowing: &narrowing };
        let mut found = ids(&store.nearest(&ask).expect("answers"));
        found.sort_unstable();
        let wanted: Vec<usize> = (0..COUNT).filter(|number| narrowing.allows(&attributes(*number))).collect();
        assert_eq!(found, wanted, "{narrowing:?}");
    }
}

#[test]
fn attributes_that_are_out_of_date_hide_nothing_and_can_be_brought_up_to_date() {
    let server = Loopback::start();
    let store = open(&settings(&server.url()));
    filled(&store);
    // The corpus was imported anew: what had ended is in force after all.
    let later = |number: usize| Attributes { valid_to: None, ..attributes(number) };
    let fresh = described(later);
    let table = PassageTable::new((0..COUNT).map(|number| vec![text(number)])).described(fresh.clone());
    let narrowing = Narrowing { on: "2026-01-01".parse().ok(), ..Narrowing::default() };
    let choice = Choice { accept: &|number| number.is_multiple_of(7), narrowing: &narrowing };
    let query = &vectors(13, 1)[0];
    assert!(!store.is_described(&fresh));
    assert_eq!(table.nearest(&store, query, 5, choice).expect("answers").len(), 5);
    assert_eq!(server.read(|state| state.filtered_queries), 0);

    let changed = (0..COUNT).filter(|number| number.is_multiple_of(7)).count();
    assert_eq!(store.describe(&fresh).expect("writes"), changed);
    assert_eq!(store.describe(&fresh).expect("writes"), 0);
    assert_eq!(table.nearest(&store, query, 5, choice).expect("answers").len(), 5);
    assert!(server.read(|state| state.filtered_queries) > 0);
    let other = open(&settings(&server.url()));
    other.refresh().expect("reads");
    assert!(other.is_described(&fresh), "another process sees it");
}
