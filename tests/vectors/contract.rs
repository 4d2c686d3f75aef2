//! What every store does.

use std::collections::HashSet;

use caiheng::failure::Failure;
use caiheng::search::dense::{Choice, PassageTable};
use caiheng::search::vector::{Narrowing, dequantize, key_of};

use crate::backing::{
    Backing, DIMENSIONS, Embedded, Qdrant, ids, nearest, on_each, point, points, table, text, vectors,
};

#[test]
fn what_is_put_in_is_found_and_nothing_else() {
    on_each(|backing| {
        let store = backing.open();
        let given = points(3);
        store.upsert(&given).expect("writes");
        assert_eq!(store.count(), 3);
        let keys: Vec<_> = [0, 9, 2, 9].map(|number| key_of(&text(number))).to_vec();
        assert_eq!(store.missing(&keys), vec![key_of(&text(9))], "each once");
        let found = store.get(&keys).expect("reads");
        assert_eq!(found.len(), 2);
        for (key, vector) in found {
            let wanted = &given.iter().find(|point| point.key == key).expect("was given").vector;
            for (kept, given) in dequantize(&vector).iter().zip(wanted) {
                assert!((kept - given).abs() < 0.005, "{kept} {given}");
            }
        }
    });
}

#[test]
fn later_vectors_replace_earlier_ones_within_a_call_and_between_calls() {
    on_each(|backing| {
        let store = backing.open();
        let axis =
            |number: usize| (0..DIMENSIONS).map(|place| f32::from(u8::from(place == number))).collect::<Vec<f32>>();
        store.upsert(&[point(0, axis(0)), point(1, axis(1)), point(0, axis(2))]).expect("writes");
        assert_eq!(store.count(), 2);
        let table = table(2);
        assert_eq!(ids(&nearest(&table, store.as_ref(), &axis(2), 1)), [0]);
        store.upsert(&[point(0, axis(3)), point(1, axis(2))]).expect("writes");
        assert_eq!(store.count(), 2);
        assert_eq!(ids(&nearest(&table, store.as_ref(), &axis(2), 1)), [1]);
        let again = backing.open();
        again.refresh().expect("reads");
        assert_eq!(ids(&nearest(&table, again.as_ref(), &axis(3), 1)), [0], "also for another process");
    });
}

#[test]
fn an_empty_store_answers_with_nothing() {
    on_each(|backing| {
        let store = backing.open();
        store.refresh().expect("reads");
        assert_eq!(store.count(), 0);
        assert_eq!(nearest(&table(3), store.as_ref(), &vectors(1, 1)[0], 5), []);
        assert_eq!(store.missing(&[key_of(&text(0))]).len(), 1);
        assert_eq!(store.retain(&HashSet::new()).expect("deletes"), 0);
        store.upsert(&[]).expect("writes nothing");
    });
}

#[test]
fn the_limit_holds_and_a_text_of_many_passages_counts_once() {
    on_each(|backing| {
        let store = backing.open();
        let given = points(60);
        store.upsert(&given).expect("writes");
        // Text 0 has the fifty passages next to the query; the other ten texts have one each, further away.
        let query = given[0].vector.clone();
        let mut by_score: Vec<usize> = (0..60).collect();
        let cosine = |number: usize| given[number].vector.iter().zip(&query).map(|(a, b)| a * b).sum::<f32>();
        by_score.sort_by(|left, right| cosine(*right).total_cmp(&cosine(*left)));
        let crowd: Vec<String> = by_score[..50].iter().map(|number| text(*number)).collect();
        let others = by_score[50..].iter().map(|number| vec![text(*number)]);
        let table = PassageTable::new(std::iter::once(crowd).chain(others));
        assert_eq!(ids(&nearest(&table, store.as_ref(), &query, 4)), [0, 1, 2, 3]);
        assert_eq!(ids(&nearest(&table, store.as_ref(), &query, 1)), [0]);
        assert_eq!(nearest(&table, store.as_ref(), &query, 0), []);
        assert_eq!(nearest(&table, store.as_ref(), &query, 1000).len(), 11);
    });
}

#[test]
fn only_texts_that_are_accepted_are_found_however_few() {
    on_each(|backing| {
        let store = backing.open();
        store.upsert(&points(400)).expect("writes");
        let query = &vectors(3, 1)[0];
        let choice = Choice { accept: &|id| id % 100 == 7, narrowing: &Narrowing::default() };
        let near = table(400).nearest(store.as_ref(), query, 10, choice).expect("answers");
        let mut found = ids(&near);
        found.sort_unstable();
        assert_eq!(found, [7, 107, 207, 307]);
        assert!(near.windows(2).all(|pair| pair[0].cosine >= pair[1].cosine));
    });
}

