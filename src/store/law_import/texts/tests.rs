//! Texts as collections keep them.

use super::parse::parse;
use super::*;

const ROAD: &str = "---\nbookHidden: true\n---\n# 中华人民共和国道路运输条例\n\n2004年4月30日 中华人民共和国国务院令第406号公布\n\n\
    2019年3月2日 《国务院关于修改部分行政法规的决定》第三次修订\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 为了维护秩序，制定本条例。\n\n\
    ## 第二章 道路运输经营\n\n### 第一节 客运\n\n第八条规定的期限不变。\n\n第二条 申请从事客运经营的，应当具备下列条件：\n\n(一)有车辆；\n\n(二)有人员。\n\n\
    第二条之一 依照第一条处理。\n第三条规定的许可，不得转让。\n\n第三条 本条例自2004年7月1日起施行。\n\n附件：\n\n第一条 附件的条文。\n";

const NOTICE: &str = "农业行政处罚办法\n（2019年5月31日中华人民共和国农业农村部公告第180号公布，2021年12月14日修改，自2022年2月1日起施行）\n\u{3000}\u{3000}第一章　总　则\n　　第一条为规范行为，制定本办法。\n　　第二条　本办法由农业农村部解释。\n";

fn read(text: &str) -> Result<SourceDocument, &'static str> {
    read_at("甲.md", text)
}

fn read_at(place: &str, text: &str) -> Result<SourceDocument, &'static str> {
    let (source, sha256) = ("甲".to_owned(), "ab".to_owned());
    document(
        &TextFile { source, place: place.to_owned(), sha256, text: text.to_owned() },
        &catalogue::Catalogue::default(),
    )
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
    assert_eq!(notice.articles[1].chapter.as_deref(), Some("第一章 总则"));
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
fn level_and_issuer_are_told_by_number_title_and_folder() {
    for (header, title, place, level, issuer) in [
        (
            "2020年7月30日广东省第十三届人民代表大会常务委员会第二十二次会议通过",
            "广东省行政执法监督条例",
            "",
            "地方性法规",
            Some("广东省人民代表大会常务委员会"),
        ),
        ("", "延边朝鲜族自治州自治条例", "", "地方性法规", None),
        (
            "2017年1月1日黑龙江省人民政府令第1号公布",
            "黑龙江省规范行政裁量权办法",
            "",
            "地方政府规章",
            Some("黑龙江省人民政府"),
        ),
        ("", "某某省公墓管理办法", "", "地方政府规章", None),
        (
            "1998年4月29日第九届全国人民代表大会常务委员会第二次会议通过",
            "中华人民共和国消防法",
            "",
            "法律",
            Some("全国人民代表大会常务委员会"),
        ),
        (
            "2020年7月20日交通运输部令2020年第17号公布",
            "道路旅客运输及客运站管理规定",
            "",
            "部门规章",
            Some("交通运输部"),
        ),
        ("（国家旅游局第38号令公布）", "旅游行政处罚办法", "", "部门规章", Some("国家旅游局")),
        (
            "2014年1月28日交通运输部 公安部 国家安全生产监督管理总局发布",
            "道路运输车辆动态监督管理办法",
            "",
            "部门规章",
            Some("交通运输部"),
        ),
        (
            "2004年12月9日 中华人民共和国国务院、中华人民共和国中央军事委员会令第425号公布",
            "中国人民解放军实施《中华人民共和国药品管理法》办法",
            "",
            "行政法规",
            Some("国务院"),
        ),
        ("关于印发《某某实施办法》的通知", "安全生产责任保险实施办法", "", "规范性文件", None),
        ("", "某某管理办法", "农业农村/02.行政法规/甲.md", "行政法规", Some("国务院")),
        ("", "某某登记规定", "部门规章/公安部/甲.md", "部门规章", Some("公安部")),
        ("(1995年2月13日交通部交基发〔1995〕97号公布)", "某某定额管理办法", "", "规范性文件", Some("交通部")),
        ("", "最高人民法院关于适用某法的解释", "", "司法解释", Some("最高人民法院")),
        ("", "市场监督管理行政处罚程序规定", "部门规章/市场监督管理总局/甲.md", "部门规章", Some("市场监督管理总局")),
    ] {
        let preamble = [header.to_owned()];
        assert_eq!(authority::level(&preamble, title, place), level, "{title}");
        assert_eq!(authority::issuer(&preamble, title, place, level).as_deref(), issuer, "{title}");
    }
}

#[test]
fn parts_chapters_and_sections_are_those_above_the_article_and_not_those_of_the_table_of_contents() {
    let code = "中华人民共和国某法典\n（2020年5月28日第十三届全国人民代表大会第三次会议通过）\n目　　录\n第一编　总则\n第一章　基本规定\n第二编　物权\n第一分编　通则\n\
        第一章　一般规定\n附　　则\n第一编　总　则\n第一章　基本规定\n第一条　为了保护权益，制定本法。\n第二编　物　权\n第一分编　通　则\n第一章　一般规定\n\
        第一节　登记\n第二条　物权应当登记。\n第二条之一　未经登记的，不发生效力。\n第二章　权利的设立\n第三条　物权的设立，依照法律规定。\n附　　则\n第四条　本法自2021年1月1日起施行。\n";
    let code = read(code).expect("a statute");
    let place = |article: &crate::store::law_import::SourceArticle| {
        (article.part.clone().unwrap_or_default(), article.chapter.clone().unwrap_or_default(), article.section.clone())
    };
    let places: Vec<_> = code.articles.iter().map(place).collect();
    let second = "第二编 物权 第一分编 通则".to_owned();
    assert_eq!(places[0], ("第一编 总则".to_owned(), "第一章 基本规定".to_owned(), None));
    assert_eq!(places[1], (second.clone(), "第一章 一般规定".to_owned(), Some("第一节 登记".to_owned())));
    assert_eq!(places[2], places[1]);
    assert_eq!(places[3], (second, "第二章 权利的设立".to_owned(), None));
    assert_eq!(places[4], (String::new(), "附则".to_owned(), None));
    assert_eq!((code.published, code.stated_effective), (day("2020-05-28"), day("2021-01-01")));
    assert_eq!(code.level, "法律");
}

