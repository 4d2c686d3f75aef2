//! `caiheng serve`: the HTTP service with its pages and the workers of its job queue.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use serde::Serialize;

use super::Context;
use crate::assist::pipeline::Services;
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::handling::publication;
use crate::http::{self, ApiState};
use crate::jobs::hub::Hub;
use crate::jobs::worker::Worker;
use crate::jobs::{embed, leftovers, sign};
use crate::lifecycle::Shutdown;
use crate::store::case_files::Materials;

/// How long model work, which can't be stopped at any point, may hold up the end of the process.
const ABANDON_AFTER: Duration = Duration::from_secs(2);

/// Arguments of `caiheng serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Address and port to listen on; port 0 takes a free one [env: CAIHENG_BIND] [default: 127.0.0.1:8620]
    #[arg(long, value_name = "ADDRESS:PORT")]
    bind: Option<SocketAddr>,
}

/// What is printed when the service answers.
#[derive(Debug, Serialize)]
struct Started {
    address: String,
}

/// Serves until SIGTERM or SIGINT.
///
/// # Errors
/// `server.bind`, `store.*`, `home.*`.
pub fn run(arguments: ServeArgs, context: &Context) -> Result<std::process::ExitCode, Failure> {
    let runtime = super::runtime()?;
    let served = runtime.block_on(serve(arguments, context));
    runtime.shutdown_timeout(ABANDON_AFTER);
    served.map(|()| std::process::ExitCode::SUCCESS)
}

async fn serve(arguments: ServeArgs, context: &Context) -> Result<(), Failure> {
    let shutdown = Shutdown::on_signals()?;
    let services = Services::open(context.config.clone(), Arc::new(SystemClock)).await?;
    let listening = http::listen(arguments.bind.unwrap_or(context.config.server.bind)).await?;
    let now = services.clock.now();
    let materials = Materials::under(&services.config.home).incoming();
    let removed =
        leftovers::remove_abandoned(&services.config.uploads_dir(), now) + leftovers::remove_abandoned(&materials, now);
    if removed > 0 {
        tracing::info!(removed, "removed uploads that were cut off");
    }
    let hub = Hub::default();
    let start = |_| Worker::start(services.clone(), hub.clone(), shutdown.clone());
    let workers: Vec<Worker> = (0..context.config.server.workers).map(start).collect();
    if !workers.is_empty() && context.config.server.embed_when_idle {
        embed::start(services.clone(), hub.clone(), shutdown.clone());
    }

    tokio::spawn(open_indexes(services.clone()));
    publication::each_day(services.clone(), shutdown.clone());
    sign::start(services.clone(), shutdown.clone());

    let started = Started { address: format!("http://{}", listening.address()) };
    context.output.print(&started, |started| format!("裁衡已启动：{}", started.address))?;
    let state = ApiState::new(services, hub, shutdown.clone());
    let (people, refusals) = (state.services.store.people(), state.refusals.clone());
    let served = listening.serve(state).await;
    shutdown.begin();
    if let Some(summary) = refusals.end() {
        http::counted(&people, &summary).await;
    }
    for worker in workers {
        worker.stopped().await;
    }
    served
}

/// Opens the search indexes before the first search has to wait for it.
async fn open_indexes(services: Services) {
    match services.engine().await {
        Ok(_) => {}
        // No law is imported yet: the first search says so.
        Err(failure) if failure.code == "laws.empty" => {}
        Err(failure) => tracing::warn!(%failure, "the search indexes could not be opened"),
    }
}
