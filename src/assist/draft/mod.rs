//! Everything found -> the text of a decision. The text is fixed (`prompts/draft`), the slots are filled from facts,
//! provisions and range, and a slot without a source says so instead of being filled.

mod decision;
mod paragraphs;
pub mod polish;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::facts::{Fact, Facts};
use super::place::Part;
use super::prompt::DRAFT;
use super::report::Warning;
use crate::config::Agency;
use crate::discretion::range::RangeReport;
use crate::failure::Failure;
use crate::search::hit::ProvisionHit;

pub use decision::remedies;

/// What a draft is made of.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The facts with their evidence.
    pub facts: &'a Facts,
    /// The act with the sentences that it was read from.
    pub words: &'a str,
    /// The penalty article that was chosen.
    pub penalty: Option<&'a ProvisionHit>,
    /// The part of it that names the act.
    pub place: Option<&'a Part>,
    /// The article of the duty that was breached.
    pub duty: Option<&'a ProvisionHit>,
    /// The range for the penalty article.
    pub range: Option<&'a RangeReport>,
    /// The agency that the draft speaks for.
    pub agency: &'a Agency,
    /// Name of the recording or transcript.
    pub file_name: &'a str,
    /// The day of drafting.
    pub today: NaiveDate,
}

/// A filled draft, before its check.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Slots {
    agency: String,
    document_number: String,
    party: String,
    party_kind: String,
    interviewee: String,
    party_identity: String,
    party_address: String,
    /// Sentences of the paragraph on the facts; the model may rephrase each.
    #[serde(skip)]
    pub facts_sentences: Vec<String>,
    facts_paragraph: String,
    evidence: Vec<String>,
    defence_paragraph: String,
    /// Sentences of the paragraph on the reasons; the model may rephrase each.
    #[serde(skip)]
    pub reasons_sentences: Vec<String>,
    reasons_paragraph: String,
    quotes: Vec<Quote>,
    discretion: Vec<String>,
    decision_basis: String,
    decision: Vec<String>,
    remedies: Vec<String>,
    decision_date: String,
}

/// A provision as it is quoted.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Quote {
    citation: String,
    text: String,
}

/// Fills the slots.
pub fn fill(sources: &Sources<'_>) -> Slots {
    let facts = sources.facts;
    Slots {
        agency: sources.agency.name.clone().unwrap_or_else(|| missing("行政机关名称")),
        document_number: missing("决定书文号"),
        party: shown(&facts.party, "当事人名称"),
        party_kind: shown(&facts.party_kind, "当事人的主体类型"),
        interviewee: interviewee(facts),
        party_identity: missing("当事人的证件名称及号码"),
        party_address: missing("当事人的住所（住址）"),
        facts_sentences: paragraphs::facts(facts),
        facts_paragraph: String::new(),
        evidence: paragraphs::evidence(facts, sources.file_name),
        defence_paragraph: paragraphs::defence(facts),
        reasons_sentences: paragraphs::reasons(sources),
        reasons_paragraph: String::new(),
        quotes: paragraphs::quotes(sources),
        discretion: decision::discretion(sources.range),
        decision_basis: decision::basis(sources),
        decision: decision::items(sources),
        remedies: decision::remedies(sources.agency),
        decision_date: format!("{}（拟稿日期）", chinese_date(sources.today)),
    }
}

/// Writes the draft in Markdown.
///
/// # Errors
/// `internal` where the template names a slot that does not exist.
pub fn render(mut slots: Slots) -> Result<String, Failure> {
    slots.facts_paragraph = slots.facts_sentences.concat();
    slots.reasons_paragraph = slots.reasons_sentences.concat();
    DRAFT.render(&slots)
}

/// The slots that a person must fill, as warnings.
pub fn missing_slots(markdown: &str) -> Vec<Warning> {
    const OPENING: &str = "【待补：";
    let mut found: Vec<Warning> = Vec::new();
    for rest in markdown.split(OPENING).skip(1) {
        let Some((what, _)) = rest.split_once('】') else { continue };
        let warning = Warning::new("draft.missing", format!("待补：{what}"));
        if !found.contains(&warning) {
            found.push(warning);
        }
    }
    found
}

/// The mark of a slot without a source.
fn missing(what: &str) -> String {
    format!("【待补：{what}】")
}

/// A fact as the draft shows it: marked where nothing supports it, a slot to fill where nothing was said.
fn shown(fact: &Fact<String>, what: &str) -> String {
    match &fact.value {
        Some(value) if fact.supported => value.clone(),
        Some(value) => format!("【未见依据，待核实：{value}】"),
        None => missing(what),
    }
}

/// The interviewed person, where it is not the party.
fn interviewee(facts: &Facts) -> String {
    if facts.interviewee.value.is_none() || facts.interviewee.value == facts.party.value {
        return String::new();
    }
    shown(&facts.interviewee, "被询问人")
}

/// 2025年3月12日
fn chinese_date(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_case_makes_a_draft_of_slots_and_invents_nothing() {
        let facts = Facts::default();
        let agency = Agency::default();
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a valid date");
        let sources = Sources {
            facts: &facts,
            words: "",
            penalty: None,
            place: None,
            duty: None,
            range: None,
            agency: &agency,
            file_name: "a.txt",
            today,
        };
        let markdown = render(fill(&sources)).expect("renders");
        let missing: Vec<String> = missing_slots(&markdown).into_iter().map(|warning| warning.message).collect();
        for slot in ["行政机关名称", "当事人名称", "违法行为", "处罚依据", "罚款数额"] {
            assert!(
                missing.iter().any(|line| line.contains(slot)),
                "{slot} should be missing: {missing:?}\n{markdown}"
            );
        }
    }

    #[test]
    fn an_unsupported_value_is_shown_as_such() {
        let fact = Fact { value: Some("好又多超市".to_owned()), ..Fact::default() };
        assert_eq!(shown(&fact, "当事人名称"), "【未见依据，待核实：好又多超市】");
    }
}