#[test]
fn the_name_of_a_file_dates_what_the_text_does_not() {
    let text =
        "# 征兵工作条例\n1985年10月24日 国务院、中央军委发布\n第一条 制定本条例。\n第二条 本条例自发布之日起施行。";
    let read = |place: &str| read_at(place, text).map(|read| (read.published, read.stated_effective));
    assert_eq!(read("行政法规/征兵工作条例(2001-09-05).md"), Ok((day("2001-09-05"), day("1985-10-24"))));
    assert_eq!(read("征兵工作条例（2011年8月26日修正）.md"), Ok((day("2011-08-26"), day("1985-10-24"))));
    assert_eq!(read("征兵工作条例（自2011年8月26日起施行）.md"), Ok((day("1985-10-24"), day("1985-10-24"))));
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
    assert_eq!(files::text_of(b" \n").unwrap_err(), "文件是空的");
    assert!(files::text_of(b"%PDF-1.7").unwrap_err().contains("PDF"));
    assert!(files::text_of(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").unwrap_err().contains(".doc"));
}

const PAGE: &str = "<!DOCTYPE html><html><head><meta charset=\"gb2312\"><title>某某省燃气管理办法_某某省人民政府</title><script>var a = '第一条';</script></head><body>\
    <div class=nav><a>首页</a><a>政务公开</a></div><nav>第一条 导航</nav><div id=main><h1>某某省燃气管理办法</h1><div class=info>发布时间：2021-03-01 来源：省政府</div>\
    <div class=text><p align=center>（2021年2月20日某某省人民政府令第9号公布　自2021年4月1日起施行）</p><p>目　录</p><p>第一章　总则</p><p>第一章　总　则</p>\
    <p>　　<strong>第一条</strong>　为了加强燃气管理，<br>制定本办法。</p><p>　　第二条&nbsp;违反本办法，有下列情形之一的，处一千元罚款：</p><p>（一）擅自<span>改装</span>的；</p><p>（二）拒绝检查的。</p>\
    </div><p>责任编辑：某某</p></div><footer>版权所有 某某省人民政府</footer></body></html>";

#[test]
fn a_web_page_gives_its_statute_without_what_stands_around_it() {
    let bytes = encoding_rs::GB18030.encode(PAGE).0;
    let text = files::text_of(&bytes).expect("text");
    let page = read(&text).expect("a statute");
    assert_eq!((page.name.as_str(), page.level.as_str()), ("某某省燃气管理办法", "地方政府规章"));
    assert_eq!(
        (page.published, page.stated_effective),
        (day("2021-02-20"), day("2021-04-01")),
        "not the day of the page"
    );
    assert_eq!(page.issuer.as_deref(), Some("某某省人民政府"));
    assert_eq!(page.articles.len(), 2, "{text}");
    assert_eq!(page.articles[0].chapter.as_deref(), Some("第一章 总则"));
    assert_eq!(page.articles[0].text, "为了加强燃气管理，\n制定本办法。");
    assert!(page.articles[1].text.ends_with("处一千元罚款：\n（一）擅自改装的；\n（二）拒绝检查的。"), "{text}");
}

#[test]
fn a_page_without_headings_names_its_statute_in_a_centred_paragraph_and_parts_articles_by_line_breaks() {
    let page = "<html><body><table><tr><td>站点地图</td></tr></table><p style=\"text-align: center\">某市养犬管理条例</p>\
        <p>2019年5月1日某市人民代表大会常务委员会公布<br/>第一条　为了规范养犬，制定本条例。<br/>第二条　遛犬不牵绳的，处二百元罚款。</p></body></html>";
    let read = read(&files::text_of(page.as_bytes()).expect("text")).expect("a statute");
    assert_eq!((read.name.as_str(), read.level.as_str()), ("某市养犬管理条例", "地方性法规"));
    assert_eq!((read.articles.len(), read.published), (2, day("2019-05-01")));
}

#[test]
fn a_page_nested_without_end_does_not_stop_the_reader() {
    let deep = format!("<html><body>{}第一条 甲。", "<div>".repeat(20_000));
    assert!(files::text_of(deep.as_bytes()).is_ok());
    assert_eq!(files::text_of(b"<html><body></body></html>").unwrap_err(), "网页没有正文");
}

#[test]
fn a_document_that_unpacks_beyond_the_limit_is_refused() {
    let bytes = word(&["甲".repeat(4096).as_str()]);
    assert_eq!(docx::text(&bytes, 1024).unwrap_err(), "Word 文档解压后过大");
}
