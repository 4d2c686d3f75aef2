//! Legal review (行政处罚法 第五十八条; 政策二（三）).

use super::{said, who};
use crate::casework::case_file::act::Added;
use crate::casework::case_file::file::{CaseFile, Round};
use crate::casework::case_file::rules::Context;
use crate::casework::review::opinion::{Item, ItemFinding, OpinionResult};
use crate::failure::Failure;

pub(super) fn request(file: &CaseFile, context: &Context<'_>, note: &str) -> Result<Added, Failure> {
    who::officer(file, context)?;
    if !file.stage.investigated() {
        return Err(Failure::new("case.stage", format!("案件处于{}阶段，调查终结之后才送审核", file.stage.name())));
    }
    if let Some(last) = file.reviews.last() {
        resubmission(file, last, note)?;
    }
    let due = context.rules.review_due(file);
    Ok(Added { matter: Some(file.matter), review_due: Some(due), ..Added::default() })
}

fn resubmission(file: &CaseFile, last: &Round, note: &str) -> Result<(), Failure> {
    if last.opinion.is_none() {
        return Err(Failure::new("case.review_open", "上一次送审尚未出具意见"));
    }
    if last.disagreement.as_ref().is_some_and(|disagreement| disagreement.settled.is_none()) {
        return Err(Failure::new("case.disagreement_open", "对审核意见的异议尚待机关负责人决定"));
    }
    if last.passed() && last.matter == file.matter {
        return Err(Failure::new("case.review_passed", "审核已经通过，案件此后没有变化"));
    }
    said("对上次审核意见的处理情况", note)
}

pub(super) fn take(file: &CaseFile, context: &Context<'_>) -> Result<Added, Failure> {
    who::reviewer(file, context)?;
    let round = open(file)?;
    if let Some(reviewer) = &round.reviewer {
        return Err(Failure::new("case.review_taken", format!("{}已经接手审核", reviewer.name)));
    }
    if round.not_by.as_ref() == Some(&context.actor.id) {
        return Err(Failure::new("case.another_reviewer", "机关负责人决定由其他审核人员重新审核"));
    }
    Ok(Added { people: vec![context.actor.clone()], ..Added::default() })
}

fn open(file: &CaseFile) -> Result<&Round, Failure> {
    file.open_review().ok_or_else(|| Failure::new("case.no_review", "没有待审核的送审"))
}

pub(super) fn opine(
    file: &CaseFile,
    context: &Context<'_>,
    result: &OpinionResult,
    items: &[ItemFinding],
    opinion: &str,
) -> Result<Added, Failure> {
    who::reviewer(file, context)?;
    let round = open(file)?;
    if round.reviewer.as_ref().map(|reviewer| &reviewer.id) != Some(&context.actor.id) {
        return Err(Failure::new("case.not_reviewer", "先接手审核，再出具意见"));
    }
    if round.matter != file.matter {
        let changed = file.matter.changed_since(round.matter).join("、");
        let message = format!("送审之后{changed}有变化，意见只能是存在问题或者补充材料");
        if matches!(result, OpinionResult::Agree {}) {
            return Err(Failure::new("case.changed_meanwhile", message).with_hint("由办案人员重新送审"));
        }
    }
    said("审核意见", opinion)?;
    complete(items)?;
    consistent(context, result, items)?;
    Ok(Added { matter: Some(round.matter), ..Added::default() })
}

/// Each of the seven items once, with a finding.
fn complete(items: &[ItemFinding]) -> Result<(), Failure> {
    for item in Item::ALL {
        let findings: Vec<&ItemFinding> = items.iter().filter(|finding| finding.item == item).collect();
        let [finding] = findings.as_slice() else {
            let message = format!("“{}”应当有且只有一项审核结论", item.name());
            return Err(Failure::new("case.items", message));
        };
        said(item.name(), &finding.finding)?;
    }
    Ok(())
}

fn consistent(context: &Context<'_>, result: &OpinionResult, items: &[ItemFinding]) -> Result<(), Failure> {
    let in_order = items.iter().all(|finding| finding.in_order);
    match result {
        OpinionResult::Agree {} if !in_order => Err(Failure::new("case.items", "有不合格的项目，不能同意")),
        OpinionResult::Problems {} if in_order => Err(Failure::new("case.items", "各项均合格，没有指出问题")),
        OpinionResult::Supplement { by } if *by < context.today => {
            Err(Failure::new("case.past", "补充材料的期限已经过去"))
        }
        _ => Ok(()),
    }
}

pub(super) fn disagree(file: &CaseFile, context: &Context<'_>, reason: &str) -> Result<Added, Failure> {
    who::officer(file, context)?;
    let last = file.reviews.last().filter(|round| round.opinion.is_some() && !round.passed());
    let Some(last) = last.filter(|_| file.stage.investigated()) else {
        return Err(Failure::new("case.no_opinion", "没有可以提出异议的审核意见"));
    };
    if last.disagreement.is_some() {
        return Err(Failure::new("case.disagreement_exists", "对这份意见已经提出过异议"));
    }
    said("理由", reason)?;
    super::nothing()
}

pub(super) fn settle(file: &CaseFile, context: &Context<'_>, reason: &str) -> Result<Added, Failure> {
    who::head(file, context)?;
    let pending = file.reviews.last().and_then(|round| round.disagreement.as_ref());
    if pending.is_none_or(|disagreement| disagreement.settled.is_some()) || !file.stage.investigated() {
        return Err(Failure::new("case.no_disagreement", "没有待决定的异议"));
    }
    said("理由", reason)?;
    Ok(Added { review_due: Some(context.rules.review_due(file)), matter: Some(file.matter), ..Added::default() })
}
