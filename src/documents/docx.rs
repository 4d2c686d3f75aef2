//! Lays blocks out as a Word document.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, DocGrid, DocGridType, Docx, FieldCharType, Footer, Header, InstrPAGE, InstrText, LineSpacing,
    LineSpacingType, PageMargin, Paragraph, Run, SpecialIndentType, Table, TableAlignmentType, TableCell,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::block::{Block, Document, Span};
use super::fonts::{self, Face};
use super::layout as measure;
use crate::failure::Failure;

/// The bytes of the document.
///
/// # Errors
/// `internal` where the writer fails.
pub fn docx(document: &Document) -> Result<Vec<u8>, Failure> {
    let mut docx = page(document.mark.as_deref());
    for block in &document.blocks {
        docx = match block {
            Block::Table { columns, widths, rows } => docx.add_table(table(columns, widths, rows)),
            Block::Signature { by, on } => signature(by.as_deref(), on).into_iter().fold(docx, Docx::add_paragraph),
            other => docx.add_paragraph(paragraph(other)),
        };
    }
    let mut parts = docx.build();
    parts.font_table = fonts::table();
    parts.document = with_repeated_titles(parts.document);
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(Failure::internal)?;
    Ok(bytes.into_inner())
}

/// An empty document with page, margins, lines and page numbers.
fn page(mark: Option<&str>) -> Docx {
    let margin = PageMargin::new()
        .top(measure::MARGIN_TOP)
        .bottom(measure::MARGIN_BOTTOM)
        .left(measure::MARGIN_LEFT)
        .right(measure::MARGIN_RIGHT)
        .header(measure::HEADER)
        .footer(measure::FOOTER);
    let mut docx = Docx::new()
        .page_size(measure::PAGE.0, measure::PAGE.1)
        .page_margin(margin)
        .default_fonts(fonts::BODY.fonts())
        .default_size(measure::BODY)
        .footer(folio(AlignmentType::Right))
        .even_footer(folio(AlignmentType::Left));
    let pitch = usize::try_from(measure::LINE).unwrap_or_default();
    docx.document = docx.document.doc_grid(DocGrid::with_empty().grid_type(DocGridType::Lines).line_pitch(pitch));
    match mark {
        Some(mark) => docx.header(header(mark)).even_header(header(mark)),
        None => docx,
    }
}

/// The page number between dashes: at the right of odd pages and at the left of even ones, one character from the edge.
fn folio(side: AlignmentType) -> Footer {
    let run = || Run::new().size(measure::FOLIO).fonts(fonts::FOLIO.fonts());
    let number = run()
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::PAGE(InstrPAGE::new()))
        .add_field_char(FieldCharType::Separate, false)
        .add_text("1")
        .add_field_char(FieldCharType::End, false);
    let edge = Some(measure::FOLIO_CHARACTER);
    let set = match side {
        AlignmentType::Left => Paragraph::new().align(side).indent(edge, None, None, None),
        _ => Paragraph::new().align(side).indent(None, None, edge, None),
    };
    Footer::new().add_paragraph(set.add_run(run().add_text("— ")).add_run(number).add_run(run().add_text(" —")))
}

fn header(mark: &str) -> Header {
    let run = run(mark, fonts::HEADING, measure::TABLE);
    Header::new().add_paragraph(Paragraph::new().align(AlignmentType::Right).add_run(run))
}

fn paragraph(block: &Block) -> Paragraph {
    match block {
        Block::Title(text) => {
            let set = line(measure::TITLE_LINE).snap_to_grid(false).align(AlignmentType::Center).keep_next(true);
            set.add_run(run(text, fonts::TITLE, measure::TITLE))
        }
        Block::Centred(text) => {
            let spacing =
                LineSpacing::new().line_rule(LineSpacingType::Exact).line(measure::LINE).before(200).after(200);
            Paragraph::new().line_spacing(spacing).align(AlignmentType::Center).add_run(body(text))
        }
        Block::Heading(level, text) => {
            let face = if *level <= 1 { fonts::HEADING } else { fonts::SECOND };
            let set = indented().keep_next(true).outline_lvl(usize::from(level.saturating_sub(1)));
            set.add_run(run(text, face, measure::BODY))
        }
        Block::Body(spans) => {
            spans.iter().fold(indented().align(side_of(spans)), |set, span| set.add_run(spanned(span, fonts::BODY)))
        }
        Block::Quote(spans) => {
            spans.iter().fold(indented().align(side_of(spans)), |set, span| set.add_run(spanned(span, fonts::SECOND)))
        }
        Block::Flush(spans) => {
            spans.iter().fold(line(measure::LINE), |set, span| set.add_run(spanned(span, fonts::BODY)))
        }
        // Laid out by itself.
        Block::Signature { .. } | Block::Table { .. } => line(measure::LINE),
    }
}

/// Both edges, but for lines that a long number would tear apart.
fn side_of(spans: &[Span]) -> AlignmentType {
    const LONG: usize = 12;
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let longest = text.split(|sign: char| !sign.is_ascii_graphic()).map(str::len).max().unwrap_or_default();
    if longest >= LONG { AlignmentType::Left } else { AlignmentType::Both }
}

