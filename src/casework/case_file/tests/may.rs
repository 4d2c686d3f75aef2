//! What is offered is what is allowed: on random sequences, each act that took place was offered before, and none that was
//! refused for the person or the stage.

use std::collections::BTreeSet;

use super::random::{Dice, next};
use super::world::World;
use crate::casework::case_file::act::Act;
use crate::casework::case_file::may::name;

/// Refusals that do not depend on what an act says.
const CLOSED: [&str; 5] =
    ["case.not_found", "case.archived", "case.not_permitted", "case.not_officer", "case.reviewer_unqualified"];

#[test]
fn what_is_offered_is_what_is_allowed() {
    let (mut done, mut refused) = (0, 0);
    for seed in 0..400 {
        let mut dice = Dice(seed);
        let mut world = World::new();
        for _ in 0..90 {
            let days = dice.below(4) as i64;
            world.wait(days);
            let (actor, act) = next(&world, &mut dice);
            let wanted = name(&act).expect("a name");
            let offered = world.may(actor).contains(&wanted);
            match world.attempt(actor, act) {
                Ok(()) => {
                    assert!(offered, "seed {seed}: {wanted} was allowed to {actor} and not offered");
                    done += 1;
                }
                Err(refusal) if CLOSED.contains(&refusal.code) => {
                    assert!(!offered, "seed {seed}: {wanted} was offered to {actor}: {refusal}");
                    refused += 1;
                }
                Err(_) => {}
            }
        }
    }
    assert!(done > 4000 && refused > 1000, "{done} done, {refused} refused");
}

#[test]
fn before_filing_the_head_approves_and_officers_prepare() {
    let world = World::new();
    let head = world.may("head-1");
    assert!(head.contains(&"approve_filing".to_owned()) && !head.contains(&"decide".to_owned()), "{head:?}");
    let officer = world.may("officer-1");
    assert!(officer.contains(&"add_material".to_owned()), "{officer:?}");
    for closed in ["approve_filing", "finish_investigation", "take_review", "serve"] {
        assert!(!officer.contains(&closed.to_owned()), "{closed}");
    }
    assert!(world.may("stranger").is_empty() && world.may("analyst").is_empty());
}

#[test]
fn the_manual_lists_every_act() {
    let manual = include_str!("../../../../docs/CASEWORK.md");
    let table = manual.split("| who | acts |").nth(1).expect("the table of acts");
    let rows: Vec<&str> = table.lines().skip(1).take_while(|line| line.starts_with('|')).collect();
    let listed: BTreeSet<&str> = rows.iter().flat_map(|row| row.split('`').skip(1).step_by(2)).collect();
    // The refusal of an unknown type names all known ones.
    let unknown = serde_json::from_str::<Act>(r#"{"type":"?"}"#).expect_err("no act").to_string();
    let known: BTreeSet<&str> = unknown.split('`').skip(3).step_by(2).collect();
    assert!(known.len() > 40, "{unknown}");
    assert_eq!(listed, known);
}
