//! The main job from end to end.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::choose::{self, Judgement};
use super::draft::{self, Rendered, Sentence, polish::Polished};
use super::extract::extract;
use super::facts::Facts;
use super::peers::{PeerQuestion, peers};
use super::place::{self, Part};
use super::prompt::{CHOOSE, CIRCUMSTANCE, DRAFT, EXTRACT, PLACE, POLISH};
use super::report::{AssistReport, Chosen, Warning};
use super::step::{Made, ModelUsed, Run};
use super::transcript::Transcript;
use super::{check, evidence, provisions, range, transcript_file};
use crate::config::Agency;
use crate::discretion::circumstance::conflicts;
use crate::discretion::deviation::{Deviation, DeviationKind};
use crate::discretion::range::RangeReport;
use crate::failure::Failure;
use crate::inference::generator::Generator;
use crate::law::penalty_clause::parse;
use crate::progress::Progress;
use crate::search::Engine;
use crate::search::hit::{CaseAnswer, ProvisionAnswer, ProvisionHit};

pub use super::services::Services;

/// The names of the steps, in order; the same in the store, the API and the pages.
pub const STEPS: [&str; 8] = ["transcribe", "extract", "provisions", "choose", "range", "cases", "draft", "check"];

/// Similar cases shown.
const CASES: usize = 8;

/// What the step `choose` found.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct Choice {
    judgements: Vec<Judgement>,
    pub(super) chosen: Vec<Chosen>,
    /// The part of the first chosen article that names the act.
    pub(super) place: Option<Part>,
    /// The duty that was breached, where the same law holds one.
    pub(super) duty: Option<ProvisionHit>,
}

/// What the step `draft` made.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct Drafted {
    pub(super) markdown: String,
    pub(super) polished: Vec<Polished>,
    /// What each sentence rests on; runs of before that was recorded have none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(super) sentences: Option<Vec<Sentence>>,
}

impl Drafted {
    fn new(rendered: Rendered, polished: Vec<Polished>) -> Self {
        Self { markdown: rendered.markdown, polished, sentences: Some(rendered.sentences) }
    }
}

/// What the step `check` found.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct Checked {
    pub(super) markdown: String,
    warnings: Vec<Warning>,
}

/// Runs or resumes the run `run_id` (created beforehand in the store) and returns its report.
///
/// # Errors
/// What a step says, with its stable code; everything finished before it stays stored.
pub async fn run(services: &Services, run_id: &str, progress: Arc<dyn Progress>) -> Result<AssistReport, Failure> {
    let outcome = run_steps(services, run_id, progress).await;
    let runs = services.store.runs();
    match &outcome {
        Ok(report) => runs.finish(run_id, &serde_json::to_value(report).map_err(Failure::internal)?).await?,
        Err(failure) if failure.code == "cancelled" => {}
        Err(failure) => runs.fail(run_id, failure.code, &failure.message).await?,
    }
    outcome
}

