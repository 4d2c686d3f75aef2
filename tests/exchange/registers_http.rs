//! Registers over HTTP.

use serde_json::{Value, json};

use crate::office::{Office, caiheng, json_of};
use crate::server::{FORM, Reply, form};

const OFFICERS: &str = "姓名,执法证号,有效期止\njia,01,2099-12-31\nyi,02,2099-12-31\n";

fn office(home: &std::path::Path) -> Office {
    let add = ["people", "add", "guan", "--name", "管", "--agency", "青阳县市场监督管理局", "--role", "administrator"];
    assert!(caiheng(home, &add).status.success());
    Office::open(home)
}

fn upload(office: &Office, token: &str, register: &str, content: &str, fields: &[(&str, &str)]) -> Reply {
    let body = form(Some(("名单.csv", content.as_bytes())), fields);
    let path = format!("/api/v1/registers/{register}");
    office.server.post(&path, &body, &[("content-type", FORM), ("authorization", token)])
}

#[test]
fn the_administrator_imports_and_everybody_of_the_agency_reads() {
    let home = tempfile::tempdir().expect("a folder");
    let office = office(home.path());
    let secret = json_of(home.path(), &["people", "token", "guan", "--name", "试验"])["secret"].clone();
    let guan = format!("Bearer {}", secret.as_str().expect("a secret"));
    let imported = upload(&office, &guan, "officers", OFFICERS, &[("from", "2026-01-01"), ("complete", "true")]);
    assert_eq!(imported.status, 200, "{}", imported.text());
    let report = imported.json();
    assert_eq!((&report["accepted"], &report["agencies"]), (&json!(2), &json!(["青阳县市场监督管理局"])), "{report}");

    for login in ["jia", "shen", "zhang", "xi"] {
        let listed = office.get(login, "/api/v1/registers/officers");
        assert_eq!(listed.status, 200, "{}", listed.text());
        assert_eq!(listed.json().as_array().map(Vec::len), Some(2));
    }
    let listed: Value = office.get("jia", "/api/v1/registers/officers").json();
    assert!(listed[0]["recorded_by"].as_str().is_some_and(|by| by.starts_with("管（")), "{listed}");
    assert_eq!(office.get("wai", "/api/v1/registers/officers").json(), json!([]), "another agency sees nothing");
    assert_eq!(office.get("jia", "/api/v1/registers/powers").json(), json!([]));
    office.get("jia", "/api/v1/registers/other").is_problem(400, "request.path");
    office.server.get("/api/v1/registers/officers").is_problem(401, "access.login_required");

    upload(&office, &office.token("jia"), "officers", OFFICERS, &[]).is_problem(403, "access.permission");
    upload(&office, &guan, "officers", "主体,地址\n甲,乙\n", &[]).is_problem(422, "registers.no_table");
    upload(&office, &guan, "officers", OFFICERS, &[("from", "2月30日")]).is_problem(422, "request.fields");
    upload(&office, &guan, "officers", OFFICERS, &[("agency", "别的机关")]).is_problem(422, "request.fields");
}
