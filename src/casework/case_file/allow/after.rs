//! Service, execution, extension, and the ways in which a case ends.

use chrono::NaiveDate;

use super::notice::not_after;
use super::{at_stage, nothing, said, texts, who};
use crate::casework::case_file::act::{Act, Added};
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::moments::MARKED;
use crate::casework::case_file::rules::Context;
use crate::casework::case_file::stage::Stage;
use crate::casework::people::Permission;
use crate::failure::Failure;

pub(super) fn serve(file: &CaseFile, context: &Context<'_>, on: NaiveDate, proof: &str) -> Result<Added, Failure> {
    at_stage(file, &[Stage::Service])?;
    who::officer(file, context)?;
    not_after(on, context.today, "送达日期")?;
    if file.decision.as_ref().is_some_and(|decision| on < decision.decided_on) {
        return Err(Failure::new("case.past", "送达日期早于决定日期"));
    }
    texts::material(file, proof)?;
    nothing()
}

pub(super) fn execute(file: &CaseFile, context: &Context<'_>, what: &str, on: NaiveDate) -> Result<Added, Failure> {
    at_stage(file, &[Stage::Execution])?;
    who::officer(file, context)?;
    said("执行情况", what)?;
    not_after(on, context.today, "执行日期")?;
    nothing()
}

pub(super) fn mark(file: &CaseFile, context: &Context<'_>, act: &Act) -> Result<Added, Failure> {
    let Act::MarkMilestone { milestone, at, material, .. } = act else { return nothing() };
    who::officer(file, context)?;
    if !MARKED.contains(milestone) {
        let message = format!("“{}”由案件办理本身记录，不能另行标记", milestone.label());
        return Err(Failure::new("case.milestone", message));
    }
    if *at > context.now {
        return Err(Failure::new("case.future", "时间在将来"));
    }
    if let Some(material) = material {
        texts::material(file, material)?;
    }
    nothing()
}

pub(super) fn extend(file: &CaseFile, context: &Context<'_>, until: NaiveDate, reason: &str) -> Result<Added, Failure> {
    who::head(file, context)?;
    said("理由和依据", reason)?;
    if file.stage.ended() || until < context.today {
        return Err(Failure::new("case.past", "延长后的期限已经过去，或者案件已经终结"));
    }
    nothing()
}

pub(super) fn close(file: &CaseFile, context: &Context<'_>, reason: &str) -> Result<Added, Failure> {
    at_stage(file, &[Stage::Execution])?;
    who::officer(file, context)?;
    said("结案理由", reason)?;
    nothing()
}

pub(super) fn drop(file: &CaseFile, context: &Context<'_>, reason: &str) -> Result<Added, Failure> {
    undecided(file)?;
    who::head(file, context)?;
    said("理由", reason)?;
    nothing()
}

pub(super) fn transfer(file: &CaseFile, context: &Context<'_>, to: &str, reason: &str) -> Result<Added, Failure> {
    undecided(file)?;
    who::head(file, context)?;
    said("移送对象", to)?;
    said("理由", reason)?;
    nothing()
}

fn undecided(file: &CaseFile) -> Result<(), Failure> {
    if file.stage.before_decision() && file.stage != Stage::Filing {
        return Ok(());
    }
    Err(Failure::new("case.stage", format!("案件处于{}阶段，不能撤销或者移送", file.stage.name())))
}

pub(super) fn archive(file: &CaseFile, context: &Context<'_>, volume: &str) -> Result<Added, Failure> {
    if !file.stage.ended() {
        return Err(Failure::new("case.stage", format!("案件处于{}阶段，终结之后才归档", file.stage.name())));
    }
    who::officer(file, context)?;
    said("卷宗号", volume)?;
    let open: Vec<&str> =
        file.records.values().filter(|record| record.signed.is_none()).map(|r| r.title.as_str()).collect();
    if !open.is_empty() {
        return Err(Failure::new("case.record_unsigned", format!("笔录尚未签名确认：{}", open.join("、"))));
    }
    nothing()
}

pub(super) fn note(file: &CaseFile, context: &Context<'_>, text: &str) -> Result<Added, Failure> {
    let reviews = context.actor.may(Permission::ReviewCases) || context.actor.may(Permission::DecideCases);
    if !reviews {
        who::officer(file, context)?;
    }
    said("备注", text)?;
    nothing()
}
