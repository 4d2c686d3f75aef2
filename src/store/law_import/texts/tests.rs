//! Texts as collections keep them.

use super::parse::parse;
use super::*;

const ROAD: &str = "---\nbookHidden: true\n---\n# 中华人民共和国道路运输条例\n\n2004年4月30日 中华人民共和国国务院令第406号公布\n\n\
    2019年3月2日 《国务院关于修改部分行政法规的决定》第三次修订\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 为了维护秩序，制定本条例。\n\n\
    ## 第二章 道路运输经营\n\n### 第一节 客运\n\n第八条规定的期限不变。\n\n第二条 申请从事客运经营的，应当具备下列条件：\n\n(一)有车辆；\n\n(二)有人员。\n\n\
    第二条之一 依照第一条处理。\n第三条规定的许可，不得转让。\n\n第三条 本条例自2004年7月1日起施行。\n\n附件：\n\n第一条 附件的条文。\n";

const NOTICE: &str = "农业行政处罚办法\n（2019年5月31日中华人民共和国农业农村部公告第180号公布，2021年12月14日修改，自2022年2月1日起施行）\n\u{3000}\u{3000}第一章　总　则\n　　第一条为规范行为，制定本办法。\n　　第二条　本办法由农业农村部解释。\n";

fn read(text: &str) -> Result<SourceDocument, &'static str> {
    document(text, Path::new("甲.md"), &catalogue::Catalogue::default())
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

#[test]
fn a_markdown_text_gives_articles_with_chapter_section_and_suffix() {
    let road = read(ROAD).expect("a statute");
    assert_eq!(road.name, "中华人民共和国道路运输条例");
    assert_eq!((road.published, road.stated_effective), (day("2019-03-02"), day("2004-07-01")));
    assert_eq!(road.level, "行政法规");
    let numbers: Vec<_> = road.articles.iter().map(|article| (article.number, article.suffix)).collect();
    assert_eq!(numbers, [(1, None), (2, None), (2, Some(1)), (3, None)]);
    let second = &road.articles[1];
    assert_eq!(
        (second.chapter.as_deref(), second.section.as_deref()),
        (Some("第二章 道路运输经营"), Some("第一节 客运"))
    );
    assert!(second.text.ends_with("(一)有车辆；\n(二)有人员。"));
    assert!(road.articles[2].text.ends_with("第三条规定的许可，不得转让。"), "a reference at the start of a line");
    assert_eq!(road.articles[3].text, "本条例自2004年7月1日起施行。", "the annex is left out");
}

#[test]
fn a_plain_text_needs_no_marks_and_no_space_after_the_number() {
    let notice = read(NOTICE).expect("a statute");
    assert_eq!((notice.name.as_str(), notice.level.as_str()), ("农业行政处罚办法", "部门规章"));
    assert_eq!((notice.published, notice.stated_effective), (day("2021-12-14"), day("2022-02-01")));
    assert_eq!(notice.articles.len(), 2);
    assert_eq!(notice.articles[0].text, "为规范行为，制定本办法。");
    assert_eq!(notice.articles[1].chapter.as_deref(), Some("第一章 总 则"));
}

#[test]
fn what_is_no_statute_is_refused_with_a_reason() {
    assert_eq!(read("").unwrap_err(), "没有标题");
    assert_eq!(read("# 攻略\n先去仲裁。").unwrap_err(), "没有分条的条文");
    assert_eq!(
        read("# 中华人民共和国民法典\n# 人格权编\n第九百八十九条 本编调整。").unwrap_err(),
        "是一部法律的分编，不是完整文本"
    );
}

#[test]
fn local_texts_are_told_from_national_ones() {
    let level = |header: &str, title: &str| header::read(&[header.to_owned()], title, "").level;
    assert_eq!(
        level("2020年7月30日广东省第十三届人民代表大会常务委员会第二十二次会议通过", "广东省行政执法监督条例"),
        "地方性法规"
    );
    assert_eq!(level("2017年1月1日黑龙江省人民政府令第1号公布", "黑龙江省规范行政裁量权办法"), "地方政府规章");
    assert_eq!(level("1998年4月29日第九届全国人民代表大会常务委员会第二次会议通过", "中华人民共和国消防法"), "法律");
    assert_eq!(level("2020年7月20日交通运输部令2020年第17号公布", "道路旅客运输及客运站管理规定"), "部门规章");
}

#[test]
fn an_empty_or_absurd_text_does_not_stop_the_reader() {
    for text in ["#", "第条 甲", "第一条", "\u{feff}---\n", "# 甲\n第九十九条 乙"] {
        let _ = parse(text);
    }
}

/// A Word document with these paragraphs.
fn word(paragraphs: &[&str]) -> Vec<u8> {
    use std::io::Write;
    let body: String = paragraphs.iter().map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).collect();
    let xml = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("starts");
    archive.write_all(xml.as_bytes()).expect("writes");
    archive.finish().expect("ends").into_inner()
}

#[test]
fn a_word_document_is_read_by_paragraph_and_a_broken_one_refused() {
    let bytes = word(&["甲&amp;乙办法", "第一条　为了&#x7532;，制定本办法。", "第二条　施行。"]);
    let text = files::text_of(&bytes).expect("text");
    let read = read(&text).expect("a statute");
    assert_eq!((read.name.as_str(), read.articles.len()), ("甲&乙办法", 2));
    assert_eq!(read.articles[0].text, "为了甲，制定本办法。");
    assert_eq!(files::text_of(&bytes[..bytes.len() / 2]).unwrap_err(), "压缩文件已损坏");
    assert_eq!(files::text_of(b"\x00\x01\x02").unwrap_err(), "不是文本：既不是 UTF-8 也不是 GB18030");
}

#[test]
fn a_document_that_unpacks_beyond_the_limit_is_refused() {
    let bytes = word(&["甲".repeat(4096).as_str()]);
    assert_eq!(docx::text(&bytes, 1024).unwrap_err(), "Word 文档解压后过大");
}