async fn run_steps(services: &Services, run_id: &str, progress: Arc<dyn Progress>) -> Result<AssistReport, Failure> {
    let record = services.store.runs().get(run_id).await?;
    let record = record.ok_or_else(|| Failure::new("run.unknown", format!("没有运行 {run_id}")))?;
    let run = Run { store: &services.store, id: run_id, progress: progress.as_ref() };
    let mut warnings = Vec::new();

    let path = PathBuf::from(&record.stored_path);
    let input = json!({ "file": record.file_name, "sha256": record.sha256 });
    let transcript: Transcript = run.step("transcribe", input, || transcribe(services, path, progress.clone())).await?;
    // A corrected transcript becomes a later version of this one.
    let content = serde_json::to_value(&transcript).map_err(Failure::internal)?;
    services.store.runs().save_transcript(run_id, &content).await?;
    warnings.extend(transcript.warnings.iter().cloned());

    let generator = generator(services, &mut warnings).await?;

    let prompts = [EXTRACT.version()?, CIRCUMSTANCE.version()?];
    let input = json!({ "segments": transcript.segments.len(), "prompts": prompts });
    let facts: Facts =
        run.step("extract", input, || extract_facts(transcript.clone(), generator.clone(), progress.clone())).await?;

    let on = date_of_law(record.as_of, &facts, services, &mut warnings);
    let engine = services.engine().await?;
    let words = provisions::query(&facts, &transcript);
    let region = services.config.agency.region.clone().unwrap_or_default();
    // What a replay needs to know beside the results of the steps before: the laws that were held, and the day.
    let (corpus, today) = (services.store.laws().corpus_revision().await?, services.clock.today());
    let input = json!({ "query": words, "on": on, "penalty_only": true, "region": region, "corpus": corpus });
    let found: ProvisionAnswer = run
        .step("provisions", input, || async {
            Ok(Made::by_rules(provisions::find(engine, &facts, &transcript, on, &region).await?))
        })
        .await?;
    warnings.extend(found.notes.iter().map(|note| Warning::new("search.incomplete", note.clone())));

    let principal = facts.act.value.as_deref().map(provisions::principal_act);
    let candidates: Vec<i64> = found.hits.iter().map(|hit| hit.provision_id).collect();
    let input = json!({ "act": principal, "candidates": candidates, "corpus": corpus });
    let choice: Choice = run
        .step("choose", input, || choose_one(services, &facts, &words, &found, on, generator.clone(), progress.clone()))
        .await?;
    warnings.extend(facts.act.value.as_deref().and_then(provisions::other_acts));
    warnings.extend(choose::doubts(&choice.judgements, &found.hits));
    let penalty =
        choice.chosen.first().and_then(|chosen| found.hits.iter().find(|hit| hit.provision_id == chosen.provision_id));
    warnings.extend(check::law(services, &choice.chosen, penalty, on).await?);

    let question = penalty.map(|hit| range::question(hit, choice.place.as_ref(), &facts, on));
    let input = range::recorded(question.as_ref(), services, &corpus);
    let range: Option<RangeReport> = run
        .step("range", input, || async { Ok(Made::by_rules(range::compute(question.as_ref(), services).await?)) })
        .await?;
    warnings.extend(range::warnings(penalty, range.as_ref(), &facts));

    warnings.extend(circumstance_conflicts(&facts));
    let evidence = evidence::collect(penalty, choice.place.as_ref(), &facts, &words, &transcript);

    let article = penalty.map(|hit| choose::citation(&hit.law, hit.number));
    let past_cases = services.store.cases().revision().await?;
    let input = json!({ "query": words, "article": article, "corpus": corpus, "past_cases": past_cases });
    let cases: CaseAnswer = run
        .step("cases", input, || async {
            Ok(Made::by_rules(like_cases(services, engine, penalty, range.as_ref(), &facts, &words).await?))
        })
        .await?;
    warnings.extend(cases.notes.iter().map(|note| Warning::new("cases.incomplete", note.clone())));
    warnings.extend(cases.deviation.iter().filter_map(deviation_warning));

    let sources = draft::Sources {
        facts: &facts,
        words: &words,
        penalty,
        place: choice.place.as_ref(),
        duty: choice.duty.as_ref(),
        range: range.as_ref(),
        agency: &services.config.agency,
        file_name: &record.file_name,
        today,
    };
    let input = json!({ "chosen": choice.chosen, "range": range, "template": DRAFT.version()?, "day": today,
        "agency": recorded_agency(&services.config.agency) });
    let drafted: Drafted =
        run.step("draft", input, || make_draft(sources, facts.clone(), generator.clone(), progress.clone())).await?;

    let input = json!({ "characters": drafted.markdown.chars().count(), "corpus": corpus });
    let material = check::Material { transcript: &transcript, sources, hits: &found.hits };
    let checked: Checked =
        run.step("check", input, || async { make_check(services, &drafted.markdown, &material, on).await }).await?;
    warnings.extend(facts.warnings());
    warnings.extend(checked.warnings);
    let draft = check::with_notes(&checked.markdown, &warnings, &evidence::missing(&evidence));
    services.store.runs().save_draft(run_id, &draft).await?;

    let timings = timings(services, run_id).await?;
    Ok(AssistReport {
        transcript,
        facts,
        provisions: found.hits,
        chosen: choice.chosen,
        range,
        cases: cases.hits,
        distribution: cases.distribution,
        deviation: cases.deviation,
        evidence,
        draft,
        warnings,
        timings,
    })
}

