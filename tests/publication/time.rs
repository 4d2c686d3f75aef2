//! What time does: the last days for publishing and withdrawing, the end of the period.

use caiheng::casework::case_file::act::Act;
use caiheng::casework::deadline::{Deadline, Status};
use caiheng::casework::publication::{Stage, summary};
use caiheng::handling::publication::{Change, PublicationRow, TodoKind, due, expire_all, feed};
use caiheng::handling::{self, Terms, sheet};
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::indoors::{Indoors, person};

const TEXT: &str = "当事人：王小明，电话：13900000099。决定罚款5000元。";

fn fine() -> Value {
    json!({"kind": "penalty", "fine": 5000, "reason": "初次违法"})
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

async fn limit(office: &Indoors, case: &str, id: &str) -> Deadline {
    let sheet = sheet::case(&office.services, case, &person("a")).await.expect("a case");
    sheet.deadlines.into_iter().find(|deadline| deadline.id == id).unwrap_or_else(|| panic!("no {id}"))
}

async fn todo(office: &Indoors) -> Vec<PublicationRow> {
    due(&office.services, &person("a").agency, 100).await.expect("a list")
}

async fn revoke(office: &Indoors, case: &str) {
    let act = Act::RevokeDecision { reason: "经复议撤销".to_owned() };
    handling::act(&office.services, case, &person("head"), act, Terms::default()).await.expect("revoked");
}

#[tokio::test]
async fn a_penalty_has_seven_working_days_and_another_result_twenty() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Indoors::open(home.path(), "2026-03-02 10:00").await;
    let penalty = office.decided("1", "2026-03-02 09:00", fine(), TEXT).await;
    let none = json!({"kind": "no_penalty", "reason": "轻微并及时改正"});
    let other = office.decided("2", "2026-03-02 09:00", none, TEXT).await;
    let first = limit(&office, &penalty, "publish").await;
    assert_eq!((first.due, first.status, first.days_left), (day("2026-03-11"), Status::Pending, Some(7)));
    let second = limit(&office, &other, "publish_other").await;
    assert_eq!((second.due, second.status), (day("2026-03-30"), Status::Pending), "{}", second.message);
    let rows = todo(&office).await;
    let told: Vec<_> = rows.iter().map(|row| (row.case_id.as_str(), row.due)).collect();
    assert_eq!(told, [("1", day("2026-03-11")), ("2", day("2026-03-30"))]);

    office.clock.set("2026-03-10 10:00");
    assert_eq!(limit(&office, &penalty, "publish").await.status, Status::DueSoon);
    office.clock.set("2026-03-12 10:00");
    let late = limit(&office, &penalty, "publish").await;
    assert_eq!((late.status, late.days_left), (Status::Overdue, Some(-1)));
    let rows = todo(&office).await;
    let todo = rows[0].todo.as_ref().expect("to do");
    assert!(todo.late && rows[0].late && todo.message.contains("已超期1个工作日"), "{}", todo.message);
    office.act("a", &penalty, json!({"type": "prepare"})).await;
    let public = office.publish(&penalty).await;
    assert!(public.publication.late && public.publication.due == day("2026-03-11"));
    assert_eq!(limit(&office, &penalty, "publish").await.status, Status::MetLate);

    office.act("a", &other, json!({"type": "prepare"})).await;
    let public = office.publish(&other).await;
    assert!(!public.publication.late && public.publication.due == day("2026-03-30"));
    assert_eq!(public.publication.live.expect("public").fields.conclusion, "不予行政处罚");
}

#[tokio::test]
async fn a_revoked_decision_is_withdrawn_within_three_working_days() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Indoors::open(home.path(), "2026-03-02 10:00").await;
    let case = office.decided("1", "2026-03-02 09:00", fine(), TEXT).await;
    let unpublished = office.decided("2", "2026-03-02 09:00", fine(), TEXT).await;
    office.act("a", &case, json!({"type": "prepare"})).await;
    office.publish(&case).await;
    office.act("a", &unpublished, json!({"type": "prepare"})).await;
    assert_eq!(limit(&office, &case, "withdraw_publication").await.status, Status::NotStarted);
    // A Thursday: Friday, Monday, Tuesday.
    office.clock.set("2026-03-12 16:00");
    revoke(&office, &case).await;
    revoke(&office, &unpublished).await;
    let withdraw = limit(&office, &case, "withdraw_publication").await;
    assert_eq!((withdraw.due, withdraw.status), (day("2026-03-17"), Status::Pending));
    assert_eq!(limit(&office, &unpublished, "withdraw_publication").await.status, Status::NotStarted);
    let rows = todo(&office).await;
    assert_eq!(rows.len(), 1, "what was revoked before it became public is not to be published");
    assert_eq!(rows[0].todo.as_ref().map(|todo| (todo.what, todo.due)), Some((TodoKind::Withdraw, day("2026-03-17"))));
    let refused = office.ask("a", &unpublished, json!({"type": "submit"})).await.expect_err("refused");
    assert_eq!(refused.code, "publication.revoked");

    office.clock.set("2026-03-18 09:00");
    let act = json!({"type": "withdraw", "ground": "revoked", "explanation": "经行政复议，决定被撤销"});
    let gone = office.act("reviewer", &case, act).await;
    let withdrawal = gone.publication.withdrawal.expect("withdrawn");
    assert!(withdrawal.late && withdrawal.due == day("2026-03-17"));
    assert_eq!(limit(&office, &case, "withdraw_publication").await.status, Status::MetLate);
    assert!(todo(&office).await.is_empty());
}

