//! What a case takes over from the main job, and the range that is computed for what is proposed.

use serde_json::{Value, json};

use crate::corpus::home_with_laws;
use crate::office::{Office, json_of};
use crate::server::TRANSCRIPT;

const NO_MODELS: (&str, &str) = ("CAIHENG_MODELS", "/nowhere");

#[test]
fn a_transcript_becomes_a_record_of_the_case() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open_with(home.path(), &[NO_MODELS]);
    let case = office.filed("1号");
    let run = office.run("jia", TRANSCRIPT)["id"].clone();
    let path = format!("/api/v1/case-files/{case}/records/from-run");
    let from_run =
        json!({"run": run, "title": "王小明", "held_at": "2025-03-12T02:00:00Z", "present": [office.id("jia")]});
    office.post("jia", &path, &from_run, &[]).is_problem(422, "case.run_not_linked");
    office.attempt("jia", &case, &json!({"type": "link_run", "run": "none"})).is_problem(422, "case.run_unknown");
    let foreign = office.run("wai", TRANSCRIPT)["id"].clone();
    office.attempt("jia", &case, &json!({"type": "link_run", "run": foreign})).is_problem(422, "case.run_unknown");
    office.act("jia", &case, &json!({"type": "link_run", "run": run}));
    let begun = office.post("jia", &path, &from_run, &[]);
    assert_eq!(begun.status, 200, "{}", begun.text());
    let records = begun.json()["records"].clone();
    let record = records.as_object().expect("records").values().next().expect("one");
    assert_eq!(record["kind"], "transcript");
    let said = record["versions"][0]["exchanges"].as_array().expect("exchanges");
    assert!(said.iter().any(|exchange| exchange["answer"].as_str().is_some_and(|text| text.contains("9袋面包"))));
    assert!(said.iter().all(|exchange| exchange["start"].is_null()), "a text has no places in a recording");
    let empty = json!({"type": "begin_document", "kind": "decision", "markdown": "", "run": run});
    office.attempt("jia", &case, &empty).is_problem(409, "case.run_undrafted");
}

#[test]
fn the_range_and_the_draft_come_from_the_statutes() {
    let Some(home) = home_with_laws() else { return };
    let office = Office::open_with(home.path(), &[NO_MODELS]);
    let case = office.filed("1号");
    let question =
        json!({"law": "食品安全法", "article": 124, "paragraph": 1, "date": "2026-03-01", "goods_value": 152});
    let outcome = json!({"kind": "penalty", "fine": 50_000, "reason": "货值小，首次违法，及时改正"});
    let propose = |question: &Value| json!({"type": "set_outcome", "outcome": outcome, "range_question": question});
    let unknown = json!({"law": "没有这部法", "article": 1, "date": "2026-03-01"});
    office.attempt("jia", &case, &propose(&unknown)).is_problem(422, "law.unknown");
    let proposed = office.act("jia", &case, &propose(&question));
    let range = &proposed["range"];
    assert_eq!((&range["statutory"]["min"], &range["statutory"]["max"]), (&json!(50_000), &json!(100_000)), "{range}");
    assert_eq!(range["question_sha256"].as_str().map(str::len), Some(64));
    let forged = json!({"type": "set_outcome", "outcome": outcome, "range": {"statutory": {"min": 1, "max": 2}}});
    office.attempt("jia", &case, &forged).is_problem(422, "request.fields");

    let done = office.run("jia", TRANSCRIPT);
    assert_eq!(done["status"], "done", "{done}");
    let run = done["id"].as_str().expect("an id");
    office.act("jia", &case, &json!({"type": "link_run", "run": run}));
    let begin = json!({"type": "begin_document", "kind": "decision", "markdown": "", "run": run});
    let file = office.act("jia", &case, &begin);
    let document = file["documents"].as_object().expect("documents").values().next().expect("one").clone();
    let draft = office.get("jia", &format!("/api/v1/runs/{run}/draft")).text();
    assert!(!draft.is_empty());
    assert_eq!(document["versions"][0]["markdown"], draft.as_str());
    assert_eq!(document["versions"][0]["run"], run);
    assert_eq!(json_of(home.path(), &["audit", "verify"])["ok"], true);
}
