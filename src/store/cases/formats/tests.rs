//! The three forms, and what is none of them.

use super::*;

const FINANCE: &str = "序号,披露日期,处罚日期,当事人,当事人类型,处罚类型,罚没金额（元）,违规领域,违规事实,所属总行,处理机构,法律依据,罚没金额分组\n\
    1,2016/4/21,2009/7/28,甲银行,法人机构,罚款,10000,金融许可证违规,遗失金融许可证未报告,甲银行,某银监分局,《金融许可证管理办法》第十六条第三款,A\n\
    40,2016/4/21,2011/1/19,乙银行,法人机构,\"警告,罚款\",100000,信贷业务违规,信贷资金未按用途使用。,乙银行,某银监分局,《中华人民共和国商业银行法》第三十五条,B\n\
    62,2016/4/20,2015/11/2,丙银行,其他营业网点,\"罚款,没收违法所得\",167280,内控制度不健全,\"转嫁登记费,\n又收手续费\",丙银行,四川银监局,《中华人民共和国商业银行法》第七十三条,B\n\
    63,2016/4/20,2015/2/30,丁银行,法人机构,罚款,1,甲,乙,丁,戊,己,A\n\
    64,2016/4/20,2015/2/3,丁银行\n";

fn cases(text: &str) -> Vec<Record> {
    Format::of(text).expect("recognised").read(text)
}

#[test]
fn the_financial_table_is_read_and_a_sum_is_not_taken_for_a_fine() {
    assert_eq!(Format::of(FINANCE), Some(Format::FinanceCsv));
    let records = cases(FINANCE);
    let case = |place: usize| records[place].1.clone().expect("a case");
    assert_eq!(case(0).case.fine, Some(crate::law::money::Yuan::from_integer(10_000)));
    assert_eq!(case(0).case.field, "金融监管");
    assert_eq!(case(1).case.penalties, ["警告", "罚款"]);
    assert_eq!(case(1).case.fine, Some(crate::law::money::Yuan::from_integer(100_000)));
    assert_eq!(case(2).case.fine, None);
    assert!(case(2).remark.expect("a remark").contains("罚款与没收之和"));
    assert_eq!(case(2).row.expect("the row")["违规领域"], "内控制度不健全");
    assert_eq!(records[3].1.clone().expect_err("refused"), "日期无效：2015/2/30");
    assert!(records[4].1.clone().expect_err("refused").contains("13 列"));
    assert_eq!(records.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 4, 6, 7], "lines as an editor counts");
}

#[test]
fn our_own_table_and_json_lines_give_the_same_case() {
    let csv = "case_id,decided_on,agency,region,field,party,party_kind,facts,basis,penalties,fine,circumstances,invented,source\n\
        甲1,2025-03-12,某市场监管局,黑龙江省,食品安全,某超市,个体工商户,销售过期食品,《食品安全法》第一百二十四条,罚款；没收违法所得,5000.5,从轻,true,示例集\n";
    let json = r#"{"case_id":"甲1","decided_on":"2025-03-12","agency":"某市场监管局","region":"黑龙江省","field":"食品安全",
        "party":"某超市","party_kind":"个体工商户","facts":"销售过期食品","basis":["《食品安全法》第一百二十四条"],
        "penalties":["罚款","没收违法所得"],"fine":5000.5,"circumstances":["从轻"],"invented":true,"source":"示例集"}"#;
    let json = json.replace('\n', " ");
    assert_eq!(Format::of(csv), Some(Format::OwnCsv));
    assert_eq!(Format::of(&json), Some(Format::JsonLines));
    assert_eq!(cases(csv)[0].1, cases(&json)[0].1);
    assert_eq!(cases(csv)[0].1.clone().expect("a case").source.as_deref(), Some("示例集"));
}

#[test]
fn a_broken_line_is_reported_with_its_number_and_the_rest_is_read() {
    let good = r#"{"case_id":"1","agency":"a","field":"f","party":"p","facts":"x","basis":[],"penalties":[],"circumstances":[],"invented":false}"#;
    let text = format!("{good}\n\n{{\"case_id\":\"2\"\n{good}\n");
    let records = cases(&text);
    assert_eq!(records.len(), 3);
    assert!(records[0].1.is_ok() && records[2].1.is_ok());
    assert_eq!(records[1].0, 3);
    assert!(records[1].1.clone().expect_err("refused").starts_with("不符合案例格式"));
}

#[test]
fn other_content_is_not_recognised() {
    for text in ["", "只是一段文字", "名称,金额\n甲,1\n", "[1,2]"] {
        assert_eq!(Format::of(text), None, "{text}");
    }
}
