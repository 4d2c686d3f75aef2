//! Whether what a person asks for may happen.

mod approval;
mod draft;
mod public;

use super::command::Command;
use super::context::Context;
use super::draft::Draft;
use super::event::{Event, What};
use super::model::{Publication, Stage};
use crate::failure::Failure;

/// What happens when a person asks for this; nothing changes where it is refused.
///
/// # Errors
/// Codes `publication.*`: `forbidden` (no right to it), `stage` (not now), `empty` (a reason or field is missing), `source`
/// (text and redactions do not make the document), `items`, `item` (no such redaction), `minor` (may not be lifted),
/// `discloses` (a field holds what the text hides), `open` (redactions without a verdict), `own_work` (who approves had a hand in
/// it), `changed` (text or fields are not the approved ones), `future`, `period`. Also the codes of the redaction of what is added.
pub fn decide(publication: &Publication, context: &Context, command: Command) -> Result<Vec<Event>, Failure> {
    let what = match command {
        Command::Prepare { prepared } => draft::prepare(publication, context, prepared)?,
        Command::Correct { reason, prepared } => draft::correct(publication, context, reason, prepared)?,
        Command::SetFields { fields } => draft::set_fields(publication, context, fields)?,
        Command::Confirm { ids } => draft::confirm(publication, context, ids)?,
        Command::Lift { id, reason } => draft::lift(publication, context, id, reason)?,
        Command::Add { marked } => draft::add(publication, context, &marked)?,
        Command::Submit => approval::submit(publication, context)?,
        Command::Return { reason } => approval::send_back(publication, context, reason)?,
        Command::Approve { text_sha256 } => approval::approve(publication, context, text_sha256)?,
        Command::Publish { due, until } => public::publish(publication, context, due, until)?,
        Command::Withdraw { ground, explanation, due } => {
            public::withdraw(publication, context, ground, explanation, due)?
        }
        Command::Expire => public::expire(publication, context)?,
        Command::Abandon { reason } => draft::abandon(publication, context, reason)?,
    };
    Ok(vec![Event { signature: context.signature(), what }])
}

fn may(allowed: bool, what: &str) -> Result<(), Failure> {
    if allowed { Ok(()) } else { Err(Failure::new("publication.forbidden", format!("没有{what}的权限"))) }
}

fn wrong_stage(publication: &Publication, wanted: &str) -> Failure {
    let stage = publication.stage().name();
    Failure::new("publication.stage", format!("现在是“{stage}”，不能{wanted}"))
}

/// What is being prepared; nothing is once it expired, or was withdrawn for good.
fn open_draft<'p>(publication: &'p Publication, wanted: &str) -> Result<&'p Draft, Failure> {
    let is_over = match publication.stage() {
        Stage::Withdrawn => !publication.may_begin_anew(),
        stage => stage == Stage::Expired,
    };
    publication.draft.as_ref().filter(|_| !is_over).ok_or_else(|| wrong_stage(publication, wanted))
}

/// Words without which nobody can check later what was done.
fn required(words: &str, name: &str) -> Result<(), Failure> {
    if !words.trim().is_empty() {
        return Ok(());
    }
    Err(Failure::new("publication.empty", format!("没有填写{name}")))
}

fn event_of_nothing(message: &str) -> Result<What, Failure> {
    Err(Failure::new("publication.item", message))
}
