//! What people do in a case. An act is asked for, allowed or refused, and recorded with what the program added to it.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::materials::{DocumentKind, Exchange, Material, RecordKind, Signature};
use super::matter::Matter;
use super::model::{Facts, LegalBasis, Outcome, Party, RangeSummary};
use crate::casework::deadline::Milestone;
use crate::casework::people::Person;
use crate::casework::review::due::Due;
use crate::casework::review::opinion::{ItemFinding, OpinionResult};

/// An act, as it is asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = CaseAct)]
pub enum Act {
    /// Apply for filing (立案), as one of at least two officers.
    Open {
        /// 案由.
        title: String,
        /// Field of enforcement, as in `index/fields.toml`.
        field: String,
        /// Region (province or city).
        #[serde(default)]
        region: String,
        /// 案件来源: inspection, report, transfer ...
        source: String,
        /// 当事人.
        party: Party,
        /// Accounts of the officers.
        officers: BTreeSet<String>,
        /// When the clue came in.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        clue_on: Option<NaiveDate>,
    },
    /// The head approves filing.
    ApproveFiling {
        /// Number of the case (案号).
        number: String,
    },
    /// The head refuses filing.
    RefuseFiling {
        /// Why.
        reason: String,
    },
    /// Change who handles the case.
    AssignOfficers {
        /// Accounts of the officers.
        officers: BTreeSet<String>,
        /// Why: recusal (回避), transfer of duties ...
        reason: String,
    },
    /// Correct what is known of the party.
    SetParty {
        /// 当事人.
        party: Party,
        /// Why.
        reason: String,
    },
    /// Attach a file that is already stored.
    AddMaterial {
        /// The file.
        material: Material,
    },
    /// Take a material out of consideration; it stays in the file.
    ExcludeMaterial {
        /// Which.
        material: String,
        /// Why (非法证据排除, 与本案无关 ...).
        reason: String,
    },
    /// Begin a record of what was said.
    BeginRecord {
        /// Kind.
        kind: RecordKind,
        /// With whom, or about what.
        title: String,
        /// When it took place.
        held_at: DateTime<Utc>,
        /// Accounts of those present for the agency.
        present: BTreeSet<String>,
        /// Whether certificates were shown.
        #[serde(default)]
        certificates_shown: bool,
        /// Whether rights were told.
        #[serde(default)]
        rights_told: bool,
        /// The recording that it is written from.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        recording: Option<String>,
        /// What was said.
        exchanges: Vec<Exchange>,
    },
    /// Write a new version of a record that is not signed yet.
    EditRecord {
        /// Which.
        record: String,
        /// The version that was edited; another one in between is a conflict.
        base: u32,
        /// What was said.
        exchanges: Vec<Exchange>,
        /// Why.
        reason: String,
    },
    /// Freeze a version of a record by signatures.
    SignRecord {
        /// Which.
        record: String,
        /// Its newest version.
        version: u32,
        /// Who signed.
        signatures: Vec<Signature>,
    },
    /// Tie a run of the main job to the case.
    LinkRun {
        /// Identifier of the run.
        run: String,
    },
    /// Accept, change or refuse what a run suggested.
    JudgeSuggestion {
        /// Identifier of the run.
        run: String,
        /// What was suggested: `fact.date`, `provision`, `range`, `tier`, `case`, `draft` ...
        suggestion: String,
        /// The verdict.
        verdict: Verdict,
        /// Why; needed unless it is accepted.
        #[serde(default)]
        reason: String,
    },
    /// Set the established facts.
    SetFacts {
        /// 违法事实.
        facts: Facts,
        /// Why they changed; may be empty the first time.
        #[serde(default)]
        reason: String,
    },
    /// Set duties and penalty clauses.
    SetProvisions {
        /// 法律依据.
        basis: LegalBasis,
        /// Why they changed; may be empty the first time.
        #[serde(default)]
        reason: String,
    },
    /// Set the outcome proposed.
    SetOutcome {
        /// 拟作出的决定.
        outcome: Outcome,
        /// The question to the range engine (the JSON of `caiheng range`), computed and recorded with the outcome.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[schema(value_type = Option<Object>)]
        range_question: Option<serde_json::Value>,
        /// Why it changed; may be empty the first time.
        #[serde(default)]
        reason: String,
    },
    /// Begin a document.
    BeginDocument {
        /// Kind.
        kind: DocumentKind,
        /// Its text as Markdown; empty takes the newest draft of the run.
        markdown: String,
        /// The run that drafted it.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        run: Option<String>,
    },
    /// Write a new version of a document that is not issued yet.
    EditDocument {
        /// Which.
        document: String,
        /// The version that was edited; another one in between is a conflict.
        base: u32,
        /// Its text as Markdown.
        markdown: String,
        /// Why.
        #[serde(default)]
        reason: String,
    },
    /// End the investigation and hand the case over for review.
    FinishInvestigation {},
    /// Ask for a legal review; after one that found problems, this is the resubmission.
    RequestReview {
        /// What to look at; after problems, what was done about each.
        #[serde(default)]
        note: String,
    },
    /// A reviewer takes the review up.
    TakeReview {},
    /// The reviewer's opinion.
    GiveOpinion {
        /// Agree, problems, or supplement by a date.
        result: OpinionResult,
        /// A finding on each of the seven items.
        items: Vec<ItemFinding>,
        /// The opinion in words.
        opinion: String,
    },
    /// The officers disagree with an opinion and ask the head.
    Disagree {
        /// Why.
        reason: String,
    },
    /// The head settles the disagreement: the opinion stands, or another reviewer looks anew.
    SettleDisagreement {
        /// Whether another reviewer is to look at it.
        another_review: bool,
        /// Why.
        reason: String,
    },
    /// Tell the party what is proposed, facts, reasons, basis and rights (行政处罚法 第四十四条).
    GiveNotice {
        /// The prior notice.
        document: String,
        /// Its newest version.
        version: u32,
        /// When the party received it.
        received_on: NaiveDate,
        /// Last day for statement and defence that the notice gives.
        statement_until: NaiveDate,
        /// Whether the right to a hearing was told (第六十三条).
        hearing_right: bool,
    },
    /// The party stated or defended.
    ReceiveStatement {
        /// When.
        received_on: NaiveDate,
        /// The record or material that holds it.
        held_in: String,
    },
    /// The party gave up statement, defence or hearing, expressly (第六十二条).
    WaiveRights {
        /// The material that proves it.
        material: String,
        /// Whether it covers the hearing too.
        #[serde(default)]
        hearing: bool,
    },
    /// What was found on the statement (复核; 第四十五条).
    AnswerStatement {
        /// Whether it was accepted.
        adopted: bool,
        /// Why.
        reason: String,
    },
    /// The party asked for a hearing.
    RequestHearing {
        /// When.
        requested_on: NaiveDate,
    },
    /// Set time and place of the hearing.
    ScheduleHearing {
        /// When the party was told.
        told_on: NaiveDate,
        /// When it is held.
        held_on: NaiveDate,
        /// Where.
        place: String,
        /// Account of the person who presides; not an officer of the case (第六十四条第四项).
        chair: String,
    },
    /// The hearing took place.
    HoldHearing {
        /// The signed record.
        record: String,
    },
    /// The party withdrew the request, or stayed away without good reason (第六十四条第六项).
    EndHearing {
        /// Why.
        reason: String,
    },
    /// Heads discussed the case together (第五十七条第二款).
    RecordDiscussion {
        /// The signed record.
        record: String,
        /// Names of the heads; at least two.
        heads: Vec<String>,
    },
    /// Hand the case to the head.
    SubmitForDecision {
        /// The draft of the decision.
        document: String,
    },
    /// The head sends the case back.
    ReturnCase {
        /// Why.
        reason: String,
    },
    /// The head decides; the document is issued.
    Decide {
        /// The decision.
        document: String,
        /// Its newest version.
        version: u32,
        /// Number of the decision (文号).
        number: String,
    },
    /// The decision was changed, revoked or found unlawful.
    RevokeDecision {
        /// By whom and why.
        reason: String,
    },
    /// The decision reached the party.
    Serve {
        /// 直接送达, 留置送达, 邮寄送达, 公告送达, 电子送达 ...
        method: String,
        /// When.
        served_on: NaiveDate,
        /// The material that proves it.
        proof: String,
    },
    /// What was paid or done.
    RecordExecution {
        /// What.
        what: String,
        /// When.
        done_on: NaiveDate,
        /// Whether nothing is left to do.
        complete: bool,
    },
    /// Something happened that a time limit hangs on and no other act tells.
    MarkMilestone {
        /// What.
        milestone: Milestone,
        /// When.
        at: DateTime<Utc>,
        /// Which of several things it is about: a seizure, a preserved piece of evidence; empty where there is one.
        #[serde(default)]
        subject: String,
        /// The material that proves it.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        material: Option<String>,
    },
    /// The head extends a time limit.
    ExtendDeadline {
        /// Identifier of the deadline.
        deadline: String,
        /// Its new last day.
        until: NaiveDate,
        /// Why, and on which basis.
        reason: String,
    },
    /// Close the case.
    Close {
        /// How it ended.
        reason: String,
    },
    /// Drop the case before a decision (撤销案件).
    Drop {
        /// Why.
        reason: String,
    },
    /// Transfer the case: to the police where a crime is suspected (第二十七条), or to the agency in charge.
    Transfer {
        /// To whom.
        to: String,
        /// Why.
        reason: String,
    },
    /// File the case away; from then on it is frozen.
    Archive {
        /// Number of the volume (卷宗号).
        volume: String,
    },
    /// Write something down.
    Note {
        /// What.
        text: String,
    },
}

/// What a person made of a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SuggestionVerdict)]
pub enum Verdict {
    /// Taken over.
    Accepted,
    /// Taken over with changes.
    Changed,
    /// Not taken over.
    Refused,
}

/// What the program added to an act when it allowed it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[schema(as = CaseActAddition)]
pub struct Added {
    /// Identifier of what the act created.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub id: Option<String>,
    /// The people whom the act names, as their accounts were at that moment.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub people: Vec<Person>,
    /// What the case was about at that moment.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub matter: Option<Matter>,
    /// Whether a legal review was due, and why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub review_due: Option<Due>,
    /// Last day on which a hearing may be asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hearing_until: Option<NaiveDate>,
    /// What the range engine said.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub range: Option<RangeSummary>,
}

/// An act that took place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = CaseEvent)]
pub struct Recorded {
    /// Counted from 1 within the case.
    pub seq: u64,
    /// When, by the program's clock.
    pub at: DateTime<Utc>,
    /// Who, as their account was at that moment.
    pub actor: Person,
    /// What.
    pub act: Act,
    /// What the program added.
    #[serde(default)]
    pub added: Added,
}
