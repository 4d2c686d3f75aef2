//! An ordinary case from filing to the archive, and what stops it on the way.

use super::world::{World, facts};
use crate::casework::case_file::act::Act;
use crate::casework::case_file::materials::{DocumentKind, Material, MaterialKind};
use crate::casework::case_file::model::{CitedProvision, LegalBasis, Outcome};
use crate::casework::case_file::moments::{extensions, moments};
use crate::casework::case_file::stage::Stage;
use crate::casework::deadline::{Status, deadlines};
use crate::casework::review::opinion::{Item, ItemFinding, OpinionResult};
use crate::law::money::Yuan;
use crate::law::provision::ArticleNumber;

fn investigated(fine: i64) -> (World, String) {
    let mut world = World::new();
    world.act("head-1", Act::ApproveFiling { number: "2025-1".into() });
    let material = Material {
        id: String::new(),
        kind: MaterialKind::Evidence,
        name: "照片".into(),
        sha256: "0".repeat(64),
        bytes: 3,
        media_type: "image/jpeg".into(),
        taken_at: world.now,
        note: None,
    };
    let material = world.act("officer-1", Act::AddMaterial { material });
    world.act("officer-1", Act::SetFacts { facts: facts("销售过期面包"), reason: String::new() });
    let number = ArticleNumber { number: 124, suffix: None };
    let cited = CitedProvision {
        law: "中华人民共和国食品安全法".into(), number, paragraph: Some(1), item: Some(5)
    };
    let basis = LegalBasis { duties: Vec::new(), penalties: vec![cited] };
    world.act("officer-1", Act::SetProvisions { basis, reason: String::new() });
    world.act("officer-1", outcome(fine, ""));
    world.act("officer-2", Act::FinishInvestigation {});
    (world, material)
}

fn outcome(fine: i64, reason: &str) -> Act {
    let fine = Some(Yuan::from_integer(fine));
    let outcome = Outcome::Penalty { fine, confiscated: None, measures: Vec::new(), reason: "裁量".into() };
    Act::SetOutcome { outcome, range_question: None, reason: reason.into() }
}

fn notified(world: &mut World, fine: i64) {
    let markdown = format!("拟罚款{fine}元");
    let document = world.act("officer-1", Act::BeginDocument { kind: DocumentKind::PriorNotice, markdown, run: None });
    let (received_on, statement_until) = (world.today(), world.today());
    world.act("officer-1", Act::GiveNotice { document, version: 1, received_on, statement_until, hearing_right: true });
    world.wait(10);
}

fn agreed(world: &mut World) {
    world.act("officer-1", Act::RequestReview { note: "已处理".into() });
    world.act("reviewer-1", Act::TakeReview {});
    let items = Item::ALL.map(|item| ItemFinding { item, in_order: true, finding: "已核对".into() }).to_vec();
    world.act("reviewer-1", Act::GiveOpinion { result: OpinionResult::Agree {}, items, opinion: "同意".into() });
}

fn decision(world: &mut World) -> String {
    let markdown = "行政处罚决定书".to_owned();
    world.act("officer-1", Act::BeginDocument { kind: DocumentKind::Decision, markdown, run: None })
}

fn code_of(attempt: Result<(), crate::failure::Failure>) -> &'static str {
    attempt.expect_err("must be refused").code
}

