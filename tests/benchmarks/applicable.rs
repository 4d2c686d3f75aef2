//! Which tables bind the agency of a place.

use std::sync::Arc;

use caiheng::clock::SystemClock;
use caiheng::law::provision::ArticleNumber;
use caiheng::store::Store;
use caiheng::store::benchmarks::BenchmarkQuery;

use super::{Home, fixture};

const ROWS: &str = "序号,违法行为,法定依据,裁量阶次,适用条件,具体标准\n1,占用防火间距,《中华人民共和国消防法》第六十条第一款第（四）项,较轻,第一次被处罚的,处五千元罚款\n,,,严重,第二次及以上被处罚的,处五万元罚款\n";

fn table(title: &str, agency: &str, level: &str, region: &str) -> String {
    format!("标题,{title}\n制定机关,{agency}\n层级,{level}\n地区,{region}\n施行日期,2024-01-01\n{ROWS}")
        .replace("地区,\n", "")
}

#[tokio::test]
async fn a_table_binds_its_own_place_and_what_lies_in_it() {
    let home = Home::new();
    for (name, text) in [
        ("province.csv", table("甲省基准", "甲省消防救援总队", "省", "甲省")),
        ("city.csv", table("乙市基准", "乙市消防救援支队", "市", "甲省乙市")),
        ("nation.csv", table("全国基准", "国家消防救援局", "国家", "")),
    ] {
        let report = home.import(&home.write(name, text), &[]);
        assert_eq!(report["outcome"], "added", "{report}");
    }
    home.import(&fixture("fire.docx"), &[]);
    let store = Store::open(&home.path("caiheng.sqlite3"), Arc::new(SystemClock)).await.expect("opens");
    let ask = async |region: Option<&str>, article: u32, on: &str| {
        let query = BenchmarkQuery {
            provision: Some(("消防法".to_owned(), ArticleNumber { number: article, suffix: None })),
            region: region.map(str::to_owned),
            on: on.parse().ok(),
            ..BenchmarkQuery::default()
        };
        let tables = store.benchmarks().applicable(&query).await.expect("reads");
        tables.into_iter().map(|table| table.head.title).collect::<Vec<_>>()
    };
    assert_eq!(ask(Some("甲省乙市"), 60, "2025-03-01").await, ["乙市基准", "甲省基准", "全国基准"]);
    assert_eq!(ask(Some("甲省"), 60, "2025-03-01").await, ["甲省基准", "全国基准"]);
    assert_eq!(ask(Some("丙省"), 60, "2025-03-01").await, ["全国基准"]);
    assert_eq!(ask(None, 60, "2025-03-01").await, ["全国基准"]);
    assert_eq!(ask(Some("示例省"), 60, "2025-03-01").await, ["全国基准"], "a sample binds nobody");
    assert!(ask(Some("甲省乙市"), 61, "2025-03-01").await.is_empty());
    assert!(ask(Some("甲省乙市"), 60, "2023-03-01").await.is_empty());
}
