//! The feed as a table for Excel: UTF-8 with a byte order mark, RFC 4180.
//!
//! A cell that a spreadsheet would take for a formula begins with an apostrophe, as does one that begins with an apostrophe itself:
//! whoever reads the table takes one apostrophe off.

use csv::{Terminator, WriterBuilder};

use super::feed::FeedPage;
use crate::casework::publication::FeedRow;
use crate::failure::Failure;

/// What tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";
/// How a formula may begin, in half width and full width, and what Excel skips before it.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\''];

/// The changes as CSV, a header line first. The texts are not in it: they are in the JSON, and the last column names their hashes.
///
/// # Errors
/// `internal`.
pub fn csv(page: &FeedPage) -> Result<String, Failure> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let header = ["变动序号", "变动"].into_iter().chain(FeedRow::header());
    writer.write_record(header).map_err(Failure::internal)?;
    for entry in &page.items {
        let first = [entry.number.to_string(), entry.change.name().to_owned()];
        let cells = first.into_iter().chain(entry.row.fields()).map(guarded);
        writer.write_record(cells).map_err(Failure::internal)?;
    }
    let bytes = writer.into_inner().map_err(|error| Failure::internal(error.to_string()))?;
    let table = String::from_utf8(bytes).map_err(Failure::internal)?;
    Ok(format!("{BYTE_ORDER_MARK}{table}"))
}

fn guarded(cell: String) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_like_a_formula_and_each_is_found_again() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "'=1", "\r\n=1"] {
            let written = guarded(cell.to_owned());
            assert_eq!(written.strip_prefix('\''), Some(cell));
        }
        assert_eq!(guarded("罚款5000元".to_owned()), "罚款5000元");
    }
}