pub(super) async fn transcribe(
    services: &Services,
    path: PathBuf,
    progress: Arc<dyn Progress>,
) -> Result<Made<Transcript>, Failure> {
    let models = services.models.clone();
    blocking(move || match transcript_file::detect(&path)? {
        transcript_file::InputKind::Transcript => Ok(Made::by_rules(transcript_file::read(&path)?)),
        transcript_file::InputKind::Audio => {
            let ready = models.transcriber()?;
            let result = ready.model.transcribe(&path, progress.as_ref())?;
            let model = ModelUsed { name: ready.name, sha256: ready.sha256 };
            Ok(Made { result, model: Some(model), prompt_version: None })
        }
    })
    .await
}

/// The language model; where it is missing the run goes on with rules and search alone, and says so.
async fn generator(services: &Services, warnings: &mut Vec<Warning>) -> Result<Option<Arc<Generator>>, Failure> {
    let models = services.models.clone();
    match blocking(move || models.generator()).await {
        Ok(generator) => Ok(Some(generator)),
        Err(failure) if failure.code.starts_with("models.") => {
            warnings.push(Warning::new(
                "generator.missing",
                format!("未使用语言模型：{failure}。以下只有规则和检索的结果"),
            ));
            Ok(None)
        }
        Err(failure) => Err(failure),
    }
}

pub(super) async fn extract_facts(
    transcript: Transcript,
    generator: Option<Arc<Generator>>,
    progress: Arc<dyn Progress>,
) -> Result<Made<Facts>, Failure> {
    blocking(move || {
        let result = extract(&transcript, generator.as_deref(), progress.as_ref())?;
        made_by("extract", result, generator.as_deref())
    })
    .await
}

/// The date whose law applies: as asked for, else the date of the act, else today, which is said.
pub(super) fn date_of_law(
    as_of: Option<NaiveDate>,
    facts: &Facts,
    services: &Services,
    warnings: &mut Vec<Warning>,
) -> NaiveDate {
    if let Some(date) = as_of.or(facts.date.value) {
        return date;
    }
    let today = services.clock.today();
    let text = format!("笔录中没有违法行为发生的完整日期，暂按今天（{today}）的法律检索，须核实日期后重新计算");
    warnings.push(Warning::new("date.unknown", text));
    today
}

pub(super) async fn choose_one(
    services: &Services,
    facts: &Facts,
    words: &str,
    found: &ProvisionAnswer,
    on: NaiveDate,
    generator: Option<Arc<Generator>>,
    progress: Arc<dyn Progress>,
) -> Result<Made<Choice>, Failure> {
    let (Some(generator), Some(summary)) = (generator, facts.act.value.as_deref()) else {
        return Ok(Made::by_rules(Choice::default()));
    };
    let act = provisions::principal_act(summary);
    let candidates: Vec<ProvisionHit> = found.hits.iter().take(choose::CANDIDATES).cloned().collect();
    let judge = {
        let (generator, progress) = (generator.clone(), progress.clone());
        let (act, words, candidates) = (act.clone(), words.to_owned(), candidates.clone());
        move || choose::judge(&act, &words, &candidates, &generator, progress.as_ref())
    };
    let judgements = blocking(judge).await?;
    let best = judgements
        .first()
        .and_then(|best| candidates.iter().find(|hit| hit.provision_id == best.provision_id).map(|hit| (best, hit)));
    let Some((best, hit)) = best else { return Ok(Made::by_rules(Choice::default())) };
    let judge_parts = {
        let (generator, progress, act) = (generator.clone(), progress.clone(), act.clone());
        let (words, article) = (words.to_owned(), hit.text.clone());
        move || place::judge(&act, &words, &article, &generator, progress.as_ref())
    };
    let place = blocking(judge_parts).await?;
    let chosen = vec![choose::chosen(best, hit, &act, &place)];
    let duty = provisions::duty(services.engine().await?, words, &hit.law, on).await?;
    made_by("choose", Choice { judgements, chosen, place: Some(place), duty }, Some(&generator))
}

