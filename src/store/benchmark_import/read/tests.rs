//! Tables in the forms that agencies publish them in.

use proptest::prelude::*;

use super::*;

const HEAD: &str = "某市城市管理行政处罚裁量基准\n文号：某城管规〔2024〕1号\n制定机关：哈尔滨市城市管理局\n本基准自2024年1月1日起施行，有效期五年\n";

fn csv(rows: &str) -> ReadTable {
    read("a.csv", format!("{HEAD}{rows}").as_bytes(), Given::default()).expect("reads")
}

fn shape(read: &ReadTable) -> Vec<(String, String, String, Vec<String>)> {
    let tiers = |item: &TableItem| {
        item.tiers.iter().map(|tier| format!("{}|{}|{}", tier.name, tier.condition, tier.standard)).collect()
    };
    read.table
        .items
        .iter()
        .map(|item| (item.number.clone(), item.act.clone(), item.basis.clone(), tiers(item)))
        .collect()
}

fn code(bytes: &[u8]) -> &'static str {
    read("a", bytes, Given::default()).expect_err("refused").code
}

#[test]
fn the_lines_over_a_table_say_what_it_is() {
    let read = csv(
        "序号,违法行为,法定依据,裁量阶次,适用条件,具体标准\n1,甲,《城市绿化条例》第二十六条,较轻,第一次被处罚的,处一千元罚款\n注：次数自本次违法行为发生之日起向前追溯一周年\n",
    );
    let head = &read.table.head;
    assert_eq!(head.title, "某市城市管理行政处罚裁量基准");
    assert_eq!(head.document_no.as_deref(), Some("某城管规〔2024〕1号"));
    assert_eq!((head.agency.as_str(), head.region.as_deref()), ("哈尔滨市城市管理局", Some("哈尔滨市")));
    assert_eq!((head.validity.from, head.validity.to), ("2024-01-01".parse().ok(), "2029-01-01".parse().ok()));
    assert_eq!(head.notes.len(), 1);
    assert_eq!(read.table.items[0].tiers[0].cell, "第6行第6列");
}

#[test]
fn empty_cells_and_same_as_above_go_on_with_the_act_above() {
    let read = csv("序号,违法行为,法定依据,裁量阶次,适用条件,具体标准\n\
        1,甲,《城市绿化条例》第二十六条,较轻,第一次被处罚的,处一千元罚款\n\
        ,,,较重,第二次被处罚的,处二千元罚款\n\
        2,乙,同上,较轻,同上,同上\n\
        〃,〃,〃,较重,第三次被处罚的,处五千元罚款\n\
        二、其他,,,,,\n3,丙,,较轻,无,处一千元罚款\n");
    let shape = shape(&read);
    assert_eq!(shape.len(), 3);
    assert_eq!(shape[0].3, ["较轻|第一次被处罚的|处一千元罚款", "较重|第二次被处罚的|处二千元罚款"]);
    assert_eq!(shape[1].2, "《城市绿化条例》第二十六条");
    assert_eq!(shape[1].3, ["较轻|第二次被处罚的|处二千元罚款", "较重|第三次被处罚的|处五千元罚款"]);
    assert!(read.remarks.iter().any(|remark| remark.starts_with("第10行第1列“二、其他”")), "{:?}", read.remarks);
    assert_eq!(shape[2].2, "", "a basis that is not written is not invented");
}

#[test]
fn a_table_by_code_keeps_its_figures() {
    let rows = "违法代码,违法行为,罚款最小值,罚款最大值,罚款指导基准,拘留最小(日),拘留最大(日),拘留指导基准(日),警告标记\n\
        10053,未取得驾驶证驾驶载货汽车的,200,2000,1000,0,15,7,不可警告\n10181,摩托车不走机动车道,20,200,60,0,0,0,可警告\n10182,小型车,20,二百,60,0,0,0,可警告\n";
    let read = csv(rows);
    assert_eq!(read.table.items.len(), 3);
    let guide = read.table.items[0].tiers[0].guide.clone().expect("figures");
    assert_eq!((guide.detention_max, guide.detention_point, guide.may_warn), (Some(15), Some(7), Some(false)));
    assert_eq!(read.table.items[1].code.as_deref(), Some("10181"));
    assert_eq!(read.problems, [Problem { item: 2, cell: "第8行第4列".into(), message: "“二百”不是有效的数额".into() }]);
}

