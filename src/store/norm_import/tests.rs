//! Norms as collections keep them.

use super::*;

fn read_norm(place: &str, text: &str) -> Result<SourceNorm, &'static str> {
    let file = TextFile { source: "norms".into(), place: place.into(), sha256: "ab".into(), text: text.into() };
    norm(&file)
}

const NOTICE: &str = "# 某办发〔2018〕18号某某省人民政府办公厅关于推行行政执法全过程记录制度的指导意见\n\n各市、县人民政府：\n\n\
    为了规范行政执法，经省人民政府同意，现提出以下意见。\n\n一、总体要求\n\n（一）指导思想。坚持依法行政，推进严格规范公正文明执法，保障当事人的合法权益。\n\n\
    （二）基本原则。坚持统筹协调。\n\n1.稳中求进。\n\n二、全面推行行政执法公示制度\n\n行政执法机关要主动公开执法主体、人员、职责、权限、依据、程序。\n";

#[test]
fn a_document_without_articles_is_cut_at_its_numbers_and_keeps_the_headings_above() {
    let norm = read_norm("02相关制度/意见.md", NOTICE).expect("a norm");
    assert_eq!(norm.name, "某某省人民政府办公厅关于推行行政执法全过程记录制度的指导意见");
    assert_eq!(norm.number.as_deref(), Some("某办发〔2018〕18号"));
    assert_eq!((norm.topic.as_deref(), norm.region.as_deref()), (Some("相关制度"), Some("某某省")));
    let places: Vec<_> =
        norm.sections.iter().map(|section| (section.label.as_str(), section.heading.as_str())).collect();
    assert_eq!(
        places,
        [
            ("", ""),
            ("（一）", "一、总体要求 > （一）指导思想"),
            ("（二）", "一、总体要求 > （二）基本原则"),
            ("二、", "二、全面推行行政执法公示制度"),
        ]
    );
    assert!(norm.sections[2].text.ends_with("1.稳中求进。"));
}

#[test]
fn a_document_with_articles_is_kept_by_article() {
    let text = "# 某某省规范行政处罚裁量权办法\n（2013年3月19日某某省人民政府令第239号公布　自2013年5月1日起施行）\n第一章 总　则\n\
        第一条　为了规范行政处罚裁量行为，保证公正执法，制定本办法。\n第二条　有下列情形之一的，应当从轻处罚：\n（一）主动消除危害后果的；\n（二）受他人胁迫的。\n";
    let norm = read_norm("05裁量/02地方政府规章/办法.md", text).expect("a norm");
    assert_eq!(norm.level, "地方政府规章");
    assert_eq!(norm.published, "2013-03-19".parse().ok());
    assert_eq!(norm.effective, "2013-05-01".parse().ok());
    assert_eq!(norm.sections.len(), 2);
    assert_eq!((norm.sections[1].label.as_str(), norm.sections[1].heading.as_str()), ("第二条", "第一章 总则"));
    assert!(norm.sections[1].text.ends_with("（二）受他人胁迫的。"));
}

#[test]
fn a_long_text_without_numbers_is_cut_between_paragraphs_and_a_mere_link_is_refused() {
    let paragraph = "行政机关应当依法行政，合理行政，程序正当，高效便民，诚实守信，权责统一。".repeat(10);
    let text = format!("# 某意见\n{paragraph}\n{paragraph}\n{paragraph}\n{paragraph}\n");
    let norm = read_norm("意见.md", &text).expect("a norm");
    assert!(norm.sections.len() > 1, "{}", norm.sections.len());
    assert_eq!(read_norm("链接.md", "# 某意见\n<PDF url=\"a.pdf\" />\n").err(), Some(NO_TEXT));
}
