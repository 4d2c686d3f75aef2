//! Norms of case handling: imported, searched apart from the statutes, as of a date.

use serde_json::{Value, json};

use super::caiheng;

const OPINION: &str = "# 某某省人民政府办公厅关于推行重大执法决定法制审核制度的意见\n\n某政办发〔2019〕7号\n\n2019年3月1日\n\n各市人民政府：\n\n\
    一、明确审核机构\n\n（一）设立审核机构。行政执法机关应当确定法制审核机构，配备法制审核人员。\n\n（二）明确审核内容。法制审核应当审查执法主体、程序、证据和裁量基准的适用。\n\n\
    二、完善工作机制\n\n审核机构应当在五个工作日内提出书面审核意见。\n";

fn rules(date: &str, effective: &str, days: &str) -> String {
    format!(
        "# 某某省行政执法程序规定\n（{date}某某省人民政府令第3号公布　自{effective}起施行）\n第一章　总　则\n第一条　为了规范行政执法程序，制定本规定。\n\
         第二章　听　证\n第二条　当事人要求听证的，应当在收到告知书之日起{days}日内提出。\n"
    )
}

fn json(folder: &std::path::Path, arguments: &[&str]) -> Value {
    let output = caiheng(folder, &[&["--json"], arguments].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

#[test]
fn norms_are_imported_once_and_found_by_article_or_numbered_part() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join("norms").join(name);
    std::fs::create_dir_all(path("04行政执法程序")).expect("creates");
    std::fs::create_dir_all(path("06三项制度")).expect("creates");
    std::fs::write(path("06三项制度/意见.md"), OPINION).expect("writes");
    let gbk = rules("2015年1月10日", "2015年3月1日", "三");
    std::fs::write(path("04行政执法程序/旧.txt"), encoding_rs::GB18030.encode(&gbk).0).expect("writes");
    std::fs::write(path("04行政执法程序/新.txt"), rules("2021年6月1日", "2021年7月15日", "五")).expect("writes");
    std::fs::write(path("空.md"), "").expect("writes");

    let report = &json(folder.path(), &["import", "norms", "norms"])["imports"][0];
    assert_eq!((&report["added"], &report["skipped_by_reason"]), (&json!(3), &json!({"文件是空的": 1})));
    let again = &json(folder.path(), &["import", "norms", "norms"])["imports"][0];
    assert_eq!((&again["added"], &again["changed"], &again["unchanged"]), (&json!(0), &json!(0), &json!(3)));

    let ask = |query: &str, on: &str| json(folder.path(), &["search", "norms", query, "--as-of", on, "--limit", "3"]);
    let answer = ask("法制审核应当审查哪些内容", "2024-01-01");
    let first = &answer["hits"][0];
    assert_eq!(first["document"], "某某省人民政府办公厅关于推行重大执法决定法制审核制度的意见");
    assert_eq!((&first["label"], &first["number"]), (&json!("（二）"), &json!("某政办发〔2019〕7号")));
    assert_eq!(first["heading"], "一、明确审核机构 > （二）明确审核内容");
    assert_eq!((&first["rank"], &first["topic"]), (&json!(1), &json!("三项制度")));
    assert!(first["why"].to_string().contains("审核"), "{first}");
    assert!(answer["notes"].to_string().contains("按词语"), "{answer}");

    for (on, days, from) in [("2020-01-01", "三日", "2015-03-01"), ("2024-01-01", "五日", "2021-07-15")] {
        let answer = ask("听证提出的期限", on);
        let hit = &answer["hits"][0];
        assert_eq!((&hit["label"], &hit["valid_from"]), (&json!("第二条"), &json!(from)), "{answer}");
        assert!(hit["text"].as_str().expect("a text").contains(days), "{hit}");
        assert_eq!(answer["hits"].as_array().expect("hits").iter().filter(|hit| hit["label"] == "第二条").count(), 1);
    }
    let batch = folder.path().join("queries.jsonl");
    std::fs::write(&batch, "{\"_id\":\"a\",\"text\":\"听证期限\"}\n{\"_id\":\"b\",\"text\":\" \"}\n").expect("writes");
    let output = caiheng(folder.path(), &["search", "norms", "--batch", batch.to_str().expect("UTF-8")]);
    let lines: Vec<Value> =
        String::from_utf8_lossy(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!((lines.len(), &lines[1]["error"]), (2, &json!("search.empty_query")));

    let laws = caiheng(folder.path(), &["search", "provisions", "听证"]);
    assert!(String::from_utf8_lossy(&laws.stderr).contains("laws.empty"), "norms are no statutes");
}

#[test]
fn without_norms_the_search_says_so_and_a_folder_without_any_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let answer = json(folder.path(), &["search", "norms", "听证"]);
    assert_eq!(answer["hits"], json!([]));
    assert!(answer["notes"].to_string().contains("未检索：还没有导入办案规范"), "{answer}");
    let empty = caiheng(folder.path(), &["search", "norms", " "]);
    assert!(String::from_utf8_lossy(&empty.stderr).contains("search.empty_query"));
    std::fs::create_dir(folder.path().join("norms")).expect("creates");
    std::fs::write(folder.path().join("norms/说明.md"), "# 数据库\n本文件夹收录行政执法的规范，供导入使用。本文件夹收录行政执法的规范，供导入使用。本文件夹收录行政执法的规范，供导入使用。").expect("writes");
    let refused = caiheng(folder.path(), &["import", "norms", "norms"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("import.unrecognised"));
}
