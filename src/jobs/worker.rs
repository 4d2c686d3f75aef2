//! The worker: claims one job at a time, because the models fill the machine.

use std::time::Duration;

use tokio::task::JoinHandle;

use super::assist;
use super::hub::Hub;
use crate::assist::pipeline::Services;
use crate::failure::Failure;
use crate::lifecycle::Shutdown;
use crate::store::StoreError;
use crate::store::jobs::Job;

/// How long a claim lasts without a heartbeat, in seconds: after a kill -9 the job goes on that much later.
pub(super) const LEASE_SECONDS: u32 = 15;
/// How often a claim is renewed; several may be late before the claim is lost.
pub(super) const HEARTBEAT: Duration = Duration::from_secs(4);
/// How often an idle worker looks for jobs that another process queued or left behind.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How long to wait when the store can't be reached.
const STORE_PAUSE: Duration = Duration::from_secs(3);

/// What a job needs at hand.
#[derive(Clone)]
pub(super) struct Workplace {
    pub(super) services: Services,
    pub(super) hub: Hub,
    pub(super) shutdown: Shutdown,
    /// Name under which jobs are claimed; unlike that of any other worker, also of one before a restart.
    pub(super) name: String,
}

/// A worker at work.
#[derive(Debug)]
pub struct Worker {
    task: JoinHandle<()>,
}

impl Worker {
    /// Starts a worker on the store of `services`; it stops when the shutdown begins, handing its job back.
    pub fn start(services: Services, hub: Hub, shutdown: Shutdown) -> Self {
        let name = format!("{}:{}", std::process::id(), uuid::Uuid::new_v4());
        let workplace = Workplace { services, hub, shutdown, name };
        Self { task: tokio::spawn(async move { workplace.work().await }) }
    }

    /// Waits until it has stopped.
    pub async fn stopped(self) {
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the worker ended abnormally");
        }
    }
}

impl Workplace {
    async fn work(&self) {
        while !self.shutdown.has_begun() {
            match self.next_job().await {
                Ok(Some(job)) => self.perform(&job).await,
                Ok(None) => self.pause(LOOK_EVERY).await,
                Err(error) => {
                    tracing::error!(%error, "the job queue can't be read");
                    self.pause(STORE_PAUSE).await;
                }
            }
        }
    }

    async fn next_job(&self) -> Result<Option<Job>, StoreError> {
        self.services.store.jobs().claim(&self.name, LEASE_SECONDS).await
    }

    async fn perform(&self, job: &Job) {
        tracing::info!(job = job.id, kind = job.kind, attempt = job.attempts, "job begins");
        let ended = match job.kind.as_str() {
            assist::KIND => assist::perform(self, job).await,
            other => self.refuse(job, other).await,
        };
        match ended {
            Ok(how) => tracing::info!(job = job.id, how, "job ends"),
            Err(failure) => tracing::error!(job = job.id, %failure, "how the job ended can't be recorded"),
        }
    }

    /// A job written by a newer version of the program.
    async fn refuse(&self, job: &Job, kind: &str) -> Result<&'static str, Failure> {
        let message = format!("本版本不认识的任务类型：{kind}");
        self.services.store.jobs().fail(&job.id, &self.name, "job.unknown_kind", &message).await?;
        Ok("refused")
    }

    async fn pause(&self, at_most: Duration) {
        tokio::select! {
            () = tokio::time::sleep(at_most) => {}
            () = self.hub.job_queued() => {}
            () = self.shutdown.begun() => {}
        }
    }
}
