//! Registers imported on the command line.

use std::path::Path;

use rust_xlsxwriter::{Format, Workbook};
use sea_orm::{ConnectionTrait, Database};
use serde_json::{Value, json};

use crate::office::{caiheng, json_of};

const AGENCY: &str = "青阳县市场监督管理局";
const OFFICERS: &str = "青阳县市场监督管理局行政执法人员名单,,,,\n序号,姓名,所在单位,证件编号,有效期止\n\
    1,甲,综合执法大队,23-0701,2028年12月31日\n2,乙,综合执法大队,23-0702,2028.12.31\n";

fn import(home: &Path, register: &str, name: &str, content: &[u8], more: &[&str]) -> Value {
    std::fs::write(home.join(name), content).expect("writes");
    json_of(home, &[&["import", register, name], more].concat())
}

fn listed(home: &Path, arguments: &[&str]) -> Vec<(String, u64)> {
    let listed = json_of(home, &[&["registers"], arguments].concat());
    let one = |entry: &Value| {
        (entry["key"].as_str().expect("a key").to_owned(), entry["version"].as_u64().expect("a version"))
    };
    listed.as_array().expect("a list").iter().map(one).collect()
}

fn key(text: &str, version: u64) -> (String, u64) {
    (text.to_owned(), version)
}

#[test]
fn a_list_in_gbk_is_taken_once_and_what_is_wrong_is_said_with_its_cell() {
    let home = tempfile::tempdir().expect("a folder");
    let text = format!(
        "{OFFICERS}3,丙,法规股,23-0703,2028年2月30日\n4,丁,法规股,,2028-12-31\n5,甲,综合执法大队,23-0701,2028年12月31日\n注：均经考试合格,,,,\n"
    );
    let (bytes, _, _) = encoding_rs::GBK.encode(&text);
    let report = import(home.path(), "officers", "名单.csv", &bytes, &["--agency", AGENCY]);
    assert_eq!((&report["accepted"], &report["added"]), (&json!(2), &json!(2)), "{report}");
    let refused = report["refused"].as_array().expect("a list");
    let cells: Vec<_> = refused.iter().map(|found| (found["cell"].as_str(), found["code"].as_str())).collect();
    assert_eq!(cells, [(Some("第5行第5列"), Some("date")), (Some("第6行第1列"), Some("missing"))]);
    assert_eq!(report["doubtful"][0]["code"], "duplicate");
    assert!(report["remarks"][0].as_str().is_some_and(|remark| remark.contains("均经考试合格")), "{report}");

    let log = caiheng(home.path(), &["audit", "export"]).stdout;
    let again = import(home.path(), "officers", "名单.csv", &bytes, &["--agency", AGENCY]);
    assert_eq!((&again["added"], &again["unchanged"]), (&json!(0), &json!(2)));
    assert_eq!(caiheng(home.path(), &["audit", "export"]).stdout, log, "the same file changes nothing");
    assert!(String::from_utf8_lossy(&log).contains("registers.import"));
}