/// The date four characters from the right edge, and who signs centred over it, as far as there is room.
fn signature(by: Option<&str>, on: &str) -> Vec<Paragraph> {
    let set = |text: &str, right: i32| {
        line(measure::LINE)
            .align(AlignmentType::Right)
            .keep_lines(true)
            .indent(None, None, Some(right), None)
            .add_run(body(text))
    };
    let date_right = 4 * measure::CHARACTER;
    let middle = date_right + width(on) / 2;
    let mut lines = vec![line(measure::LINE).keep_next(true)];
    lines.extend(by.map(|by| set(by, (middle - width(by) / 2).max(0)).keep_next(true)));
    lines.push(set(on, date_right));
    lines
}

/// About how wide a text of the body is, in twentieths of a point: Latin signs are half as wide, with a quarter between them and the
/// others.
fn width(text: &str) -> i32 {
    let mut before: Option<bool> = None;
    let mut width = 0;
    for latin in text.chars().map(|sign| sign.is_ascii()) {
        width += if latin { measure::CHARACTER / 2 } else { measure::CHARACTER };
        width += if before.is_some_and(|before| before != latin) { measure::CHARACTER / 4 } else { 0 };
        before = Some(latin);
    }
    width
}

fn line(pitch: i32) -> Paragraph {
    Paragraph::new().line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(pitch).before(0).after(0))
}

fn indented() -> Paragraph {
    let indent = SpecialIndentType::FirstLine(2 * measure::CHARACTER);
    line(measure::LINE).indent(None, Some(indent), None, None).first_line_chars(measure::TWO_CHARACTERS)
}

fn run(text: &str, face: Face, size: usize) -> Run {
    Run::new().add_text(allowed(text)).size(size).fonts(face.fonts())
}

/// What XML can hold: a control character would make the whole file unreadable.
fn allowed(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control() && !matches!(sign, '\u{FFFE}' | '\u{FFFF}')).collect()
}

fn body(text: &str) -> Run {
    run(text, fonts::BODY, measure::BODY)
}

fn spanned(span: &Span, face: Face) -> Run {
    let run = run(&span.text, face, measure::BODY);
    if span.bold { run.bold() } else { run }
}

fn table(columns: &[String], widths: &[u32], rows: &[Vec<String>]) -> Table {
    let whole: u32 = widths.iter().sum::<u32>().max(1);
    let widths: Vec<usize> =
        widths.iter().map(|share| usize::try_from(measure::TEXT_WIDTH * share / whole).unwrap_or_default()).collect();
    let titles = row(columns, &widths, fonts::HEADING, AlignmentType::Center);
    // Rows that may not be split are titles: see `with_repeated_titles`.
    let rows = rows.iter().map(|cells| row(cells, &widths, fonts::BODY, AlignmentType::Left));
    let rows: Vec<TableRow> = std::iter::once(titles.cant_split()).chain(rows).collect();
    Table::new(rows)
        .set_grid(widths)
        .width(usize::try_from(measure::TEXT_WIDTH).unwrap_or_default(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
}

fn row(cells: &[String], widths: &[usize], face: Face, align: AlignmentType) -> TableRow {
    let cells = cells.iter().zip(widths).map(|(text, width)| {
        // A number stands in the middle of its column.
        let align = if text.chars().all(|sign| sign.is_ascii_digit() || ".—".contains(sign)) {
            AlignmentType::Center
        } else {
            align
        };
        let set = line(measure::TABLE_LINE).snap_to_grid(false).align(align).add_run(run(text, face, measure::TABLE));
        TableCell::new().add_paragraph(set).width(*width, WidthType::Dxa).vertical_align(VAlignType::Center)
    });
    TableRow::new(cells.collect())
}

/// Has the titles of tables stand on every page, which the writer has no word for. Words of the document can't look like the mark:
/// in them `<` is written otherwise.
fn with_repeated_titles(xml: Vec<u8>) -> Vec<u8> {
    const MARK: &str = "<w:cantSplit";
    String::from_utf8(xml)
        .map_or_else(|error| error.into_bytes(), |xml| xml.replace(MARK, &format!("<w:tblHeader/>{MARK}")).into_bytes())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn xml(document: &Document) -> String {
        let bytes = docx(document).expect("laid out");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let mut text = String::new();
        archive.by_name("word/document.xml").expect("a part").read_to_string(&mut text).expect("text");
        text
    }

    #[test]
    fn no_text_breaks_the_file_and_titles_of_tables_are_repeated() {
        let body = Block::Body(vec![Span::plain("罚款<5000元 & \u{1}\u{b}“<w:cantSplit”")]);
        let table = Block::Table {
            columns: vec!["项".into(), "数".into()],
            widths: vec![1, 0],
            rows: vec![vec!["甲".into(), "1".into()], vec!["乙\u{0}".into(), "2".into()]],
        };
        let text = xml(&Document { blocks: vec![body, table], mark: Some("草\u{7}稿".into()) });
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event().expect("well formed") {
                quick_xml::events::Event::Eof => break,
                _ => continue,
            }
        }
        assert!(!text.chars().any(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')));
        assert_eq!(text.matches("<w:tblHeader/>").count(), 1);
        assert!(text.contains("罚款&lt;5000元 &amp; “&lt;w:cantSplit”"), "{text}");
    }

    #[test]
    fn the_page_is_that_of_the_standard() {
        let text = xml(&Document { blocks: vec![Block::Title("标题".into())], mark: None });
        for said in [
            "w:w=\"11906\" w:h=\"16838\"",
            "w:top=\"2097\"",
            "w:bottom=\"1984\"",
            "w:left=\"1587\"",
            "w:right=\"1474\"",
        ] {
            assert!(text.contains(said), "{said}");
        }
        assert!(text.contains("<w:sz w:val=\"44\" />") && text.contains("方正小标宋简体"));
    }
}
