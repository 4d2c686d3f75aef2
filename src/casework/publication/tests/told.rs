//! Step by step.

use super::*;
use crate::casework::redaction::{Marked, Secret};

fn secret(quote: &str) -> Command {
    let marked = Marked {
        quote: Some(quote.to_owned()),
        start: None,
        end: None,
        secret: Secret::Trade,
        reason: "进价".to_owned(),
    };
    Command::Add { marked }
}

#[test]
fn from_the_decision_to_the_public() {
    let mut story = Story::default();
    assert_eq!(story.publication.stage(), Stage::Empty);
    story.ask(&officer(0), Command::Prepare { prepared: prepared(TEXT) }).unwrap();
    assert_eq!(story.refused(&officer(0), Command::Submit), "publication.open");
    let ids = story.ids();
    assert_eq!(ids.len(), 2);
    story.ask(&officer(0), Command::Confirm { ids: ids[..1].to_vec() }).unwrap();
    story.ask(&officer(0), Command::Lift { id: ids[1].clone(), reason: "经本人同意".to_owned() }).unwrap();
    assert!(story.publication.draft.as_ref().unwrap().text.contains("13900000099"));
    story.ask(&officer(0), Command::Confirm { ids: ids[1..].to_vec() }).unwrap();
    story.ask(&officer(0), secret("每吨4120元")).unwrap();
    story.ask(&officer(0), Command::Submit).unwrap();
    assert_eq!(story.publication.stage(), Stage::Submitted);
    assert_eq!(story.refused(&officer(1), publish()), "publication.stage");
    story.approve(1);
    assert_eq!(story.publication.stage(), Stage::Approved);
    assert!(story.publication.visible().is_none());
    story.ask(&officer(2), publish()).unwrap();
    let live = story.publication.visible().unwrap();
    assert_eq!(live.text, "当事人：王某，电话：××××××。决定罚款5000元。供货价［已隐去］。");
    assert_eq!(live.text_sha256, sha256(&live.text));
    assert_eq!(live.approval.signature.by.id, "head");
    assert!(!story.publication.late);
    assert_eq!(Publication::fold(&story.events), story.publication);
}

#[test]
fn nobody_approves_their_own_work_nor_another_text() {
    let mut story = Story::submitted();
    let text_sha256 = story.text_sha256();
    let both = Context { may_approve: true, ..officer(1) };
    assert_eq!(story.refused(&both, Command::Approve { text_sha256: text_sha256.clone() }), "publication.own_work");
    assert_eq!(story.refused(&officer(1), Command::Approve { text_sha256 }), "publication.forbidden");
    assert_eq!(story.refused(&head(1), Command::Approve { text_sha256: sha256("别的") }), "publication.changed");
    assert_eq!(story.refused(&head(1), Command::Submit), "publication.forbidden");
}

#[test]
fn a_change_after_approval_needs_a_new_one() {
    let mut story = Story::submitted();
    story.approve(1);
    story.ask(&officer(2), secret("供货价")).unwrap();
    assert_eq!(story.publication.stage(), Stage::Prepared);
    assert_eq!(story.refused(&officer(2), publish()), "publication.stage");
    story.ask(&officer(2), Command::Submit).unwrap();
    story.approve(3);
    let changed = Fields { conclusion: "罚款50000元".to_owned(), ..fields() };
    story.ask(&officer(3), Command::SetFields { fields: changed }).unwrap();
    assert_eq!(story.refused(&officer(3), publish()), "publication.stage");
}

#[test]
fn an_approval_that_does_not_fit_the_text_publishes_nothing() {
    let mut story = Story::submitted();
    story.approve(1);
    story.publication.draft.as_mut().unwrap().approval.as_mut().unwrap().text_sha256 = sha256("别的");
    assert_eq!(story.refused(&officer(2), publish()), "publication.changed");
    let mut story = Story::submitted();
    story.approve(1);
    story.publication.draft.as_mut().unwrap().text.push('。');
    assert_eq!(story.refused(&officer(2), publish()), "publication.items");
}

#[test]
fn who_sends_back_says_why_and_the_officer_begins_again() {
    let mut story = Story::submitted();
    assert_eq!(story.refused(&head(1), Command::Return { reason: " ".to_owned() }), "publication.empty");
    story.ask(&head(1), Command::Return { reason: "进价应当隐去".to_owned() }).unwrap();
    assert_eq!(story.publication.stage(), Stage::Prepared);
    assert_eq!(story.publication.draft.as_ref().unwrap().returned.as_deref(), Some("进价应当隐去"));
    assert_eq!(story.refused(&head(1), Command::Approve { text_sha256: story_text() }), "publication.stage");
    story.ask(&officer(2), Command::Submit).unwrap();
    story.approve(3);
}

