//! The last step: the draft's citations are looked up, its amounts, dates, names and quotations traced to their sources.

use std::ops::Range;

use chrono::NaiveDate;

use super::citations;
use super::draft::{Sources, missing_slots};
use super::prompt::DRAFT;
use super::report::{Chosen, Warning};
use super::services::Services;
use super::trace::{Source, trace};
use super::transcript::Transcript;
use crate::discretion::circumstance::{Circumstance, catalogue};
use crate::discretion::profile::Profiles;
use crate::failure::Failure;
use crate::law::citation::CheckedCitation;
use crate::search::corpus::short_title;
use crate::search::hit::ProvisionHit;

/// The notes for the officer that stand below a draft.
const NOTES_HEADING: &str = "## 附：承办提示（不属于决定书正文）";

/// What marks words that no source holds, and citations that were not found.
pub(super) const MARKS: [&str; 2] = ["【核查未通过：无来源】", "【核查未通过：引用】"];

const EVIDENCE_HEADING: &str = "尚待收集的证据";

/// What a draft may take facts from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// What was said.
    pub transcript: &'a Transcript,
    /// What the draft was made of.
    pub sources: Sources<'a>,
    /// The provisions that were found.
    pub hits: &'a [ProvisionHit],
}

/// What must be said of the chosen law: that its version of the date is not held, and that the law has changed since.
///
/// # Errors
/// What the store says.
pub async fn law(
    services: &Services,
    chosen: &[Chosen],
    penalty: Option<&ProvisionHit>,
    on: NaiveDate,
) -> Result<Vec<Warning>, Failure> {
    let mut warnings = Vec::new();
    if chosen.is_empty() {
        warnings.push(Warning::new("choice.none", "没有选定处罚依据，须由人从检索结果中选定"));
    }
    let Some(hit) = penalty else { return Ok(warnings) };
    if let Some(note) = &hit.version_note {
        warnings.push(Warning::new("law.nearest_version", note.clone()));
    }
    let today = services.clock.today();
    let laws = services.store.laws();
    if let Some(provision) = laws.provision(hit.provision_id).await?
        && on < today
        && let Some(note) = laws.present_law(provision.document_id, today).await?
    {
        warnings.push(Warning::new("law.changed_since", note));
    }
    Ok(warnings)
}

/// Checks the draft: what fails is marked in the text and listed.
///
/// # Errors
/// What the store says.
pub async fn check(
    services: &Services,
    draft: &str,
    material: &Material<'_>,
    on: NaiveDate,
) -> Result<(String, Vec<Warning>), Failure> {
    let today = material.sources.today;
    // Substantive law counts as of the act, the law of procedure as of the decision.
    let of_the_act = citations::check(draft, on, today, &services.store).await?;
    let of_today = citations::check(draft, today, today, &services.store).await?;
    let profiles = &services.config.profiles;
    let failed: Vec<&CheckedCitation> = of_the_act
        .citations
        .iter()
        .zip(&of_today.citations)
        .filter(|(then, now)| !then.is_ok() && !now.is_ok() && !is_built_in_rule(then, profiles))
        .map(|(then, _)| then)
        .collect();
    let mut warnings: Vec<Warning> = failed.iter().map(|citation| failed_citation(citation)).collect();
    let cited: Vec<Range<usize>> = of_today.citations.iter().map(|citation| citation.span.clone()).collect();
    let (traced, untraced) = trace(draft, &sources(material), &cited);
    warnings.extend(untraced);
    let marked = mark_citations(&traced, &failed);
    warnings.extend(missing_slots(&marked));
    Ok((marked, warnings))
}

/// Rules that the program or the office carries itself (the circumstances' and the profiles' sources), not held in the corpus. An
/// article that no rule names is none of them.
fn is_built_in_rule(citation: &CheckedCitation, profiles: &Profiles) -> bool {
    let Some(law) = &citation.law else { return false };
    let named = citation.number.map_or_else(|| law.clone(), |number| format!("{}{number}", short_title(law)));
    let mut sources = catalogue().iter().flat_map(Circumstance::sources);
    profiles.all().iter().any(|profile| profile.name().contains(law.as_str()))
        || sources.any(|source| source.contains(&named))
}

fn failed_citation(citation: &CheckedCitation) -> Warning {
    let why = match (&citation.note, citation.exists, citation.in_force) {
        (Some(note), _, _) => note.clone(),
        (None, true, false) => "在该日期没有施行".to_owned(),
        (None, true, true) => "引文与条文不一致".to_owned(),
        (None, false, _) => "库中没有这一条".to_owned(),
    };
    Warning::new("draft.citation", format!("草稿引用的“{}”核查未通过：{why}", citation.text))
}

fn mark_citations(draft: &str, failed: &[&CheckedCitation]) -> String {
    let mut marked = draft.to_owned();
    let mut texts: Vec<&str> = failed.iter().map(|citation| citation.text.as_str()).collect();
    texts.sort_unstable();
    texts.dedup();
    for text in texts {
        marked = marked.replace(text, &format!("{text}{}", MARKS[1]));
    }
    marked
}

/// Everything that a number, a date or a quotation of the draft may come from.
fn sources(material: &Material<'_>) -> Vec<Source> {
    let from = &material.sources;
    let mut sources = vec![Source { name: "文书固定文字", text: fixed_text() }];
    sources.push(Source { name: "拟稿日期", text: from.today.format("%Y年%-m月%-d日").to_string() });
    sources.push(Source { name: "来源文件", text: from.file_name.to_owned() });
    sources
        .extend(material.transcript.segments.iter().map(|segment| Source { name: "笔录", text: segment.text.clone() }));
    // Sentences are cited by their number in the transcript.
    let numbers: String = (1..=material.transcript.segments.len()).map(|number| format!("第{number}句，")).collect();
    sources.push(Source { name: "笔录句号", text: numbers });
    let laws = material.hits.iter().chain(from.duty).chain(from.penalty);
    sources.extend(laws.map(|hit| Source { name: "法条", text: hit.text.clone() }));
    if let Some(range) = from.range {
        sources.extend(range.steps.iter().map(|step| {
            let text = format!("{} {} {} {}", step.rule, step.input, step.result, step.source);
            Source { name: "裁量步骤", text }
        }));
    }
    let amounts = [from.facts.goods_value.value, from.facts.illegal_gain.value];
    sources.extend(amounts.into_iter().flatten().map(|yuan| Source { name: "事实", text: yuan.to_string() }));
    sources
}

/// The template and the sentences on remedies: their figures come from the articles that they cite.
fn fixed_text() -> String {
    let remedies = super::draft::remedies(&crate::config::Agency::default()).concat();
    format!("{}{remedies}", DRAFT.text())
}

/// The draft with its notes for the officer: what must be looked at, and what evidence is missing.
pub fn with_notes(draft: &str, warnings: &[Warning], missing_evidence: &[String]) -> String {
    if warnings.is_empty() && missing_evidence.is_empty() {
        return draft.to_owned();
    }
    let mut notes: Vec<String> = warnings.iter().map(|warning| format!("- {}", warning.message)).collect();
    if !missing_evidence.is_empty() {
        notes.push(format!("\n### {EVIDENCE_HEADING}\n"));
        notes.extend(missing_evidence.iter().map(|line| format!("- {line}")));
    }
    format!("{}\n\n---\n\n{NOTES_HEADING}\n\n{}\n", draft.trim_end(), notes.join("\n"))
}
