//! Any mix of acts by any people, over the store: nothing is ever public that another person did not approve as it is.

use std::collections::BTreeSet;

use caiheng::casework::publication::{Stage, What, sha256};
use caiheng::handling::publication::{PublicationSheet, feed, show};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::indoors::{Indoors, person};

/// Sequences in a run of the tests; `CAIHENG_MIXES` sets another number.
const SEQUENCES: usize = 150;
/// Sequences at a time.
const AT_ONCE: usize = 8;
const TEXT: &str = "当事人：王小明，电话：13900000099。决定罚款5000元。供货价每吨4120元。";
/// Who: officers of the case, one of another case, a reviewer, a head, one with every role who is no officer of the case.
const PEOPLE: [&str; 6] = ["a", "b", "c", "reviewer", "head", "all"];

/// One thing that somebody tries.
#[derive(Debug, Clone, Copy)]
enum Try {
    Next,
    Prepare,
    Correct,
    Fields(u8),
    Confirm,
    Lift(u8),
    Add(u8),
    Submit,
    Return,
    Approve,
    ApproveStale,
    Publish,
    Withdraw(bool),
    Expire,
    Abandon,
}

fn tries() -> impl Strategy<Value = (Try, usize)> {
    let what = prop_oneof![
        25 => Just(Try::Next),
        5 => Just(Try::Prepare),
        3 => Just(Try::Correct),
        1 => any::<u8>().prop_map(Try::Fields),
        9 => Just(Try::Confirm),
        1 => any::<u8>().prop_map(Try::Lift),
        1 => any::<u8>().prop_map(Try::Add),
        9 => Just(Try::Submit),
        1 => Just(Try::Return),
        12 => Just(Try::Approve),
        1 => Just(Try::ApproveStale),
        12 => Just(Try::Publish),
        1 => any::<bool>().prop_map(Try::Withdraw),
        1 => Just(Try::Expire),
        1 => Just(Try::Abandon),
    ];
    (what, 0..PEOPLE.len())
}

/// The act, as somebody would send it who looked at the publication a moment ago.
async fn act(office: &Indoors, case: &str, step: Try) -> Value {
    let sheet = show(&office.services, case, &person("a")).await.expect("a publication");
    let draft = sheet.publication.draft.as_ref();
    let item =
        |at: u8| draft.and_then(|draft| draft.items.get(usize::from(at) % 4)).map(|item| item.redaction.id.clone());
    match step {
        Try::Next => next(&sheet),
        Try::Prepare => json!({"type": "prepare"}),
        Try::Correct => json!({"type": "correct", "reason": "有误"}),
        Try::Fields(at) => {
            let Some(draft) = draft else { return json!({"type": "submit"}) };
            let mut fields = serde_json::to_value(&draft.fields).expect("fields");
            fields["conclusion"] = json!(["罚款5000元", "罚款", "对王小明罚款"][usize::from(at) % 3]);
            json!({"type": "set_fields", "fields": fields})
        }
        Try::Confirm => {
            let open: Vec<&str> =
                draft.iter().flat_map(|draft| draft.open()).map(|item| item.redaction.id.as_str()).collect();
            json!({"type": "confirm", "ids": open})
        }
        Try::Lift(at) => json!({"type": "lift", "id": item(at).unwrap_or_default(), "reason": "经本人同意"}),
        Try::Add(at) => {
            let quote = ["供货价每吨4120元", "罚款5000元", "没有这句"][usize::from(at) % 3];
            json!({"type": "add", "marked": {"quote": quote, "secret": "trade", "reason": "秘密"}})
        }
        Try::Submit => json!({"type": "submit"}),
        Try::Return => json!({"type": "return", "reason": "再核对"}),
        Try::Approve => json!({"type": "approve", "text_sha256": sheet.text_sha256.unwrap_or_default()}),
        Try::ApproveStale => json!({"type": "approve", "text_sha256": sha256(TEXT)}),
        Try::Publish => json!({"type": "publish"}),
        Try::Withdraw(again) => {
            let ground = if again { "disclosure" } else { "revoked" };
            json!({"type": "withdraw", "ground": ground, "explanation": "理由"})
        }
        Try::Expire => json!({"type": "expire"}),
        Try::Abandon => json!({"type": "abandon", "reason": "重来"}),
    }
}

/// What brings the publication further, whoever tries it.
fn next(sheet: &PublicationSheet) -> Value {
    let Some(draft) = &sheet.publication.draft else {
        let is_public = sheet.stage == Stage::Published;
        return if is_public { json!({"type": "correct", "reason": "有误"}) } else { json!({"type": "prepare"}) };
    };
    let open: Vec<&str> = draft.open().map(|item| item.redaction.id.as_str()).collect();
    match (open.is_empty(), &draft.submitted, &draft.approval) {
        (false, ..) => json!({"type": "confirm", "ids": open}),
        (_, None, _) => json!({"type": "submit"}),
        (_, Some(_), None) => json!({"type": "approve", "text_sha256": sheet.text_sha256}),
        (_, Some(_), Some(_)) => json!({"type": "publish"}),
    }
}

