//! Files of a case: only what was received whole, only by those who handle the case, and never more than the limit.

use std::path::Path;

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::office::{Office, caiheng};

const KNOWN: &str = "kind=evidence&taken_at=2025-03-12T01:00:00Z";

fn files_of(home: &Path) -> usize {
    let folders = std::fs::read_dir(home.join("files")).expect("a folder").map(|entry| entry.expect("an entry").path());
    folders.map(|folder| std::fs::read_dir(folder).expect("a folder").count()).sum()
}

#[test]
fn a_file_beyond_the_limit_is_refused_and_leaves_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open_with(home.path(), &[("CAIHENG_MAX_MATERIAL_BYTES", "100000")]);
    let case = office.filed("1号");
    let path = format!("/api/v1/case-files/{case}/materials?name=x&{KNOWN}");
    let token = office.token("jia");
    let headers = [("authorization", token.as_str())];
    office.server.post(&path, &[7; 100_001], &headers).is_problem(413, "material.too_large");
    assert!(!home.path().join("files").exists() || files_of(home.path()) == 0);
    assert_eq!(office.server.post(&path, &[7; 100_000], &headers).status, 201);
    let large = home.path().join("large.bin");
    std::fs::write(&large, vec![7; 100_001]).expect("writes");
    let arguments = ["case", "--as", "jia", "add-material", &case, large.to_str().expect("a path")];
    let arguments = [&arguments[..], &["--taken-at", "2025-03-12T09:00:00+08:00"]].concat();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_caiheng"));
    command.args(arguments).env("CAIHENG_HOME", home.path()).env("CAIHENG_MAX_MATERIAL_BYTES", "100000");
    let refused = command.current_dir(home.path()).output().expect("runs");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("material.too_large"));
}

#[test]
fn a_hash_alone_reaches_no_file() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.filed("1号");
    office.add_material("jia", &case, "照片", b"\xff\xd8\xff secret");
    let sha256 = hex::encode(Sha256::digest(b"\xff\xd8\xff secret"));
    for hash in [sha256, "0".repeat(64)] {
        let material = json!({"id": "", "kind": "evidence", "name": "x", "sha256": hash, "bytes": 10,
            "media_type": "image/jpeg", "taken_at": "2025-03-12T01:00:00Z"});
        let act = json!({"type": "add_material", "material": material});
        office.attempt("jia", &case, &act).is_problem(422, "material.upload_only");
        let file = home.path().join("act.json");
        std::fs::write(&file, act.to_string()).expect("writes");
        let arguments = ["case", "--as", "jia", "act", "--case", &case, file.to_str().expect("a path")];
        let refused = caiheng(home.path(), &arguments);
        assert!(String::from_utf8_lossy(&refused.stderr).contains("material.upload_only"));
    }
}

#[test]
fn who_does_not_handle_the_case_adds_nothing_and_a_repeated_upload_adds_one_file() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.filed("1号");
    let path = format!("/api/v1/case-files/{case}/materials?name=x&{KNOWN}");
    let post = |login: &str, content: &[u8]| {
        let token = office.token(login);
        office.server.post(&path, content, &[("authorization", token.as_str()), ("idempotency-key", "m-1")])
    };
    post("shen", b"x").is_problem(403, "access.permission");
    post("wai", b"x").is_problem(404, "case.not_found");
    assert!(!home.path().join("files").exists());
    let first = post("jia", b"%PDF-1.7 list");
    assert_eq!((first.status, post("jia", b"%PDF-1.7 list").json()), (201, first.json()));
    post("jia", b"%PDF-1.7 other").is_problem(409, "case.key_reused");
    let log = caiheng(home.path(), &["audit", "export"]);
    let log = String::from_utf8_lossy(&log.stdout).into_owned();
    assert!(log.lines().any(|line| line.contains("access.refused") && line.contains("case.not_found")), "{log}");
}

#[test]
fn a_file_comes_in_parts_under_its_name_and_never_as_a_page() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.filed("1号");
    let id = office.add_material("jia", &case, "现场 \"照片\".html", b"<script>0123456789</script>");
    let path = format!("/api/v1/case-files/{case}/materials/{id}");
    let token = office.token("shen");
    let with = |range: &str| office.server.get_with(&path, &[("authorization", token.as_str()), ("range", range)]);
    let part = with("bytes=8-11");
    assert_eq!((part.status, part.body.as_slice()), (206, b"0123".as_slice()));
    assert_eq!(part.header("content-range"), "bytes 8-11/27");
    assert_eq!(part.header("content-type"), "application/octet-stream");
    assert_eq!(part.header("x-content-type-options"), "nosniff");
    let named = "attachment; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%20%22%E7%85%A7%E7%89%87%22.html";
    assert_eq!(part.header("content-disposition"), named);
    with("bytes=27-").is_problem(416, "request.range");
}

#[test]
fn what_an_interrupted_upload_left_is_removed_at_the_next_start() {
    let home = tempfile::tempdir().expect("a folder");
    let incoming = home.path().join("files/incoming");
    std::fs::create_dir_all(&incoming).expect("a folder");
    let old = std::fs::File::create(incoming.join("old.partial")).expect("creates");
    old.set_modified(std::time::UNIX_EPOCH).expect("sets the time");
    std::fs::write(incoming.join("new.partial"), "x").expect("writes");
    let _office = Office::open(home.path());
    assert!(!incoming.join("old.partial").exists() && incoming.join("new.partial").exists());
}
