//! Whether something may happen in a publication of this case: what the case allows, then what the publication does.

use chrono::{DateTime, NaiveDate, Utc};

use super::command::{Command, Prepared};
use super::context::Context;
use super::decide;
use super::event::Event;
use super::model::{Fields, Ground, Publication};
use super::of_case::source_of;
use super::sha256;
use crate::casework::case_file::file::CaseFile;
use crate::casework::people::{Permission, Person};
use crate::casework::redaction::{Marked, Secret};
use crate::failure::Failure;

/// Refusals that only say what a request has yet to bring.
const TO_BE_FILLED_IN: [&str; 3] = ["publication.item", "publication.empty", "redaction.marked_quote"];
/// Stands for whatever a person would write.
const WRITTEN: &str = "…";

/// What a person may do in the publication of a case at a moment: its officers prepare, others approve.
pub fn context(file: &CaseFile, actor: &Person, now: DateTime<Utc>) -> Context {
    Context {
        actor_id: actor.id.clone(),
        actor_name: actor.name.clone(),
        may_prepare: actor.may(Permission::HandleCases) && file.is_officer(&actor.id),
        may_approve: actor.may(Permission::ApprovePublication) && !file.ever_officers.contains(&actor.id),
        now,
    }
}

/// What happens when a person asks for this.
///
/// # Errors
/// `case.no_decision`; `publication.revoked` where the decision stands no more; `publication.own_work` where an officer of the case
/// would approve; `publication.source`, `publication.fields` where text or fields are not those of the decision; and what
/// [`decide`](super::decide()) refuses.
pub fn judge(
    file: &CaseFile,
    publication: &Publication,
    context: &Context,
    command: Command,
) -> Result<Vec<Event>, Failure> {
    let (source, _) = source_of(file)?;
    stands(file, &command)?;
    let approves = matches!(command, Command::Approve { .. } | Command::Return { .. });
    if approves && file.ever_officers.contains(&context.actor_id) {
        let message = format!("{}是或者曾是本案的办案人员，不能审批公示", context.actor_name);
        return Err(Failure::new("publication.own_work", message).with_hint("请由其他有审批权限的人审批"));
    }
    if let Command::Prepare { prepared } | Command::Correct { prepared, .. } = &command {
        if prepared.source != source {
            return Err(Failure::new("publication.source", "公示的文本不是本案已经签发的决定书"));
        }
        of_decision(file, &prepared.fields)?;
    }
    if let Command::SetFields { fields } = &command {
        of_decision(file, fields)?;
    }
    decide(publication, context, command)
}

/// A decision that stands no more is taken down, with reasons; nothing else comes of it (行政处罚法 第四十八条第二款).
fn stands(file: &CaseFile, command: &Command) -> Result<(), Failure> {
    let leaves = matches!(command, Command::Withdraw { .. } | Command::Abandon { .. } | Command::Return { .. });
    match file.decision.as_ref().and_then(|decision| decision.revoked.as_ref()) {
        Some((_, reason)) if !leaves => {
            let failure = Failure::new("publication.revoked", format!("决定已被变更、撤销或者确认违法：{reason}"));
            Err(failure.with_hint("已经公开的，应当在三个工作日内撤回并公开说明理由（行政处罚法 第四十八条第二款）"))
        }
        _ => Ok(()),
    }
}

fn of_decision(file: &CaseFile, fields: &Fields) -> Result<(), Failure> {
    let Some(decision) = &file.decision else { return Ok(()) };
    let empty = fields.decision_number.trim().is_empty();
    if !empty && (fields.decision_number != decision.number || fields.decided_on != decision.decided_on) {
        let message = format!("决定书文号、决定日期应为 {}、{}", decision.number, decision.decided_on);
        return Err(Failure::new("publication.fields", message));
    }
    Ok(())
}

/// What somebody may ask for now, by the same rules; what they write is still judged when they do.
pub fn may(file: &CaseFile, publication: &Publication, context: &Context) -> Vec<String> {
    let Ok((source, _)) = source_of(file) else { return Vec::new() };
    let decided_on = file.decision.as_ref().map_or(NaiveDate::MIN, |decision| decision.decided_on);
    let open = |command: Command| match judge(file, publication, context, command) {
        Ok(_) => true,
        Err(refusal) => TO_BE_FILLED_IN.contains(&refusal.code),
    };
    let fields = || publication.draft.as_ref().map_or_else(|| no_fields(decided_on), |draft| draft.fields.clone());
    let prepared =
        || Prepared { source: source.clone(), text: String::new(), items: Vec::new(), fields: no_fields(decided_on) };
    let reason = || WRITTEN.to_owned();
    let text_sha256 = publication.draft.as_ref().map(|draft| sha256(&draft.text)).unwrap_or_default();
    let marked = Marked { quote: Some(reason()), start: None, end: None, secret: Secret::Other, reason: reason() };
    let asked = [
        ("prepare", Command::Prepare { prepared: prepared() }),
        ("correct", Command::Correct { reason: reason(), prepared: prepared() }),
        ("set_fields", Command::SetFields { fields: fields() }),
        ("confirm", Command::Confirm { ids: Vec::new() }),
        ("lift", Command::Lift { id: String::new(), reason: reason() }),
        ("add", Command::Add { marked }),
        ("submit", Command::Submit),
        ("return", Command::Return { reason: reason() }),
        ("approve", Command::Approve { text_sha256 }),
        ("publish", Command::Publish { due: None, until: None }),
        ("withdraw", Command::Withdraw { ground: Ground::Disclosure, explanation: reason(), due: None }),
        ("expire", Command::Expire),
        ("abandon", Command::Abandon { reason: reason() }),
    ];
    asked.into_iter().filter(|(_, command)| open(command.clone())).map(|(name, _)| name.to_owned()).collect()
}

/// Fields that are yet to be filled in.
fn no_fields(decided_on: NaiveDate) -> Fields {
    let empty = String::new;
    Fields {
        body: empty(),
        party: empty(),
        category: empty(),
        conclusion: empty(),
        decision_number: empty(),
        decided_on,
    }
}
