//! Filing (立案, 行政处罚法 第五十四条), the officers (第四十二条、第四十三条) and the party.

use std::collections::BTreeSet;

use super::{at_stage, nothing, said, who};
use crate::casework::case_file::act::{Act, Added};
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::model::Party;
use crate::casework::case_file::rules::Context;
use crate::casework::case_file::stage::Stage;
use crate::casework::people::{Permission, Person};
use crate::failure::Failure;

/// Allows the first act of a case. The identifier of the case is the fresh one.
///
/// # Errors
/// `case.*` where the act is no [`Act::Open`], names too few officers, or the actor is none of them.
pub fn open(act: &Act, context: &Context<'_>) -> Result<Added, Failure> {
    let Act::Open { title, field, source, party, officers, .. } = act else {
        return Err(Failure::new("case.not_open", "案件的第一件事必须是立案"));
    };
    if !context.actor.may(Permission::HandleCases) {
        return Err(Failure::new("case.not_permitted", format!("{}不能办理案件", context.actor.name)));
    }
    said("案由", title)?;
    said("执法领域", field)?;
    said("案件来源", source)?;
    said("当事人", &party.name)?;
    if !officers.contains(&context.actor.id) {
        return Err(Failure::new("case.not_officer", "申请立案的人应当是本案的办案人员"));
    }
    let people = qualified(officers, context)?;
    Ok(Added { id: Some(context.fresh_id.to_owned()), people, ..Added::default() })
}

/// The officers as their accounts are now: at least two, of this agency, with certificates valid today.
fn qualified(officers: &BTreeSet<String>, context: &Context<'_>) -> Result<Vec<Person>, Failure> {
    if officers.len() < 2 {
        return Err(Failure::new("case.officers", "办案人员不得少于两人（行政处罚法第四十二条第一款）"));
    }
    let mut people = Vec::new();
    for account in officers {
        let person = (context.person)(account).filter(|person| person.agency == context.actor.agency);
        let person = person.ok_or_else(|| Failure::new("case.officer_unknown", format!("本机关没有人员 {account}")))?;
        if !person.may_enforce_on(context.today) {
            let message = format!("{}没有在 {} 有效的执法证（行政处罚法第四十二条第一款）", person.name, context.today);
            return Err(Failure::new("case.officer_unqualified", message));
        }
        people.push(person);
    }
    Ok(people)
}

pub(super) fn approve(file: &CaseFile, context: &Context<'_>, number: &str) -> Result<Added, Failure> {
    at_stage(file, &[Stage::Filing])?;
    who::head(file, context)?;
    said("案号", number)?;
    nothing()
}

pub(super) fn refuse(file: &CaseFile, context: &Context<'_>, reason: &str) -> Result<Added, Failure> {
    at_stage(file, &[Stage::Filing])?;
    who::head(file, context)?;
    said("理由", reason)?;
    nothing()
}

pub(super) fn assign(
    file: &CaseFile,
    context: &Context<'_>,
    officers: &BTreeSet<String>,
    reason: &str,
) -> Result<Added, Failure> {
    if file.stage.ended() {
        return Err(Failure::new("case.stage", "案件已经终结，不再变更办案人员"));
    }
    who::head(file, context)?;
    said("理由", reason)?;
    let reviewed = file.reviews.iter().filter_map(|round| round.reviewer.as_ref());
    if let Some(reviewer) = reviewed.into_iter().find(|reviewer| officers.contains(&reviewer.id)) {
        let message = format!("{}审核过本案，不能再担任办案人员", reviewer.name);
        return Err(Failure::new("case.conflict_of_roles", message));
    }
    Ok(Added { people: qualified(officers, context)?, ..Added::default() })
}

pub(super) fn set_party(file: &CaseFile, context: &Context<'_>, party: &Party, reason: &str) -> Result<Added, Failure> {
    before_decision(file)?;
    who::officer(file, context)?;
    said("当事人", &party.name)?;
    said("理由", reason)?;
    nothing()
}

/// Refuses once the decision has been issued, or the case ended without one.
pub(super) fn before_decision(file: &CaseFile) -> Result<(), Failure> {
    if file.stage.before_decision() {
        return Ok(());
    }
    let message = format!("案件处于{}阶段，决定作出或者案件终结之后不能变更", file.stage.name());
    Err(Failure::new("case.stage", message))
}
