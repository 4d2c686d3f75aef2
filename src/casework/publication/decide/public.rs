//! Publishing, taking down, the end of the period.

use chrono::NaiveDate;

use super::super::context::Context;
use super::super::event::What;
use super::super::model::{Ground, Publication};
use super::super::sha256;
use super::approval::check;
use super::{may, open_draft, required, wrong_stage};
use crate::failure::Failure;

pub(super) fn publish(
    publication: &Publication,
    context: &Context,
    due: Option<NaiveDate>,
    until: Option<NaiveDate>,
) -> Result<What, Failure> {
    may(context.may_prepare || context.may_approve, "公开")?;
    let draft = open_draft(publication, "公开")?;
    let Some(approval) = &draft.approval else {
        return Err(wrong_stage(publication, "公开").with_hint("公开前须经审批"));
    };
    check(draft)?;
    let text_sha256 = sha256(&draft.text);
    let is_approved = approval.text_sha256 == text_sha256
        && approval.fields_sha256 == draft.fields.sha256()
        && !draft.hands.contains(&approval.signature.by.id);
    if !is_approved {
        return Err(Failure::new("publication.changed", "文本或者项目与审批的不一致").with_hint("请重新提交审批"));
    }
    let today = context.today();
    if draft.fields.decided_on > today {
        return Err(Failure::new("publication.future", "作出决定的日期晚于今天"));
    }
    if until.is_some_and(|until| until < today) {
        return Err(Failure::new("publication.period", "公示期的最后一日早于今天"));
    }
    let is_first = publication.first_published_at.is_none();
    let late = is_first && due.is_some_and(|due| due < today);
    Ok(What::Published { text_sha256, due, until, late })
}

pub(super) fn withdraw(
    publication: &Publication,
    context: &Context,
    ground: Ground,
    explanation: String,
    due: Option<NaiveDate>,
) -> Result<What, Failure> {
    // Taking down cannot wait for a second person: the law gives three days, a disclosure none.
    may(context.may_prepare || context.may_approve, "撤回")?;
    if publication.visible().is_none() {
        return Err(wrong_stage(publication, "撤回"));
    }
    required(&explanation, "撤回的理由（须公开说明，行政处罚法 第四十八条第二款）")?;
    let late = due.is_some_and(|due| due < context.today());
    Ok(What::Withdrawn { ground, explanation, due, late })
}

pub(super) fn expire(publication: &Publication, context: &Context) -> Result<What, Failure> {
    may(context.may_prepare || context.may_approve, "结束公示")?;
    if publication.visible().is_none() {
        return Err(wrong_stage(publication, "结束公示"));
    }
    match publication.until {
        None => {
            Err(Failure::new("publication.period", "没有规定公示期")
                .with_hint("法律没有规定期限，由机关的公示办法规定"))
        }
        Some(until) if context.today() <= until => {
            Err(Failure::new("publication.period", format!("公示期到{until}为止，还没有届满")))
        }
        Some(_) => Ok(What::Expired),
    }
}
