//! What must not get in: rows that mislead, and files that are no tables.

use std::io::Write;

use serde_json::json;

use super::{Home, findings, fixture, with_laws};

#[test]
fn rows_that_mislead_are_refused_with_their_cell_and_their_reason() {
    let home = with_laws();
    let report = home.import(&fixture("mistakes.xlsx"), &[]);
    let own = |code: &str, cell: &str| (code.to_owned(), format!("裁量基准!{cell}"));
    assert_eq!(
        findings(&report, "refused"),
        [own("outside_statute", "G15"), own("no_article", "B18"), own("no_standard", "G22"), own("no_basis", "B23"),],
        "{report}"
    );
    // 3人以下 and 3人以上, and nothing between 9 and 10.
    let doubtful: Vec<String> = findings(&report, "doubtful").into_iter().map(|(code, _)| code).collect();
    assert!(doubtful.contains(&"overlap".to_owned()) && doubtful.contains(&"gap".to_owned()), "{doubtful:?}");
    assert_eq!(
        (&report["items"], &report["refused_items"], &report["rows_accepted"]),
        (&json!(5), &json!(4), &json!(3))
    );
    let id = report["benchmark"]["id"].as_str().expect("an id");
    let stored = home.json(&["benchmarks", "show", id]);
    assert_eq!(stored["items"].as_array().map(Vec::len), Some(1), "an act with a refused row is left out whole");
    let words = String::from_utf8(
        home.run(&["benchmarks", "check", fixture("mistakes.xlsx").to_str().expect("a name")]).stdout,
    )
    .expect("text");
    assert!(words.contains("拒绝 裁量基准!G15 第2项“较轻”：标准“处五万元以上十万元以下的罚款”超出法定幅度"), "{words}");
    assert!(words.contains("国办发〔2022〕27号（六）"), "{words}");
}

const HEAD: &str = "标题,某基准\n制定机关,示例省示例市城市管理局\n层级,市\n地区,示例省示例市\n施行日期,2024-02-01\n序号,违法行为,法定依据,裁量阶次,适用条件,具体标准\n";

#[test]
fn a_city_may_not_exceed_its_province() {
    let home = with_laws();
    home.import(&fixture("water.md"), &[]);
    let rows = |fine: &str| {
        format!(
            "{HEAD}1,未经同意擅自修建水工程，逾期不拆除,《中华人民共和国水法》第六十五条第二款,较轻,逾期15日以下的,{fine}\n,,,较重,逾期超过15日不足30日的,处三万元以上六万元以下的罚款\n,,,严重,逾期30日以上的,处六万元以上十万元以下的罚款\n注：示例，非正式基准\n"
        )
    };
    let beyond = home.write("beyond.csv", rows("处一万元以上四万元以下的罚款"));
    let report = home.import(&beyond, &[]);
    assert_eq!(report["outcome"], "refused", "{report}");
    assert_eq!(findings(&report, "refused")[0].0, "exceeds_higher");
    assert!(report["findings"].to_string().contains("示水规〔2023〕4号"), "{report}");
    assert_eq!(
        home.json(&["benchmarks", "list"])["benchmarks"].as_array().map(Vec::len),
        Some(1),
        "nothing was stored"
    );
    let within = home.write("within.csv", rows("处一万元以上二万元以下的罚款"));
    assert_eq!(home.import(&within, &[])["outcome"], "added");
    let nearest = home.json(&["benchmarks", "list", "--region", "示例省示例市", "--law", "水法", "--article", "65"]);
    assert_eq!(nearest["benchmarks"][0]["level"], "city", "the nearest first: {nearest}");
}

#[test]
fn what_the_file_does_not_say_can_be_given_and_must_be() {
    let home = Home::new();
    let bare = home.write("bare.csv", "违法行为,法定依据,裁量阶次,适用条件,具体标准\n甲,《城市绿化条例》第二十六条,较轻,第一次被处罚的,处一千元罚款\n");
    let path = bare.to_str().expect("a name");
    assert_eq!(home.refused(&["import", "benchmarks", path]), "benchmarks.head");
    let flags = [
        "--title",
        "某基准",
        "--agency",
        "示例省城市管理局",
        "--valid-from",
        "2024-01-01",
        "--field",
        "城市管理",
        "--document-no",
        "示〔2024〕1号",
    ];
    let report = home.import(&bare, &flags);
    assert_eq!((&report["outcome"], &report["benchmark"]["level"]), (&json!("added"), &json!("province")), "{report}");
    home.write("bare.csv.toml", "title = \"另一基准\"\nagency = \"示例省城市管理局\"\nvalid_from = \"2024-01-01\"\n");
    assert_eq!(home.import(&bare, &[])["benchmark"]["title"], "另一基准");
    home.write("bare.csv.toml", "titel = \"另一基准\"\n");
    assert_eq!(home.refused(&["import", "benchmarks", path]), "benchmarks.sidecar");
}

#[test]
fn files_that_are_no_tables_are_refused_with_a_stable_code_and_change_nothing() {
    let home = Home::new();
    let refused = |name: &str, content: &[u8]| {
        home.refused(&["import", "benchmarks", home.write(name, content).to_str().expect("a name")])
    };
    assert_eq!(refused("empty.csv", b""), "benchmarks.empty");
    assert_eq!(refused("a.pdf", b"%PDF-1.7 ..."), "benchmarks.kind");
    assert_eq!(refused("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest"), "benchmarks.kind");
    assert_eq!(refused("broken.xlsx", b"PK\x03\x04 nothing behind it"), "benchmarks.broken");
    assert_eq!(refused("other.csv", "姓名,电话\n甲,1\n".as_bytes()), "benchmarks.no_table");
    assert_eq!(refused("broken.json", "{\"items\": [".as_bytes()), "benchmarks.broken");
    let cell = format!("{HEAD}1,甲,《某法》第一条,较轻,{},处一千元罚款\n", "很长".repeat(20_000));
    assert_eq!(refused("cell.csv", cell.as_bytes()), "benchmarks.too_large");
    assert_eq!(refused("bomb.docx", &packed("word/document.xml", 200 << 20)), "benchmarks.too_large");
    assert_eq!(refused("bomb.xlsx", &packed("xl/workbook.xml", 200 << 20)), "benchmarks.too_large");
    assert_eq!(refused("other.zip", &packed("readme.txt", 10)), "benchmarks.kind");
    assert_eq!(home.refused(&["import", "benchmarks", "/nowhere/table.csv"]), "import.unreadable");
    assert_eq!(home.json(&["benchmarks", "list"])["benchmarks"], json!([]));
    assert_eq!(home.json(&["audit", "verify"])["entries"], json!(0));
}

/// A packed file with one entry of so many zeros.
fn packed(name: &str, length: usize) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file(name, options).expect("starts");
    let zeros = vec![b'0'; 1 << 20];
    for from in (0..length).step_by(zeros.len()) {
        archive.write_all(&zeros[..zeros.len().min(length - from)]).expect("writes");
    }
    archive.finish().expect("finishes").into_inner()
}
