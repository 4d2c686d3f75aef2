//! Bound to a case: its decision, its people, its end.

use serde_json::{Value, json};

use super::*;
use crate::casework::case_file::act;
use crate::casework::case_file::apply::replay;
use crate::casework::case_file::file::CaseFile;
use crate::casework::people::Person;

fn someone(id: &str, roles: Value) -> Person {
    serde_json::from_value(json!({"id": id, "name": id, "agency": "某市城市管理局", "roles": roles})).unwrap()
}

/// A case that was decided; with what happened after.
fn case(after: &[Value]) -> CaseFile {
    let party = json!({"kind": "natural", "name": "王小明", "address": "本市河西新村七巷九号"});
    let officers = json!({"people": [someone("a", json!(["officer"])), someone("b", json!(["officer"]))]});
    let outcome =
        json!({"kind": "penalty", "fine": 5000, "confiscated": 300, "measures": ["warning"], "reason": "初犯"});
    let text = format!("{TEXT}住在河西新村，见证人李大力。本市河西新村七巷九号。");
    let mut acts = vec![
        (
            json!({"type": "open", "title": "案", "field": "城管", "source": "检查", "party": party, "officers": ["a", "b"]}),
            officers,
        ),
        (
            json!({"type": "begin_record", "kind": "inspection", "title": "现场", "held_at": "2025-03-01T00:00:00Z", "present": [],
            "exchanges": []}),
            json!({"id": "r"}),
        ),
        (
            json!({"type": "sign_record", "record": "r", "version": 1, "signatures": [{"name": "李大力", "role": "见证人"}]}),
            json!({}),
        ),
        (json!({"type": "set_outcome", "outcome": outcome}), json!({})),
        (json!({"type": "begin_document", "kind": "decision", "markdown": text}), json!({"id": "d"})),
        (json!({"type": "decide", "document": "d", "version": 1, "number": "决1号"}), json!({})),
    ];
    acts.extend(after.iter().map(|act| (act.clone(), json!({}))));
    let recorded = |(place, (act, added)): (usize, (Value, Value))| -> act::Recorded {
        let by = someone(if place < 5 { "a" } else { "head" }, json!(["officer", "head"]));
        serde_json::from_value(
            json!({"seq": place + 1, "at": "2025-03-10T01:00:00Z", "actor": by, "act": act, "added": added}),
        )
        .unwrap()
    };
    let acts: Vec<act::Recorded> = acts.into_iter().enumerate().map(recorded).collect();
    replay("c", &acts).unwrap()
}

fn revoked() -> CaseFile {
    case(&[json!({"type": "revoke_decision", "reason": "经复议撤销"})])
}

fn text_of_case(file: &CaseFile) -> Prepared {
    super::super::prepared(file, &Policy::default(), &Known::default()).unwrap()
}

#[test]
fn text_names_and_fields_are_those_of_the_case() {
    let file = case(&[]);
    let prepared = text_of_case(&file);
    for hidden in ["王小明", "李大力", "13900000099", "河西新村七巷九号"] {
        assert!(!prepared.text.contains(hidden), "{hidden} in {}", prepared.text);
    }
    let fields = &prepared.fields;
    assert_eq!((fields.party.as_str(), fields.conclusion.as_str()), ("王某", "警告、罚款5000元、没收价值300元"));
    assert_eq!((fields.decision_number.as_str(), fields.decided_on), ("决1号", day("2025-03-10")));
    let named = Known { names: vec!["河西".to_owned()], ..Known::default() };
    let more = super::super::prepared(&file, &Policy::default(), &named).unwrap();
    assert!(!more.text.contains("河西"), "{}", more.text);
    assert_eq!(
        tells_nothing(&file, &Policy::default(), "理由", "王小明已缴清").unwrap_err().code,
        "publication.discloses"
    );
    tells_nothing(&file, &Policy::default(), "理由", "经复议，决定被撤销").unwrap();
}

#[test]
fn only_the_decision_of_the_case_and_only_by_its_officers() {
    let file = case(&[]);
    let may = |id: &str, roles: Value| {
        let context = context(&file, &someone(id, roles), moment(1));
        (context.may_prepare, context.may_approve)
    };
    assert_eq!(may("a", json!(["officer", "reviewer"])), (true, false));
    assert_eq!(may("c", json!(["officer"])), (false, false));
    assert_eq!(may("shen", json!(["reviewer"])), (false, true));
    let officer = context(&file, &someone("a", json!(["officer"])), moment(1));
    let ask = |command| judge(&file, &Publication::default(), &officer, command).unwrap_err().code;
    assert_eq!(ask(Command::Prepare { prepared: prepared(TEXT) }), "publication.source");
    let other = Fields { decision_number: "决2号".to_owned(), ..fields() };
    let prepared = Prepared { fields: other, ..text_of_case(&file) };
    assert_eq!(ask(Command::Prepare { prepared }), "publication.fields");
    let both = context(&file, &someone("a", json!(["officer", "reviewer"])), moment(1));
    let approve = Command::Approve { text_sha256: String::new() };
    assert_eq!(judge(&file, &Publication::default(), &both, approve).unwrap_err().code, "publication.own_work");
    assert_eq!(super::super::may(&file, &Publication::default(), &officer), ["prepare"]);
}

