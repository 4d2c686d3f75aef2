//! Whether a person may do an act of its kind in this case.

use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::rules::Context;
use crate::casework::people::Permission;
use crate::failure::Failure;

/// The data of another agency is out of reach; it is not even said to exist.
pub(super) fn of_this_agency(file: &CaseFile, context: &Context<'_>) -> Result<(), Failure> {
    if file.agency == context.actor.agency {
        return Ok(());
    }
    Err(Failure::new("case.not_found", format!("没有案件 {}", file.id)))
}

fn allowed(context: &Context<'_>, permission: Permission, what: &str) -> Result<(), Failure> {
    if context.actor.may(permission) {
        return Ok(());
    }
    Err(Failure::new("case.not_permitted", format!("{}不能{what}", context.actor.name)))
}

/// Refuses whoever is not an officer of the case now.
pub(super) fn officer(file: &CaseFile, context: &Context<'_>) -> Result<(), Failure> {
    allowed(context, Permission::HandleCases, "办理案件")?;
    if file.is_officer(&context.actor.id) {
        return Ok(());
    }
    Err(Failure::new("case.not_officer", format!("{}不是本案的办案人员", context.actor.name)))
}

/// Refuses whoever is not a head, or handles or reviewed the case.
pub(super) fn head(file: &CaseFile, context: &Context<'_>) -> Result<(), Failure> {
    allowed(context, Permission::DecideCases, "以机关负责人的身份审批")?;
    apart(file, context, "审批")?;
    let reviewed = |round: &crate::casework::case_file::file::Round| {
        round.reviewer.as_ref().is_some_and(|reviewer| reviewer.id == context.actor.id)
    };
    if file.reviews.iter().any(reviewed) {
        return Err(Failure::new("case.conflict_of_roles", format!("{}审核过本案，不能再审批", context.actor.name)));
    }
    Ok(())
}

/// Refuses whoever is not a reviewer, handles or ever handled the case, or has no legal qualification (第五十八条第二款).
pub(super) fn reviewer(file: &CaseFile, context: &Context<'_>) -> Result<(), Failure> {
    allowed(context, Permission::ReviewCases, "审核案件")?;
    apart(file, context, "审核")?;
    if context.actor.legal_qualification.as_deref().is_none_or(|held| held.trim().is_empty()) {
        let message = format!("没有登记{}的法律职业资格（行政处罚法第五十八条第二款）", context.actor.name);
        return Err(Failure::new("case.reviewer_unqualified", message)
            .with_hint("由管理员在人员信息中登记资格或者不需要的理由"));
    }
    Ok(())
}

fn apart(file: &CaseFile, context: &Context<'_>, what: &str) -> Result<(), Failure> {
    if file.ever_officers.contains(&context.actor.id) {
        let message = format!("{}是或者曾是本案的办案人员，不能{what}", context.actor.name);
        return Err(Failure::new("case.conflict_of_roles", message));
    }
    Ok(())
}

/// Refuses whoever neither handles the case nor is a head.
pub(super) fn officer_or_head(file: &CaseFile, context: &Context<'_>) -> Result<(), Failure> {
    if context.actor.may(Permission::DecideCases) {
        return Ok(());
    }
    officer(file, context)
}
