//! A report as a document, and as Markdown.

use std::fmt::Write as _;

use super::block::{Block, Document, Span};
use crate::casework::calendar::{china_date, in_words};
use crate::casework::statistics::report::{Report, Table};

/// The document of a report.
pub fn document(report: &Report) -> Document {
    let mut blocks: Vec<Block> = report.title.iter().cloned().map(Block::Title).collect();
    blocks.push(Block::Centred(period(report)));
    for section in &report.sections {
        blocks.push(Block::Heading(1, section.heading.clone()));
        blocks.extend(section.paragraphs.iter().map(|text| Block::Body(vec![Span::plain(text.clone())])));
        if let Some(table) = &section.table {
            blocks.push(laid(table));
        }
    }
    blocks.push(Block::Body(vec![Span::plain(format!("报送和公开要求：{}。", report.due))]));
    let on = in_words(china_date(report.statistics.basis.counted_at));
    blocks.push(Block::Signature { by: Some(report.signature.clone()), on });
    Document { blocks, mark: None }
}

fn period(report: &Report) -> String {
    let period = report.statistics.basis.period;
    format!("（{}至{}）", in_words(period.from), in_words(period.until))
}

/// A wide column for names and rules, narrow ones for numbers and units.
fn laid(table: &Table) -> Block {
    let widths = match table.columns.len() {
        3 => vec![6, 2, 1],
        2 => vec![2, 4],
        many => vec![1; many],
    };
    Block::Table { columns: table.columns.clone(), widths, rows: table.rows.clone() }
}

/// The report as Markdown.
pub fn markdown(report: &Report) -> String {
    let mut text = format!("# {}\n\n{}\n", report.title.join(""), period(report));
    for section in &report.sections {
        // Writing to a string does not fail.
        let _ = writeln!(text, "\n## {}", section.heading);
        for paragraph in &section.paragraphs {
            let _ = writeln!(text, "\n{paragraph}");
        }
        if let Some(table) = &section.table {
            let _ = writeln!(text, "\n{}", line(&table.columns));
            let _ = writeln!(text, "{}", line(&vec!["---".to_owned(); table.columns.len()]));
            for row in &table.rows {
                let _ = writeln!(text, "{}", line(row));
            }
        }
    }
    let date = in_words(china_date(report.statistics.basis.counted_at));
    let _ = write!(text, "\n报送和公开要求：{}。\n\n{}\n\n{date}\n", report.due, report.signature);
    text
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |", cells.join(" | "))
}
