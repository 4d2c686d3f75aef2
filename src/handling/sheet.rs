//! What a person sees of a case beside the file itself: what is missing, what runs out, what a review has to look at.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::AgencyRules;
use crate::assist::citations;
use crate::assist::pipeline::Services;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::gates::{Gate, before_decision};
use crate::casework::case_file::materials::DocumentKind;
use crate::casework::case_file::may::may;
use crate::casework::case_file::rules::{Context, Rules};
use crate::casework::deadline::Deadline;
use crate::casework::people::Person;
use crate::casework::publication::Life;
use crate::casework::review::changes::{Changes, changes_since_last_opinion};
use crate::casework::review::checks::outside::{CitationFinding, Outside, Stored};
use crate::casework::review::checks::{Check, check};
use crate::casework::review::document_text;
use crate::casework::review::due::Due;
use crate::failure::Failure;
use crate::store::case_files::Materials;
use crate::store::publications::Standing;

/// A case as it stands, with what its rules say of it today.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseSheet {
    /// The file.
    pub file: CaseFile,
    /// What is missing before a decision; empty where nothing is, or where the case is past it.
    pub gates: Vec<Gate>,
    /// The types of acts that the reader may do now.
    pub may: Vec<String>,
    /// Whether a legal review is due, and why.
    pub review_due: Due,
    /// Whether the party has a right to a hearing, and why.
    pub hearing_due: Due,
    /// Whether the heads must discuss it together, and why.
    pub discussion_due: Due,
    /// Time limits.
    pub deadlines: Vec<Deadline>,
}

/// What a legal review has before it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReviewSheet {
    /// Whether it is due, and why.
    pub due: Due,
    /// What was checked, item by item, and what only a person can judge.
    pub checks: Vec<Check>,
    /// What was found in the text of the decision or its draft.
    pub text: Vec<Check>,
    /// What changed since the round before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
}

/// The case with gates and time limits, for somebody of its agency.
///
/// # Errors
/// `case.not_found`, `review.catalogue`, `calendar.file`, `deadline.*`, `store.*`.
pub async fn case(services: &Services, case_id: &str, reader: &Person) -> Result<CaseSheet, Failure> {
    let standing = services.store.publications().get(case_id, reader).await?;
    let Standing { file, acts: history, publication, .. } = standing;
    let rules = AgencyRules::load(&services.config.home, &file.agency)?;
    let people = services.store.people().of_agency(&file.agency).await?;
    let person = |id: &str| super::account_of(&people, id);
    let (now, today) = (services.clock.now(), services.clock.today());
    let context = Context { actor: reader, now, today, fresh_id: "", person: &person, rules: rules.as_ref() };
    let gates = if file.stage.before_decision() { before_decision(&file, &context) } else { Vec::new() };
    Ok(CaseSheet {
        gates,
        may: may(&file, &context),
        review_due: rules.review_due(&file),
        hearing_due: rules.hearing_due(&file),
        discussion_due: rules.discussion_due(&file),
        deadlines: rules.time_limits(&history, Life::from(&publication), now),
        file,
    })
}

/// What a reviewer has to look at, for somebody of the case's agency.
///
/// # Errors
/// As [`case`], `laws.empty`.
pub async fn review(services: &Services, case_id: &str, reader: &Person) -> Result<ReviewSheet, Failure> {
    let (file, history) = super::read(services, case_id, reader).await?;
    let rules = AgencyRules::load(&services.config.home, &file.agency)?;
    let today = services.clock.today();
    let outside = outside(services, &file, today).await?;
    let decision = newest(&file, DocumentKind::Decision);
    let text = decision.map(|(_, text)| document_text::check(text, Some(&file))).unwrap_or_default();
    Ok(ReviewSheet {
        due: rules.review_due(&file),
        checks: check(&file, &history, &outside, rules.as_ref(), today),
        text,
        changes: changes_since_last_opinion(&file, &history),
    })
}

/// What the checks need to know from elsewhere. Registers of powers and bodies are not held; the checks say so.
async fn outside(services: &Services, file: &CaseFile, today: NaiveDate) -> Result<Outside, Failure> {
    let people = services.store.people().of_agency(&file.agency).await?;
    let materials = Materials::under(&services.config.home);
    let files: Vec<(String, String)> =
        file.materials.iter().map(|(id, material)| (id.clone(), material.sha256.clone())).collect();
    let hashes = tokio::task::spawn_blocking(move || {
        let state = |sha256: &str| match materials.verify(sha256) {
            Some(true) => Stored::Intact,
            Some(false) => Stored::Altered,
            None => Stored::Missing,
        };
        files.into_iter().map(|(id, sha256)| (id, state(&sha256))).collect::<BTreeMap<_, _>>()
    });
    Ok(Outside {
        citations: cited(services, file, today).await?,
        people: people.into_iter().map(|(id, account)| (id, account.person)).collect(),
        hashes: Some(hashes.await.map_err(Failure::internal)?),
        ..Outside::default()
    })
}

/// Citations of notice and decision as looked up on the day of the act; `None` where no law is held.
async fn cited(
    services: &Services,
    file: &CaseFile,
    today: NaiveDate,
) -> Result<Option<Vec<CitationFinding>>, Failure> {
    let on = file.facts.as_ref().and_then(|facts| facts.acted_on).unwrap_or(today);
    let mut findings = Vec::new();
    for kind in [DocumentKind::PriorNotice, DocumentKind::Decision] {
        let Some((document, text)) = newest(file, kind) else { continue };
        let report = match citations::check(text, on, today, &services.store).await {
            Err(failure) if failure.code == "laws.empty" => return Ok(None),
            report => report?,
        };
        let of = |citation: crate::law::citation::CheckedCitation| CitationFinding {
            document: Some(document.to_owned()),
            is_basis: file.provisions.as_ref().is_some_and(|basis| {
                basis
                    .penalties
                    .iter()
                    .any(|cited| Some(&cited.law) == citation.law.as_ref() && Some(cited.number) == citation.number)
            }),
            text: citation.text,
            law: citation.law,
            number: citation.number,
            paragraph: citation.paragraph,
            item: citation.item,
            exists: citation.exists,
            in_force: citation.in_force,
            quote_ok: citation.quote_ok,
            paragraphs: None,
            items: None,
            normative_document: false,
        };
        findings.extend(report.citations.into_iter().map(of));
    }
    Ok(Some(findings))
}

/// Identifier and newest text of the document of a kind that was written last.
fn newest(file: &CaseFile, kind: DocumentKind) -> Option<(&str, &str)> {
    let of_kind = file.documents.values().filter(|document| document.kind == kind);
    let document = of_kind.max_by_key(|document| document.versions.last().map(|version| version.at))?;
    Some((document.id.as_str(), document.versions.last()?.markdown.as_str()))
}