#[test]
fn a_small_case_goes_from_filing_to_the_archive_without_a_review() {
    let (mut world, material) = investigated(50_000);
    notified(&mut world, 50_000);
    let document = decision(&mut world);
    world.act("officer-1", Act::SubmitForDecision { document: document.clone() });
    world.act("head-1", Act::Decide { document: document.clone(), version: 1, number: "1号".into() });
    let edit = Act::EditDocument { document, base: 1, markdown: "改".into(), reason: String::new() };
    assert_eq!(code_of(world.attempt("officer-1", edit)), "case.frozen");
    let served_on = world.today();
    world.act("officer-1", Act::Serve { method: "直接送达".into(), served_on, proof: material });
    world.act("officer-1", Act::RecordExecution { what: "缴清".into(), done_on: served_on, complete: true });
    world.act("officer-1", Act::Close { reason: "执行完毕".into() });
    world.act("officer-1", Act::Archive { volume: "1".into() });
    assert_eq!(world.file.stage, Stage::Archived);
    let rules = crate::casework::deadline::Rules::shipped();
    let calendar = crate::casework::calendar::Calendar::published();
    let found = deadlines(&rules, &calendar, &moments(&world.history), &extensions(&world.history), world.now);
    let status = |id: &str| found.iter().find(|deadline| deadline.id == id).map(|deadline| deadline.status);
    for met in ["decide", "serve", "archive"] {
        assert_eq!(status(met), Some(Status::Met), "{met}");
    }
    assert_eq!(status("publish"), Some(Status::Pending));
    assert_eq!(status("hearing_request"), Some(Status::Lapsed));
    assert_eq!(code_of(world.attempt("officer-1", Act::Note { text: "迟了".into() })), "case.archived");
}

#[test]
fn a_large_fine_is_not_decided_before_its_review_nor_after_a_change() {
    let (mut world, _) = investigated(120_000);
    notified(&mut world, 120_000);
    let document = decision(&mut world);
    let submit = Act::SubmitForDecision { document: document.clone() };
    assert_eq!(code_of(world.attempt("officer-1", submit.clone())), "case.review_missing");
    agreed(&mut world);
    world.act("officer-1", submit.clone());
    world.act("officer-1", outcome(110_000, "核减"));
    let decide = Act::Decide { document, version: 1, number: "1号".into() };
    assert_eq!(code_of(world.attempt("head-1", decide.clone())), "case.review_missing");
    agreed(&mut world);
    assert_eq!(code_of(world.attempt("head-1", decide.clone())), "case.notice_stale");
    world.act("head-1", Act::ReturnCase { reason: "重新告知".into() });
    world.act("officer-1", Act::FinishInvestigation {});
    notified(&mut world, 110_000);
    world.act("officer-1", submit);
    world.act("head-1", decide);
    assert_eq!(world.file.stage, Stage::Service);
}

#[test]
fn nobody_reviews_or_decides_a_case_that_they_handle() {
    let (mut world, _) = investigated(120_000);
    let officers = ["officer-1", "officer-reviewer"].map(str::to_owned).into_iter().collect();
    world.act("head-1", Act::AssignOfficers { officers, reason: "轮换".into() });
    let officers = ["officer-1", "officer-2"].map(str::to_owned).into_iter().collect();
    world.act("head-1", Act::AssignOfficers { officers, reason: "轮换".into() });
    world.act("officer-1", Act::RequestReview { note: String::new() });
    assert_eq!(code_of(world.attempt("officer-reviewer", Act::TakeReview {})), "case.conflict_of_roles");
    assert_eq!(code_of(world.attempt("reviewer-bare", Act::TakeReview {})), "case.reviewer_unqualified");
    assert_eq!(code_of(world.attempt("stranger", Act::TakeReview {})), "case.not_found");
    assert_eq!(code_of(world.attempt("head-1", Act::TakeReview {})), "case.not_permitted");
    world.act("head-reviewer", Act::TakeReview {});
    assert_eq!(
        code_of(world.attempt("head-reviewer", Act::ReturnCase { reason: "试".into() })),
        "case.conflict_of_roles"
    );
}

#[test]
fn a_notice_of_a_span_of_fines_is_none() {
    let (mut world, _) = investigated(50_000);
    let markdown = "拟罚款40000元至60000元".to_owned();
    let document = world.act("officer-1", Act::BeginDocument { kind: DocumentKind::PriorNotice, markdown, run: None });
    let (received_on, statement_until) = (world.today(), world.today());
    let notice = Act::GiveNotice { document, version: 1, received_on, statement_until, hearing_right: false };
    assert_eq!(code_of(world.attempt("officer-1", notice)), "case.notice_vague");
}
