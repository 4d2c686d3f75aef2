//! Statutes as web pages and Word documents, told by their content, and files that are neither.

use std::io::Write;
use std::path::Path;

use caiheng::progress::Silent;
use caiheng::store::ImportReport;
use caiheng::store::laws::{Document, Laws};

use super::{day, open};

/// A Word document as the national database of laws publishes them.
const CODE: [&str; 20] = [
    "中华人民共和国某某资源法典",
    "（2024年6月28日第十四届全国人民代表大会常务委员会第十次会议通过　2024年6月28日中华人民共和国主席令第二十五号公布　自2024年11月1日起施行）",
    "目　　录",
    "第一编　总　则",
    "第一章　一般规定",
    "第二编　资源利用",
    "第一分编　通　则",
    "第一章　许　可",
    "第一节　申　请",
    "第一编　总　则",
    "第一章　一般规定",
    "第一条　为了保护资源，制定本法。",
    "第二编　资源利用",
    "第一分编　通　则",
    "第一章　许　可",
    "第一节　申　请",
    "第二条　利用资源应当取得许可。",
    "第二条之一　有下列情形之一的，处一万元以上五万元以下罚款：",
    "（一）未取得许可的；",
    "（二）转让许可的。",
];

/// A Word document with these paragraphs, each with its runs broken as Word breaks them.
fn word(paragraphs: &[&str]) -> Vec<u8> {
    let paragraph = |text: &&str| {
        let middle = text.char_indices().nth(3).map_or(text.len(), |(at, _)| at);
        let (one, other) = text.split_at(middle);
        format!(
            "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:t>{one}</w:t></w:r><w:r><w:t xml:space=\"preserve\">{other}</w:t></w:r></w:p>"
        )
    };
    let body: String = paragraphs.iter().map(paragraph).collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml.as_bytes())])
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("starts");
        archive.write_all(bytes).expect("writes");
    }
    archive.finish().expect("ends").into_inner()
}

const PAGE: &str = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"><title>某某省供热管理条例_某某省人大</title>\
    <style>p{}</style></head><body><div class=\"top\"><a href=\"/\">首页</a></div><h1>某某省供热管理条例</h1><div>发布时间：2022-01-30　浏览：12</div>\
    <div id=\"zoom\"><p>（2021年11月26日某某省第十三届人民代表大会常务委员会第三十一次会议通过　自2022年3月1日起施行）</p>\
    <p>　　第一章　总则</p><p>　　第一条　为了规范供热，制定本条例。</p><p>　　第二条　供热企业擅自停止供热的，处一万元以上三万元以下罚款。<br>　　第三条　本条例自2022年3月1日起施行。</p></div>\
    <div class=\"foot\"><p>【打印】【关闭窗口】</p><p>版权所有：某某省人大常委会</p></div></body></html>";

async fn imported(folder: &Path, files: &[(&str, &[u8])]) -> (Laws, ImportReport) {
    let texts = folder.join("texts");
    for (name, bytes) in files {
        let file = texts.join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("creates");
        std::fs::write(file, bytes).expect("writes");
    }
    let laws = open(folder).await.laws();
    let report = laws.import_laws(&texts, &Silent).await.expect("imports");
    (laws, report)
}

async fn only(laws: &Laws) -> Document {
    let mut documents = laws.documents().await.expect("reads");
    assert_eq!(documents.len(), 1, "{documents:?}");
    documents.remove(0)
}

#[tokio::test]
async fn a_word_document_gives_parts_chapters_sections_and_suffixes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (laws, report) = imported(folder.path(), &[("法典.bin", &word(&CODE))]).await;
    assert_eq!((report.added, report.skipped.len()), (1, 0), "{report:?}");
    let code = only(&laws).await;
    assert_eq!((code.name.as_str(), code.level.as_str()), ("中华人民共和国某某资源法典", "法律"));
    assert_eq!((code.publish_date, code.validity.from), (Some(day("2024-06-28")), Some(day("2024-11-01"))));
    assert_eq!(code.issuer.as_deref(), Some("全国人民代表大会常务委员会"));
    let articles = laws.provisions_of(code.id).await.expect("reads");
    let places: Vec<_> = articles
        .iter()
        .map(|article| {
            let headings = [&article.part, &article.chapter, &article.section];
            (article.number.to_string(), headings.map(|heading| heading.clone().unwrap_or_default()))
        })
        .collect();
    let second = ["第二编 资源利用 第一分编 通则", "第一章 许可", "第一节 申请"].map(str::to_owned);
    assert_eq!(
        places,
        [
            ("第一条".to_owned(), ["第一编 总则", "第一章 一般规定", ""].map(str::to_owned)),
            ("第二条".to_owned(), second.clone()),
            ("第二条之一".to_owned(), second),
        ]
    );
    assert!(articles[2].is_penalty);
    assert_eq!(laws.paragraphs(articles[2].id).await.expect("reads").len(), 3);
}

