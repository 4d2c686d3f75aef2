//! Lays blocks out as a Word document.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, DocGrid, DocGridType, Docx, Footer, Header, LineSpacing, LineSpacingType, PageMargin, PageNum,
    Paragraph, Run, Table, TableAlignmentType, TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
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
            other => docx.add_paragraph(paragraph(other)),
        };
    }
    let mut parts = docx.build();
    parts.font_table = fonts::table();
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
    let dash = || Run::new().add_text("—").size(measure::FOLIO).fonts(fonts::FOLIO.fonts());
    let blank = || Run::new().add_text("\u{3000}").size(measure::FOLIO).fonts(fonts::FOLIO.fonts());
    let space = || Run::new().add_text(" ").size(measure::FOLIO).fonts(fonts::FOLIO.fonts());
    let numbered = |paragraph: Paragraph| {
        paragraph.add_run(dash()).add_run(space()).add_page_num(PageNum::new()).add_run(space()).add_run(dash())
    };
    let paragraph = Paragraph::new().align(side).size(measure::FOLIO).fonts(fonts::FOLIO.fonts());
    Footer::new().add_paragraph(match side {
        AlignmentType::Left => numbered(paragraph.add_run(blank())),
        _ => numbered(paragraph).add_run(blank()),
    })
}

fn header(mark: &str) -> Header {
    let run = Run::new().add_text(mark).size(measure::TABLE).fonts(fonts::HEADING.fonts());
    Header::new().add_paragraph(Paragraph::new().align(AlignmentType::Right).add_run(run))
}

fn paragraph(block: &Block) -> Paragraph {
    match block {
        Block::Title(text) => {
            let set = line(measure::TITLE_LINE).align(AlignmentType::Center).keep_next(true);
            set.add_run(run(text, fonts::TITLE, measure::TITLE))
        }
        Block::Centred(text) => line(measure::LINE).align(AlignmentType::Center).add_run(body(text)),
        Block::Heading(level, text) => {
            let face = if *level <= 1 { fonts::HEADING } else { fonts::SECOND };
            indented().keep_next(true).outline_lvl(usize::from(level.saturating_sub(1))).add_run(run(
                text,
                face,
                measure::BODY,
            ))
        }
        Block::Body(spans) => spans
            .iter()
            .fold(indented().align(AlignmentType::Both), |set, span| set.add_run(spanned(span, fonts::BODY))),
        Block::Flush(spans) => {
            spans.iter().fold(line(measure::LINE), |set, span| set.add_run(spanned(span, fonts::BODY)))
        }
        Block::Quote(spans) => spans
            .iter()
            .fold(indented().align(AlignmentType::Both), |set, span| set.add_run(spanned(span, fonts::SECOND))),
        Block::Signature(text) => {
            // Four characters from the edge, as the date stands.
            let blank = "\u{3000}".repeat(4);
            line(measure::LINE).align(AlignmentType::Right).keep_lines(true).add_run(body(&format!("{text}{blank}")))
        }
        Block::Table { .. } => line(measure::LINE),
    }
}

fn line(pitch: i32) -> Paragraph {
    Paragraph::new().line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(pitch).before(0).after(0))
}

fn indented() -> Paragraph {
    line(measure::LINE).first_line_chars(measure::TWO_CHARACTERS)
}

fn run(text: &str, face: Face, size: usize) -> Run {
    Run::new().add_text(text).size(size).fonts(face.fonts())
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
    let rows = rows.iter().map(|cells| row(cells, &widths, fonts::BODY, AlignmentType::Left));
    let rows: Vec<TableRow> = std::iter::once(titles).chain(rows).collect();
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
        let set = line(measure::TABLE_LINE).align(align).add_run(run(text, face, measure::TABLE));
        TableCell::new().add_paragraph(set).width(*width, WidthType::Dxa).vertical_align(VAlignType::Center)
    });
    TableRow::new(cells.collect()).cant_split()
}
