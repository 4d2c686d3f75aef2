//! `caiheng eval retrieval` through the real binary.

use std::path::{Path, PathBuf};

use crate::corpus::Home;

fn write(folder: &Path, name: &str, content: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("writes");
    path
}

fn arguments<'a>(paths: &'a [PathBuf; 3], more: &'a [&'a str]) -> Vec<&'a str> {
    let path = |place: usize| paths[place].to_str().expect("UTF-8");
    let mut all = vec!["eval", "retrieval", "--corpus", path(0), "--queries", path(1), "--qrels", path(2)];
    all.extend(more);
    all
}

#[test]
fn a_small_set_is_measured_and_what_it_lacks_is_counted() {
    let home = Home::with_laws();
    let corpus = "{\"_id\":\"a\",\"title\":\"食品安全法第一百二十四条\",\"text\":\"经营超过保质期的食品的，处罚款。\"}\n\
        {\"_id\":\"b\",\"title\":\"道路交通安全法第九十一条\",\"text\":\"饮酒后驾驶机动车的，暂扣驾驶证。\"}\n\
        {\"_id\":\"c\",\"title\":\"某法\",\"text\":\"国家鼓励发展。\"}\n";
    let paths = [
        write(home.path(), "corpus.jsonl", corpus),
        write(
            home.path(),
            "queries.jsonl",
            "{\"_id\":\"1\",\"text\":\"卖过期食品\"}\n{\"_id\":\"2\",\"text\":\"酒后开车\"}\n",
        ),
        write(home.path(), "qrels.tsv", "query-id\tcorpus-id\tscore\n1\ta\t1\n2\tb\t1\n2\tz\t1\n"),
    ];
    let report = home.json(&arguments(&paths, &["--limit", "3"]));
    assert_eq!((report["queries"].as_u64(), report["documents"].as_u64()), (Some(2), Some(3)));
    assert_eq!(report["dangling"], 1);
    for measure in ["r@1", "r@5", "r@100", "mrr@10", "ndcg@10"] {
        assert_eq!(report[measure], 1.0, "{measure}: {report}");
    }
    assert!(report["p50_ms"].as_f64().is_some_and(|time| time > 0.0) && report["p99_ms"].is_number());
}

#[test]
fn a_broken_set_is_refused_with_the_line() {
    let home = Home::with_laws();
    let paths = [
        write(home.path(), "corpus.jsonl", "{\"_id\":\"a\",\"text\":\"甲\"}\n[]\n"),
        write(home.path(), "queries.jsonl", "{\"_id\":\"1\",\"text\":\"问\"}\n"),
        write(home.path(), "qrels.tsv", "1\ta\t1\n"),
    ];
    let output = home.run(&arguments(&paths, &[]));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(stderr.contains("[eval.format]") && stderr.contains("第 2 行"), "{stderr}");
}