#[tokio::test]
async fn a_web_page_in_gb18030_is_read_whatever_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let bytes = encoding_rs::GB18030.encode(PAGE).0;
    let (laws, report) = imported(folder.path(), &[("城市管理/2022/t20220130.txt", &bytes)]).await;
    assert_eq!(report.added, 1, "{report:?}");
    let rule = only(&laws).await;
    assert_eq!((rule.name.as_str(), rule.level.as_str()), ("某某省供热管理条例", "地方性法规"));
    assert_eq!((rule.publish_date, rule.validity.from), (Some(day("2021-11-26")), Some(day("2022-03-01"))));
    assert_eq!(
        (rule.fields.as_slice(), rule.field_basis.as_deref()),
        (["城市管理".to_owned()].as_slice(), Some("来源文件夹"))
    );
    assert_eq!(rule.region.as_deref(), Some("某某省"));
    let articles = laws.provisions_of(rule.id).await.expect("reads");
    assert_eq!(articles.len(), 3);
    assert_eq!(articles[2].text, "本条例自2022年3月1日起施行。", "what stands below the text is left out");
}

#[tokio::test]
async fn files_that_are_no_texts_are_skipped_with_a_reason_and_the_others_imported() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = word(&CODE);
    let bomb = zipped(&[("word/document.xml", &vec![b' '; 17 << 20])]);
    assert!(bomb.len() < 1 << 20, "it is small until it is unpacked");
    let files: [(&str, &[u8]); 9] = [
        ("a.docx", &whole),
        ("b.docx", &whole[..whole.len() / 2]),
        ("c.docx", &bomb),
        ("d.docx", &zipped(&[("other.xml", b"<x/>")])),
        ("e.docx", &zipped(&[("word/document.xml", b"<w:document><w:p></w:document>")])),
        ("f.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"),
        ("g.pdf", b"%PDF-1.4"),
        ("h.html", b"<!DOCTYPE html><html><body></body></html>"),
        ("i.md", b""),
    ];
    let (laws, report) = imported(folder.path(), &files).await;
    assert_eq!(laws.documents().await.expect("reads").len(), 1);
    let reasons: Vec<_> =
        report.skipped.iter().map(|skipped| (skipped.place.as_str(), skipped.reason.as_str())).collect();
    assert_eq!(
        reasons,
        [
            ("b.docx", "压缩文件已损坏"),
            ("c.docx", "Word 文档解压后过大"),
            ("d.docx", "压缩文件不是 Word 文档（.docx）"),
            ("e.docx", "Word 文档的内容不是有效的 XML"),
            ("f.doc", "是旧版 Word 文档（.doc），请另存为 .docx 再导入"),
            ("g.pdf", "是 PDF 文件，请另存为 .docx 或者文本再导入"),
            ("h.html", "网页没有正文"),
            ("i.md", "文件是空的"),
        ]
    );
    assert_eq!(report.skipped_by_reason.values().sum::<u64>(), 8);
}

#[tokio::test]
async fn a_single_file_that_is_no_text_is_refused_with_its_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let laws = open(folder.path()).await.laws();
    for (name, bytes, reason) in [
        ("bomb.docx", zipped(&[("word/document.xml", &vec![b' '; 17 << 20])]), "Word 文档解压后过大"),
        ("half.docx", word(&CODE)[..400].to_vec(), "压缩文件已损坏"),
        ("empty.txt", Vec::new(), "文件是空的"),
        ("city.md", "# 某某办法\n没有条文。".as_bytes().to_vec(), "没有分条的条文"),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).expect("writes");
        let failure = laws.import_laws(&file, &Silent).await.expect_err(name);
        assert_eq!(failure.code, "import.unrecognised");
        assert!(failure.message.contains(reason), "{failure}");
    }
    assert!(laws.documents().await.expect("reads").is_empty());
}
