//! `GET /api/v1/status`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{ApiResult, ApiState};
use crate::config::Config;
use crate::failure::Failure;
use crate::inference::models::ModelStore;
use crate::search::status::IndexStatus;

/// What the service has and what it lacks.
#[derive(Debug, Serialize, ToSchema)]
pub struct ServiceStatus {
    /// Version of the program.
    version: &'static str,
    /// The model of each task.
    models: Vec<ModelView>,
    /// The search indexes; null while no law is imported.
    indexes: Option<IndexStatus>,
    /// Statute law held.
    laws: LawsView,
    /// Past cases held.
    cases: CasesView,
    /// The job queue.
    queue: QueueView,
    /// What a person should know or do, in Chinese.
    notes: Vec<String>,
}

/// The model of a task.
#[derive(Debug, Serialize, ToSchema)]
pub struct ModelView {
    /// `transcriber`, `embedder` or `generator`.
    task: &'static str,
    /// Name in the manifest, or path.
    name: String,
    /// Whether its files are there and are the right ones.
    ready: bool,
    /// SHA-256 of its weights, in hex.
    sha256: Option<String>,
    /// What is wrong and what to do, in Chinese.
    problem: Option<String>,
}

/// Statute law held.
#[derive(Debug, Serialize, ToSchema)]
pub struct LawsView {
    /// Documents, each version counted.
    documents: usize,
    /// Changes whenever articles change; empty where nothing was imported.
    revision: String,
}

/// Past cases held.
#[derive(Debug, Serialize, ToSchema)]
pub struct CasesView {
    /// How many.
    count: usize,
    /// Changes whenever cases change; empty where nothing was imported.
    revision: String,
}

/// The job queue.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueueView {
    /// Jobs that wait for a worker.
    waiting: u64,
    /// How many may wait.
    bound: usize,
    /// How many jobs this process works on at a time.
    workers: usize,
}

/// 服务状态：模型、索引、法律、案例、队列
#[utoipa::path(
    get, path = "/api/v1/status", tag = "service",
    responses((status = 200, description = "状态；notes 是需要人处理的事", body = ServiceStatus))
)]
pub async fn get_status(State(state): State<ApiState>) -> ApiResult<ServiceStatus> {
    let (services, mut notes) = (&state.services, Vec::new());
    let config = Arc::clone(&services.config);
    let models = tokio::task::spawn_blocking(move || models_of(&config)).await.map_err(Failure::internal)??;
    notes.extend(models.iter().filter_map(|model| model.problem.clone()));
    let indexes = indexes_of(&state, &mut notes).await;
    let (laws, cases) = (services.store.laws(), services.store.cases());
    let laws = LawsView { documents: laws.documents().await?.len(), revision: laws.corpus_revision().await? };
    let cases = CasesView { count: cases.all().await?.len(), revision: cases.revision().await? };
    if cases.count == 0 {
        notes.push("还没有导入案例：运行 caiheng import cases".to_owned());
    }
    let queue = QueueView {
        waiting: services.store.jobs().pending_count().await?,
        bound: services.config.server.model_queue,
        workers: services.config.server.workers,
    };
    Ok(Json(ServiceStatus { version: env!("CARGO_PKG_VERSION"), models, indexes, laws, cases, queue, notes }))
}

fn models_of(config: &Config) -> Result<Vec<ModelView>, Failure> {
    let store = ModelStore::open(&config.models_dir)?;
    let choices = &config.models;
    let tasks =
        [("transcriber", &choices.transcriber), ("embedder", &choices.embedder), ("generator", &choices.generator)];
    Ok(tasks.into_iter().map(|(task, name)| model_of(&store, task, name)).collect())
}

fn model_of(store: &ModelStore, task: &'static str, name: &str) -> ModelView {
    let name = name.to_owned();
    match store.locate(&name) {
        Ok(files) => ModelView { task, name, ready: true, sha256: Some(files.sha256), problem: None },
        Err(error) => {
            let failure = Failure::from(error);
            let advice = failure.hint.map(|hint| format!("（{hint}）")).unwrap_or_default();
            ModelView { task, name, ready: false, sha256: None, problem: Some(format!("{}{advice}", failure.message)) }
        }
    }
}

async fn indexes_of(state: &ApiState, notes: &mut Vec<String>) -> Option<IndexStatus> {
    let status = async { state.services.engine().await?.status().await };
    match status.await {
        Ok(status) => {
            notes.extend(
                status.vector_problem.iter().map(|problem| format!("向量索引不可用（{problem}），现在只按词语检索")),
            );
            Some(status)
        }
        Err(failure) => {
            let advice = failure.hint.map(|hint| format!("（{hint}）")).unwrap_or_default();
            notes.push(format!("{}{advice}", failure.message));
            None
        }
    }
}
