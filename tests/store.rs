//! The records: runs, steps, jobs; two processes on one file; a process killed in the middle of writing.
#![expect(clippy::expect_used, reason = "helpers of tests fail the test")]

use std::path::Path;
use std::sync::{Arc, Mutex};

use caiheng::clock::{Clock, FixedClock, SystemClock};
use caiheng::failure::Failure;
use caiheng::progress::Silent;
use caiheng::store::jobs::Heartbeat;
use caiheng::store::runs::{NewRun, Status, StepRecord};
use caiheng::store::{Store, StoreError};
use chrono::{DateTime, Duration, Utc};
use sea_orm::{ConnectionTrait, Database};
use serde_json::json;

/// A clock that a test moves.
#[derive(Clone)]
struct HandClock(Arc<Mutex<DateTime<Utc>>>);

impl HandClock {
    fn new() -> Self {
        Self(Arc::new(Mutex::new("2026-11-23T08:00:00Z".parse().expect("a time"))))
    }

    fn pass(&self, seconds: i64) {
        *self.0.lock().expect("the clock") += Duration::seconds(seconds);
    }
}

impl Clock for HandClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().expect("the clock")
    }
}

async fn open(folder: &Path) -> Store {
    let clock = FixedClock("2026-11-23T08:00:00Z".parse().expect("a time"));
    Store::open(&folder.join("caiheng.sqlite3"), Arc::new(clock)).await.expect("opens")
}

fn new_run(title: &str) -> NewRun {
    NewRun {
        title: title.into(),
        file_name: "询问录音.flac".into(),
        stored_path: "uploads/1.flac".into(),
        kind: "audio".into(),
        sha256: "ab".repeat(32),
        as_of: "2025-03-12".parse().ok(),
    }
}

fn code(error: StoreError) -> &'static str {
    Failure::from(error).code
}

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
    let first = store.runs().list(2, None).await.expect("lists");
    assert_eq!(first.iter().map(|run| run.title.as_str()).collect::<Vec<_>>(), ["案4", "案3"]);
    let next = store.runs().list(9, Some(&first[1].id)).await.expect("lists");
    assert_eq!(
        next.iter().map(|run| run.id.clone()).collect::<Vec<_>>(),
        [&ids[2], &ids[1], &ids[0]].map(Clone::clone)
    );
}

#[tokio::test]
async fn a_dead_workers_job_goes_on_elsewhere_and_only_its_holder_ends_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = HandClock::new();
    let store = Store::open(&folder.path().join("q.sqlite3"), Arc::new(clock.clone())).await.expect("opens");
    let jobs = store.jobs();
    let (run_id, job_id) = store.runs().submit(new_run("案"), "assist").await.expect("submits");
    assert_eq!(jobs.pending_count().await.expect("counts"), 1);

    let first = jobs.claim("worker-1", 30).await.expect("claims").expect("one waits");
    assert_eq!((first.id.as_str(), first.run_id.as_deref()), (job_id.as_str(), Some(run_id.as_str())));
    assert!(jobs.claim("worker-2", 30).await.expect("claims").is_none());
    clock.pass(20);
    assert_eq!(jobs.heartbeat(&job_id, "worker-1").await.expect("beats"), Heartbeat::Continue);
    clock.pass(20);
    assert!(jobs.claim("worker-2", 30).await.expect("claims").is_none(), "the heartbeat renewed the lease");

    clock.pass(20);
    let second = jobs.claim("worker-2", 30).await.expect("claims").expect("the lease ran out");
    assert_eq!(second.attempts, 2);
    assert_eq!(code(jobs.complete(&job_id, "worker-1").await.expect_err("refuses")), "store.lease_lost");
    assert_eq!(code(jobs.heartbeat(&job_id, "worker-1").await.expect_err("refuses")), "store.lease_lost");
    jobs.complete(&job_id, "worker-2").await.expect("completes");
    assert_eq!(jobs.get(&job_id).await.expect("reads").expect("is there").status, Status::Done);
    assert_eq!(jobs.latest_for_run(&run_id).await.expect("reads").expect("is there").id, job_id);
}

#[tokio::test]
async fn a_job_that_kills_its_worker_five_times_is_given_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = HandClock::new();
    let store = Store::open(&folder.path().join("q.sqlite3"), Arc::new(clock.clone())).await.expect("opens");
    let id = store.jobs().enqueue("assist", json!({})).await.expect("queues");
    for attempt in 1..=5 {
        let job = store.jobs().claim("w", 10).await.expect("claims").expect("it is tried again");
        assert_eq!(job.attempts, attempt);
        clock.pass(11);
    }
    assert!(store.jobs().claim("w", 10).await.expect("claims").is_none());
    let job = store.jobs().get(&id).await.expect("reads").expect("is there");
    assert_eq!((job.status, job.error_code.as_deref()), (Status::Failed, Some("job.gave_up")));
}