/// What became of a sequence.
#[derive(Default)]
struct Outcome {
    published: usize,
    corrected: usize,
    refused: usize,
}

async fn sequence(office: &Indoors, case: &str, steps: Vec<(Try, usize)>) -> Outcome {
    let mut outcome = Outcome::default();
    for (step, who) in steps {
        let asked = act(office, case, step).await;
        match office.ask(PEOPLE[who], case, asked.clone()).await {
            Ok(sheet) if asked["type"] == "publish" => {
                outcome.published += 1;
                outcome.corrected += usize::from(!sheet.publication.corrections.is_empty());
            }
            Ok(_) => {}
            Err(failure) => {
                let code = failure.code;
                assert!(code.starts_with("publication.") || code.starts_with("redaction."), "{asked}: {failure}");
                outcome.refused += 1;
            }
        }
    }
    audited(office, case).await;
    outcome
}

/// Goes through the events as an auditor would who does not know the rules of the program.
async fn audited(office: &Indoors, case: &str) {
    let standing = office.services.store.publications().get(case, &person("a")).await.expect("a publication");
    let mut hands: BTreeSet<&str> = BTreeSet::new();
    let mut approved: Option<(&str, &str)> = None;
    let mut public: Option<&str> = None;
    for recorded in &standing.events {
        let by = recorded.event.signature.by.id.as_str();
        match &recorded.event.what {
            What::Approved { text_sha256, .. } => {
                assert!(["reviewer", "head", "all"].contains(&by), "{by} approved");
                approved = Some((text_sha256.as_str(), by));
            }
            What::Returned { .. } => approved = None,
            What::Submitted => drop(hands.insert(by)),
            What::Published { text_sha256, .. } => {
                let (text, approver) = approved.take().expect("published without an approval");
                assert_eq!(text, text_sha256.as_str());
                assert!(!hands.contains(approver), "{approver} had a hand in it");
                hands.clear();
                public = Some(text_sha256.as_str());
            }
            What::Withdrawn { .. } | What::Expired => {
                (approved, public) = (None, None);
                hands.clear();
            }
            What::Abandoned { .. } => {
                approved = None;
                hands.clear();
            }
            _ => {
                assert!(["a", "b"].contains(&by), "{by} is no officer of the case");
                approved = None;
                hands.insert(by);
            }
        }
    }
    let visible = standing.publication.visible();
    assert_eq!(visible.map(|live| sha256(&live.text)), public.map(str::to_owned));
    assert_eq!(visible.is_some(), standing.publication.stage() == Stage::Published);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_mix_of_people_makes_public_what_another_did_not_approve() {
    let sequences = std::env::var("CAIHENG_MIXES").ok().and_then(|text| text.parse().ok()).unwrap_or(SEQUENCES);
    let home = tempfile::tempdir().expect("a folder");
    let office = std::sync::Arc::new(Indoors::open(home.path(), "2026-03-02 10:00").await);
    let mut runner = TestRunner::deterministic();
    let mut total = Outcome::default();
    let mut number = 0;
    while number < sequences {
        let mut running = Vec::new();
        for _ in 0..AT_ONCE.min(sequences - number) {
            number += 1;
            let steps = prop::collection::vec(tries(), 10..60).new_tree(&mut runner).expect("steps").current();
            // Every fifth one by two at a time in one case.
            let fine = json!({"kind": "penalty", "fine": 5000, "reason": "初次违法"});
            let case = office.decided(&format!("case-{number:05}"), "2026-03-02 09:00", fine, TEXT).await;
            let (one, other) =
                if number % 5 == 0 { steps.split_at(steps.len() / 2) } else { (steps.as_slice(), [].as_slice()) };
            for steps in [one.to_vec(), other.to_vec()] {
                let (office, case) = (std::sync::Arc::clone(&office), case.clone());
                running.push(tokio::spawn(async move { sequence(&office, &case, steps).await }));
            }
        }
        for one in running {
            let outcome = one.await.expect("a sequence");
            total.published += outcome.published;
            total.corrected += outcome.corrected;
            total.refused += outcome.refused;
        }
    }
    let Outcome { published, corrected, refused } = total;
    println!("{sequences} sequences: {published} published, {corrected} of them corrections, {refused} acts refused");
    assert!(published * 3 >= sequences && corrected > 0 && refused > sequences, "the mix says nothing");
    let page = feed(&office.services, &person("a").agency, 0, 100_000).await.expect("a feed");
    let open = page.items.iter().filter_map(|item| item.text.as_ref());
    assert!(open.clone().count() > 0);
    let report = office.services.store.audit().verify(None).await.expect("verifies");
    assert!(report.ok, "{:?}", report.problems);
}
