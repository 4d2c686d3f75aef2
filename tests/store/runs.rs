//! Runs and their steps.

use caiheng::store::runs::{Scope, Status, StepRecord};
use serde_json::json;

use super::{code, new_run, open};

#[tokio::test]
async fn a_run_keeps_every_step_and_ends_with_its_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let runs = store.runs();
    let id = runs.create(new_run("某超市案")).await.expect("creates");
    runs.begin_step(&id, "extract", &json!({"segments": 3})).await.expect("begins");
    assert_eq!(runs.get(&id).await.expect("reads").expect("is there").status, Status::Running);

    let record = StepRecord {
        output: json!({"act": "经营过期食品", "amount": 35.5}),
        model: Some("qwen".into()),
        model_sha256: Some("cd".repeat(32)),
        prompt_version: Some("extract/1".into()),
        seconds: 1.25,
    };
    runs.finish_step(&id, "extract", record.clone()).await.expect("finishes");
    let row = runs.step(&id, "extract").await.expect("reads").expect("is there");
    assert_eq!((row.status, row.output, row.seconds), (Status::Done, Some(record.output), Some(1.25)));

    assert_eq!(runs.save_draft(&id, "# 决定书").await.expect("saves"), 1);
    assert_eq!(runs.save_draft(&id, "# 决定书").await.expect("saves"), 1, "the same draft is no new version");
    assert_eq!(runs.save_draft(&id, "# 决定书二").await.expect("saves"), 2);
    runs.finish(&id, &json!({"draft": "# 决定书二"})).await.expect("finishes");

    let run = runs.get(&id).await.expect("reads").expect("is there");
    assert_eq!(run.status, Status::Done);
    assert_eq!(run.report, Some(json!({"draft": "# 决定书二"})));
    assert_eq!(runs.draft(&id).await.expect("reads").as_deref(), Some("# 决定书二"));
    assert_eq!(code(runs.cancel(&id).await.expect_err("refuses")), "store.run_closed");
    assert!(store.audit().verify(None).await.expect("verifies").ok);
}

#[tokio::test]
async fn a_finished_step_is_not_begun_again_and_a_cut_off_one_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let runs = store.runs();
    let id = runs.create(new_run("案")).await.expect("creates");
    runs.begin_step(&id, "transcribe", &json!({})).await.expect("begins");
    runs.begin_step(&id, "transcribe", &json!({})).await.expect("begins again after a crash");
    let attempts = runs.attempts(&id).await.expect("reads");
    assert_eq!(attempts.len(), 2);
    assert_eq!(attempts[0].error_code.as_deref(), Some("step.interrupted"));

    runs.fail_step(&id, "transcribe", "audio.empty", "录音为空").await.expect("fails");
    runs.fail(&id, "audio.empty", "录音为空").await.expect("fails");
    runs.begin_step(&id, "transcribe", &json!({})).await.expect("a failed run may be taken up again");
    runs.finish_step(&id, "transcribe", StepRecord::default()).await.expect("finishes");
    let again = runs.begin_step(&id, "transcribe", &json!({})).await.expect_err("refuses");
    assert_eq!(code(again), "store.step_finished");
    let none = runs.finish_step(&id, "draft", StepRecord::default()).await.expect_err("refuses");
    assert_eq!(code(none), "store.step_not_running");
    let steps = runs.steps(&id).await.expect("reads");
    assert_eq!(steps.len(), 1, "only the latest attempt of each step");
    assert_eq!(steps[0].attempt, 3);
}

#[tokio::test]
async fn cancelling_a_run_cancels_the_step_under_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let runs = store.runs();
    let id = runs.create(new_run("案")).await.expect("creates");
    runs.begin_step(&id, "transcribe", &json!({})).await.expect("begins");
    runs.cancel(&id).await.expect("cancels");
    runs.cancel(&id).await.expect("cancelling again changes nothing");
    assert_eq!(runs.step(&id, "transcribe").await.expect("reads").expect("is there").status, Status::Cancelled);
    let late = runs.finish_step(&id, "transcribe", StepRecord::default()).await.expect_err("refuses");
    assert_eq!(code(late), "store.run_closed");
    assert_eq!(code(runs.cancel("none").await.expect_err("refuses")), "store.not_found");
}

#[tokio::test]
async fn lists_go_from_new_to_old_page_by_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let mut ids = Vec::new();
    for number in 0..5 {
        ids.push(store.runs().create(new_run(&format!("案{number}"))).await.expect("creates"));
    }
    let first = store.runs().list(2, None, Scope::All).await.expect("lists");
    assert_eq!(first.iter().map(|run| run.title.as_str()).collect::<Vec<_>>(), ["案4", "案3"]);
    let next = store.runs().list(9, Some(&first[1].id), Scope::All).await.expect("lists");
    assert_eq!(
        next.iter().map(|run| run.id.clone()).collect::<Vec<_>>(),
        [&ids[2], &ids[1], &ids[0]].map(Clone::clone)
    );
}