fn story_text() -> String {
    sha256(&prepared(TEXT).text)
}

#[test]
fn fields_must_not_tell_what_the_text_hides_nor_be_empty() {
    let mut story = Story::default();
    let open = Fields { party: "王小明".to_owned(), ..fields() };
    let command = Command::Prepare { prepared: Prepared { fields: open, ..prepared(TEXT) } };
    story.ask(&officer(0), command).unwrap();
    let ids = story.ids();
    story.ask(&officer(0), Command::Confirm { ids }).unwrap();
    assert_eq!(story.refused(&officer(0), Command::Submit), "publication.discloses");
    story.ask(&officer(0), Command::SetFields { fields: fields() }).unwrap();
    story.ask(&officer(0), Command::Submit).unwrap();
    let empty = Fields { conclusion: "　".to_owned(), ..fields() };
    assert_eq!(story.refused(&officer(0), Command::SetFields { fields: empty }), "publication.empty");
}

#[test]
fn a_text_that_is_not_that_of_the_document_is_refused() {
    let mut story = Story::default();
    let mut other = prepared(TEXT);
    other.source.sha256 = sha256("另一版本");
    assert_eq!(story.refused(&officer(0), Command::Prepare { prepared: other }), "publication.source");
    let mut broken = prepared(TEXT);
    broken.text.insert(0, '。');
    assert_eq!(story.refused(&officer(0), Command::Prepare { prepared: broken }), "redaction.items");
    assert_eq!(story.refused(&head(0), Command::Prepare { prepared: prepared(TEXT) }), "publication.forbidden");
}

#[test]
fn names_of_minors_are_not_lifted() {
    let text = "网吧接纳未成年人张小宝上网。";
    let party =
        NamedPerson { name: "张小宝".to_owned(), kind: PartyKind::Natural, role: String::new(), minor: true };
    let question = Question { text: text.to_owned(), parties: vec![party], ..Question::default() };
    let Redacted { text: redacted, items, .. } = redact(&question).unwrap();
    let source = Source { document_id: "doc".to_owned(), version: 1, sha256: sha256(text) };
    let mut story = Story::default();
    let prepared = Prepared { source, text: redacted, items, fields: fields() };
    story.ask(&officer(0), Command::Prepare { prepared }).unwrap();
    let id = story.ids().remove(0);
    assert_eq!(story.refused(&officer(0), Command::Lift { id, reason: "同意".to_owned() }), "publication.minor");
}

#[test]
fn a_correction_leaves_the_old_text_public_until_the_new_one_is_approved() {
    let mut story = Story::published();
    let before = story.publication.visible().unwrap().text_sha256.clone();
    assert_eq!(story.refused(&officer(3), Command::Prepare { prepared: prepared(TEXT) }), "publication.stage");
    let right = TEXT.replace("5000", "3000");
    let reason = "罚款数额录入有误".to_owned();
    story.ask(&officer(3), Command::Correct { reason, prepared: prepared(&right) }).unwrap();
    assert_eq!(story.publication.visible().unwrap().text_sha256, before);
    assert_eq!(story.refused(&officer(3), publish()), "publication.stage");
    let ids = story.ids();
    story.ask(&officer(3), Command::Confirm { ids }).unwrap();
    story.ask(&officer(3), Command::Submit).unwrap();
    story.approve(4);
    assert_eq!(story.publication.visible().unwrap().text_sha256, before);
    story.ask(&officer(24 * 30), publish()).unwrap();
    let publication = &story.publication;
    assert!(publication.visible().unwrap().text.contains("3000元"));
    assert_eq!(publication.corrections.len(), 1);
    assert_eq!(publication.corrections[0].from_sha256, before);
    assert_eq!(publication.first_published_at, Some(moment(2)));
    assert!(!publication.late, "a correction is not a late publication");
    assert_eq!(Publication::fold(&story.events), story.publication);
}

