//! The paragraphs of a Word document (ECMA-376): `w:t` inside `w:p` of word/document.xml.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::xml::entity;

const DOCUMENT: &str = "word/document.xml";

/// One line a paragraph, or why there is no text. `largest` bounds the unpacked document in bytes.
pub(super) fn text(bytes: &[u8], largest: u64) -> Result<String, &'static str> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| "压缩文件已损坏")?;
    let entry = archive.by_name(DOCUMENT).map_err(|_| "压缩文件不是 Word 文档（.docx）")?;
    let mut xml = String::new();
    let read = entry.take(largest + 1).read_to_string(&mut xml).map_err(|_| "Word 文档已损坏")?;
    if read as u64 > largest {
        return Err("Word 文档解压后过大");
    }
    paragraphs(&xml).ok_or("Word 文档的内容不是有效的 XML")
}

fn paragraphs(xml: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let (mut text, mut inside, mut repeated) = (String::new(), false, 0_usize);
    loop {
        match reader.read_event().ok()? {
            // The same words again, for programs that do not know the first form.
            Event::Start(tag) if tag.name().as_ref() == "mc:Fallback" => repeated += 1,
            Event::End(tag) if tag.name().as_ref() == "mc:Fallback" => repeated = repeated.saturating_sub(1),
            Event::Eof => return Some(text),
            _ if repeated > 0 => {}
            Event::Start(tag) if tag.name().as_ref() == "w:t" => inside = true,
            Event::End(tag) if tag.name().as_ref() == "w:t" => inside = false,
            Event::End(tag) if tag.name().as_ref() == "w:p" => text.push('\n'),
            Event::Empty(tag) if matches!(tag.name().as_ref(), "w:br" | "w:cr") => text.push('\n'),
            Event::Empty(tag) if tag.name().as_ref() == "w:tab" => text.push(' '),
            Event::Text(piece) if inside => text.push_str(&piece),
            Event::GeneralRef(name) if inside => text.push(entity(&name)?),
            _ => {}
        }
    }
}