/// The like cases of this one: by its provision, field, amounts, circumstances, tier and range, as far as each is known.
pub(super) async fn like_cases(
    services: &Services,
    engine: &Engine,
    penalty: Option<&ProvisionHit>,
    range: Option<&RangeReport>,
    facts: &Facts,
    words: &str,
) -> Result<CaseAnswer, Failure> {
    let clauses = penalty.map(|hit| parse(&hit.text)).unwrap_or_default();
    let supported = facts.circumstances.iter().filter(|fact| fact.supported);
    let circumstances: Vec<String> = supported.filter_map(|fact| fact.value.clone()).collect();
    // A law of several fields says nothing of the field of its case.
    let field = penalty.and_then(|hit| match hit.fields.as_slice() {
        [only] => Some(only.as_str()),
        _ => None,
    });
    let question = PeerQuestion {
        text: words,
        provision: penalty.map(|hit| (hit.law.as_str(), hit.number)),
        clauses: &clauses,
        field,
        region: services.config.agency.region.as_deref(),
        party_kind: facts.party_kind.value.as_deref().filter(|_| facts.party_kind.supported),
        circumstances: &circumstances,
        goods_value: facts.goods_value.value.filter(|_| facts.goods_value.supported),
        illegal_gain: facts.illegal_gain.value.filter(|_| facts.illegal_gain.supported),
        tier: range.and_then(|range| range.tier.as_ref()).map(|tier| tier.name.as_str()),
        range: range.map(|range| range.case),
        proposed: None,
        limit: CASES,
    };
    peers(engine, &question).await
}

/// A departure from like cases, and that there are too few to tell.
fn deviation_warning(found: &Deviation) -> Option<Warning> {
    let code = match found.kind {
        DeviationKind::Within => return None,
        DeviationKind::TooFew => "cases.too_few",
        _ => "cases.deviation",
    };
    Some(Warning::new(code, found.reason.clone()))
}

/// Circumstances that exclude one another or rest on the same fact.
fn circumstance_conflicts(facts: &Facts) -> Vec<Warning> {
    let ids = facts.circumstances.iter().filter_map(|fact| fact.value.as_deref());
    conflicts(ids).iter().map(|pair| Warning::new("circumstance.conflict", pair.message())).collect()
}

pub(super) async fn make_draft(
    sources: draft::Sources<'_>,
    facts: Facts,
    generator: Option<Arc<Generator>>,
    progress: Arc<dyn Progress>,
) -> Result<Made<Drafted>, Failure> {
    let mut slots = draft::fill(&sources);
    let Some(generator) = generator else {
        return Ok(Made::by_rules(Drafted::new(draft::render(slots)?, Vec::new())));
    };
    let (slots, polished, generator) = blocking(move || {
        let mut polished = draft::polish::polish(&mut slots.facts_sentences, &facts, &generator, progress.as_ref())?;
        polished.extend(draft::polish::polish(&mut slots.reasons_sentences, &facts, &generator, progress.as_ref())?);
        Ok((slots, polished, generator))
    })
    .await?;
    let rendered = draft::render(slots)?;
    made_by("draft", Drafted::new(rendered, polished), Some(&generator))
}

fn made_by<T>(step: &str, result: T, generator: Option<&Generator>) -> Result<Made<T>, Failure> {
    let Some(generator) = generator else { return Ok(Made::by_rules(result)) };
    let model = ModelUsed { name: generator.name().to_owned(), sha256: generator.sha256().to_owned() };
    Ok(Made { result, model: Some(model), prompt_version: prompts_of(step)? })
}

async fn timings(services: &Services, run_id: &str) -> Result<BTreeMap<String, f64>, Failure> {
    let steps = services.store.runs().steps(run_id).await?;
    Ok(steps.into_iter().filter_map(|step| step.seconds.map(|seconds| (step.name, seconds))).collect())
}

pub(super) async fn make_check(
    services: &Services,
    drafted: &str,
    material: &check::Material<'_>,
    on: NaiveDate,
) -> Result<Made<Checked>, Failure> {
    let (markdown, warnings) = check::check(services, drafted, material, on).await?;
    Ok(Made::by_rules(Checked { markdown, warnings }))
}

/// The agency as a draft names it, for the record.
pub(super) fn recorded_agency(agency: &Agency) -> Value {
    json!({ "name": agency.name, "reconsideration_body": agency.reconsideration_body, "court": agency.court })
}

/// Version of the prompts with which a step asks the model; `None` for a step that asks none.
pub(super) fn prompts_of(step: &str) -> Result<Option<String>, Failure> {
    Ok(match step {
        "extract" => Some(EXTRACT.version()?),
        "choose" => Some(format!("{}, {}", CHOOSE.version()?, PLACE.version()?)),
        "draft" => Some(POLISH.version()?),
        _ => None,
    })
}

/// Model work, off the async threads.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Failure> + Send + 'static) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(Failure::internal)?
}
