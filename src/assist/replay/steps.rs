//! Each step, made again by what made it the first time.

use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use crate::assist::check::Material;
use crate::assist::facts::Facts;
use crate::assist::pipeline::{self, Choice};
use crate::assist::services::Services;
use crate::assist::step::Made;
use crate::assist::stored::Stored;
use crate::assist::transcript::Transcript;
use crate::assist::{provisions, range};
use crate::casework::archive::log::sha256_of;
use crate::failure::Failure;
use crate::inference::generator::Generator;
use crate::progress::Progress;
use crate::search::hit::ProvisionAnswer;
use crate::store::runs::StepRow;

/// The result of a step, from the recorded results of those before it.
///
/// # Errors
/// What the step says; `replay.input` where what it was made from is not on record or not there.
pub(super) async fn again(
    services: &Services,
    stored: &Stored,
    row: &StepRow,
    progress: Arc<dyn Progress>,
) -> Result<Value, Failure> {
    let generator = generator(services, row).await?;
    match row.name.as_str() {
        "transcribe" => value(pipeline::transcribe(services, file(stored).await?, progress).await?),
        "extract" => value(pipeline::extract_facts(transcript(stored)?.clone(), generator, progress).await?),
        "provisions" => {
            let region = services.config.agency.region.clone().unwrap_or_default();
            let (engine, on) = (services.engine().await?, on(services, stored)?);
            value(Made::by_rules(provisions::find(engine, facts(stored)?, transcript(stored)?, on, &region).await?))
        }
        "choose" => {
            let (facts, found, on) = (facts(stored)?, found(stored)?, on(services, stored)?);
            value(pipeline::choose_one(services, facts, &stored.words, found, on, generator, progress).await?)
        }
        "range" => {
            let (facts, choice, on) = (facts(stored)?, choice(stored)?, on(services, stored)?);
            let question = stored.penalty().map(|hit| range::question(hit, choice.place.as_ref(), facts, on));
            value(Made::by_rules(range::compute(question.as_ref(), services).await?))
        }
        "cases" => {
            let range = held(stored.range.as_ref(), "range")?.as_ref();
            let (engine, facts) = (services.engine().await?, facts(stored)?);
            let like = pipeline::like_cases(services, engine, stored.penalty(), range, facts, &stored.words);
            value(Made::by_rules(like.await?))
        }
        "draft" => {
            let sources = stored.sources(&services.config.agency, services.clock.today());
            let sources = held(sources, "range")?;
            value(pipeline::make_draft(sources, facts(stored)?.clone(), generator, progress).await?)
        }
        "check" => {
            let drafted = &held(stored.drafted.as_ref(), "draft")?.markdown;
            let sources = stored.sources(&services.config.agency, services.clock.today());
            let sources = held(sources, "range")?;
            let material = Material { transcript: transcript(stored)?, sources, hits: &found(stored)?.hits };
            value(pipeline::make_check(services, drafted, &material, on(services, stored)?).await?)
        }
        other => Err(Failure::internal(format!("no step {other}"))),
    }
}

fn value<T: Serialize>(made: Made<T>) -> Result<Value, Failure> {
    serde_json::to_value(made.result).map_err(Failure::internal)
}

/// The model that made the step, where one did: without it the step goes by rules alone, as it did then.
async fn generator(services: &Services, row: &StepRow) -> Result<Option<Arc<Generator>>, Failure> {
    if row.model.is_none() || row.name == "transcribe" {
        return Ok(None);
    }
    let models = services.models.clone();
    tokio::task::spawn_blocking(move || models.generator()).await.map_err(Failure::internal)?.map(Some)
}

/// The recording or transcript, which must be the very same.
async fn file(stored: &Stored) -> Result<PathBuf, Failure> {
    let path = PathBuf::from(&stored.record.stored_path);
    let bytes = tokio::fs::read(&path)
        .await
        .map_err(|error| Failure::new("replay.input", format!("当时的文件 {} 读不到了：{error}", path.display())))?;
    let sha256 = tokio::task::spawn_blocking(move || sha256_of(bytes)).await.map_err(Failure::internal)?;
    if sha256 != stored.record.sha256 {
        let message = format!("文件 {} 已经不是当时的那个", path.display());
        return Err(Failure::new("replay.input", message));
    }
    Ok(path)
}

/// The date whose law was applied, by the same rule.
fn on(services: &Services, stored: &Stored) -> Result<chrono::NaiveDate, Failure> {
    Ok(pipeline::date_of_law(stored.record.as_of, facts(stored)?, services, &mut Vec::new()))
}

fn held<T>(result: Option<T>, step: &str) -> Result<T, Failure> {
    result.ok_or_else(|| Failure::new("replay.input", format!("它所依据的步骤 {step} 没有结果")))
}

fn transcript(stored: &Stored) -> Result<&Transcript, Failure> {
    held(stored.transcript.as_ref(), "transcribe")
}

fn facts(stored: &Stored) -> Result<&Facts, Failure> {
    held(stored.facts.as_ref(), "extract")
}

fn found(stored: &Stored) -> Result<&ProvisionAnswer, Failure> {
    held(stored.found.as_ref(), "provisions")
}

fn choice(stored: &Stored) -> Result<&Choice, Failure> {
    held(stored.choice.as_ref(), "choose")
}