/// A publication of the case, told by the rules.
fn public(file: &CaseFile) -> (Publication, Vec<Recorded>) {
    let (mut publication, mut history) = (Publication::default(), Vec::new());
    let mut tell = |who: &str, roles: Value, command: &dyn Fn(&Publication) -> Command| {
        let context = context(file, &someone(who, roles), moment(1));
        for event in judge(file, &publication, &context, command(&publication)).unwrap() {
            publication.apply(&event);
            history.push(Recorded { seq: history.len() as u64 + 1, event });
        }
    };
    let officer = || json!(["officer"]);
    let draft = |publication: &Publication| publication.draft.clone().unwrap();
    tell("a", officer(), &|_| Command::Prepare { prepared: text_of_case(file) });
    tell("a", officer(), &|held| Command::Confirm {
        ids: draft(held).open().map(|item| item.redaction.id.clone()).collect(),
    });
    tell("b", officer(), &|_| Command::Submit);
    tell("head", json!(["head"]), &|held| Command::Approve { text_sha256: sha256(&draft(held).text) });
    tell("a", officer(), &|_| Command::Publish { due: None, until: None });
    (publication, history)
}

#[test]
fn a_decision_that_stands_no_more_is_only_withdrawn() {
    let (publication, _) = public(&case(&[]));
    let file = revoked();
    let officer = context(&file, &someone("a", json!(["officer"])), moment(2));
    let refused = |command| judge(&file, &publication, &officer, command).unwrap_err().code;
    let correct = Command::Correct { reason: "有误".to_owned(), prepared: text_of_case(&file) };
    assert_eq!(refused(correct), "publication.revoked");
    assert_eq!(refused(Command::Expire), "publication.revoked");
    assert_eq!(super::super::may(&file, &publication, &officer), ["withdraw"]);
    let begun = Publication::default();
    let prepare = Command::Prepare { prepared: text_of_case(&file) };
    assert_eq!(judge(&file, &begun, &officer, prepare).unwrap_err().code, "publication.revoked");
}

#[test]
fn a_history_from_elsewhere_is_taken_only_where_it_may_have_happened() {
    let file = case(&[]);
    let (publication, history) = public(&file);
    assert_eq!(replayed(&file, &history).unwrap(), publication);
    let refused = |history: &[Recorded]| replayed(&file, history).unwrap_err().code;
    let numbered = |events: Vec<Event>| -> Vec<Recorded> {
        (1..).zip(events).map(|(seq, event)| Recorded { seq, event }).collect()
    };
    let events: Vec<Event> = history.iter().map(|recorded| recorded.event.clone()).collect();
    let without = |place: usize| {
        let mut left = events.clone();
        left.remove(place);
        numbered(left)
    };
    assert_eq!(refused(&history[1..]), "publication.history", "begins with the second event");
    assert_eq!(refused(&without(3)), "publication.history", "not approved");
    let mut own = events.clone();
    own[3].signature.by.id = "a".to_owned();
    assert_eq!(refused(&numbered(own)), "publication.history", "approved by who prepared it");
    let mut other = events.clone();
    if let What::Published { text_sha256, .. } = &mut other[4].what {
        *text_sha256 = sha256("别的");
    }
    assert_eq!(refused(&numbered(other)), "publication.history", "another text");
    let mut late = events.clone();
    late[4].signature.at = moment(0);
    assert_eq!(refused(&numbered(late)), "publication.history", "earlier than what is before it");
    let mut changed = events;
    if let What::Prepared { original, .. } = &mut changed[0].what {
        original.push('。');
    }
    assert_eq!(refused(&numbered(changed)), "publication.history", "not the decision of the case");
}

#[test]
fn what_told_too_much_begins_anew_and_what_was_revoked_does_not() {
    let mut story = Story::published();
    let gone = |ground| Command::Withdraw { ground, explanation: "理由".to_owned(), due: None };
    story.ask(&officer(3), gone(Ground::Disclosure)).unwrap();
    let row = feed_row("p", &story.publication).unwrap();
    assert_eq!((row.party.as_str(), row.conclusion.as_str(), row.status), ("", "", Stage::Withdrawn));
    story.ask(&officer(4), Command::Prepare { prepared: prepared(TEXT) }).unwrap();
    assert!(story.publication.visible().is_none() && story.publication.stage() == Stage::Withdrawn);
    let ids = story.ids();
    story.ask(&officer(4), Command::Confirm { ids }).unwrap();
    story.ask(&officer(4), Command::Submit).unwrap();
    assert_eq!(story.refused(&officer(4), publish()), "publication.stage");
    story.approve(5);
    story.ask(&officer(24 * 30), publish()).unwrap();
    let publication = &story.publication;
    assert_eq!((publication.stage(), publication.earlier_withdrawals.len()), (Stage::Published, 1));
    assert!(!publication.late && publication.first_published_at == Some(moment(2)));
    assert_eq!(Publication::fold(&story.events), story.publication);
    let mut story = Story::published();
    story.ask(&officer(3), gone(Ground::Revoked)).unwrap();
    assert_eq!(story.refused(&officer(4), Command::Prepare { prepared: prepared(TEXT) }), "publication.stage");
}
