//! What needs no connection: listing, verifying, locating, and a folder as the source.

use caiheng::inference::models::ModelStore;

use super::folder::{Folder, content, errors, sha256};

#[test]
fn a_missing_model_is_listed_with_size_hash_and_command() {
    let folder = Folder::new("");
    let list = folder.json(&["list"]);
    let tiny = list.as_array().expect("a list").iter().find(|model| model["name"] == "tiny").expect("the entry");
    assert_eq!(tiny["state"], "missing");
    assert_eq!(tiny["command"], "caiheng models pull tiny");
    assert_eq!(tiny["files"][0]["sha256"], sha256(&content()));
    assert!(list.as_array().is_some_and(|list| list.iter().any(|model| model["name"] == "whisper-base")));

    let error = ModelStore::open(folder.root.path()).expect("opens").locate("tiny").expect_err("not there");
    assert_eq!(error.code(), "models.missing");
}

#[test]
fn a_folder_gives_the_files_and_a_second_pull_finds_them() {
    let source = tempfile::tempdir().expect("a folder");
    std::fs::write(source.path().join("model.gguf"), content()).expect("writes");
    let folder = Folder::new("");
    let from = source.path().to_str().expect("a path");
    assert_eq!(folder.json(&["pull", "tiny", "--from", from])[0]["fetched"], true);
    folder.assert_whole();
    assert_eq!(folder.json(&["pull", "tiny", "--from", from])[0]["fetched"], false);
    let files = ModelStore::open(folder.root.path()).expect("opens").locate("tiny").expect("there");
    assert_eq!((files.architecture.as_str(), files.sha256), ("qwen2", sha256(&content())));
}

#[test]
fn a_changed_file_is_found_by_verify_and_replaced_by_pull() {
    let source = tempfile::tempdir().expect("a folder");
    std::fs::write(source.path().join("model.gguf"), content()).expect("writes");
    let folder = Folder::new("");
    let from = source.path().to_str().expect("a path");
    folder.json(&["pull", "tiny", "--from", from]);
    let mut spoilt = content();
    spoilt[1_234_567] ^= 1;
    std::fs::write(folder.model(), spoilt).expect("writes");

    let output = folder.run(&["--json", "verify", "tiny"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"state\":\"corrupt\""));
    let error = ModelStore::open(folder.root.path()).expect("opens").locate("tiny").expect_err("spoilt");
    assert_eq!(error.code(), "models.corrupt");

    assert_eq!(folder.json(&["pull", "tiny", "--from", from])[0]["fetched"], true);
    assert_eq!(folder.json(&["verify", "tiny"])[0]["state"], "present");
}

#[test]
fn an_unknown_name_lists_the_known_ones() {
    let folder = Folder::new("");
    let output = folder.run(&["pull", "nothing"]);
    assert!(errors(&output).contains("[models.unknown]") && errors(&output).contains("whisper-base"));
}
