//! Every row survives import, store, export and import again, in every form.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{Home, fixture};

/// Acts and tiers as written, without the cells that they stood in.
fn rows(table: &Value) -> Vec<Value> {
    let items = table["items"].as_array().unwrap_or_else(|| panic!("{table}"));
    let of_item = |item: &Value| -> Vec<Value> {
        let tiers = item["tiers"].as_array().expect("tiers");
        let row = |tier: &Value| {
            json!([
                item["number"],
                item["code"],
                item["act"],
                item["basis"],
                item["penalty"],
                tier["name"],
                tier["condition"],
                tier["standard"],
                tier["guide"]
            ])
        };
        tiers.iter().map(row).collect()
    };
    items.iter().flat_map(of_item).collect()
}

fn head(table: &Value) -> Value {
    let keys = [
        "id",
        "title",
        "document_no",
        "agency",
        "level",
        "region",
        "field",
        "issued_on",
        "valid_from",
        "valid_to",
        "notes",
        "sample",
    ];
    keys.iter().map(|key| table[*key].clone()).collect()
}

/// Imports a file, exports it in every form, imports each into a new home, and gives the rows that came through.
fn through_every_form(file: &Path, flags: &[&str]) -> Vec<Value> {
    let home = Home::new();
    let report = home.import(file, flags);
    assert_eq!((&report["outcome"], &report["rows"]), (&json!("added"), &report["rows_accepted"]), "{report}");
    let id = report["benchmark"]["id"].as_str().expect("an id").to_owned();
    let first = home.json(&["benchmarks", "export", &id]);
    let whole = home.run(&["benchmarks", "export", &id]);
    let exported: Value = serde_json::from_slice(&whole.stdout).unwrap_or(first);
    for form in ["json", "csv", "md", "xlsx"] {
        let out = home.path(&format!("out.{form}"));
        let name = out.to_str().expect("a name");
        let done = home.run(&["benchmarks", "export", &id, "--format", form, "--out", name]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let other = Home::new();
        let again = other.import(&out, &[]);
        assert_eq!(again["outcome"], "added", "{form}: {again}");
        let back: Value = serde_json::from_slice(&other.run(&["benchmarks", "export", &id]).stdout).expect("JSON");
        assert_eq!(rows(&back), rows(&exported), "{form}");
        assert_eq!(head(&back), head(&exported), "{form}");
    }
    rows(&exported)
}

#[test]
fn our_own_tables_come_through_every_form() {
    for (name, count) in
        [("food.xlsx", 13), ("fire.docx", 9), ("seeds_gb18030.csv", 9), ("water.md", 6), ("traffic.json", 6)]
    {
        assert_eq!(through_every_form(&fixture(name), &[]).len(), count, "{name}");
    }
}

/// A published sample; `None`, said aloud, where the shared folder is not there.
fn sample(name: &str) -> Option<PathBuf> {
    let folders = ["../shared", "../../shared"].map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let found =
        folders.into_iter().map(|folder| folder.join("samples/discretion").join(name)).find(|file| file.exists());
    if found.is_none() {
        println!("skipped: {name} is not there");
    }
    found
}

#[test]
fn every_row_of_the_shenzhen_sample_survives() {
    let Some(file) = sample("shenzhen_city_mgmt_2023_first9.json") else { return };
    let source: Value = serde_json::from_slice(&std::fs::read(&file).expect("reads")).expect("JSON");
    let mut expected = Vec::new();
    for item in source["items"].as_array().expect("items") {
        for group in item["裁量分组"].as_array().expect("groups") {
            for rule in group["裁量规则"].as_array().expect("rules") {
                let basis = format!(
                    "{}{}",
                    item["法规规章"].as_str().expect("a law"),
                    item["设定依据"].as_str().expect("articles")
                );
                expected.push(json!([
                    item["序号"].to_string(),
                    item["id"],
                    item["违法行为"],
                    basis,
                    group["处罚种类及幅度"],
                    rule["裁量阶次"],
                    rule["适用条件"],
                    rule["处罚标准"],
                    null
                ]));
            }
        }
    }
    assert_eq!(through_every_form(&file, &[]), expected);
}

#[test]
fn every_row_of_the_xinjiang_sample_survives() {
    let Some(file) = sample("xinjiang_traffic_2025_first16.csv") else { return };
    let flags = [
        "--title",
        "自治区道路交通违法行为行政处罚裁量权基准",
        "--agency",
        "新疆维吾尔自治区公安厅",
        "--document-no",
        "新公规〔2025〕1号",
        "--field",
        "道路交通",
        "--valid-from",
        "2025-01-01",
    ];
    let rows = through_every_form(&file, &flags);
    let text = std::fs::read_to_string(&file).expect("reads");
    let expected: Vec<Vec<&str>> =
        text.trim_start_matches('\u{feff}').lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), expected.len());
    for (row, cells) in rows.iter().zip(expected) {
        let guide = &row[8];
        let number = |key: &str| guide[key].to_string();
        assert_eq!((row[1].as_str(), row[2].as_str()), (Some(cells[0]), Some(cells[1])));
        let figures =
            ["fine_min", "fine_max", "fine_point", "detention_min", "detention_max", "detention_point"].map(number);
        assert_eq!(figures.each_ref().map(String::as_str), cells[2..8], "{row}");
        assert_eq!(guide["may_warn"], json!(cells[8].trim() == "可警告"));
    }
}
