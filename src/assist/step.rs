//! One step of a run: its result is stored before the next begins, so that a run that was cut off goes on where it was.

use std::future::Future;
use std::time::Instant;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::failure::Failure;
use crate::progress::Progress;
use crate::store::Store;
use crate::store::runs::{Status, StepRecord};

/// A step's result and what made it.
#[derive(Debug)]
pub(super) struct Made<T> {
    pub result: T,
    pub model: Option<ModelUsed>,
    pub prompt_version: Option<String>,
}

/// A model as the record names it.
#[derive(Debug, Clone)]
pub(super) struct ModelUsed {
    pub name: String,
    pub sha256: String,
}

impl<T> Made<T> {
    /// A result of rules and data alone.
    pub fn by_rules(result: T) -> Self {
        Self { result, model: None, prompt_version: None }
    }
}

/// Version of this program, as the record of a step names it.
pub(super) const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// The input with the version of the program, where there is any.
fn with_program(mut input: Value) -> Value {
    if let Some(members) = input.as_object_mut() {
        members.insert("program".to_owned(), Value::from(PROGRAM));
    }
    input
}

/// The run whose steps are made.
pub(super) struct Run<'a> {
    pub store: &'a Store,
    pub id: &'a str,
    pub progress: &'a dyn Progress,
}

impl Run<'_> {
    /// The stored result of the step, or that of `work`, stored before it is returned.
    ///
    /// # Errors
    /// What `work` says (stored too), `cancelled`, or what the store says.
    pub async fn step<T, F>(&self, name: &'static str, input: Value, work: impl FnOnce() -> F) -> Result<T, Failure>
    where
        T: Serialize + DeserializeOwned,
        F: Future<Output = Result<Made<T>, Failure>>,
    {
        let runs = self.store.runs();
        if let Some(row) = runs.step(self.id, name).await?
            && row.status == Status::Done
        {
            return serde_json::from_value(row.output.unwrap_or_default()).map_err(Failure::internal);
        }
        self.progress.checkpoint()?;
        runs.begin_step(self.id, name, &with_program(input)).await?;
        let started = Instant::now();
        match work().await {
            Ok(made) => {
                let output = serde_json::to_value(&made.result).map_err(Failure::internal)?;
                let (model, model_sha256) = made.model.map(|model| (model.name, model.sha256)).unzip();
                let seconds = started.elapsed().as_secs_f64();
                let record = StepRecord { output, model, model_sha256, prompt_version: made.prompt_version, seconds };
                runs.finish_step(self.id, name, record).await?;
                Ok(made.result)
            }
            Err(failure) => {
                runs.fail_step(self.id, name, failure.code, &failure.message).await?;
                Err(failure)
            }
        }
    }
}