#[test]
fn markdown_and_json_give_the_same_acts() {
    let markdown = format!(
        "# {}\n\n| 序号 | 违法行为 | 处罚依据 | 违法程度 | 违法情节 | 裁量标准 |\n|---|:---:|---|---|---|---|\n\
        | 1 | 甲 | 《城市绿化条例》第二十六条 | 较轻 | 第一次被处罚的 | 处一千元罚款 |\n| | | | 较重 | 第二次被处罚的<br>或者拒不改正的 | 处二千元罚款 |\n\n注：有下列情形的除外\n",
        HEAD.replace('\n', "\n\n")
    );
    let read = super::read("a.md", markdown.as_bytes(), Given::default()).expect("reads");
    assert_eq!(read.format, "Markdown 表格");
    assert_eq!(shape(&read)[0].3[1], "较重|第二次被处罚的\n或者拒不改正的|处二千元罚款");
    assert_eq!(read.table.items[0].tiers[1].cell, "表1第3行第6列");
    let json = r#"{"metadata":{"title":"某裁量标准","issuing_authority":"深圳市城市管理局","effective_date":"2023-12-15","validity_period":"5年","notes":["甲","乙"]},
        "items":[{"id":"x1","序号":1,"法规规章":"《某条例》","违法行为":"甲","设定依据":"第十三条第二款","裁量分组":[{"处罚种类及幅度":"处二千元以上二万元以下罚款",
        "裁量规则":[{"裁量阶次":"情节较轻","适用条件":"第一次被处罚的。","处罚标准":"处二千元罚款。"}]}]}]}"#;
    let read = super::read("a.json", json.as_bytes(), Given::default()).expect("reads");
    let item = &read.table.items[0];
    assert_eq!((item.code.as_deref(), item.basis.as_str()), (Some("x1"), "《某条例》第十三条第二款"));
    assert_eq!(item.penalty.as_deref(), Some("处二千元以上二万元以下罚款"));
    assert_eq!(item.tiers[0].cell, "items[0].裁量分组[0].裁量规则[0]");
    assert_eq!(read.table.head.notes, ["甲", "乙"]);
    assert_eq!(read.table.head.validity.to, "2028-12-15".parse().ok());
}

#[test]
fn what_is_no_table_is_refused_with_its_own_code() {
    assert_eq!(code(b""), "benchmarks.empty");
    assert_eq!(code(b"  \n"), "benchmarks.empty");
    assert_eq!(code(b"%PDF-1.7"), "benchmarks.kind");
    assert_eq!(code(crate::tables::COMPOUND_MAGIC), "benchmarks.kind");
    assert_eq!(code(b"\x89PNG\r\n"), "benchmarks.kind");
    assert_eq!(code(b"PK\x03\x04rubbish"), "benchmarks.broken");
    assert_eq!(code("{\"items\":".as_bytes()), "benchmarks.broken");
    assert_eq!(code("姓名,电话\n甲,1\n".as_bytes()), "benchmarks.no_table");
    assert_eq!(code("违法行为,裁量标准\n".as_bytes()), "benchmarks.empty");
    assert_eq!(code("违法行为,裁量标准\n甲,处一千元罚款\n".as_bytes()), "benchmarks.head");
    let long = format!("违法行为,裁量标准\n甲,{}\n", "长".repeat(40_000));
    assert_eq!(code(long.as_bytes()), "benchmarks.too_large");
}

proptest! {
    /// Whatever stands in a text, the reader neither fails nor invents: each word of a row stands in the file.
    #[test]
    fn no_text_makes_the_reader_fail(rows in prop::collection::vec(prop::collection::vec("[同上〃甲乙第一次被处罚的处千元罚款1-3，|\"]{0,6}", 6), 0..8)) {
        let mut text = format!("{HEAD}序号,违法行为,法定依据,裁量阶次,适用条件,具体标准\n");
        for row in &rows {
            text.push_str(&row.iter().map(|cell| cell.replace('"', "")).collect::<Vec<_>>().join(","));
            text.push('\n');
        }
        if let Ok(read) = read("a.csv", text.as_bytes(), Given::default()) {
            for tier in read.table.items.iter().flat_map(|item| &item.tiers) {
                prop_assert!(text.contains(&tier.name) && text.contains(&tier.condition) && text.contains(&tier.standard));
            }
        }
    }

    #[test]
    fn no_bytes_make_the_reader_fail(start in prop::sample::select(vec![&b"PK\x03\x04"[..], b"{", b"|", b"", b"\xff\xfe"]), rest in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read("a", &[start, &rest].concat(), Given::default());
    }
}
