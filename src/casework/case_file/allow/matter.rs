//! Facts, provisions and outcome; the end of the investigation.

use super::filing::before_decision;
use super::{at_stage, nothing, said, texts, who};
use crate::casework::case_file::act::{Act, Added};
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::model::{Facts, Outcome};
use crate::casework::case_file::rules::Context;
use crate::casework::case_file::stage::Stage;
use crate::failure::Failure;
use crate::law::money::Yuan;

pub(super) fn set(file: &CaseFile, context: &Context<'_>, act: &Act) -> Result<Added, Failure> {
    before_decision(file)?;
    who::officer(file, context)?;
    match act {
        Act::SetFacts { facts, reason } => {
            why(file.facts.is_some(), reason)?;
            established(file, context, facts)?;
        }
        Act::SetProvisions { basis, reason } => {
            why(file.provisions.is_some(), reason)?;
            if basis.penalties.is_empty() {
                return Err(Failure::new("case.empty", "没有处罚依据"));
            }
        }
        Act::SetOutcome { outcome, reason, .. } => {
            why(file.outcome.is_some(), reason)?;
            proposed(outcome)?;
        }
        _ => {}
    }
    nothing()
}

/// A change needs a reason; what is written the first time does not.
fn why(changes: bool, reason: &str) -> Result<(), Failure> {
    if changes { said("变更理由", reason) } else { Ok(()) }
}

fn established(file: &CaseFile, context: &Context<'_>, facts: &Facts) -> Result<(), Failure> {
    said("违法事实", &facts.summary)?;
    if [facts.acted_on, facts.found_on].into_iter().flatten().any(|day| day > context.today) {
        return Err(Failure::new("case.future", "违法行为的日期在将来"));
    }
    for material in &facts.materials {
        texts::material(file, material)?;
    }
    Ok(())
}

fn proposed(outcome: &Outcome) -> Result<(), Failure> {
    match outcome {
        Outcome::NoPenalty { reason } => said("不予处罚的理由", reason),
        Outcome::Penalty { fine, confiscated, measures, reason } => {
            said("裁量理由", reason)?;
            let none = Yuan::default();
            if [fine, confiscated].into_iter().flatten().any(|amount| *amount <= none) {
                return Err(Failure::new("case.amount", "金额应当大于零"));
            }
            if fine.is_none() && confiscated.is_none() && measures.is_empty() {
                return Err(Failure::new("case.empty", "没有处罚种类"));
            }
            Ok(())
        }
    }
}

pub(super) fn finish(file: &CaseFile, context: &Context<'_>) -> Result<Added, Failure> {
    at_stage(file, &[Stage::Investigation])?;
    who::officer(file, context)?;
    let parts = [
        (file.facts.is_none(), "违法事实"),
        (file.provisions.is_none(), "法律依据"),
        (file.outcome.is_none(), "处理建议"),
        (file.materials.len() == file.excluded.len(), "证据材料"),
    ];
    let missing: Vec<&str> = parts.iter().filter(|(lacks, _)| *lacks).map(|(_, name)| *name).collect();
    if !missing.is_empty() {
        let message = format!("调查尚未终结：没有{}", missing.join("、"));
        return Err(Failure::new("case.incomplete", message));
    }
    Ok(Added { matter: Some(file.matter), ..Added::default() })
}
