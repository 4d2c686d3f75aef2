//! A server that is away, hangs, stumbles or holds something else.

use std::time::{Duration, Instant};

use caiheng::config::QdrantSettings;
use caiheng::failure::Failure;
use caiheng::search::dense::Choice;
use caiheng::search::vector::{Narrowing, QdrantStore, VectorStore};

use crate::backing::{ids, nearest, open, point, points, settings, table, vectors};
use crate::server::Loopback;

/// Longer than any test should take without the breaker.
const HANG: Duration = Duration::from_secs(3);

fn quick(url: &str) -> QdrantSettings {
    QdrantSettings {
        search_timeout: Duration::from_millis(300),
        pause: Duration::from_millis(400),
        retries: 3,
        ..settings(url)
    }
}

fn code_of_search(store: &QdrantStore) -> Option<&'static str> {
    if let Err(error) = store.refresh() {
        return Some(Failure::from(error).code);
    }
    let choice = Choice { accept: &|_| true, narrowing: &Narrowing::default() };
    let asked = table(5).nearest(store, &vectors(3, 1)[0], 3, choice);
    asked.err().map(|error| Failure::from(error).code)
}

#[test]
fn a_server_that_was_never_there_is_named_and_found_when_it_comes() {
    let address = Loopback::start().address;
    let url = format!("http://{address}");
    let store = open(&quick(&url));
    let failure = Failure::from(store.refresh().expect_err("is away"));
    assert_eq!(failure.code, "search.vector.unavailable");
    assert_eq!(failure.message, format!("Qdrant 无法连接：{url} 连接被拒绝"));
    assert_eq!(Failure::from(store.upsert(&points(1)).expect_err("is away")).code, "search.vector.unavailable");

    let _server = Loopback::start_with(Default::default(), address);
    std::thread::sleep(Duration::from_millis(450));
    assert_eq!(code_of_search(&store), None);
    store.upsert(&points(5)).expect("writes");
    assert_eq!(store.count(), 5);
}

#[test]
fn a_server_that_goes_and_comes_back_is_noticed_both_times() {
    let server = Loopback::start();
    let (address, shared) = (server.address, server.shared.clone());
    let store = open(&quick(&server.url()));
    store.upsert(&points(5)).expect("writes");
    let before = ids(&nearest(&table(5), &store, &vectors(3, 1)[0], 3));
    drop(server);
    assert_eq!(code_of_search(&store), Some("search.vector.unavailable"));

    let _server = Loopback::start_with(shared, address);
    std::thread::sleep(Duration::from_millis(450));
    assert_eq!(code_of_search(&store), None);
    assert_eq!(ids(&nearest(&table(5), &store, &vectors(3, 1)[0], 3)), before);
}

#[test]
fn a_server_that_hangs_costs_one_search_its_time_limit() {
    let server = Loopback::start();
    let store = open(&quick(&server.url()));
    store.upsert(&points(5)).expect("writes");
    server.change(|state| state.delay = HANG);
    let started = Instant::now();
    assert_eq!(code_of_search(&store), Some("search.vector.timeout"));
    for _ in 0..20 {
        assert_eq!(code_of_search(&store), Some("search.vector.timeout"));
    }
    assert!(started.elapsed() < HANG, "the others did not wait: {:?}", started.elapsed());
    server.change(|state| state.delay = Duration::ZERO);
    std::thread::sleep(Duration::from_millis(450));
    assert_eq!(code_of_search(&store), None);
}

#[test]
fn writes_that_fail_for_now_are_tried_again_and_refused_ones_are_not() {
    let server = Loopback::start();
    let store = open(&quick(&server.url()));
    store.upsert(&points(1)).expect("writes");
    server.change(|state| (state.failing_writes, state.writes) = (2, 0));
    store.upsert(&points(3)).expect("writes in the end");
    assert_eq!(server.read(|state| state.collections.values().map(|held| held.points.len()).sum::<usize>()), 3);

    server.change(|state| state.failing_writes = u32::MAX);
    assert_eq!(Failure::from(store.upsert(&points(4)).expect_err("fails")).code, "search.vector.unavailable");
    server.change(|state| {
        (state.failing_writes, state.writes) = (0, 0);
        state.collections.clear();
    });
    assert_eq!(Failure::from(store.upsert(&points(4)).expect_err("is refused")).code, "search.vector.refused");
    assert_eq!(server.read(|state| state.writes), 1);
}

#[test]
fn a_collection_of_another_model_is_not_searched() {
    let server = Loopback::start();
    open(&quick(&server.url())).upsert(&points(2)).expect("writes");
    server.change(|state| state.collections.values_mut().for_each(|held| held.size = 384));
    let store = open(&quick(&server.url()));
    let failure = Failure::from(store.refresh().expect_err("refuses"));
    assert_eq!(failure.code, "search.vector.dimensions");
    assert!(failure.message.contains("应为 16，实为 384"), "{}", failure.message);
    assert_eq!(store.count(), 0);
    let other = [point(0, vectors(1, 1).remove(0))];
    assert_eq!(Failure::from(store.upsert(&other).expect_err("refuses")).code, "search.vector.dimensions");
}

#[test]
fn batches_are_as_large_as_configured() {
    let server = Loopback::start();
    let store = open(&QdrantSettings { batch: 100, ..quick(&server.url()) });
    store.upsert(&points(1)).expect("makes the collection");
    server.change(|state| state.writes = 0);
    store.upsert(&points(250)).expect("writes");
    assert_eq!(server.read(|state| state.writes), 3);
}

#[test]
fn an_address_that_is_none_is_refused_at_once() {
    let failure = QdrantStore::open(&quick("http://[::"), "m", 3).map(|_| ()).expect_err("refuses");
    assert_eq!(failure.code(), "search.vector.refused");
}
