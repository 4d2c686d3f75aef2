use super::*;

fn code(json: &str) -> Option<&'static str> {
    parse(json).err().map(|failure| failure.code)
}

fn with(more: &str) -> String {
    format!(r#"{{"law":"食品安全法","article":124,"date":"2025-03-12"{more}}}"#)
}

#[test]
fn a_whole_question_is_read() {
    let question = parse(&with(
        r#","item":5,"goods_value":152,"subject":"unit","circumstances":["first_offence",
           {"id":"cooperation","evidence":"笔录第3句"}],"also":[{"law":"产品质量法","article":49}],"measures":{"处罚次数":2},
           "ended":"2025-04-01","found":"2025-05-06","decided":"2025-07-01","proposed":50000,"reason":"见合议记录",
           "approval":{"by":"collective","record":"集体讨论记录第3号"},"factors":{"违法次数":0.05},"tier":"light""#,
    ))
    .expect("valid");
    assert_eq!(question.facts.goods_value, Some(Yuan::from_integer(152)));
    assert_eq!(question.circumstances[1].evidence, "笔录第3句");
    assert_eq!((question.cited.item, question.also[0].number.number), (Some(5), 49));
    let approval = question.proposal.and_then(|proposal| proposal.approval).expect("an approval");
    assert_eq!(approval.by, ApprovedBy::Collective);
}

#[test]
fn bad_input_is_refused_with_its_own_code() {
    let cases = [
        (r#","goods_value":-1"#, "range.negative"),
        (r#","bases":{"广告费用":-5}"#, "range.negative"),
        (r#","measures":{"处罚次数":-2}"#, "range.negative"),
        (r#","proposed":-1"#, "range.negative"),
        (r#","factors":{"违法次数":5}"#, "range.factor"),
        (r#","circumstances":["nice_weather"]"#, "range.circumstance"),
        (r#","subject":"cat""#, "range.subject"),
        (r#","paragraph":0"#, "range.article"),
        (r#","also":[{"law":"产品质量法","article":0}]"#, "range.article"),
        (r#","goodsvalue":5"#, "range.json"),
        (r#","tier":"middling""#, "range.tier"),
        (r#","found":"2025-03-11""#, "range.dates"),
        (r#","found":"2025-05-11","decided":"2025-05-10""#, "range.dates"),
        (r#","ended":"2025-02-30""#, "range.date"),
        (r#","decided":"2025-3-31""#, "range.date"),
        (r#","birth":"2026-01-01""#, "range.birth"),
        (r#","birth":"1990-01-01","subject":"unit""#, "range.birth"),
        (r#","proposed":1,"approval":{"by":"me","record":"1"}"#, "range.approval"),
        (r#","proposed":1,"approval":{"by":"head","record":" "}"#, "range.approval"),
    ];
    for (more, expected) in cases {
        assert_eq!(code(&with(more)), Some(expected), "{more}");
    }
    assert_eq!(code(r#"{"law":"食品安全法","article":124,"date":"2025-02-30"}"#), Some("range.date"));
    assert_eq!(code("{"), Some("range.json"));
}
