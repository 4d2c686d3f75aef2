//! Everything found -> the text of a decision. The text is fixed (`prompts/draft`), the slots are filled from facts,
//! provisions and range, and a slot without a source says so instead of being filled.

mod decision;
mod paragraphs;
mod piece;
pub mod polish;
mod sentences;

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
pub use piece::{Basis, Piece};
pub use sentences::Sentence;

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
    agency: Piece,
    document_number: Piece,
    party: Piece,
    party_kind: Piece,
    interviewee: Piece,
    party_identity: Piece,
    party_address: Piece,
    /// Sentences of the paragraph on the facts; the model may rephrase each.
    #[serde(rename = "facts_paragraph", serialize_with = "in_one")]
    pub facts_sentences: Vec<Piece>,
    evidence: Vec<Piece>,
    defence_paragraph: Piece,
    /// Sentences of the paragraph on the reasons; the model may rephrase each.
    #[serde(rename = "reasons_paragraph", serialize_with = "in_one")]
    pub reasons_sentences: Vec<Piece>,
    quotes: Vec<Quote>,
    discretion: Vec<Piece>,
    decision_basis: Piece,
    decision: Vec<Piece>,
    remedies: Vec<Piece>,
    decision_date: Piece,
}

/// A provision as it is quoted.
#[derive(Debug, Clone, PartialEq)]
struct Quote {
    citation: String,
    text: String,
    /// What it rests on; its words stand in the two parts above.
    whole: Piece,
    number: usize,
}

impl Serialize for Quote {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let (citation, text) = Piece::halves(self.number, &self.citation, &self.text);
        let mut quote = serializer.serialize_struct("Quote", 2)?;
        quote.serialize_field("citation", &citation)?;
        quote.serialize_field("text", &text)?;
        quote.end()
    }
}

/// A paragraph: its sentences one after the other.
fn in_one<S: serde::Serializer>(sentences: &[Piece], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&sentences.iter().map(Piece::marked).collect::<String>())
}

/// A draft as text, with what each sentence rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// The text in Markdown.
    pub markdown: String,
    /// Its sentences in order.
    pub sentences: Vec<Sentence>,
}

/// Fills the slots.
pub fn fill(sources: &Sources<'_>) -> Slots {
    let facts = sources.facts;
    let open = |what: &str| Piece::new(missing(what), vec![Basis::Open {}]);
    let agency = sources.agency.name.clone().unwrap_or_else(|| missing("行政机关名称"));
    let drafted = format!("{}（拟稿日期）", chinese_date(sources.today));
    Slots {
        agency: Piece::new(agency, vec![Basis::setting("agency.name")]),
        document_number: open("决定书文号"),
        party: Piece::new(shown(&facts.party, "当事人名称"), vec![Basis::fact("party")]),
        party_kind: Piece::new(shown(&facts.party_kind, "当事人的主体类型"), vec![Basis::fact("party_kind")]),
        interviewee: Piece::new(interviewee(facts), vec![Basis::fact("interviewee")]),
        party_identity: open("当事人的证件名称及号码"),
        party_address: open("当事人的住所（住址）"),
        facts_sentences: paragraphs::facts(facts),
        evidence: paragraphs::evidence(facts, sources.file_name),
        defence_paragraph: paragraphs::defence(facts),
        reasons_sentences: paragraphs::reasons(sources),
        quotes: paragraphs::quotes(sources),
        discretion: decision::discretion(sources.range),
        decision_basis: decision::basis(sources),
        decision: decision::items(sources),
        remedies: decision::remedy_pieces(sources.agency),
        decision_date: Piece::new(drafted, vec![Basis::Day {}]),
    }
}

impl Slots {
    /// Every piece, numbered in this order.
    fn pieces(&mut self) -> Vec<&mut Piece> {
        let ones = [
            &mut self.agency,
            &mut self.document_number,
            &mut self.party,
            &mut self.party_kind,
            &mut self.interviewee,
            &mut self.party_identity,
            &mut self.party_address,
            &mut self.defence_paragraph,
            &mut self.decision_basis,
            &mut self.decision_date,
        ];
        let lists = [
            &mut self.facts_sentences,
            &mut self.evidence,
            &mut self.reasons_sentences,
            &mut self.discretion,
            &mut self.decision,
            &mut self.remedies,
        ];
        let quotes = self.quotes.iter_mut().map(|quote| &mut quote.whole);
        ones.into_iter().chain(lists.into_iter().flatten()).chain(quotes).collect()
    }
}

/// Writes the draft in Markdown, with what each sentence rests on.
///
/// # Errors
/// `internal` where the template names a slot that does not exist.
pub fn render(mut slots: Slots) -> Result<Rendered, Failure> {
    let mut pieces = slots.pieces();
    let count = pieces.len();
    for (number, piece) in pieces.iter_mut().enumerate() {
        piece.numbered(number);
    }
    let quotes = slots.quotes.len();
    for (place, quote) in slots.quotes.iter_mut().enumerate() {
        quote.number = count - quotes + place;
    }
    let marked = DRAFT.render(&slots)?;
    let mut pieces = slots.pieces();
    let pieces: Vec<&Piece> = pieces.iter_mut().map(|piece| &**piece).collect();
    let (markdown, sentences) = sentences::read(&marked, &pieces);
    Ok(Rendered { markdown, sentences })
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
        let markdown = render(fill(&sources)).expect("renders").markdown;
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
