//! Transcript -> facts: rules first, then the language model for what rules cannot read, then a check of every value
//! against the words that were said.

mod act_date;
mod birth;
mod circumstances;
mod clauses;
mod model;
mod money;
mod party;
mod quantities;
mod statements;
mod support;
#[cfg(test)]
mod testing;

pub(super) use circumstances::is_question;

use super::facts::{Fact, Facts, Origin};
use super::transcript::Transcript;
use crate::failure::Failure;
use crate::inference::generator::Generator;
use crate::progress::{Progress, ProgressEvent};

/// Reads the facts; without a model, only what rules read.
///
/// # Errors
/// What the model says (`model.*`), or `cancelled`.
pub fn extract(transcript: &Transcript, model: Option<&Generator>, progress: &dyn Progress) -> Result<Facts, Failure> {
    let mut facts = by_rules(transcript);
    let candidates = circumstances::candidates(transcript)?;
    let Some(model) = model else {
        facts.circumstances = candidates.into_iter().map(|candidate| candidate.fact).collect();
        return Ok(facts);
    };
    report(progress, 0, "模型正在阅读笔录");
    model::fill(&mut facts, transcript, model, progress)?;
    report(progress, 1, "模型正在核对情节");
    facts.circumstances = model::confirm(candidates, transcript, model, progress)?;
    person_answers_for_himself(&mut facts);
    report(progress, 2, "事实已提取");
    Ok(facts)
}

fn report(progress: &dyn Progress, done: u64, message: &str) {
    progress.report(ProgressEvent { step: "extract", done, total: 2, message: message.to_owned() });
}

fn by_rules(transcript: &Transcript) -> Facts {
    let amounts = money::read(transcript);
    let parties = party::read(transcript);
    Facts {
        party: parties.party,
        party_kind: parties.kind,
        interviewee: parties.interviewee,
        date: act_date::read(transcript),
        birth: birth::read(transcript),
        goods_value: amounts.goods_value,
        illegal_gain: amounts.illegal_gain,
        quantities: quantities::read(transcript),
        plates: quantities::plates(transcript),
        ..Facts::default()
    }
}

/// Where the model finds no unit and names the interviewed person as the party, it is a natural person (自然人).
fn person_answers_for_himself(facts: &mut Facts) {
    let same = facts.party.value.is_some() && facts.party.value == facts.interviewee.value;
    if !same || facts.party_kind.origin == Origin::Rule {
        return;
    }
    let segments = facts.interviewee.segments.clone();
    let supported = facts.interviewee.supported;
    facts.party_kind = Fact { value: Some("自然人".to_owned()), segments, supported, origin: Origin::Rule };
}
