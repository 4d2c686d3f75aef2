//! The HTTP service: the API under `/api/v1`, its OpenAPI document, health checks, and the pages.
//!
//! One endpoint per file, holding its handler, its documentation and what it answers; `identity` finds out who asks, `router`
//! says who may, [`error`] maps failures to statuses. Model work never runs here: it is queued ([`crate::jobs`]).

mod audit;
mod benchmarks;
mod byte_range;
mod case_files;
mod cases;
mod citations;
mod cookie;
pub mod error;
mod extract;
mod guard;
mod headers;
mod health;
mod identity;
mod jobs;
mod norms;
mod openapi;
mod pages;
mod people;
mod principal;
mod provisions;
mod publications;
mod range;
mod ranged;
mod refusal;
mod router;
mod runs;
mod server;
mod session;
mod status;
mod trace;

use std::sync::Arc;

use axum::Json;
use tokio::sync::Mutex;

use crate::access::password::Hasher;
use crate::access::refusals::Refusals;
use crate::assist::pipeline::Services;
use crate::jobs::hub::Hub;
use crate::lifecycle::Shutdown;
use error::Problem;

pub use openapi::document;
pub use refusal::counted;
pub use router::router;
pub use server::{Listening, listen};

/// What a handler that answers with JSON returns.
type ApiResult<T> = Result<Json<T>, Problem>;

/// What every handler can reach; clones are cheap.
#[derive(Clone)]
pub struct ApiState {
    /// Store, search, models, configuration, clock.
    pub services: Services,
    /// The runs at work in this process.
    pub hub: Hub,
    /// Set when the service is about to stop.
    pub shutdown: Shutdown,
    /// Held while the length of the queue is checked and a job added, so that the bound holds.
    pub admission: Arc<Mutex<()>>,
    /// Counts refused requests, so that a flood of them does not fill the log.
    pub refusals: Arc<Refusals>,
    /// Hashes passwords, few at a time.
    pub hasher: Hasher,
}

impl ApiState {
    /// The state of a service that stands on `services`.
    pub fn new(services: Services, hub: Hub, shutdown: Shutdown) -> Self {
        let (admission, refusals, hasher) = (Arc::new(Mutex::new(())), Arc::default(), Hasher::default());
        Self { services, hub, shutdown, admission, refusals, hasher }
    }
}
