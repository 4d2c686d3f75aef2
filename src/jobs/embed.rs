//! Embeds the corpus in the background while nothing else is to do: search serves meanwhile, and a run never waits for it.

use std::time::Duration;

use tokio::task::JoinHandle;

use super::hub::Hub;
use crate::assist::pipeline::Services;
use crate::failure::Failure;
use crate::lifecycle::Shutdown;
use crate::progress::{Progress, ProgressEvent};

/// How long after a run's end, or after its own, the work is taken up again.
const PAUSE: Duration = Duration::from_secs(20);

/// Lets the embedding go on only while no run is at work and the service stays up.
struct WhileIdle {
    hub: Hub,
    shutdown: Shutdown,
}

impl Progress for WhileIdle {
    fn report(&self, event: ProgressEvent) {
        tracing::debug!(done = event.done, total = event.total, "embedding");
    }

    fn is_cancelled(&self) -> bool {
        !self.hub.is_idle() || self.shutdown.has_begun()
    }
}

/// Starts the background work; it ends with the shutdown, or at once where there is no embedding model.
pub fn start(services: Services, hub: Hub, shutdown: Shutdown) -> JoinHandle<()> {
    tokio::spawn(async move {
        while !shutdown.has_begun() {
            if hub.is_idle() && !goes_on(embed(&services, &hub, &shutdown).await) {
                return;
            }
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                () = shutdown.begun() => {}
            }
        }
    })
}

async fn embed(services: &Services, hub: &Hub, shutdown: &Shutdown) -> Result<(), Failure> {
    let engine = services.engine().await?.clone();
    let progress = WhileIdle { hub: hub.clone(), shutdown: shutdown.clone() };
    tokio::task::spawn_blocking(move || engine.embed_pending(&progress)).await.map_err(Failure::internal)?
}

/// Whether to try again later.
fn goes_on(outcome: Result<(), Failure>) -> bool {
    match outcome {
        Ok(()) => true,
        // A run came; no law is imported yet; `caiheng index` is at it.
        Err(failure) if matches!(failure.code, "cancelled" | "laws.empty" | "index.busy") => true,
        // The server of the vectors may come back.
        Err(failure) if matches!(failure.code, "search.vector.unavailable" | "search.vector.timeout") => {
            tracing::debug!(%failure, "embedding waits for the server of the vectors");
            true
        }
        Err(failure) if failure.code == "index.no_embedder" => {
            tracing::info!("no embedding model: search goes on by words");
            false
        }
        Err(failure) => {
            tracing::warn!(%failure, "embedding in the background stopped");
            false
        }
    }
}
