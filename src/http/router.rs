//! Which path leads where, and what every request passes through.

use std::collections::HashSet;
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{Method, Uri};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Extension, Router};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::Problem;
use super::identity::{self, Caller};
use super::{
    ApiState, audit, benchmarks, case_files, cases, citations, health, jobs, norms, openapi, pages, people, provisions,
    publications, range, registers, reports, runs, session, status,
};
use super::{guard, headers, trace};
use crate::casework::people::Permission;

/// The documented routes. Which permission a group needs stands here; those without one say so in their handlers.
pub(super) fn api() -> OpenApiRouter<ApiState> {
    OpenApiRouter::with_openapi(openapi::base())
        .merge(quick().layer(from_fn(trace::within_time)))
        .merge(lasting().layer(DefaultBodyLimit::disable()))
}

/// Routes that answer at once.
fn quick() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .merge(needs(Permission::Assist, runs()))
        .merge(needs(Permission::Research, research()))
        .merge(needs(Permission::ReadAudit, log()))
        .merge(casework())
        .merge(people())
        .merge(open())
}

/// Routes whose length depends on what flows through them; they bound it themselves.
fn lasting() -> OpenApiRouter<ApiState> {
    let runs = OpenApiRouter::new()
        .routes(routes!(runs::create::create_run))
        .routes(routes!(runs::recording::get_recording))
        .routes(routes!(runs::events::run_events));
    OpenApiRouter::new()
        .merge(needs(Permission::Assist, runs))
        .routes(routes!(case_files::upload::add_material))
        .routes(routes!(case_files::download::get_material))
        .routes(routes!(registers::import::import_register))
}

/// The main job.
fn runs() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(runs::list::list_runs))
        .routes(routes!(runs::get::get_run))
        .routes(routes!(runs::step::get_step))
        .routes(routes!(runs::report::get_report))
        .routes(routes!(runs::draft::get_draft))
        .routes(routes!(runs::trace::get_trace))
        .routes(routes!(runs::cancel::cancel_run))
        .routes(routes!(jobs::get::get_job))
}

/// The log.
fn log() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(audit::verify::verify_audit)).routes(routes!(audit::heads::list_audit_heads))
}

/// What the law says; nothing of any agency's.
fn research() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(provisions::search::search_provisions))
        .routes(routes!(provisions::get::get_provision))
        .routes(routes!(cases::search::search_cases))
        .routes(routes!(norms::search::search_norms))
        .routes(routes!(benchmarks::list::list_benchmarks))
        .routes(routes!(benchmarks::get::get_benchmark))
        .routes(routes!(citations::check::check_citations))
        .routes(routes!(range::compute_range))
        .routes(routes!(status::get_status))
}

/// Case files: which role a request needs depends on the act, so that the handlers ask.
fn casework() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
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
        .routes(routes!(reports::due::list_due_reports))
        .routes(routes!(reports::due::mark_report_sent))
        .routes(routes!(reports::annual::get_annual_report))
        .routes(routes!(reports::half_year::get_half_year_report))
        .routes(routes!(publications::get::get_publication, publications::act::act_in_publication))
        .routes(routes!(publications::list::list_publications))
        .routes(routes!(publications::due::list_due_publications))
        .routes(routes!(publications::feed::get_publication_feed))
}

/// Accounts and one's own login; the handlers ask.
fn people() -> OpenApiRouter<ApiState> {
    use session::{list, password, second_factor, tokens};
    OpenApiRouter::new()
        .routes(routes!(people::list::list_people, people::create::create_account))
        .routes(routes!(people::change::change_account))
        .routes(routes!(people::password::give_password))
        .routes(routes!(people::second_factor::reset_second_factor))
        .routes(routes!(password::change_password))
        .routes(routes!(
            second_factor::begin_second_factor,
            second_factor::confirm_second_factor,
            second_factor::remove_second_factor
        ))
        .routes(routes!(list::list_sessions))
        .routes(routes!(list::end_one_session))
        .routes(routes!(tokens::list_tokens, tokens::create_token))
        .routes(routes!(tokens::revoke_token))
}

/// What anybody may ask: whether the service lives, and who is signed in.
fn open() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes(routes!(session::get::get_session, session::begin::begin_session, session::end::end_session))
        .routes(routes!(health::healthz))
        .routes(routes!(health::readyz))
}

/// Lets in who has `permission`.
fn needs(permission: Permission, routes: OpenApiRouter<ApiState>) -> OpenApiRouter<ApiState> {
    routes.layer(from_fn(move |caller: Extension<Caller>, request: Request, next: Next| async move {
        match caller.require(permission).await {
            Ok(()) => next.run(request).await,
            Err(problem) => problem.into_response(),
        }
    }))
}

/// Everything that the service answers.
pub fn router(state: ApiState) -> Router {
    let names: HashSet<String> = state.services.config.server.hosts.iter().map(|name| name.to_lowercase()).collect();
    let (api, document) = api().split_for_parts();
    let documentation = Router::new()
        .route("/api/openapi.json", get(openapi::openapi_json).with_state(Arc::new(openapi::completed(document))))
        .route("/api/docs", get(pages::to_api_docs))
        .route("/api/docs/", get(pages::api_docs));
    let routes = api
        .layer(from_fn_with_state(state.clone(), identity::identify))
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
