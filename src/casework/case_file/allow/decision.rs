//! Discussion, submission, the decision and its revocation.

use super::notice::of_kind;
use super::{at_stage, nothing, said, texts, who};
use crate::casework::case_file::act::Added;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::gates;
use crate::casework::case_file::materials::DocumentKind;
use crate::casework::case_file::rules::Context;
use crate::casework::case_file::stage::Stage;
use crate::failure::Failure;

pub(super) fn discuss(
    file: &CaseFile,
    context: &Context<'_>,
    record: &str,
    heads: &[String],
) -> Result<Added, Failure> {
    who::officer_or_head(file, context)?;
    if !file.stage.investigated() {
        return Err(Failure::new("case.stage", "调查终结之后才集体讨论"));
    }
    texts::signed(file, record)?;
    if heads.iter().filter(|name| !name.trim().is_empty()).count() < 2 {
        return Err(Failure::new("case.heads", "参加集体讨论的负责人不得少于两人"));
    }
    Ok(Added { matter: Some(file.matter), ..Added::default() })
}

/// Refuses while anything is missing; the first gate gives the code, all of them the message.
fn no_gate(file: &CaseFile, context: &Context<'_>) -> Result<(), Failure> {
    let gates = gates::before_decision(file, context);
    let Some(first) = gates.first() else { return Ok(()) };
    let all: Vec<&str> = gates.iter().map(|gate| gate.message.as_str()).collect();
    Err(Failure::new(gates::code_of(first), all.join("；")))
}

pub(super) fn submit(file: &CaseFile, context: &Context<'_>, document: &str) -> Result<Added, Failure> {
    at_stage(file, &[Stage::Review, Stage::Notice])?;
    who::officer(file, context)?;
    of_kind(file, document, DocumentKind::Decision)?;
    no_gate(file, context)?;
    Ok(Added { matter: Some(file.matter), ..Added::default() })
}

pub(super) fn send_back(file: &CaseFile, context: &Context<'_>, reason: &str) -> Result<Added, Failure> {
    if !file.stage.investigated() {
        return Err(Failure::new("case.stage", format!("案件处于{}阶段，不能退回", file.stage.name())));
    }
    who::head(file, context)?;
    said("理由", reason)?;
    nothing()
}

pub(super) fn decide(
    file: &CaseFile,
    context: &Context<'_>,
    document: &str,
    version: u32,
    number: &str,
) -> Result<Added, Failure> {
    at_stage(file, &[Stage::Decision])?;
    who::head(file, context)?;
    said("文号", number)?;
    of_kind(file, document, DocumentKind::Decision)?;
    texts::unissued(file, document, version)?;
    no_gate(file, context)?;
    let due = context.rules.review_due(file);
    Ok(Added { matter: Some(file.matter), review_due: Some(due), ..Added::default() })
}

pub(super) fn revoke(file: &CaseFile, context: &Context<'_>, reason: &str) -> Result<Added, Failure> {
    who::head(file, context)?;
    said("理由", reason)?;
    match &file.decision {
        None => Err(Failure::new("case.no_decision", "尚未作出决定")),
        Some(decision) if decision.revoked.is_some() => Err(Failure::new("case.revoked", "决定已经撤销或者变更")),
        Some(_) => nothing(),
    }
}
