//! A run as it is on record: what each finished step gave.

use chrono::{DateTime, NaiveDate, Utc};
use serde::de::DeserializeOwned;

use super::draft::Sources;
use super::facts::Facts;
use super::pipeline::{Checked, Choice, Drafted};
use super::provisions;
use super::services::Services;
use super::transcript::Transcript;
use crate::config::Agency;
use crate::discretion::range::RangeReport;
use crate::failure::Failure;
use crate::search::hit::{ProvisionAnswer, ProvisionHit};
use crate::store::runs::{Run, Status, StepRow};

/// A run with the results of its steps; `None` for a step that has none.
pub(super) struct Stored {
    pub record: Run,
    pub steps: Vec<StepRow>,
    pub transcript: Option<Transcript>,
    pub facts: Option<Facts>,
    pub found: Option<ProvisionAnswer>,
    pub choice: Option<Choice>,
    /// The step's result, which is a range or nothing.
    pub range: Option<Option<RangeReport>>,
    pub drafted: Option<Drafted>,
    pub checked: Option<Checked>,
    /// The words that provisions and cases were searched with.
    pub words: String,
}

impl Stored {
    /// Reads a run.
    ///
    /// # Errors
    /// `run.not_found`; `run.unreadable` where a result is none of this or an older version; `store.*`.
    pub(super) async fn load(services: &Services, run_id: &str) -> Result<Self, Failure> {
        let runs = services.store.runs();
        let record = runs.get(run_id).await?;
        let record = record.ok_or_else(|| Failure::new("run.not_found", format!("没有办理记录 {run_id}")))?;
        let steps = runs.steps(run_id).await?;
        let transcript: Option<Transcript> = result(&steps, "transcribe")?;
        let facts: Option<Facts> = result(&steps, "extract")?;
        let words = match (&facts, &transcript) {
            (Some(facts), Some(transcript)) => provisions::query(facts, transcript),
            _ => String::new(),
        };
        Ok(Self {
            found: result(&steps, "provisions")?,
            choice: result(&steps, "choose")?,
            range: result(&steps, "range")?,
            drafted: result(&steps, "draft")?,
            checked: result(&steps, "check")?,
            record,
            transcript,
            facts,
            words,
            steps,
        })
    }

    /// The newest attempt at a step.
    pub(super) fn row(&self, name: &str) -> Option<&StepRow> {
        self.steps.iter().find(|row| row.name == name)
    }

    /// When the step was made, which is the present of whoever makes it again.
    pub(super) fn moment(&self, name: &str) -> DateTime<Utc> {
        self.row(name).map_or(self.record.created_at, |row| row.started_at)
    }

    /// The article that punishes the act.
    pub(super) fn penalty(&self) -> Option<&ProvisionHit> {
        let chosen = self.choice.as_ref()?.chosen.first()?;
        self.found.as_ref()?.hits.iter().find(|hit| hit.provision_id == chosen.provision_id)
    }

    /// What the draft was made of, for an agency and on a day.
    pub(super) fn sources<'a>(&'a self, agency: &'a Agency, today: NaiveDate) -> Option<Sources<'a>> {
        let choice = self.choice.as_ref()?;
        Some(Sources {
            facts: self.facts.as_ref()?,
            words: &self.words,
            penalty: self.penalty(),
            place: choice.place.as_ref(),
            duty: choice.duty.as_ref(),
            range: self.range.as_ref()?.as_ref(),
            agency,
            file_name: &self.record.file_name,
            today,
        })
    }
}

fn result<T: DeserializeOwned>(steps: &[StepRow], name: &str) -> Result<Option<T>, Failure> {
    let Some(row) = steps.iter().find(|row| row.name == name && row.status == Status::Done) else { return Ok(None) };
    let unreadable = |error| Failure::new("run.unreadable", format!("步骤 {name} 的记录无法解读：{error}"));
    serde_json::from_value(row.output.clone().unwrap_or_default()).map(Some).map_err(unreadable)
}
