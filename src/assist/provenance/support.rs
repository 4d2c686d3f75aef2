//! What a sentence rests on, looked up in the recorded results of the steps.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::assist::draft::Basis;
use crate::assist::facts::Origin;
use crate::assist::prompt::DRAFT;
use crate::assist::stored::Stored;
use crate::casework::calendar::china_date;
use crate::discretion::range::{RangeReport, Step};
use crate::law::validity::Validity;
use crate::search::hit::ProvisionHit;

/// Something that a sentence rests on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Support {
    /// A fact of the interview, by the step `extract`.
    Fact(FactSupport),
    /// A provision, by the steps `provisions` and `choose`.
    Provision(Box<ProvisionSupport>),
    /// A result of the range as a whole, by the step `range`; its steps are listed with the sentences below it.
    Range {
        /// `statutory`, `tier`, `case` or `other`.
        part: String,
        /// Number of steps that led to it.
        steps: usize,
        /// The facts that went into it.
        inputs: Vec<FactSupport>,
    },
    /// One step of the range.
    RangeStep {
        /// Its number, from 1.
        number: usize,
        /// Rule, source, input and result.
        #[serde(flatten)]
        step: Step,
    },
    /// The configuration of the agency.
    Setting {
        /// Its name in `caiheng.toml`.
        name: String,
    },
    /// The recording or transcript itself.
    File {
        /// Its name.
        name: String,
        /// Its SHA-256.
        sha256: String,
    },
    /// The day of drafting.
    Day {
        /// The day.
        date: chrono::NaiveDate,
    },
    /// The fixed words of the template.
    Template {
        /// Version of the template in this program; `None` where it can't be told.
        version: Option<String>,
    },
    /// A place that a person has to fill in.
    Open {},
    /// What the record names is not in it.
    Lost {
        /// What that is.
        what: String,
    },
}

/// A fact with the words it was read from.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FactSupport {
    /// The field of the facts.
    pub field: String,
    /// The same for a person.
    pub name: &'static str,
    /// The value; null where nothing was said.
    #[schema(value_type = Object)]
    pub value: Value,
    /// Whether the value was found in the words.
    pub supported: bool,
    /// Who read it: a rule, or the model of the step `extract`.
    pub origin: Origin,
    /// The words.
    pub segments: Vec<SegmentRef>,
}

/// A segment of the transcript.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SegmentRef {
    /// Its number in the transcript, from 1, as the draft cites it.
    pub number: usize,
    /// Start in seconds from the beginning of the recording; 0 where the input was text.
    pub start: f64,
    /// End in seconds.
    pub end: f64,
    /// Who speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The words.
    pub text: String,
    /// Mean probability of the words in 0..=1.
    pub confidence: f64,
}

/// A provision.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProvisionSupport {
    /// `duty` that was breached, or `penalty`.
    pub role: &'static str,
    /// Full name of the law.
    pub law: String,
    /// Article, as law writes it: 第一百二十四条.
    pub article: String,
    /// The part of it that the draft rests on; empty for the whole article.
    pub part: String,
    /// The whole article.
    pub text: String,
    /// When this version is in force.
    #[serde(flatten)]
    pub validity: Validity,
    /// Set where this version was not in force on the date but no other was held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version_note: Option<String>,
    /// Rank among the candidates, from 1.
    pub rank: usize,
    /// Why it was found.
    pub why: Vec<String>,
    /// Why it was chosen among the candidates, of the penalty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Looks one up.
