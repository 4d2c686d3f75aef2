//! The case file: what all acts so far add up to.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::act::Verdict;
use super::materials::{Document, Material, Record};
use super::matter::Matter;
use super::model::{Facts, LegalBasis, Outcome, Party, RangeSummary};
use super::stage::Stage;
use crate::casework::people::Person;
use crate::casework::review::due::Due;
use crate::casework::review::opinion::{ItemFinding, OpinionResult};

/// A case file. Made by [`super::apply::apply`] from its acts, and from nothing else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CaseFile {
    /// Identifier.
    pub id: String,
    /// Number (案号), once filing is approved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// Agency that it belongs to.
    pub agency: String,
    /// Region.
    pub region: String,
    /// Field of enforcement.
    pub field: String,
    /// 案由.
    pub title: String,
    /// 案件来源.
    pub source: String,
    /// When the clue came in.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub clue_on: Option<NaiveDate>,
    /// Where it stands.
    pub stage: Stage,
    /// Number of acts so far.
    pub acts: u64,
    /// When filing was applied for.
    pub opened_at: DateTime<Utc>,
    /// When filing was approved: from here the ninety days count (行政处罚法 第六十条).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub filed_at: Option<DateTime<Utc>>,
    /// Officers, as their accounts were when they were assigned.
    pub officers: Vec<Person>,
    /// Accounts of everybody who was ever an officer of the case; none of them can review it.
    pub ever_officers: BTreeSet<String>,
    /// 当事人.
    pub party: Party,
    /// 违法事实.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub facts: Option<Facts>,
    /// 法律依据.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub provisions: Option<LegalBasis>,
    /// 拟作出的决定.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub outcome: Option<Outcome>,
    /// What the range engine said of the outcome.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub range: Option<RangeSummary>,
    /// Counts the changes of the four parts above and the hearings.
    pub matter: Matter,
    /// Files.
    pub materials: BTreeMap<String, Material>,
    /// Materials out of consideration, with the reason.
    pub excluded: BTreeMap<String, String>,
    /// Records of what was said.
    pub records: BTreeMap<String, Record>,
    /// Documents.
    pub documents: BTreeMap<String, Document>,
    /// Runs of the main job, and what became of their suggestions.
    pub runs: BTreeMap<String, Vec<Judged>>,
    /// Reviews, oldest first.
    pub reviews: Vec<Round>,
    /// The notice that was given last.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub notice: Option<Notice>,
    /// Hearing, from the request on.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hearing: Option<Hearing>,
    /// Collective discussion of the matter that it covered.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub discussion: Option<Discussion>,
    /// The decision.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decision: Option<Decision>,
    /// Service of the decision.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub service: Option<Service>,
    /// Execution, step by step.
    pub execution: Vec<Execution>,
    /// Time limits that the head extended, by their identifiers.
    pub extensions: BTreeMap<String, NaiveDate>,
    /// When the case ended.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ended_at: Option<DateTime<Utc>>,
    /// When it was filed away, and under which number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub archived: Option<Archived>,
}

/// What became of a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Judged {
    /// What was suggested.
    pub suggestion: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// One round of review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ReviewRound)]
pub struct Round {
    /// What it covers.
    pub matter: Matter,
    /// Why it was due when it was asked for.
    pub due: Due,
    /// Account that asked.
    pub requested_by: String,
    /// When.
    pub requested_at: DateTime<Utc>,
    /// What the officers said.
    pub note: String,
    /// Materials, records and documents in the file at that moment, with their versions; shows what was added since.
    pub holdings: BTreeMap<String, u32>,
    /// A reviewer who must not take it up: the one whose opinion was disputed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub not_by: Option<String>,
    /// Who took it up.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reviewer: Option<Person>,
    /// The opinion.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub opinion: Option<Opinion>,
    /// Disagreement with it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub disagreement: Option<Disagreement>,
}

impl Round {
    /// Whether the reviewer agreed.
    pub fn passed(&self) -> bool {
        self.opinion.as_ref().is_some_and(|opinion| matches!(opinion.result, OpinionResult::Agree {}))
    }
}

