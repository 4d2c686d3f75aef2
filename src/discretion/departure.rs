//! A fine that a person proposes: inside the statute, inside the range of the case, and what a departure needs
//! (国办发〔2022〕27号 (十二): a reason, the approval of the head or a collective discussion, filed with the case).

use super::outcome::Proposed;
use super::range::{FineRange, RangeReport};
use super::request::Proposal;
use super::statutory::words;
use crate::failure::Failure;
use crate::law::money::Yuan;

/// Holds a proposal against a report.
///
/// # Errors
/// `range.outside_statute` where no provision allows the amount; `range.departure_reason` and `range.departure_approval` where
/// it departs from the benchmark or the rules without what that needs.
pub(super) fn check(proposal: &Proposal, report: &RangeReport) -> Result<Proposed, Failure> {
    let known = |range: FineRange| (range != FineRange::OPEN).then(|| holds(range, proposal.amount));
    let (in_statutory, in_case) = (known(report.statutory), known(report.case));
    let fitting = report.alternatives.iter().find(|other| known(other.range) == Some(true));
    let in_alternative = fitting.map(|other| other.tier.id.clone());
    if in_statutory == Some(false) && in_case != Some(true) && in_alternative.is_none() {
        let message = format!("拟处{}超出法定幅度（{}）", proposal.amount, words(report.statutory));
        let hint =
            "法定最低罚款以下只能依照行政处罚法第三十条至第三十二条减轻，须先认定相应的情节；法定最高罚款不得超过";
        return Err(Failure::new("range.outside_statute", message).with_hint(hint));
    }
    let departs = in_case == Some(false) && in_alternative.is_none();
    if departs {
        let range = words(report.case);
        let rule = "国办发〔2022〕27号第（十二）项";
        if proposal.reason.is_none() {
            let message = format!("拟处{}不在本案幅度（{range}）内，没有写明理由", proposal.amount);
            let hint = format!("调整适用裁量基准须说明明显不当、显失公平或者客观情况变化的理由（reason，{rule}）");
            return Err(Failure::new("range.departure_reason", message).with_hint(hint));
        }
        if proposal.approval.is_none() {
            let message = format!("拟处{}不在本案幅度（{range}）内，没有批准", proposal.amount);
            let hint = format!("须经本机关主要负责人批准或者集体讨论通过，材料归入案卷（approval，{rule}）");
            return Err(Failure::new("range.departure_approval", message).with_hint(hint));
        }
    }
    let approval = proposal.approval.as_ref().map(|approval| format!("{}：{}", approval.by.name(), approval.record));
    Ok(Proposed {
        amount: proposal.amount,
        in_statutory,
        in_case,
        in_alternative,
        departs,
        reason: proposal.reason.clone(),
        approval,
    })
}

/// Whether an amount lies in a range.
fn holds(range: FineRange, amount: Yuan) -> bool {
    let above = range.min.is_none_or(|min| if range.min_excluded { amount > min } else { amount >= min });
    let below = range.max.is_none_or(|max| if range.max_excluded { amount < max } else { amount <= max });
    above && below
}