#[test]
fn a_changed_row_is_a_new_version_and_only_a_complete_list_ends_entries() {
    let home = tempfile::tempdir().expect("a folder");
    let home = home.path();
    import(home, "officers", "名单.csv", OFFICERS.as_bytes(), &["--agency", AGENCY]);
    let renewed = "姓名,证件编号,有效期止\n乙,23-0702,2033-12-31\n";
    let report =
        import(home, "officers", "换证.csv", renewed.as_bytes(), &["--agency", AGENCY, "--from", "2027-01-01"]);
    assert_eq!(report["changed"][0]["version"], 2, "{report}");
    let fields: Vec<_> = report["changed"][0]["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .map(|change| change["field"].as_str())
        .collect();
    assert_eq!(fields, [Some("unit"), Some("valid_until")]);
    assert_eq!(report["missing"][0]["key"], "23-0701");
    assert_eq!(report["ended"], false);
    assert_eq!(listed(home, &["officers", "--on", "2026-12-31"]), [key("23-0701", 1), key("23-0702", 1)]);
    assert_eq!(listed(home, &["officers", "--on", "2027-01-01"]), [key("23-0701", 1), key("23-0702", 2)]);

    let with_error = format!("{renewed}甲,23-0701,2028年2月30日\n");
    let kept = import(
        home,
        "officers",
        "换证.csv",
        with_error.as_bytes(),
        &["--agency", AGENCY, "--from", "2027-02-01", "--complete"],
    );
    assert_eq!(
        (&kept["ended"], &kept["missing"]),
        (&json!(false), &json!([])),
        "a refused row speaks of its entry: {kept}"
    );
    let ended = import(
        home,
        "officers",
        "换证.csv",
        renewed.as_bytes(),
        &["--agency", AGENCY, "--from", "2027-02-01", "--complete"],
    );
    assert_eq!(ended["ended"], true);
    assert_eq!(listed(home, &["officers", "--on", "2027-02-01"]), [key("23-0702", 2)]);
    assert_eq!(listed(home, &["officers", "--history"]).len(), 3);
    let history = json_of(home, &["registers", "officers", "--history", "--agency", AGENCY]);
    assert_eq!((&history[0]["valid_until"], &history[0]["ended_by"]), (&json!("2027-01-31"), &json!("命令行")));
    assert_eq!(json_of(home, &["registers", "officers", "--agency", "别的机关"]), json!([]));

    std::fs::write(home.join("早.csv"), "姓名,证件编号,有效期止\n乙,23-0702,2034-12-31\n").expect("writes");
    let early = caiheng(home, &["import", "officers", "早.csv", "--agency", AGENCY, "--from", "2026-06-01"]);
    assert!(!early.status.success() && String::from_utf8_lossy(&early.stderr).contains("registers.order"));
    assert_eq!(listed(home, &["officers", "--history"]).len(), 3, "what fails changes nothing");
}

#[test]
fn a_workbook_with_titles_and_merged_cells_is_read_and_a_wrong_code_refused() {
    let home = tempfile::tempdir().expect("a folder");
    let home = home.path();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("清单").expect("a name");
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 4, "青阳县市场监督管理局权责清单", &plain).expect("merges");
    for (column, title) in (0..).zip(["序号", "职权名称", "职权类别", "实施主体", "实施依据"]) {
        sheet.write(1, column, title).expect("writes");
    }
    sheet.merge_range(2, 3, 3, 3, AGENCY, &plain).expect("merges");
    sheet.merge_range(2, 2, 3, 2, "行政处罚", &plain).expect("merges");
    for (row, name, basis) in [
        (2, "对经营超过保质期食品的处罚", "《中华人民共和国食品安全法》第一百二十四条第一款"),
        (3, "对标签不符合规定的处罚", "食品安全法有关规定"),
    ] {
        sheet.write(row, 0, row - 1).expect("writes");
        sheet.write(row, 1, name).expect("writes");
        sheet.write(row, 4, basis).expect("writes");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let report = import(home, "powers", "清单.xlsx", &bytes, &[]);
    assert_eq!((&report["accepted"], &report["agencies"]), (&json!(2), &json!([AGENCY])), "{report}");
    let doubt = &report["doubtful"][0];
    assert_eq!(doubt["cell"], "清单!E4", "{report}");
    let powers = json_of(home, &["registers", "powers"]);
    assert_eq!(powers[1]["entry"]["provisions"][0]["article"], 124, "{powers}");

    let bodies = "机关名称,统一社会信用代码,主体类别\n青阳县市场监督管理局,91350100M000100Y43,行政机关\n青阳县卫生健康局,91350100M000100Y44,行政机关\n";
    let report = import(home, "bodies", "主体.csv", bodies.as_bytes(), &[]);
    assert_eq!((&report["accepted"], &report["refused"][0]["cell"]), (&json!(1), &json!("第3行第2列")), "{report}");
    for (name, content, code) in [
        ("空.csv", "", "registers.empty"),
        ("旧.xls", "\u{d0}", "registers.no_table"),
        ("册.pdf", "%PDF-1.7", "registers.kind"),
    ] {
        std::fs::write(home.join(name), content).expect("writes");
        let refused = caiheng(home, &["import", "bodies", "主体.csv", name]);
        let error = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(!refused.status.success() && error.contains(code) && error.contains(name), "{error}");
    }
}

#[tokio::test]
async fn the_history_of_a_register_is_kept_and_bound_to_the_log() {
    let home = tempfile::tempdir().expect("a folder");
    import(home.path(), "officers", "名单.csv", OFFICERS.as_bytes(), &["--agency", AGENCY]);
    let url = format!("sqlite://{}", home.path().join("caiheng.sqlite3").display());
    let database = Database::connect(url).await.expect("opens");
    for change in ["UPDATE register_entry SET name = '戊'", "DELETE FROM register_entry"] {
        assert!(database.execute_unprepared(change).await.is_err(), "{change}");
    }
    assert!(caiheng(home.path(), &["audit", "verify"]).status.success());
    database.execute_unprepared("DROP TRIGGER register_entry_end_once").await.expect("drops");
    let forged = "UPDATE register_entry SET content = replace(content, '2028-12-31', '2038-12-31')";
    database.execute_unprepared(forged).await.expect("alters");
    let verified = caiheng(home.path(), &["audit", "verify", "--json"]);
    assert!(!verified.status.success());
    assert!(String::from_utf8_lossy(&verified.stdout).contains("record_altered"));
}