#[tokio::test]
async fn what_told_too_much_comes_back_without_it() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Indoors::open(home.path(), "2026-03-02 10:00").await;
    let case = office.decided("1", "2026-03-02 09:00", fine(), TEXT).await;
    office.act("a", &case, json!({"type": "prepare"})).await;
    office.publish(&case).await;
    office.clock.set("2026-03-03 10:00");
    let act = json!({"type": "withdraw", "ground": "disclosure", "explanation": "公开了不应公开的金额"});
    office.act("a", &case, act).await;
    assert_eq!(todo(&office).await[0].todo.as_ref().map(|todo| todo.what), Some(TodoKind::Publish));
    let marked = json!([{"quote": "决定罚款5000元", "secret": "other", "reason": "试验"}]);
    let anew = office.act("b", &case, json!({"type": "prepare", "known": {"marked": marked}})).await;
    assert_eq!(anew.stage, Stage::Withdrawn);
    let page = feed(&office.services, &person("a").agency, 0, 10).await.expect("a feed");
    assert_eq!((page.items.len(), page.items[0].change), (1, Change::Withdrawn), "what is prepared is not told");
    office.clock.set("2026-03-04 10:00");
    let public = office.publish(&case).await;
    assert_eq!((public.stage, public.publication.earlier_withdrawals.len()), (Stage::Published, 1));
    let page = feed(&office.services, &person("a").agency, page.next, 10).await.expect("a feed");
    assert_eq!(page.items[0].change, Change::Published);
    assert!(page.items[0].text.as_ref().is_some_and(|text| !text.contains("5000")));
    // Withdrawn before, but public again when the decision is revoked: it has to be withdrawn again.
    office.clock.set("2026-03-12 16:00");
    revoke(&office, &case).await;
    assert_eq!(limit(&office, &case, "withdraw_publication").await.due, day("2026-03-17"));
}

#[tokio::test]
async fn what_was_gone_before_the_revocation_is_not_to_be_withdrawn() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Indoors::open(home.path(), "2026-03-02 10:00").await;
    let case = office.decided("1", "2026-03-02 09:00", fine(), TEXT).await;
    office.act("a", &case, json!({"type": "prepare"})).await;
    office.publish(&case).await;
    office.clock.set("2026-03-03 10:00");
    let act = json!({"type": "withdraw", "ground": "disclosure", "explanation": "误公开"});
    office.act("a", &case, act).await;
    office.clock.set("2026-03-12 16:00");
    revoke(&office, &case).await;
    assert_eq!(limit(&office, &case, "withdraw_publication").await.status, Status::NotStarted);
    assert!(todo(&office).await.is_empty());
    let refused = office.ask("a", &case, json!({"type": "prepare"})).await.expect_err("refused");
    assert_eq!(refused.code, "publication.revoked");
}

#[tokio::test]
async fn a_period_is_the_agencys_and_ends_by_a_person_or_by_the_service() {
    let home = tempfile::tempdir().expect("a folder");
    let rules = |expire: &str| {
        let text =
            format!("expire = \"{expire}\"\n[period]\namount = 3\nunit = \"months\"\nbasis = \"本局公示办法第九条\"\n");
        std::fs::write(home.path().join("publication.toml"), text).expect("writes");
    };
    rules("person");
    let office = Indoors::open(home.path(), "2026-03-02 10:00").await;
    let agency = person("a").agency;
    let mut cases = Vec::new();
    for id in ["1", "2", "3"] {
        let case = office.decided(id, "2026-03-02 09:00", fine(), TEXT).await;
        office.act("a", &case, json!({"type": "prepare"})).await;
        assert_eq!(office.publish(&case).await.publication.until, day("2026-06-02"));
        cases.push(case);
    }
    // A correction does not begin the period anew.
    office.clock.set("2026-05-20 10:00");
    office.act("a", &cases[0], json!({"type": "correct", "reason": "有误"})).await;
    assert_eq!(office.publish(&cases[0]).await.publication.until, day("2026-06-02"));

    office.clock.set("2026-06-02 23:59");
    let refused = office.ask("a", &cases[0], json!({"type": "expire"})).await.expect_err("refused");
    assert_eq!(refused.code, "publication.period");
    assert!(todo(&office).await.is_empty());
    office.clock.set("2026-06-03 00:01");
    assert_eq!(
        todo(&office)
            .await
            .iter()
            .filter(|row| row.todo.as_ref().is_some_and(|todo| todo.what == TodoKind::Expire))
            .count(),
        3
    );
    assert_eq!(expire_all(&office.services).await.expect("looks"), 0, "the agency leaves it to a person");
    office.act("head", &cases[0], json!({"type": "expire"})).await;

    revoke(&office, &cases[1]).await;
    rules("service");
    assert_eq!(expire_all(&office.services).await.expect("looks"), 1, "a revoked decision is withdrawn, with reasons");
    assert_eq!(expire_all(&office.services).await.expect("looks again"), 0);
    let standing = office.services.store.publications().get(&cases[2], &person("b")).await.expect("a publication");
    let last = &standing.events.last().expect("events").event;
    assert_eq!((standing.publication.stage(), last.signature.by.id.as_str()), (Stage::Expired, "caiheng"));
    assert_eq!(summary(&last.what), "公示期满");
    let page = feed(&office.services, &agency, 0, 10).await.expect("a feed");
    let told: Vec<Change> = page.items.iter().map(|item| item.change).collect();
    assert_eq!(told, [Change::Published, Change::Expired, Change::Expired]);
    assert!(page.items.iter().skip(1).all(|item| item.text.is_none() && item.row.party.is_empty()));
}
