//! `GET /api/v1/runs/{id}/events`: server-sent events.

use std::collections::HashMap;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use serde::Serialize;
use tokio::sync::mpsc;
use tokio::time::Instant;
use tokio_stream::wrappers::ReceiverStream;
use utoipa::ToSchema;

use super::super::ApiState;
use super::super::error::{Problem, ProblemBody};
use super::super::extract::ApiPath;
use super::super::identity::Caller;
use super::view::{has_ended, steps_of};
use crate::failure::Failure;
use crate::jobs::hub::Reports;
use crate::progress::ProgressEvent;
use crate::store::runs::Status;

/// How often the store is read: steps may be done by another process.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// At most one progress event in this time.
const PROGRESS_EVERY: Duration = Duration::from_millis(200);
/// A comment is sent this often, so that proxies keep the connection.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// Events that a slow client may lag behind before the stream waits for it.
const BACKLOG: usize = 16;

/// Data of the event `step`.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepEvent {
    /// The step.
    name: &'static str,
    /// How far it is now.
    status: Status,
}

/// Data of the event `end`.
#[derive(Debug, Serialize, ToSchema)]
pub struct EndEvent {
    /// `done`, `failed` or `cancelled`.
    status: Status,
}

/// What the data of an event may be; named for the documentation, which has one schema for all events of a stream.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "describes what is sent")]
enum RunEvent {
    Step(StepEvent),
    Progress(ProgressEvent),
    End(EndEvent),
}

/// 办理进度（SSE）：先补发现状，之后逐一推送，办完即关闭
///
/// 事件：`step`（StepEvent）、`progress`（ProgressEvent）、`end`（EndEvent）。
#[utoipa::path(
    get, path = "/api/v1/runs/{id}/events", tag = "runs", params(("id" = String, Path, description = "办理记录编号")),
    responses(
        (status = 200, description = "事件流", body = RunEvent, content_type = "text/event-stream"),
        (status = 404, description = "run.not_found", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn run_events(
    State(state): State<ApiState>,
    caller: Caller,
    ApiPath(id): ApiPath<String>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    super::find(&state, &caller, &id).await?;
    let (events, received) = mpsc::channel(BACKLOG);
    let mut follower = Follower { state, id, events, shown: HashMap::new(), reports: None };
    tokio::spawn(async move {
        if let Err(End::Failed(failure)) = follower.follow().await {
            tracing::error!(%failure, "an event stream broke off");
        }
    });
    let keep_alive = KeepAlive::new().interval(KEEP_ALIVE);
    Ok(Sse::new(ReceiverStream::new(received)).keep_alive(keep_alive))
}

/// Why a stream ends.
enum End {
    /// The run ended, the client left, or the service stops.
    Over,
    /// The store can't be read.
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for End {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

struct Follower {
    state: ApiState,
    id: String,
    events: mpsc::Sender<Result<Event, Infallible>>,
    /// Steps as last sent.
    shown: HashMap<&'static str, Status>,
    reports: Option<Reports>,
}

impl Follower {
    async fn follow(&mut self) -> Result<(), End> {
        loop {
            self.send_changes().await?;
            self.listen_until(Instant::now() + LOOK_EVERY).await?;
        }
    }

    /// Sends the steps that changed, and the end.
    async fn send_changes(&mut self) -> Result<(), End> {
        let runs = self.state.services.store.runs();
        let Some(run) = runs.get(&self.id).await? else { return Err(End::Over) };
        for step in steps_of(run.status, &runs.steps(&self.id).await?) {
            if self.shown.insert(step.name, step.status) != Some(step.status) {
                self.send("step", &StepEvent { name: step.name, status: step.status }).await?;
            }
        }
        if has_ended(run.status) {
            self.send("end", &EndEvent { status: run.status }).await?;
            return Err(End::Over);
        }
        Ok(())
    }

    /// Passes progress on until `deadline`, or until a step begins.
    async fn listen_until(&mut self, deadline: Instant) -> Result<(), End> {
        loop {
            self.find_reports().await?;
            let shutdown = self.state.shutdown.clone();
            tokio::select! {
                () = tokio::time::sleep_until(deadline) => return Ok(()),
                () = shutdown.begun() => return Err(End::Over),
                () = self.events.closed() => return Err(End::Over),
                changed = next_report(&mut self.reports) => {
                    if let Some(report) = changed {
                        let is_new_step = self.shown.get(report.step) != Some(&Status::Running);
                        self.send("progress", &report).await?;
                        tokio::time::sleep(PROGRESS_EVERY).await;
                        if is_new_step { return Ok(()) }
                    }
                }
            }
        }
    }

    /// Begins to listen where the work has begun here; the last report is sent at once.
    async fn find_reports(&mut self) -> Result<(), End> {
        if self.reports.is_some() {
            return Ok(());
        }
        let Some(live) = self.state.hub.find(&self.id) else { return Ok(()) };
        let mut reports = live.listen();
        let last = reports.borrow_and_update().clone();
        self.reports = Some(reports);
        match last {
            Some(report) => self.send("progress", &report).await,
            None => Ok(()),
        }
    }

    async fn send(&self, name: &str, data: &impl Serialize) -> Result<(), End> {
        let data = serde_json::to_string(data).map_err(Failure::internal)?;
        let sent = self.events.send(Ok(Event::default().event(name).data(data))).await;
        sent.map_err(|_| End::Over)
    }
}

/// The next report; never where there is nothing to listen to, `None` where the work ended.
async fn next_report(reports: &mut Option<Reports>) -> Option<ProgressEvent> {
    let Some(listening) = reports else { return std::future::pending().await };
    if listening.changed().await.is_err() {
        *reports = None;
        return None;
    }
    listening.borrow_and_update().clone()
}
