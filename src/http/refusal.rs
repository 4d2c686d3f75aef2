//! Refused requests on record; a flood of them is counted.

use super::ApiState;
use super::error::Problem;
use crate::access::refusals::Summary;
use crate::failure::Failure;
use crate::store::people::People;

/// Puts a refusal on record, or counts it where there have been many: those of one person, or of one address where nobody is
/// known, are told apart from others'.
pub(super) async fn refuse(state: &ApiState, who: &str, request: &str, failure: Failure) -> Problem {
    let people = state.services.store.people();
    let noted = state.refusals.note(state.services.clock.now(), who, failure.code);
    if let Some(summary) = noted.summary {
        counted(&people, &summary).await;
    }
    if noted.entry
        && let Err(error) = people.refused(who, request, failure.code).await
    {
        tracing::error!(%error, "a refused access could not be put on record");
    }
    if noted.too_many {
        return Problem::new("access.throttled", "被拒绝的请求过多，请稍后再试");
    }
    failure.into()
}

/// Puts the number of refusals that had no entry of their own on record.
pub async fn counted(people: &People, summary: &Summary) {
    let Summary { left_out, others } = summary;
    let each: Vec<String> = left_out.iter().map(|(from, code, count)| format!("{from} {code} {count} 次")).collect();
    let text = format!("一分钟内另有 {}；其他 {others} 次", each.join("，"));
    if let Err(error) = people.refused("summary", &text, "access.counted").await {
        tracing::error!(%error, "refused accesses could not be put on record");
    }
}
