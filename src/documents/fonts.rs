//! The faces of official documents, and what stands in for them where they are not installed.

use docx_rs::RunFonts;

/// A face: its name, what stands in for it, its family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Face {
    pub name: &'static str,
    instead: &'static str,
    family: &'static str,
}

/// 小标宋, for titles.
pub(super) const TITLE: Face = Face { name: "方正小标宋简体", instead: "宋体", family: "roman" };
/// 仿宋, for the body.
pub(super) const BODY: Face = Face { name: "仿宋", instead: "仿宋_GB2312", family: "modern" };
/// 黑体, for headings of the first level.
pub(super) const HEADING: Face = Face { name: "黑体", instead: "SimHei", family: "swiss" };
/// 楷体, for headings of the second level and quotations.
pub(super) const SECOND: Face = Face { name: "楷体", instead: "楷体_GB2312", family: "script" };
/// 宋体, for page numbers.
pub(super) const FOLIO: Face = Face { name: "宋体", instead: "SimSun", family: "roman" };

const ALL: [Face; 5] = [TITLE, BODY, HEADING, SECOND, FOLIO];
/// Latin letters and digits.
const LATIN: &str = "Times New Roman";

impl Face {
    /// The fonts of a run.
    pub fn fonts(self) -> RunFonts {
        RunFonts::new().ascii(LATIN).hi_ansi(LATIN).cs(LATIN).east_asia(self.name)
    }
}

/// `word/fontTable.xml` with the stand-ins, which the writer does not know.
pub(super) fn table() -> Vec<u8> {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    );
    for Face { name, instead, family } in ALL {
        xml.push_str(&format!(
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{instead}\"/><w:charset w:val=\"86\"/><w:family w:val=\"{family}\"/>\
             <w:pitch w:val=\"variable\"/></w:font>"
        ));
    }
    xml.push_str(&format!(
        "<w:font w:name=\"{LATIN}\"><w:charset w:val=\"00\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>"
    ));
    xml.into_bytes()
}
