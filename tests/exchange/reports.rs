//! Statistics and reports on the real binary: the same figures on every way, in files that office programs read.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};

use crate::office::{Office, caiheng, json_of};

const AGENCY: &str = "青阳县市场监督管理局";

fn figure<'a>(report: &'a Value, id: &str) -> &'a Value {
    let groups = report["statistics"]["groups"].as_array().expect("groups");
    let figures = groups.iter().flat_map(|group| group["figures"].as_array().expect("figures"));
    &figures.into_iter().find(|figure| figure["id"] == id).unwrap_or_else(|| panic!("no {id}"))["value"]
}

/// Decides a case that was told.
fn decided(office: &Office, number: &str, fine: u64) -> String {
    let case = office.investigated(&format!("青市监案〔2026〕{number}号"), fine);
    office.reviewed(&case);
    office.notified(&case, fine);
    let text = format!("# 行政处罚决定书\n\n青市监罚〔2026〕{number}号\n\n罚款{fine}元。\n\n{AGENCY}\n2026年1月10日\n");
    let document = office.document(&case, "decision", &text);
    office.act("jia", &case, &json!({"type": "submit_for_decision", "document": document}));
    let decide =
        json!({"type": "decide", "document": document, "version": 1, "number": format!("青市监罚〔2026〕{number}号")});
    office.act("zhang", &case, &decide);
    case
}

fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

#[test]
fn figures_are_those_of_the_cases_of_the_agency_alone() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    for (number, fine) in [("1", 5_000), ("2", 9_000), ("3", 50_000)] {
        decided(&office, number, fine);
    }
    let refused = office.opened();
    office.act("zhang", &refused, &json!({"type": "refuse_filing", "reason": "不属于违法行为"}));
    let year = json_of(home.path(), &["report", "annual", "--year", "2026", "--agency", AGENCY]);
    let ids = [
        "opened",
        "filed",
        "not_filed",
        "decided",
        "penalties",
        "kind.fine",
        "fines.sum",
        "fines.median",
        "hearing_told",
    ];
    let counted: Vec<&Value> = ids.iter().map(|id| figure(&year, id)).collect();
    let expected = [4, 3, 1, 3, 3, 3, 64_000, 9_000, 3].map(Value::from);
    assert_eq!(counted, expected.iter().collect::<Vec<_>>());
    assert_eq!(figure(&year, "officers"), &json!(2));
    assert_eq!(figure(&year, "reviewer_share"), &json!(50));
    assert_eq!(figure(&year, "registers.powers"), &Value::Null, "what is not held is not zero");
    assert_eq!(year["due_on"], "2027-01-31");

    let other = json_of(home.path(), &["report", "annual", "--year", "2026", "--agency", "别的机关"]);
    assert_eq!((figure(&other, "opened"), figure(&other, "officers")), (&json!(0), &json!(1)));

    let misspelt = caiheng(home.path(), &["report", "annual", "--year", "2026", "--agency", "青阳市场监督管理局"]);
    assert!(!misspelt.status.success() && String::from_utf8_lossy(&misspelt.stderr).contains("report.agency"));

    let served = office.get("xi", "/api/v1/reports/annual?year=2026");
    assert_eq!(served.status, 200, "{}", served.text());
    assert_eq!(served.json()["statistics"]["groups"], year["statistics"]["groups"]);
    assert_eq!(served.json()["statistics"]["basis"]["sha256"], year["statistics"]["basis"]["sha256"]);
    let foreign = office.get("wai", "/api/v1/reports/annual?year=2026");
    foreign.is_problem(403, "access.permission");
    office.get("jia", "/api/v1/reports/annual?year=2026").is_problem(403, "access.permission");
    office.get("xi", "/api/v1/reports/annual?year=2999").is_problem(422, "report.future");
    office.get("xi", "/api/v1/reports/annual?year=2026&format=pdf").is_problem(400, "request.query");
    office.get("xi", "/api/v1/reports/half-year?until=2026-06-01&since=2026-07-01").is_problem(422, "report.period");
}

