//! Our own tables: imported, listed, shown, replaced.

use serde_json::json;

use super::{Home, findings, fixture, with_laws};

#[test]
fn a_workbook_with_merged_cells_is_imported_and_found_by_provision_act_place_and_day() {
    let home = with_laws();
    let report = home.import(&fixture("food.xlsx"), &[]);
    assert_eq!(
        (&report["outcome"], &report["items"], &report["rows"]),
        (&json!("added"), &json!(4), &json!(13)),
        "{report}"
    );
    assert_eq!(findings(&report, "refused"), [], "{report}");
    assert_eq!(report["refused_items"], 0);
    let id = report["benchmark"]["id"].as_str().expect("an id");

    let listed = |more: &[&str]| {
        home.json(&[&["benchmarks", "list"], more].concat())["benchmarks"].as_array().expect("a list").len()
    };
    assert_eq!(listed(&[]), 1);
    assert_eq!(listed(&["--law", "食品安全法", "--article", "124"]), 1);
    assert_eq!(listed(&["--law", "食品安全法", "--article", "125"]), 0);
    assert_eq!(listed(&["--act", "经营霉变生虫的食品"]), 1);
    assert_eq!(listed(&["--act", "无证驾驶"]), 0);
    assert_eq!(listed(&["--region", "示例省示例市"]), 1);
    assert_eq!(listed(&["--region", "别的省"]), 0);
    assert_eq!(listed(&["--field", "食品安全"]), 1);
    assert_eq!(listed(&["--as-of", "2023-12-31"]), 0);
    assert_eq!(listed(&["--as-of", "2029-01-01"]), 0);
    assert_eq!(listed(&["--as-of", "2028-12-31"]), 1);

    let shown = home.json(&["benchmarks", "show", id]);
    assert_eq!(shown["items"][1]["acts"], json!(["经营腐败变质的食品", "经营油脂酸败的食品", "经营霉变生虫的食品"]));
    assert_eq!(shown["items"][1]["penalty"], shown["items"][0]["penalty"], "同上");
    assert_eq!(shown["items"][0]["tiers"][1]["cell"], "裁量基准!G14");
    let condition = &shown["items"][0]["tiers"][1]["condition_read"];
    assert_eq!(
        (&condition["min"]["value"], &condition["max"]["included"]),
        (&json!(500), &json!(false)),
        "{condition}"
    );
    assert_eq!(home.refused(&["benchmarks", "show", "b0"]), "benchmark.not_found");
    let words = String::from_utf8(home.run(&["benchmarks", "show", id]).stdout).expect("text");
    assert!(words.contains("造成食品安全投诉的（须由人判断）"), "{words}");
}

#[test]
fn importing_again_changes_nothing_and_a_corrected_table_replaces_the_old_one() {
    let home = with_laws();
    assert_eq!(home.import(&fixture("water.md"), &[])["outcome"], "added");
    assert_eq!(home.import(&fixture("water.md"), &[])["outcome"], "unchanged");
    let entries = || home.json(&["audit", "verify"])["entries"].as_u64().expect("a count");
    let before = entries();
    let text = std::fs::read_to_string(fixture("water.md")).expect("reads");
    let corrected =
        home.write("water.md", text.replace("处三万元以上六万元以下的罚款 |", "处三万元以上五万元以下的罚款 |"));
    assert_eq!(home.import(&corrected, &[])["outcome"], "changed");
    assert_eq!(home.json(&["benchmarks", "list"])["benchmarks"].as_array().expect("a list").len(), 1);
    assert_eq!(entries(), before + 1);
    assert_eq!(home.json(&["audit", "verify"])["ok"], true);
    // A new edition: the old one ends where it begins.
    let edition = home.write("edition.md", text.replace("2024-01-01", "2026-01-01"));
    assert_eq!(home.import(&edition, &[])["outcome"], "added");
    let ends: Vec<_> = home.json(&["benchmarks", "list", "--as-of", "2025-06-01"])["benchmarks"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|listed| listed["valid_to"].clone())
        .collect();
    assert_eq!(ends, [json!("2026-01-01")]);
}

#[test]
fn every_kind_of_file_is_read_and_checking_alone_stores_nothing() {
    let home = Home::new();
    for (name, format, items, rows) in [
        ("fire.docx", "Word 表格", 3, 9),
        ("seeds_gb18030.csv", "CSV", 3, 9),
        ("water.md", "Markdown 表格", 2, 6),
        ("traffic.json", "JSON", 2, 6),
    ] {
        let file = fixture(name);
        let checked = &home.json(&["benchmarks", "check", file.to_str().expect("a name")])["imports"][0];
        assert_eq!((&checked["outcome"], &checked["format"]), (&json!("checked"), &json!(format)), "{checked}");
        assert_eq!((&checked["items"], &checked["rows"]), (&json!(items), &json!(rows)), "{checked}");
        assert_eq!(checked["refused_items"], 0, "{checked}");
        assert_eq!(checked["benchmark"]["sample"], true, "{checked}");
    }
    assert_eq!(home.json(&["benchmarks", "list"])["benchmarks"], json!([]));
}

#[test]
fn the_samples_that_ship_are_valid_and_say_that_they_bind_nobody() {
    let home = Home::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/index/benchmarks");
    let reports = home.json(&["import", "benchmarks", folder]);
    let reports = reports["imports"].as_array().expect("reports");
    assert_eq!(reports.len(), 5);
    for report in reports {
        assert_eq!((&report["outcome"], &report["refused_items"]), (&json!("added"), &json!(0)), "{report}");
        assert_eq!(report["benchmark"]["sample"], true);
    }
    let words = String::from_utf8(home.run(&["benchmarks", "list"]).stdout).expect("text");
    assert_eq!(words.matches("示例，非正式基准").count(), 5);
}