#[test]
fn texts_of_equal_score_come_in_order_of_their_positions() {
    on_each(|backing| {
        let store = backing.open();
        let vector = vectors(5, 1).remove(0);
        let same: Vec<_> = [3, 1, 0, 2].into_iter().map(|number| point(number, vector.clone())).collect();
        store.upsert(&same).expect("writes");
        assert_eq!(ids(&nearest(&table(4), store.as_ref(), &vector, 4)), [0, 1, 2, 3]);
    });
}

#[test]
fn what_is_no_longer_wanted_goes_and_stays_away() {
    on_each(|backing| {
        let store = backing.open();
        store.upsert(&points(10)).expect("writes");
        let keep: HashSet<_> = [2, 5].map(|number| key_of(&text(number))).into();
        assert_eq!(store.retain(&keep).expect("deletes"), 8);
        assert_eq!(store.count(), 2);
        let query = &vectors(3, 1)[0];
        let mut left = ids(&nearest(&table(10), store.as_ref(), query, 10));
        left.sort_unstable();
        assert_eq!(left, [2, 5]);
        store.upsert(&points(3)).expect("writes on");
        let again = backing.open();
        again.refresh().expect("reads");
        assert_eq!(again.count(), 4);
    });
}

#[test]
fn another_process_sees_what_was_written_and_deleted() {
    on_each(|backing| {
        let (writer, reader) = (backing.open(), backing.open());
        writer.upsert(&points(5)).expect("writes");
        reader.refresh().expect("reads");
        assert_eq!(reader.count(), 5);
        let before = reader.generation();
        writer.retain(&HashSet::from([key_of(&text(4))])).expect("deletes");
        writer.upsert(&points(1)).expect("writes");
        reader.refresh().expect("reads");
        assert_eq!(reader.count(), 2);
        assert_ne!(reader.generation(), before);
        assert_eq!(ids(&nearest(&table(5), reader.as_ref(), &points(5)[4].vector, 1)), [4]);
    });
}

#[test]
fn vectors_of_another_length_are_refused_before_anything_is_written() {
    on_each(|backing| {
        let store = backing.open();
        let odd = [point(0, vectors(1, 1).remove(0)), point(1, vec![1.0, 0.0])];
        let failure = Failure::from(store.upsert(&odd).expect_err("refuses"));
        assert_eq!(failure.code, "search.vector.dimensions");
        assert!(failure.message.contains("应为 16，实为 2"), "{}", failure.message);
        assert_eq!(store.count(), 0);
        store.upsert(&points(1)).expect("writes");
        let choice = Choice { accept: &|_| true, narrowing: &Narrowing::default() };
        let asked = table(1).nearest(store.as_ref(), &[1.0], 1, choice).expect_err("refuses");
        assert_eq!(Failure::from(asked).code, "search.vector.dimensions");
    });
}

#[test]
fn ten_thousand_points_go_in_by_batches() {
    on_each(|backing| {
        let store = backing.open();
        let given = points(10_000);
        store.upsert(&given).expect("writes");
        let again = backing.open();
        again.refresh().expect("reads");
        assert_eq!(again.count(), 10_000);
        let keys: Vec<_> = given.iter().map(|point| point.key).collect();
        assert!(again.missing(&keys).is_empty());
        let table = table(10_000);
        for number in [0, 4_321, 9_999] {
            assert_eq!(ids(&nearest(&table, again.as_ref(), &given[number].vector, 1)), [number]);
        }
    });
}

#[test]
fn both_stores_rank_alike() {
    let (embedded, qdrant) = (Embedded::new(), Qdrant::new());
    let stores = [embedded.open(), qdrant.open()];
    for store in &stores {
        store.upsert(&points(800)).expect("writes");
    }
    let table = || PassageTable::new((0..400).map(|number| vec![text(number * 2), text(number * 2 + 1)]));
    let tables = [table(), table()];
    for query in vectors(11, 30) {
        let [here, there] = [0, 1].map(|which| nearest(&tables[which], stores[which].as_ref(), &query, 20));
        assert_eq!(ids(&here), ids(&there));
        assert!(here.iter().zip(&there).all(|(here, there)| (here.cosine - there.cosine).abs() < 1e-5));
    }
}