#[tokio::test]
async fn cancelling_stops_a_pending_job_at_once_and_a_running_one_through_its_worker() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let jobs = store.jobs();
    let pending = jobs.enqueue("assist", json!({})).await.expect("queues");
    assert_eq!(jobs.cancel(&pending).await.expect("cancels").status, Status::Cancelled);
    assert!(jobs.claim("w", 30).await.expect("claims").is_none());

    let running = jobs.enqueue("assist", json!({})).await.expect("queues");
    jobs.claim("w", 30).await.expect("claims").expect("one waits");
    assert_eq!(jobs.cancel(&running).await.expect("asks").status, Status::Running);
    assert_eq!(jobs.heartbeat(&running, "w").await.expect("beats"), Heartbeat::Stop);
    jobs.hand_back(&running, "w").await.expect("hands back");
    let again = jobs.claim("w", 30).await.expect("claims").expect("waits again");
    assert_eq!(again.attempts, 1, "a try that was handed back does not count");
    jobs.cancelled(&running, "w").await.expect("stops");
    assert_eq!(jobs.get(&running).await.expect("reads").expect("is there").status, Status::Cancelled);
    assert_eq!(code(jobs.cancel("no-such-job").await.expect_err("refuses")), "store.not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_stores_on_one_file_write_at_once_without_a_lock_error_or_a_broken_chain() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("caiheng.sqlite3");
    let mut writers = Vec::new();
    for store_number in 0..2 {
        // Each store has connections of its own, as two processes have.
        let store = Store::open(&path, Arc::new(SystemClock)).await.expect("opens");
        for task in 0..4 {
            let store = store.clone();
            writers.push(tokio::spawn(async move {
                for number in 0..10 {
                    let title = format!("{store_number}-{task}-{number}");
                    store.runs().create(new_run(&title)).await.expect("writes while the other writes");
                    store.runs().list(3, None).await.expect("reads while others write");
                }
            }));
        }
    }
    for writer in writers {
        writer.await.expect("ends");
    }
    let store = open(folder.path()).await;
    let report = store.audit().verify(None).await.expect("verifies");
    assert!(report.ok, "{:?}", report.problems);
    assert_eq!(report.entries, 80);
    assert_eq!(store.runs().list(1000, None).await.expect("lists").len(), 80);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(open(folder.path()).await);
    let path = folder.path().join("caiheng.sqlite3");
    let raw = Database::connect(format!("sqlite://{}", path.display())).await.expect("connects");
    raw.execute_unprepared("INSERT INTO seaql_migrations VALUES ('m9999_later', 0)").await.expect("inserts");
    raw.close().await.expect("closes");
    let error = Store::open(&path, Arc::new(SystemClock)).await.expect_err("refuses");
    assert_eq!(code(error), "store.open");
}

#[tokio::test]
async fn a_database_that_cannot_be_opened_is_said_plainly() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("caiheng.sqlite3");
    std::fs::write(&path, "这不是数据库，只是一段文字。".repeat(100)).expect("writes");
    let error = Store::open(&path, Arc::new(SystemClock)).await.expect_err("refuses");
    assert_eq!(code(error), "store.open");
}

fn case_line(file: usize, number: usize) -> String {
    json!({"case_id": format!("{file:02}-{number:03}"), "decided_on": "2025-03-12", "agency": "某局", "region": null,
        "field": "食品安全", "party": "某店", "party_kind": null, "facts": "销售超过保质期的食品".repeat(20), "basis": [],
        "penalties": ["罚款"], "fine": 5000, "circumstances": [], "invented": true})
    .to_string()
}

/// Files of cases, each of which is one transaction when it is imported.
fn write_cases(folder: &Path) -> Vec<String> {
    let names: Vec<String> = (0..FILES).map(|file| format!("{file:02}.jsonl")).collect();
    for (file, name) in names.iter().enumerate() {
        let lines: Vec<String> = (0..CASES_PER_FILE).map(|number| case_line(file, number)).collect();
        std::fs::write(folder.join(name), lines.join("\n")).expect("writes");
    }
    names
}

/// Every file is there wholly or not at all, and the log tells of just those; returns how many are there.
async fn whole_files(folder: &Path) -> usize {
    let store = open(folder).await;
    let mut per_file = [0; FILES];
    for case in store.cases().all().await.expect("reads") {
        per_file[case.case_id[..2].parse::<usize>().expect("a number")] += 1;
    }
    assert!(per_file.iter().all(|count| *count == 0 || *count == CASES_PER_FILE), "half a file: {per_file:?}");
    let whole = per_file.iter().filter(|count| **count > 0).count();
    let report = store.audit().verify(None).await.expect("verifies");
    assert!(report.ok, "{:?}", report.problems);
    assert_eq!(report.entries as usize, whole, "an entry for each file and no other");
    whole
}

