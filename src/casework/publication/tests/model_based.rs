//! Random commands by random people: whatever they do, nothing is public that another person did not approve.

use proptest::prelude::*;

use super::*;
use crate::casework::redaction::{Marked, Secret};

/// One thing that somebody tries.
#[derive(Debug, Clone)]
enum Try {
    Prepare(usize),
    Correct(usize),
    Fields(usize),
    ConfirmAll,
    Lift(usize),
    Add(usize, usize),
    Submit,
    Return,
    Approve,
    ApproveStale,
    Publish,
    Withdraw,
    Expire,
    Abandon,
}

fn tries() -> impl Strategy<Value = (Try, usize)> {
    let what = prop_oneof![
        6 => (0..3_usize).prop_map(Try::Prepare),
        3 => (0..3_usize).prop_map(Try::Correct),
        1 => (0..3_usize).prop_map(Try::Fields),
        10 => Just(Try::ConfirmAll),
        1 => (0..4_usize).prop_map(Try::Lift),
        1 => (0..30_usize, 1..8_usize).prop_map(|(start, length)| Try::Add(start, length)),
        10 => Just(Try::Submit),
        1 => Just(Try::Return),
        12 => Just(Try::Approve),
        1 => Just(Try::ApproveStale),
        12 => Just(Try::Publish),
        1 => Just(Try::Withdraw),
        1 => Just(Try::Expire),
        1 => Just(Try::Abandon),
    ];
    (what, 0..4_usize)
}

/// Four people: two officers, a head, and one who is both.
fn person(at: usize, hours: i64) -> Context {
    let (id, may_prepare, may_approve) =
        [("a", true, false), ("b", true, false), ("head", false, true), ("both", true, true)][at];
    Context { actor_id: id.to_owned(), actor_name: id.to_owned(), may_prepare, may_approve, now: moment(hours) }
}

fn text(at: usize) -> String {
    TEXT.replace("5000", ["5000", "3000", "900"][at])
}

fn command(step: &Try, publication: &Publication) -> Option<Command> {
    let reason = || "理由".to_owned();
    let draft = publication.draft.as_ref();
    let command = match step {
        Try::Prepare(at) => Command::Prepare { prepared: prepared(&text(*at)) },
        Try::Correct(at) => Command::Correct { reason: reason(), prepared: prepared(&text(*at)) },
        Try::Fields(at) => Command::SetFields { fields: Fields { conclusion: text(*at), ..fields() } },
        Try::ConfirmAll => Command::Confirm { ids: draft?.open().map(|item| item.redaction.id.clone()).collect() },
        Try::Lift(at) => Command::Lift { id: draft?.items.get(*at)?.redaction.id.clone(), reason: reason() },
        Try::Add(start, length) => Command::Add {
            marked: Marked {
                quote: None,
                start: Some(*start),
                end: Some(start + length),
                secret: Secret::Other,
                reason: reason(),
            },
        },
        Try::Submit => Command::Submit,
        Try::Return => Command::Return { reason: reason() },
        Try::Approve => Command::Approve { text_sha256: sha256(&draft?.text) },
        Try::ApproveStale => Command::Approve { text_sha256: sha256(&text(0)) },
        Try::Publish => Command::Publish { due: None, until: Some(day("2025-03-20")) },
        Try::Withdraw => Command::Withdraw { ground: Ground::Revoked, explanation: reason(), due: None },
        Try::Expire => Command::Expire,
        Try::Abandon => Command::Abandon { reason: reason() },
    };
    Some(command)
}

/// What an auditor keeps who reads the events only: every text that somebody approved, and who touched the text since when.
#[derive(Default)]
struct Auditor {
    hands: Vec<String>,
    approved: Option<(String, String)>,
}

impl Auditor {
    /// Whether the event is allowed, seen from outside.
    fn follow(&mut self, event: &Event, after: &Publication) -> Result<(), String> {
        let by = event.signature.by.id.clone();
        match &event.what {
            What::Prepared { .. }
            | What::FieldsSet { .. }
            | What::Confirmed { .. }
            | What::Lifted { .. }
            | What::Added { .. } => {
                self.approved = None;
                self.hands.push(by);
            }
            What::Submitted => self.hands.push(by),
            What::Returned { .. } => self.approved = None,
            What::Approved { text_sha256, .. } => self.approved = Some((text_sha256.clone(), by)),
            What::Published { text_sha256, .. } => {
                let (text, approver) = self.approved.take().ok_or("published without approval")?;
                let live = after.visible().ok_or("published and not visible")?;
                if text != *text_sha256 || sha256(&live.text) != text {
                    return Err("another text than the approved one".to_owned());
                }
                if self.hands.contains(&approver) {
                    return Err("approved by a hand in it".to_owned());
                }
                self.hands.clear();
            }
            What::Withdrawn { .. } | What::Expired | What::Abandoned { .. } => *self = Self::default(),
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn nothing_unapproved_is_ever_public(steps in prop::collection::vec(tries(), 1..100)) {
        let mut story = Story::default();
        let mut auditor = Auditor::default();
        for (at, (step, who)) in steps.iter().enumerate() {
            let Some(command) = command(step, &story.publication) else { continue };
            let visible = story.publication.visible().cloned();
            let context = person(*who, i64::try_from(at).unwrap() * 12);
            let Ok(events) = decide(&story.publication, &context, command) else { continue };
            for event in &events {
                story.publication.apply(event);
                prop_assert_eq!(auditor.follow(event, &story.publication), Ok(()));
                let is_public = matches!(event.what, What::Published { .. } | What::Withdrawn { .. } | What::Expired);
                prop_assert!(is_public || story.publication.visible().cloned() == visible);
            }
            story.events.extend(events);
            if let Some(draft) = &story.publication.draft {
                // A place that somebody marked may hold words that stand elsewhere too (0元。).
                let is_rule = |item: &&Reviewed| item.is_hidden() && item.redaction.rule != "marked";
                let hidden: Vec<_> = draft.items.iter().filter(is_rule).collect();
                let plain = hidden.iter().find(|item| {
                    let words = &item.redaction.original;
                    words.chars().count() > 2 && draft.text.contains(words.as_str())
                });
                prop_assert!(plain.is_none(), "{:?} in {}", plain, draft.text);
            }
        }
        prop_assert_eq!(Publication::fold(&story.events), story.publication);
    }
}

/// The property above says nothing unless random commands do reach the public.
#[test]
fn random_commands_do_publish() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut published, mut corrected) = (0, 0);
    for _ in 0..200 {
        let steps = prop::collection::vec(tries(), 100).new_tree(&mut runner).unwrap().current();
        let mut story = Story::default();
        for (at, (step, who)) in steps.iter().enumerate() {
            let context = person(*who, i64::try_from(at).unwrap());
            if let Some(command) = command(step, &story.publication) {
                let _ = story.ask(&context, command);
            }
        }
        published += usize::from(story.publication.live.is_some());
        corrected += usize::from(!story.publication.corrections.is_empty());
    }
    assert!(published >= 50 && corrected >= 5, "{published} of 200 published, {corrected} corrected");
}