/// An opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ReviewOpinion)]
pub struct Opinion {
    /// What was concluded.
    pub result: OpinionResult,
    /// Item by item.
    pub items: Vec<ItemFinding>,
    /// In words.
    pub opinion: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A disagreement with an opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Disagreement {
    /// Why.
    pub reason: String,
    /// When it went to the head.
    pub at: DateTime<Utc>,
    /// How it was settled: whether another reviewer looks at it, and why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub settled: Option<(bool, String)>,
}

/// A notice that the party received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = PriorNotice)]
pub struct Notice {
    /// The document.
    pub document: String,
    /// What was told.
    pub matter: Matter,
    /// When the party received it.
    pub received_on: NaiveDate,
    /// Last day for statement and defence.
    pub statement_until: NaiveDate,
    /// Last day for asking for a hearing, where that right was told.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hearing_until: Option<NaiveDate>,
    /// Whether statement and defence were given up.
    pub statement_waived: bool,
    /// Whether the hearing was given up.
    pub hearing_waived: bool,
    /// Statements that came in, with where they are held.
    pub statements: Vec<(NaiveDate, String)>,
    /// What was found on them: whether they were adopted, and why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub answer: Option<(bool, String)>,
}

/// A hearing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Hearing {
    /// When it was asked for.
    pub requested_on: NaiveDate,
    /// When the party was told of it, and when and where it is held.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub scheduled: Option<Scheduled>,
    /// The signed record, once it was held.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub record: Option<String>,
    /// Why it was not held.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ended: Option<String>,
}

/// Time and place of a hearing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Scheduled {
    /// When the party was told.
    pub told_on: NaiveDate,
    /// When it is held.
    pub held_on: NaiveDate,
    /// Where.
    pub place: String,
    /// Who presides.
    pub chair: Person,
}

/// A collective discussion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Discussion {
    /// What was discussed.
    pub matter: Matter,
    /// The signed record.
    pub record: String,
    /// Heads who took part.
    pub heads: Vec<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The decision as issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CaseDecision)]
pub struct Decision {
    /// The document.
    pub document: String,
    /// 文号.
    pub number: String,
    /// Who decided.
    pub by: Person,
    /// When.
    pub at: DateTime<Utc>,
    /// China date of the decision.
    pub decided_on: NaiveDate,
    /// Whether a legal review was due.
    pub review_due: Due,
    /// Why it was changed, revoked or found unlawful, and when.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub revoked: Option<(DateTime<Utc>, String)>,
}

/// Service of the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Service {
    /// How.
    pub method: String,
    /// When.
    pub served_on: NaiveDate,
    /// The proof.
    pub proof: String,
}

/// A step of execution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Execution {
    /// What.
    pub what: String,
    /// When.
    pub done_on: NaiveDate,
    /// Whether nothing is left to do.
    pub complete: bool,
}

/// Filing away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Archived {
    /// When.
    pub at: DateTime<Utc>,
    /// 卷宗号.
    pub volume: String,
}

impl CaseFile {
    /// Whether `account` is an officer of the case now.
    pub fn is_officer(&self, account: &str) -> bool {
        self.officers.iter().any(|officer| officer.id == account)
    }

    /// The round of review that is open: asked for and without an opinion.
    pub fn open_review(&self) -> Option<&Round> {
        self.reviews.last().filter(|round| round.opinion.is_none())
    }

    /// The review that covers the case as it is now.
    pub fn passed_review(&self) -> Option<&Round> {
        self.reviews.last().filter(|round| round.passed() && round.matter == self.matter)
    }

    /// Identifiers of materials, records and documents with their newest versions.
    pub fn holdings(&self) -> BTreeMap<String, u32> {
        let materials = self.materials.keys().filter(|id| !self.excluded.contains_key(*id)).map(|id| (id.clone(), 1));
        let newest = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let records = self.records.iter().map(|(id, record)| (id.clone(), newest(record.versions.len())));
        let documents = self.documents.iter().map(|(id, document)| (id.clone(), newest(document.versions.len())));
        materials.chain(records).chain(documents).collect()
    }
}
