//! A new index in the place of the old one, while searches go on.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use caiheng::failure::Failure;
use caiheng::search::vector::key_of;

use crate::backing::{Backing, Qdrant, ids, nearest, on_each, points, table, text, vectors};

#[test]
fn a_new_index_takes_the_place_of_the_old_one() {
    on_each(|backing| {
        let store = backing.open();
        store.upsert(&points(20)).expect("writes");
        let aside = store.aside().expect("begins");
        assert_eq!(aside.count(), 0);
        aside.upsert(&points(8)).expect("writes");
        assert_eq!(store.count(), 20, "searches go on over the old one");
        store.adopt(8).expect("switches");
        assert_eq!(store.count(), 8);
        let again = backing.open();
        again.refresh().expect("reads");
        assert_eq!(again.count(), 8);
        assert_eq!(ids(&nearest(&table(20), again.as_ref(), &points(8)[7].vector, 1)), [7]);
        assert_eq!(store.aside().expect("begins again").count(), 0, "nothing of it is left");
    });
}

#[test]
fn a_new_index_that_lacks_vectors_is_not_taken() {
    on_each(|backing| {
        let store = backing.open();
        store.upsert(&points(5)).expect("writes");
        store.aside().expect("begins").upsert(&points(3)).expect("writes");
        let failure = Failure::from(store.adopt(5).expect_err("refuses"));
        assert_eq!(failure.code, "search.vector.incomplete");
        store.refresh().expect("reads");
        assert_eq!(store.count(), 5);
    });
}

#[test]
fn one_that_was_interrupted_goes_on_where_it_was() {
    on_each(|backing| {
        let store = backing.open();
        store.upsert(&points(4)).expect("writes");
        store.aside().expect("begins").upsert(&points(3)).expect("writes");
        let later = backing.open();
        let aside = later.aside().expect("goes on");
        assert_eq!(aside.count(), 3);
        aside.upsert(&points(4)[3..]).expect("writes");
        assert_eq!(aside.retain(&HashSet::from([key_of(&text(1)), key_of(&text(3))])).expect("deletes"), 2);
        later.adopt(2).expect("switches");
        assert_eq!(later.count(), 2);
    });
}

#[test]
fn searches_never_find_neither() {
    let backing = Qdrant::new();
    let writer = backing.open();
    writer.upsert(&points(50)).expect("writes");
    let (is_over, answers) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let (reader, table) = (backing.open(), table(50));
                let query = &vectors(3, 1)[0];
                reader.refresh().expect("reads");
                let wanted = ids(&nearest(&table, reader.as_ref(), query, 10));
                while !is_over.load(Ordering::Relaxed) {
                    assert_eq!(ids(&nearest(&table, reader.as_ref(), query, 10)), wanted);
                    answers.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        for _ in 0..5 {
            let aside = writer.aside().expect("begins");
            aside.upsert(&points(50)).expect("writes");
            writer.adopt(50).expect("switches");
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert!(answers.load(Ordering::Relaxed) > 5);
}
