//! Whether a step can be made again as it was, and what is not as it was then.

use std::sync::Arc;

use crate::assist::pipeline::{prompts_of, recorded_agency};
use crate::assist::prompt::{CIRCUMSTANCE, DRAFT, EXTRACT};
use crate::assist::services::Services;
use crate::assist::step::PROGRAM;
use crate::assist::stored::Stored;
use crate::clock::FixedClock;
use crate::failure::Failure;
use crate::inference::models::ModelStore;
use crate::store::runs::StepRow;

/// Refuses where the model or the prompt that made the step is not there: another one's result would tell nothing.
pub(super) fn allow(services: &Services, row: &StepRow) -> Result<(), Failure> {
    let Some(model) = &row.model else { return Ok(()) };
    let refuse = |message: String| Err(Failure::new("replay.conditions", message));
    let files = match ModelStore::open(&services.config.models_dir)?.locate(model) {
        Ok(files) => files,
        Err(error) => return refuse(format!("当时的模型 {model} 不在这里：{error}")),
    };
    let then = row.model_sha256.as_deref().unwrap_or("没有记录");
    if files.sha256 != then {
        return refuse(format!("模型 {model} 的文件不是当时的那个：当时 {then}，现在 {}", files.sha256));
    }
    let now = prompts_of(&row.name)?;
    if now != row.prompt_version {
        let named = |version: &Option<String>| version.clone().unwrap_or_else(|| "没有记录".to_owned());
        return refuse(format!("提示词的版本不同：当时 {}，现在 {}", named(&row.prompt_version), named(&now)));
    }
    let recorded = row.input.get("prompts");
    let prompts = serde_json::json!([EXTRACT.version()?, CIRCUMSTANCE.version()?]);
    match recorded {
        Some(recorded) if *recorded != prompts => refuse(format!("提示词的版本不同：当时 {recorded}，现在 {prompts}")),
        _ => Ok(()),
    }
}

/// What is not as it was when the step was made, or is not on record; it may be why a result differs.
pub(super) async fn of(services: &Services, row: &StepRow) -> Result<Vec<String>, Failure> {
    let corpus = services.store.laws().corpus_revision().await?;
    let past_cases = services.store.cases().revision().await?;
    let agency = recorded_agency(&services.config.agency);
    let now = |name: &str| match name {
        "program" => Some(PROGRAM.into()),
        "corpus" => Some(corpus.as_str().into()),
        "past_cases" => Some(past_cases.as_str().into()),
        "template" => DRAFT.version().ok().map(Into::into),
        "agency" => Some(agency.clone()),
        _ => None,
    };
    let named: &[(&str, &str)] = match row.name.as_str() {
        "cases" => &[("program", "程序版本"), ("corpus", "法规库"), ("past_cases", "案例库")],
        "provisions" | "choose" | "range" | "check" => &[("program", "程序版本"), ("corpus", "法规库")],
        "draft" => &[("program", "程序版本"), ("template", "文书模板"), ("agency", "机关设置")],
        _ => &[("program", "程序版本")],
    };
    // A step that was given nothing depends on nothing.
    if row.input.is_null() {
        return Ok(Vec::new());
    }
    let told = named.iter().filter_map(|(key, what)| match (row.input.get(*key), now(key)) {
        (None, _) => Some(format!("当时的{what}没有记录")),
        (Some(then), Some(now)) if *then != now => Some(format!("{what}已经不同：当时 {then}，现在 {now}")),
        _ => None,
    });
    Ok(told.collect())
}

/// The services as they were when the step was made: its moment, its model. The engine is opened once for all steps.
pub(super) fn place(services: &Services, then: &mut Option<Services>, stored: &Stored, row: &StepRow) -> Services {
    let mut models = services.config.models.clone();
    if let Some(model) = &row.model {
        let choice = if row.name == "transcribe" { &mut models.transcriber } else { &mut models.generator };
        choice.clone_from(model);
    }
    let clock = Arc::new(FixedClock(stored.moment(&row.name)));
    let place = match then.take() {
        Some(before) => before.replaying(clock, models),
        None => services.replaying(clock, models).with_own_engine(),
    };
    *then = Some(place.clone());
    place
}
