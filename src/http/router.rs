//! Which path leads where, and what every request passes through.

use std::collections::HashSet;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{Method, Uri};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::Problem;
use super::{
    ApiState, audit, benchmarks, case_files, cases, citations, health, jobs, norms, openapi, pages, provisions, range,
    registers, reports, runs, status,
};
use super::{guard, headers, trace};

/// The documented routes.
pub(super) fn api() -> OpenApiRouter<ApiState> {
    OpenApiRouter::with_openapi(openapi::base())
        .merge(quick().layer(from_fn(trace::within_time)))
        .merge(lasting().layer(DefaultBodyLimit::disable()))
}

/// Routes that answer at once.
fn quick() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(runs::list::list_runs))
        .routes(routes!(runs::get::get_run))
        .routes(routes!(runs::step::get_step))
        .routes(routes!(runs::report::get_report))
        .routes(routes!(runs::draft::get_draft))
        .routes(routes!(runs::cancel::cancel_run))
        .routes(routes!(provisions::search::search_provisions))
        .routes(routes!(provisions::get::get_provision))
        .routes(routes!(cases::search::search_cases))
        .routes(routes!(norms::search::search_norms))
        .routes(routes!(benchmarks::list::list_benchmarks))
        .routes(routes!(benchmarks::get::get_benchmark))
        .routes(routes!(citations::check::check_citations))
        .routes(routes!(range::compute_range))
        .routes(routes!(audit::verify::verify_audit))
        .routes(routes!(case_files::list::list_case_files, case_files::open::open_case_file))
        .routes(routes!(case_files::get::get_case_file))
        .routes(routes!(case_files::act::act_in_case_file))
        .routes(routes!(case_files::from_run::begin_record_from_run))
        .routes(routes!(case_files::timeline::get_timeline))
        .routes(routes!(case_files::review::get_review))
        .routes(routes!(case_files::redaction::get_redaction))
        .routes(routes!(case_files::compare::compare_versions))
        .routes(routes!(case_files::docx::get_document_docx))
        .routes(routes!(registers::list::list_register))
        .routes(routes!(reports::annual::get_annual_report))
        .routes(routes!(reports::half_year::get_half_year_report))
        .routes(routes!(jobs::get::get_job))
        .routes(routes!(status::get_status))
        .routes(routes!(health::healthz))
        .routes(routes!(health::readyz))
}

/// Routes whose length depends on what flows through them; they bound it themselves.
fn lasting() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(runs::create::create_run))
        .routes(routes!(runs::recording::get_recording))
        .routes(routes!(case_files::upload::add_material))
        .routes(routes!(case_files::download::get_material))
        .routes(routes!(registers::import::import_register))
        .routes(routes!(runs::events::run_events))
}

/// Everything that the service answers.
pub fn router(state: ApiState) -> Router {
    let names: HashSet<String> = state.services.config.server.hosts.iter().map(|name| name.to_lowercase()).collect();
    let (api, document) = api().split_for_parts();
    let documentation = Router::new()
        .route("/api/openapi.json", get(openapi::openapi_json).with_state(Arc::new(document)))
        .route("/api/docs", get(pages::to_api_docs))
        .route("/api/docs/", get(pages::api_docs));
    let routes = api
        .with_state(state)
        .merge(documentation)
        .fallback(pages::fallback)
        .method_not_allowed_fallback(wrong_method)
        .layer(guard::same_origin_only())
        .layer(from_fn_with_state(Arc::new(names), guard::known_hosts_only));
    trace::add(headers::add(routes))
}

async fn wrong_method(method: Method, uri: Uri) -> Problem {
    Problem::new("request.method", format!("{} 不支持 {method}", uri.path()))
}