const FILES: usize = 40;
const CASES_PER_FILE: usize = 50;

#[tokio::test]
async fn killed_at_any_moment_nothing_is_half_written_and_the_work_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let names = write_cases(folder.path());
    let mut before = 0;
    let mut interrupted = 0;
    for round in 0..12_u64 {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_caiheng"))
            .arg("--home")
            .arg(folder.path())
            .args(["import", "cases"])
            .args(&names)
            .current_dir(folder.path())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("starts");
        // From before the first statement to the middle of the work; every round hits another moment.
        std::thread::sleep(std::time::Duration::from_millis(15 + round * 23));
        interrupted += usize::from(child.try_wait().expect("asks").is_none());
        child.kill().expect("kills");
        child.wait().expect("ends");
        let now = whole_files(folder.path()).await;
        assert!(now >= before, "what was written stays");
        before = now;
    }
    assert!(interrupted > 0, "at least one round was cut off");
    let store = open(folder.path()).await;
    for name in &names {
        store.cases().import(&folder.path().join(name), &Silent).await.expect("imports");
    }
    assert_eq!(whole_files(folder.path()).await, FILES);
    assert_eq!(store.cases().all().await.expect("reads").len(), FILES * CASES_PER_FILE, "nothing twice");
}

#[tokio::test]
async fn cases_are_known_by_id_and_collection() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let file = folder.path().join("a.jsonl");
    std::fs::write(&file, [case_line(1, 1), case_line(1, 2), case_line(1, 1)].join("\n")).expect("writes");
    let first = store.cases().import(&file, &Silent).await.expect("imports");
    assert_eq!((first.added, first.skipped.len()), (2, 1));
    assert_eq!(first.skipped[0].place, "第 3 行");
    let revision = store.cases().revision().await.expect("reads");
    let again = store.cases().import(&file, &Silent).await.expect("imports");
    assert_eq!((again.added, again.changed, again.unchanged), (0, 0, 2));
    assert_eq!(store.cases().revision().await.expect("reads"), revision);

    std::fs::write(&file, case_line(1, 1).replace("5000", "8000.50")).expect("writes");
    let corrected = store.cases().import(&file, &Silent).await.expect("imports");
    assert_eq!((corrected.added, corrected.changed), (0, 1));
    assert_ne!(store.cases().revision().await.expect("reads"), revision);
    let cases = store.cases().all().await.expect("reads");
    assert_eq!(
        cases.iter().map(|case| case.fine.map(|fine| fine.to_string())).collect::<Vec<_>>(),
        [Some("8000.5元".to_owned()), Some("5000元".to_owned())]
    );

    let other = folder.path().join("b.jsonl");
    std::fs::write(&other, case_line(1, 1)).expect("writes");
    assert_eq!(store.cases().import(&other, &Silent).await.expect("imports").added, 1, "another collection");
}

#[tokio::test]
async fn cases_that_cannot_be_are_refused_one_by_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let file = folder.path().join("a.jsonl");
    let lines = [
        case_line(1, 1),
        case_line(1, 2).replace("5000", "-1"),
        case_line(1, 3).replace("2025-03-12", "2025-02-30"),
        case_line(1, 4).replace("2025-03-12", "2027-01-01"),
        case_line(1, 5).replace("某局", " "),
    ];
    std::fs::write(&file, lines.join("\n")).expect("writes");
    let report = store.cases().import(&file, &Silent).await.expect("imports");
    assert_eq!(report.added, 1);
    let places: Vec<&str> = report.skipped.iter().map(|skipped| skipped.place.as_str()).collect();
    assert_eq!(places, ["第 2 行", "第 3 行", "第 4 行", "第 5 行"]);
    assert!(report.skipped[0].reason.contains("不能为负"), "{:?}", report.skipped[0]);

    for (name, content) in [("none.csv", ""), ("other.csv", "a,b\n1,2\n"), ("binary.csv", "\0\0\0")] {
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("writes");
        let failure = store.cases().import(&path, &Silent).await.expect_err(name);
        assert_eq!(failure.code, "import.unrecognised", "{name}");
    }
}

#[tokio::test]
async fn the_shared_table_of_the_financial_regulator_is_imported() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/finlaw/dev.csv");
    if !path.exists() {
        eprintln!("skipped: {} is not there", path.display());
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let report = store.cases().import(&path, &Silent).await.expect("imports");
    assert_eq!((report.added, report.skipped.len()), (30, 0));
    let cases = store.cases().all().await.expect("reads");
    assert!(cases.iter().all(|case| case.field == "金融监管" && !case.invented));
    assert_eq!(cases.iter().filter(|case| case.fine.is_none()).count(), 1, "a sum of fine and confiscation");
}
