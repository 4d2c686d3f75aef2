//! Many random sequences, each checked by the oracle and for what must never change.

use std::collections::{BTreeMap, BTreeSet};

use super::oracle;
use super::random::{Dice, next};
use super::world::World;
use crate::casework::case_file::act::Act;
use crate::casework::case_file::apply::replay;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::stage::Stage;

/// Sequences in a run of the tests; `CAIHENG_SEQUENCES` sets another number.
const SEQUENCES: u64 = 100_000;
/// Attempts in one sequence.
const ATTEMPTS: u64 = 90;

/// What the sequences came to, so that a run in which nothing was decided does not pass.
#[derive(Default)]
struct Tally {
    acts: u64,
    refusals: u64,
    decided_with_review: u64,
    decided_without: u64,
    archived: u64,
    codes: BTreeSet<&'static str>,
}

#[test]
fn no_sequence_of_acts_gets_around_the_rules() {
    let asked = std::env::var("CAIHENG_SEQUENCES").ok().and_then(|text| text.parse().ok());
    let sequences = asked.unwrap_or(SEQUENCES);
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get() as u64);
    let workers: Vec<_> =
        (0..threads).map(|first| std::thread::spawn(move || every(first, threads, sequences))).collect();
    let mut tally = Tally::default();
    for worker in workers {
        tally.add(worker.join().expect("a sequence broke a rule; its seed is above"));
    }
    println!(
        "{sequences} sequences, {} acts, {} refusals with {} codes; decided {} with a review due, {} without; {} archived",
        tally.acts,
        tally.refusals,
        tally.codes.len(),
        tally.decided_with_review,
        tally.decided_without,
        tally.archived,
    );
    assert!(tally.decided_with_review > sequences / 100, "too few decisions that needed a review");
    assert!(tally.decided_without > sequences / 100, "too few decisions that needed none");
    assert!(tally.archived > sequences / 200, "too few cases that went to their end");
    for code in ["case.review_missing", "case.notice_stale", "case.frozen", "case.conflict_of_roles", "case.not_found"]
    {
        assert!(tally.codes.contains(code), "{code} never occurred");
    }
}

/// The sequences `first`, `first + step` ... below `sequences`.
fn every(first: u64, step: u64, sequences: u64) -> Tally {
    let mut tally = Tally::default();
    let mut seed = first;
    while seed < sequences {
        one(seed, &mut tally);
        seed += step;
    }
    tally
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.acts += other.acts;
        self.refusals += other.refusals;
        self.decided_with_review += other.decided_with_review;
        self.decided_without += other.decided_without;
        self.archived += other.archived;
        self.codes.extend(other.codes);
    }
}

fn one(seed: u64, tally: &mut Tally) {
    let mut dice = Dice(seed);
    let mut world = World::new();
    let mut frozen = BTreeMap::new();
    for _ in 0..ATTEMPTS {
        if dice.below(3) == 0 {
            let days = dice.below(9) as i64;
            world.wait(days);
        }
        let (actor, act) = next(&world, &mut dice);
        let before = world.history.len();
        let was = (world.file.stage, world.file.clone());
        let revokes = matches!(act, Act::RevokeDecision { .. });
        match world.attempt(actor, act) {
            Ok(()) => {
                tally.acts += 1;
                assert_eq!(world.history.len(), before + 1, "seed {seed}");
                assert!(was.0 != Stage::Archived || revokes, "seed {seed}: an archived case changed");
            }
            Err(refusal) => {
                tally.refusals += 1;
                tally.codes.insert(refusal.code);
                assert_eq!(world.file, was.1, "seed {seed}: a refused act changed the case");
            }
        }
        still_frozen(&world.file, &mut frozen, seed);
    }
    assert_eq!(
        replay("case-1", &world.history).as_ref(),
        Some(&world.file),
        "seed {seed}: the history is not the file"
    );
    let numbers: Vec<u64> = world.history.iter().map(|recorded| recorded.seq).collect();
    assert_eq!(numbers, (1..=world.history.len() as u64).collect::<Vec<_>>(), "seed {seed}: an event was lost");
    match oracle::check(&world.history) {
        Err(wrong) => panic!("seed {seed}: {wrong}"),
        Ok(Some(true)) => tally.decided_with_review += 1,
        Ok(Some(false)) => tally.decided_without += 1,
        Ok(None) => {}
    }
    tally.archived += u64::from(world.file.stage == Stage::Archived);
}

/// What was once signed or issued bears the same content ever after.
fn still_frozen(file: &CaseFile, frozen: &mut BTreeMap<String, String>, seed: u64) {
    let records = file.records.values().filter(|record| record.signed.is_some());
    let records = records.map(|record| (record.id.clone(), format!("{:?}", (&record.versions, &record.signed))));
    let documents = file.documents.values().filter(|document| document.issued.is_some());
    let documents =
        documents.map(|document| (document.id.clone(), format!("{:?}", (&document.versions, document.issued))));
    for (id, content) in records.chain(documents) {
        let first = frozen.entry(id.clone()).or_insert_with(|| content.clone());
        assert_eq!(*first, content, "seed {seed}: {id} changed after it was signed or issued");
    }
}
