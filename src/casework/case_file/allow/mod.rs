//! Whether an act may take place now, by this person; and what the program adds to it.

mod after;
mod decision;
mod filing;
mod matter;
mod notice;
mod review;
mod texts;
mod who;

use super::act::{Act, Added};
use super::file::CaseFile;
use super::rules::Context;
use super::stage::Stage;
use crate::failure::Failure;

pub use filing::open;

/// Allows `act` on `file`, or says why not.
///
/// # Errors
/// `case.*` with the reason in Chinese; nothing has changed then.
pub fn allow(file: &CaseFile, act: &Act, context: &Context<'_>) -> Result<Added, Failure> {
    who::of_this_agency(file, context)?;
    if file.stage == Stage::Archived && !matches!(act, Act::RevokeDecision { .. }) {
        return Err(Failure::new("case.archived", "案件已经归档，不能再变更"));
    }
    match act {
        Act::Open { .. } => Err(Failure::new("case.exists", "案件已经立案")),
        Act::ApproveFiling { number } => filing::approve(file, context, number),
        Act::RefuseFiling { reason } => filing::refuse(file, context, reason),
        Act::AssignOfficers { officers, reason } => filing::assign(file, context, officers, reason),
        Act::SetParty { party, reason } => filing::set_party(file, context, party, reason),
        Act::AddMaterial { material } => texts::add_material(file, context, material),
        Act::ExcludeMaterial { material, reason } => texts::exclude_material(file, context, material, reason),
        Act::BeginRecord { .. } | Act::EditRecord { .. } | Act::SignRecord { .. } => texts::record(file, context, act),
        Act::BeginDocument { .. } | Act::EditDocument { .. } => texts::document(file, context, act),
        Act::LinkRun { run } => texts::link_run(file, context, run),
        Act::JudgeSuggestion { .. } => texts::judge(file, context, act),
        Act::SetFacts { .. } | Act::SetProvisions { .. } | Act::SetOutcome { .. } => matter::set(file, context, act),
        Act::FinishInvestigation {} => matter::finish(file, context),
        Act::RequestReview { note } => review::request(file, context, note),
        Act::TakeReview {} => review::take(file, context),
        Act::GiveOpinion { result, items, opinion } => review::opine(file, context, result, items, opinion),
        Act::Disagree { reason } => review::disagree(file, context, reason),
        Act::SettleDisagreement { reason, .. } => review::settle(file, context, reason),
        Act::GiveNotice { .. } => notice::give(file, context, act),
        Act::ReceiveStatement { received_on, held_in } => notice::statement(file, context, *received_on, held_in),
        Act::WaiveRights { material, .. } => notice::waive(file, context, material),
        Act::AnswerStatement { reason, .. } => notice::answer(file, context, reason),
        Act::RequestHearing { requested_on } => notice::request_hearing(file, context, *requested_on),
        Act::ScheduleHearing { .. } => notice::schedule(file, context, act),
        Act::HoldHearing { record } => notice::hold(file, context, record),
        Act::EndHearing { reason } => notice::end(file, context, reason),
        Act::RecordDiscussion { record, heads } => decision::discuss(file, context, record, heads),
        Act::SubmitForDecision { document } => decision::submit(file, context, document),
        Act::ReturnCase { reason } => decision::send_back(file, context, reason),
        Act::Decide { document, version, number } => decision::decide(file, context, document, *version, number),
        Act::RevokeDecision { reason } => decision::revoke(file, context, reason),
        Act::Serve { served_on, proof, .. } => after::serve(file, context, *served_on, proof),
        Act::RecordExecution { what, done_on, .. } => after::execute(file, context, what, *done_on),
        Act::MarkMilestone { .. } => after::mark(file, context, act),
        Act::ExtendDeadline { until, reason, .. } => after::extend(file, context, *until, reason),
        Act::Close { reason } => after::close(file, context, reason),
        Act::Drop { reason } => after::drop(file, context, reason),
        Act::Transfer { to, reason } => after::transfer(file, context, to, reason),
        Act::Archive { volume } => after::archive(file, context, volume),
        Act::Note { text } => after::note(file, context, text),
    }
}

/// Refuses unless the case stands at one of `stages`.
fn at_stage(file: &CaseFile, stages: &[Stage]) -> Result<(), Failure> {
    if stages.contains(&file.stage) {
        return Ok(());
    }
    let names: Vec<&str> = stages.iter().map(|stage| stage.name()).collect();
    let message = format!("案件处于{}阶段，此事只能在{}阶段办理", file.stage.name(), names.join("、"));
    Err(Failure::new("case.stage", message))
}

/// Refuses an empty or overlong text.
fn said(what: &str, text: &str) -> Result<(), Failure> {
    if text.trim().is_empty() {
        return Err(Failure::new("case.empty", format!("{what}不能为空")));
    }
    Ok(())
}

/// Nothing to add.
fn nothing() -> Result<Added, Failure> {
    Ok(Added::default())
}

/// What the act created bears the fresh identifier.
fn created(context: &Context<'_>) -> Result<Added, Failure> {
    Ok(Added { id: Some(context.fresh_id.to_owned()), ..Added::default() })
}