#[test]
fn what_is_withdrawn_is_not_read_and_says_why() {
    let mut story = Story::published();
    let due = Some(day("2025-04-03"));
    let empty = Command::Withdraw { ground: Ground::Revoked, explanation: String::new(), due };
    assert_eq!(story.refused(&officer(3), empty), "publication.empty");
    let explanation = "经复议，决定被撤销。".to_owned();
    story.ask(&officer(24 * 25), Command::Withdraw { ground: Ground::Revoked, explanation, due }).unwrap();
    assert_eq!(story.publication.stage(), Stage::Withdrawn);
    assert!(story.publication.visible().is_none());
    assert!(story.publication.withdrawal.as_ref().unwrap().late);
    assert_eq!(story.refused(&officer(999), publish()), "publication.stage");
    assert_eq!(story.refused(&officer(999), Command::Submit), "publication.stage");
    let row = feed_row("p1", &story.publication).unwrap();
    assert_eq!(row.status, Stage::Withdrawn);
    assert_eq!(row.withdrawal.as_deref(), Some("决定被依法撤销：经复议，决定被撤销。"));
}

#[test]
fn a_period_ends_where_the_agency_set_one() {
    let mut story = Story::published();
    assert_eq!(story.refused(&officer(3), Command::Expire), "publication.period");
    // 2026-03-10 in China is over at 16:00 UTC.
    let end: DateTime<Utc> = "2026-03-10T16:00:00Z".parse().unwrap();
    let last = Context { now: end - TimeDelta::seconds(1), ..officer(0) };
    assert_eq!(story.refused(&last, Command::Expire), "publication.period");
    story.ask(&Context { now: end, ..officer(0) }, Command::Expire).unwrap();
    assert_eq!(story.publication.stage(), Stage::Expired);
    let mut endless = Story::submitted();
    endless.approve(1);
    endless.ask(&officer(2), Command::Publish { due: None, until: None }).unwrap();
    assert_eq!(endless.refused(&officer(99_999), Command::Expire), "publication.period");
}

#[test]
fn late_and_too_early() {
    let mut story = Story::submitted();
    story.approve(1);
    let past = Command::Publish { due: None, until: Some(day("2025-03-01")) };
    assert_eq!(story.refused(&officer(2), past), "publication.period");
    story.ask(&officer(24 * 9), publish()).unwrap();
    assert!(story.publication.late);
    let mut early = Story::default();
    let future = Fields { decided_on: day("2025-03-12"), ..fields() };
    let prepared = Prepared { fields: future, ..prepared(TEXT) };
    early.ask(&officer(0), Command::Prepare { prepared }).unwrap();
    let ids = early.ids();
    early.ask(&officer(0), Command::Confirm { ids }).unwrap();
    early.ask(&officer(0), Command::Submit).unwrap();
    early.approve(1);
    assert_eq!(early.refused(&officer(1), publish()), "publication.future");
}

#[test]
fn the_feed_has_a_word_for_each_column() {
    assert!(feed_row("p1", &Story::submitted().publication).is_none());
    let row = feed_row("p1", &Story::published().publication).unwrap();
    let fields = row.fields();
    let column = |name: &str| fields[FeedRow::header().iter().position(|each| *each == name).unwrap()].as_str();
    assert_eq!(column("编号"), "p1");
    assert_eq!(column("执法对象"), "王某");
    assert_eq!(column("决定日期"), "2025-03-07");
    assert_eq!(column("公开日期"), "2025-03-10");
    assert_eq!(column("状态"), "已公开");
    assert_eq!(column("是否逾期"), "否");
    assert_eq!(row.json()["status"], "published");
    assert_eq!(serde_json::from_value::<FeedRow>(row.json()).unwrap(), row);
}

#[test]
fn events_and_commands_keep_their_form_as_json() {
    let story = Story::published();
    let json = serde_json::to_value(&story.events).unwrap();
    assert_eq!(json[0]["what"]["type"], "prepared");
    assert_eq!(json[2]["what"]["type"], "submitted");
    let events: Vec<Event> = serde_json::from_value(json).unwrap();
    assert_eq!(events, story.events);
    let command: Command = serde_json::from_str(r#"{"type":"expire"}"#).unwrap();
    assert_eq!(command, Command::Expire);
    let publication = serde_json::to_value(&story.publication).unwrap();
    assert_eq!(serde_json::from_value::<Publication>(publication).unwrap(), story.publication);
}

#[test]
fn the_digest_of_fields_keeps_them_apart() {
    let one = Fields { party: "王某1".to_owned(), category: "处罚".to_owned(), ..fields() };
    let other = Fields { party: "王某".to_owned(), category: "1处罚".to_owned(), ..fields() };
    assert_ne!(one.sha256(), other.sha256());
}
