//! Submitting and approving.

use super::super::context::Context;
use super::super::draft::Draft;
use super::super::event::What;
use super::super::model::Publication;
use super::super::sha256;
use super::{may, open_draft, required, wrong_stage};
use crate::casework::redaction::Kind;
use crate::failure::Failure;

pub(super) fn submit(publication: &Publication, context: &Context) -> Result<What, Failure> {
    may(context.may_prepare, "提交公示")?;
    let draft = open_draft(publication, "提交")?;
    if draft.submitted.is_some() {
        return Err(wrong_stage(publication, "再次提交"));
    }
    check(draft)?;
    Ok(What::Submitted)
}

pub(super) fn send_back(publication: &Publication, context: &Context, reason: String) -> Result<What, Failure> {
    may(context.may_approve, "审批公示")?;
    submitted(publication, "退回")?;
    required(&reason, "退回的原因")?;
    Ok(What::Returned { reason })
}

pub(super) fn approve(publication: &Publication, context: &Context, text_sha256: String) -> Result<What, Failure> {
    may(context.may_approve, "审批公示")?;
    let draft = submitted(publication, "审批")?;
    if draft.approval.is_some() {
        return Err(wrong_stage(publication, "再次审批"));
    }
    if draft.hands.contains(&context.actor_id) {
        let failure = Failure::new("publication.own_work", "准备、核对或者提交公示的人不能审批同一公示");
        return Err(failure.with_hint("请由其他有审批权限的人审批"));
    }
    check(draft)?;
    if sha256(&draft.text) != text_sha256 {
        let failure = Failure::new("publication.changed", "审批的不是现在的文本");
        return Err(failure.with_hint("请重新打开，阅读现在的文本后再审批"));
    }
    Ok(What::Approved { text_sha256, fields_sha256: draft.fields.sha256() })
}

fn submitted<'p>(publication: &'p Publication, wanted: &str) -> Result<&'p Draft, Failure> {
    let draft = open_draft(publication, wanted)?;
    if draft.submitted.is_none() {
        return Err(wrong_stage(publication, wanted));
    }
    Ok(draft)
}

/// What must hold before anybody else looks at it, and before it becomes public.
pub(super) fn check(draft: &Draft) -> Result<(), Failure> {
    let open = draft.open().count();
    if open > 0 {
        let failure = Failure::new("publication.open", format!("还有{open}处隐去没有由人确认或者取消"));
        return Err(failure.with_hint("请逐处核对"));
    }
    if draft.compose(&draft.items)? != draft.text {
        return Err(Failure::new("publication.items", "隐去处与文本不符"));
    }
    disclosed(draft)
}

/// A field of the platform must not hold what the text hides.
fn disclosed(draft: &Draft) -> Result<(), Failure> {
    let is_hidden_words = |kind: Kind| !matches!(kind, Kind::BirthDate | Kind::School | Kind::Address);
    for item in draft.items.iter().filter(|item| item.is_hidden() && is_hidden_words(item.redaction.kind)) {
        let words = item.redaction.original.trim();
        let holds = |field: &str| words.chars().count() > 1 && field.contains(words);
        if let Some((name, _)) = draft.fields.named().into_iter().find(|(_, field)| holds(field)) {
            let kind = item.redaction.kind.name();
            let failure = Failure::new("publication.discloses", format!("公示的项目“{name}”中有文本已经隐去的{kind}"));
            return Err(failure.with_hint(format!("请改为“{}”", item.redaction.replacement)));
        }
    }
    Ok(())
}