pub(super) fn resolve(stored: &Stored, basis: &Basis) -> Support {
    match basis {
        Basis::Fact { field, place } => match fact(stored, field, *place) {
            Some(fact) => Support::Fact(fact),
            None => lost(field),
        },
        Basis::Penalty { part } => {
            let reason = || Some(stored.choice.as_ref()?.chosen.first()?.reason.clone());
            provision(stored.penalty(), "penalty", part, reason())
        }
        Basis::Duty { part } => {
            let duty = stored.choice.as_ref().and_then(|choice| choice.duty.as_ref());
            provision(duty, "duty", part, None)
        }
        Basis::Range { part } => match range(stored) {
            Some(range) => Support::Range { part: part.clone(), steps: range.steps.len(), inputs: inputs(stored) },
            None => lost("range"),
        },
        Basis::RangeStep { place } => match range(stored).and_then(|range| range.steps.get(*place)) {
            Some(step) => Support::RangeStep { number: place + 1, step: step.clone() },
            None => lost("range"),
        },
        Basis::Setting { name } => Support::Setting { name: name.clone() },
        Basis::File {} => Support::File { name: stored.record.file_name.clone(), sha256: stored.record.sha256.clone() },
        Basis::Day {} => Support::Day { date: china_date(stored.moment("draft")) },
        Basis::Template {} => Support::Template { version: template(stored) },
        Basis::Open {} => Support::Open {},
    }
}

fn lost(what: &str) -> Support {
    Support::Lost { what: what.to_owned() }
}

/// The version that the step recorded; that of this program for runs from before it did.
fn template(stored: &Stored) -> Option<String> {
    let recorded = stored.row("draft").and_then(|row| row.input["template"].as_str().map(str::to_owned));
    recorded.or_else(|| DRAFT.version().ok())
}

fn range(stored: &Stored) -> Option<&RangeReport> {
    stored.range.as_ref()?.as_ref()
}

fn provision(hit: Option<&ProvisionHit>, role: &'static str, part: &str, reason: Option<String>) -> Support {
    let Some(hit) = hit else { return lost(role) };
    Support::Provision(Box::new(ProvisionSupport {
        role,
        law: hit.law.clone(),
        article: hit.number.to_string(),
        part: part.to_owned(),
        text: hit.text.clone(),
        validity: hit.validity,
        version_note: hit.version_note.clone(),
        rank: hit.rank,
        why: hit.why.clone(),
        reason,
    }))
}

/// The facts that went into the range: those with a value that the words support.
fn inputs(stored: &Stored) -> Vec<FactSupport> {
    let circumstances = stored.facts.as_ref().map_or(0, |facts| facts.circumstances.len());
    let ones = ["goods_value", "illegal_gain", "party_kind", "date"].map(|field| (field, None));
    let listed = (0..circumstances).map(|place| ("circumstances", Some(place)));
    let all = ones.into_iter().chain(listed).filter_map(|(field, place)| fact(stored, field, place));
    all.filter(|fact| fact.supported && !fact.value.is_null()).collect()
}

/// A fact as it is on record, whatever the type of its value.
fn fact(stored: &Stored, field: &str, place: Option<usize>) -> Option<FactSupport> {
    let facts = serde_json::to_value(stored.facts.as_ref()?).ok()?;
    let held = match place {
        Some(place) => facts.get(field)?.get(place)?,
        None => facts.get(field)?,
    };
    let numbers = held.get("segments")?.as_array()?.iter().filter_map(Value::as_u64);
    let segments = numbers.filter_map(|number| segment(stored, usize::try_from(number).ok()?)).collect();
    Some(FactSupport {
        field: field.to_owned(),
        name: name_of(field),
        value: held.get("value")?.clone(),
        supported: held.get("supported")?.as_bool()?,
        origin: serde_json::from_value(held.get("origin")?.clone()).ok()?,
        segments,
    })
}

fn segment(stored: &Stored, place: usize) -> Option<SegmentRef> {
    let segment = stored.transcript.as_ref()?.segments.get(place)?.clone();
    let crate::assist::transcript::Segment { start, end, speaker, text, confidence } = segment;
    Some(SegmentRef { number: place + 1, start, end, speaker, text, confidence })
}

fn name_of(field: &str) -> &'static str {
    match field {
        "party" => "当事人",
        "party_kind" => "主体类型",
        "interviewee" => "被询问人",
        "date" => "违法行为的日期",
        "place" => "地点",
        "act" => "违法行为",
        "goods_value" => "货值金额",
        "illegal_gain" => "违法所得",
        "quantities" => "数量",
        "evidence" => "证据",
        "defence" => "陈述和申辩",
        "circumstances" => "情节",
        _ => "事实",
    }
}