#[test]
fn a_report_is_written_as_an_office_file_and_never_over_another() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    decided(&office, "1", 5_000);
    let report = |more: &[&str]| {
        caiheng(home.path(), &[&["report", "annual", "--year", "2026", "--agency", AGENCY], more].concat())
    };
    for name in ["年报.docx", "年报.xlsx", "年报.csv", "年报.json", "年报.md"] {
        let done = report(&["--out", name]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    let again = report(&["--out", "年报.docx"]);
    assert!(!again.status.success() && String::from_utf8_lossy(&again.stderr).contains("output.exists"));
    let unknown = report(&["--out", "年报.pdf"]);
    assert!(!unknown.status.success() && String::from_utf8_lossy(&unknown.stderr).contains("report.format"));

    let read = |name: &str| std::fs::read(home.path().join(name)).expect("a file");
    let docx = read("年报.docx");
    let document = part(&docx, "word/document.xml");
    for said in
        ["2026年度行政执法统计年报", "罚款总额5000元", "统计口径", "w:w=\"11906\" w:h=\"16838\"", "w:top=\"2097\""]
    {
        assert!(document.contains(said), "{said}");
    }
    assert!(
        part(&docx, "word/footer1.xml").contains("PAGE") && part(&docx, "word/fontTable.xml").contains("仿宋_GB2312")
    );

    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(read("年报.xlsx"))).expect("a workbook");
    let sheet = workbook.worksheet_range("数据").expect("a sheet");
    let row = sheet.rows().find(|row| row[5] == Data::String("fines.sum".into())).expect("a row");
    assert_eq!(row[2], Data::Float(5_000.0));
    let csv = String::from_utf8(read("年报.csv")).expect("text");
    assert!(csv.starts_with("\u{feff}类别,") && csv.contains("罚款总额,5000,元"), "{csv}");
    let json: Value = serde_json::from_slice(&read("年报.json")).expect("JSON");
    assert_eq!(figure(&json, "fines.sum"), &json!(5_000));
    assert!(String::from_utf8(read("年报.md")).expect("text").contains("| 罚款总额 | 5000 | 元 |"));

    let served = office.get("xi", "/api/v1/reports/half-year?until=2026-12-20&format=docx");
    assert_eq!(served.status, 200, "{}", served.text());
    assert!(served.headers["content-disposition"].to_str().expect("text").contains("half-year-2026-12-20.docx"));
    assert!(part(&served.body, "word/document.xml").contains("【由人填写："));
}

