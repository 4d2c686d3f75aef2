//! Preparing a text and going through its redactions.

use std::collections::BTreeSet;

use super::super::command::Prepared;
use super::super::context::Context;
use super::super::draft::{Reviewed, Verdict};
use super::super::event::What;
use super::super::model::{Fields, Publication, Stage};
use super::super::sha256;
use super::{event_of_nothing, may, open_draft, required, wrong_stage};
use crate::casework::redaction::{Kind, Marked, Redaction, mark_over, restore};
use crate::failure::Failure;

const PREPARE: &str = "准备公示";

pub(super) fn prepare(publication: &Publication, context: &Context, prepared: Prepared) -> Result<What, Failure> {
    may(context.may_prepare, PREPARE)?;
    if publication.live.is_some() && !publication.may_begin_anew() {
        let hint = "已经公开的，用更正；被撤回的决定重新作出后，另行公示";
        return Err(wrong_stage(publication, PREPARE).with_hint(hint));
    }
    let original = original(&prepared)?;
    Ok(What::Prepared { prepared, original, correction: None })
}

pub(super) fn correct(
    publication: &Publication,
    context: &Context,
    reason: String,
    prepared: Prepared,
) -> Result<What, Failure> {
    may(context.may_prepare, "更正")?;
    required(&reason, "更正的原因")?;
    if publication.stage() != Stage::Published {
        return Err(wrong_stage(publication, "更正"));
    }
    let original = original(&prepared)?;
    Ok(What::Prepared { prepared, original, correction: Some(reason) })
}

/// The text of the document, from the redacted one; text, redactions and document must fit.
fn original(prepared: &Prepared) -> Result<String, Failure> {
    check_fields(&prepared.fields)?;
    let ids: BTreeSet<&String> = prepared.items.iter().map(|item| &item.id).collect();
    if ids.len() != prepared.items.len() {
        return Err(Failure::new("publication.items", "隐去处的编号重复"));
    }
    let original = restore(&prepared.text, &prepared.items)?;
    if sha256(&original) != prepared.source.sha256 {
        let failure = Failure::new("publication.source", "去标识化的文本还原后与决定书不一致");
        return Err(failure.with_hint("决定书可能已经有新的版本，请重新生成"));
    }
    Ok(original)
}

fn check_fields(fields: &Fields) -> Result<(), Failure> {
    fields.named().iter().try_for_each(|(name, words)| required(words, name))
}

pub(super) fn set_fields(publication: &Publication, context: &Context, fields: Fields) -> Result<What, Failure> {
    may(context.may_prepare, PREPARE)?;
    open_draft(publication, "修改公示的项目")?;
    check_fields(&fields)?;
    Ok(What::FieldsSet { fields })
}

pub(super) fn confirm(publication: &Publication, context: &Context, ids: Vec<String>) -> Result<What, Failure> {
    may(context.may_prepare, "核对隐去处")?;
    let draft = open_draft(publication, "核对隐去处")?;
    if ids.is_empty() {
        return event_of_nothing("没有写明确认哪些隐去处");
    }
    for id in &ids {
        let Some(item) = draft.item(id) else { return event_of_nothing("没有这一隐去处") };
        if matches!(item.verdict, Verdict::Confirmed { .. }) {
            return event_of_nothing("这一隐去处已经确认过");
        }
    }
    Ok(What::Confirmed { ids })
}

pub(super) fn lift(publication: &Publication, context: &Context, id: String, reason: String) -> Result<What, Failure> {
    may(context.may_prepare, "核对隐去处")?;
    let draft = open_draft(publication, "取消隐去")?;
    required(&reason, "取消隐去的理由")?;
    let Some(item) = draft.item(&id) else { return event_of_nothing("没有这一隐去处") };
    if !item.is_hidden() {
        return event_of_nothing("这一隐去处已经取消过");
    }
    let is_of_minor = matches!(item.redaction.kind, Kind::MinorName | Kind::GuardianName | Kind::School);
    if is_of_minor && item.redaction.certain {
        let message = "能识别未成年人身份的信息不得披露（未成年人保护法 第一百零三条），不能取消隐去";
        let hint = "当事人不是未成年人的，请改正案卷中的信息后重新生成";
        return Err(Failure::new("publication.minor", message).with_hint(hint));
    }
    Ok(What::Lifted { id, reason })
}

pub(super) fn add(publication: &Publication, context: &Context, marked: &Marked) -> Result<What, Failure> {
    may(context.may_prepare, "核对隐去处")?;
    let draft = open_draft(publication, "增加隐去处")?;
    required(&marked.reason, "增加隐去处的理由")?;
    let (hidden, lifted): (Vec<_>, Vec<_>) = draft.items.iter().partition(|item| item.is_hidden());
    let redactions =
        |items: &[&'_ Reviewed]| -> Vec<Redaction> { items.iter().map(|item| item.redaction.clone()).collect() };
    let (hidden, lifted) = (redactions(&hidden), redactions(&lifted));
    let (items, replaced) = mark_over(&draft.original, marked, &hidden, &lifted)?;
    if items.is_empty() {
        return event_of_nothing("这些内容已经全部隐去");
    }
    Ok(What::Added { items, replaced })
}

pub(super) fn abandon(publication: &Publication, context: &Context, reason: String) -> Result<What, Failure> {
    may(context.may_prepare, PREPARE)?;
    open_draft(publication, "放弃")?;
    required(&reason, "放弃的原因")?;
    Ok(What::Abandoned { reason })
}