#[test]
fn an_issued_document_is_laid_out_and_goes_into_the_archive_that_still_verifies() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = decided(&office, "1", 5_000);
    let sheet = office.get("jia", &format!("/api/v1/case-files/{case}")).json();
    let documents = sheet["file"]["documents"].as_object().expect("documents");
    let decision =
        documents.values().find(|document| document["kind"] == "decision").expect("a decision")["id"].clone();
    let decision = decision.as_str().expect("an id");
    let write = |document: &str, out: &str, login: &str| {
        caiheng(home.path(), &["case", "document", &case, document, "--out", out, "--as", login])
    };
    let done = write(decision, "决定书.docx", "jia");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let docx = std::fs::read(home.path().join("决定书.docx")).expect("a file");
    let text = part(&docx, "word/document.xml");
    assert!(text.contains("青市监罚〔2026〕1号") && text.contains("罚款5000元") && !text.contains("草稿"));
    for (document, login, code) in [(decision, "wai", "case.not_found"), ("x", "jia", "case.document_not_found")] {
        let refused = write(document, "另.docx", login);
        assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains(code), "{code}");
    }
    let path = format!("/api/v1/case-files/{case}/documents/{decision}/docx");
    let served = office.get("jia", &path);
    assert!(served.status == 200 && served.body == docx, "{}", served.status);
    office.get("wai", &path).is_problem(404, "case.not_found");
    office.get("xi", &path).is_problem(403, "access.permission");
    let log = String::from_utf8(caiheng(home.path(), &["audit", "export"]).stdout).expect("text");
    let looks = log.lines().filter(|line| line.contains(decision) && line.contains(r#"\"what\":\"document\""#)).count();
    assert!(looks >= 1, "who was given the document is on record");
    let draft = office.document(&case, "other", "说明\n\n# 情况说明\n\n某事。");
    assert!(write(&draft, "草稿.docx", "jia").status.success());
    let marked = std::fs::read(home.path().join("草稿.docx")).expect("a file");
    assert!(part(&marked, "word/header1.xml").contains("草稿，未签发"));

    let exported = caiheng(home.path(), &["case", "export", &case, "卷", "--as", "jia"]);
    assert!(exported.status.success(), "{}", String::from_utf8_lossy(&exported.stderr));
    let folder = std::fs::read_dir(home.path().join("卷/documents")).expect("documents");
    let names: Vec<String> =
        folder.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    let laid: Vec<&String> = names.iter().filter(|name| name.ends_with(".docx")).collect();
    assert_eq!(laid.len(), 2, "notice and decision were issued: {names:?}");
    let held = laid.iter().find(|name| name.starts_with("行政处罚决定书")).expect("the decision");
    let same = std::fs::read(home.path().join("卷/documents").join(held)).expect("a file");
    assert_eq!(same, docx, "the same text gives the same bytes");
    assert!(caiheng(home.path(), &["case", "verify", "卷"]).status.success());
    std::fs::write(home.path().join("卷/documents").join(held), b"PK other").expect("writes");
    let verified = caiheng(home.path(), &["case", "verify", "卷"]);
    assert!(!verified.status.success() && String::from_utf8_lossy(&verified.stdout).contains("改动"));
}

#[test]
fn the_dates_of_the_year_are_shown_and_a_report_is_marked_once() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let due = office.get("xi", "/api/v1/reports/due").json();
    let limits = due.as_array().expect("limits");
    assert_eq!(limits.len(), 3, "{due:#}");
    let days: Vec<&str> = limits.iter().filter_map(|limit| limit["due"].as_str()).map(|day| &day[5..]).collect();
    for day in ["01-31", "06-01", "12-20"] {
        assert!(days.contains(&day), "{day}: {days:?}");
    }
    let annual = |due: &Value| {
        let found = due.as_array().expect("limits").iter().find(|limit| limit["id"] == "annual_statistics");
        found.expect("one").clone()
    };
    let about: i32 = annual(&due)["subject"].as_str().expect("a year").parse().expect("a year");
    let sent = json!({"report": "annual", "year": about, "at": "2099-01-20T01:00:00Z"});
    office.post("zhang", "/api/v1/reports/sent", &sent, &[]).is_problem(422, "report.future");
    let early = json!({"report": "june", "year": about + 3, "at": "2026-01-20T01:00:00Z"});
    office.post("zhang", "/api/v1/reports/sent", &early, &[]).is_problem(422, "report.year");
    let last = json!({"report": "annual", "year": 2024, "at": "2025-01-20T01:00:00Z"});
    office.post("xi", "/api/v1/reports/sent", &last, &[]).is_problem(403, "access.permission");
    assert_eq!(office.post("zhang", "/api/v1/reports/sent", &last, &[]).status, 200);
    office.post("zhang", "/api/v1/reports/sent", &last, &[]).is_problem(409, "report.sent_already");
    let said = caiheng(home.path(), &["report", "due", "--agency", "青阳县市场监督管理局"]);
    let said = String::from_utf8(said.stdout).expect("text");
    assert_eq!(said.lines().count(), 3, "{said}");
    let sent = json_of(
        home.path(),
        &["report", "sent", "june", "--year", "2025", "--at", "2025-06-01T01:00:00Z", "--as", "zhang"],
    );
    assert!(sent.is_array());
    assert_eq!(json_of(home.path(), &["audit", "verify"])["ok"], true);
}
