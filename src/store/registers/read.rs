//! The rows of a file, by the titles of its columns.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::casework::registers::{Column, Given, GivenCell, Register};
use crate::failure::Failure;
use crate::tables::header::{Header, Titles};
use crate::tables::{self, Codes, Grid};

static BODIES: LazyLock<Titles<Column>> =
    LazyLock::new(|| Titles::parse(include_str!("../../../index/registers/bodies.toml")));
static OFFICERS: LazyLock<Titles<Column>> =
    LazyLock::new(|| Titles::parse(include_str!("../../../index/registers/officers.toml")));
static POWERS: LazyLock<Titles<Column>> =
    LazyLock::new(|| Titles::parse(include_str!("../../../index/registers/powers.toml")));

const CODES: Codes = Codes {
    empty: "registers.empty",
    kind: "registers.kind",
    broken: "registers.broken",
    too_large: "registers.too_large",
    kinds: "请导入 .xlsx、.docx、.csv 或者 .md",
};

/// Words for the cell above.
const AS_ABOVE: [&str; 5] = ["同上", "同前", "〃", "″", "（同上）"];

/// A file as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadFile {
    /// The kind of file, in Chinese.
    pub format: &'static str,
    /// Rows with anything in their columns.
    pub rows: Vec<Given>,
    /// What was left out, in Chinese.
    pub remarks: Vec<String>,
}

/// Reads the rows of the bytes of a file called `name`.
///
/// # Errors
/// `registers.empty`, `registers.kind`, `registers.broken`, `registers.too_large`, `registers.no_table`.
pub(super) fn read(register: Register, name: &str, bytes: &[u8]) -> Result<ReadFile, Failure> {
    let (format, grids) = tables::grids(bytes).map_err(|why| {
        let failure = why.under(&CODES);
        Failure { message: format!("{name}：{}", failure.message), ..failure }
    })?;
    let mut file = ReadFile { format, rows: Vec::new(), remarks: Vec::new() };
    let mut found = false;
    for grid in &grids {
        let header =
            Header::find(grid, titles(register), |header| register.is_whole(|column| header.place(column).is_some()));
        match header {
            Some(header) => {
                found = true;
                rows(name, grid, &header, &mut file);
            }
            None => {
                file.remarks.push(format!("从{}开始的表格没有{}的列，未导入", grid.cell_name(0, 0), register.name()))
            }
        }
    }
    if !found {
        let message = format!("{name}中没有找到{}：应有{}", register.name(), register.needs());
        return Err(Failure::new("registers.no_table", message));
    }
    if file.rows.is_empty() {
        return Err(Failure::new("registers.empty", format!("{name}的表头之下没有内容")));
    }
    Ok(file)
}

fn titles(register: Register) -> &'static Titles<Column> {
    match register {
        Register::Bodies => &BODIES,
        Register::Officers => &OFFICERS,
        Register::Powers => &POWERS,
    }
}

fn rows(name: &str, grid: &Grid, header: &Header<Column>, file: &mut ReadFile) {
    let mut above: BTreeMap<Column, String> = BTreeMap::new();
    for row in header.data..grid.rows.len() {
        let texts = grid.distinct(row);
        if texts.is_empty() || header.is_repeated(grid, row) {
            continue;
        }
        // A heading or a note over the whole width is no entry.
        if let [only] = texts[..]
            && grid.rows.get(row).is_some_and(|cells| cells.len() > 1)
        {
            file.remarks.push(format!("{}“{}”不是一条记载，未导入", grid.cell_name(row, 0), shortened(only)));
            continue;
        }
        let mut given = Given { file: name.to_owned(), at: grid.cell_name(row, 0), cells: BTreeMap::new() };
        for (column, place) in header.places() {
            let text = grid.text(row, place);
            let text = if AS_ABOVE.contains(&text) {
                above.get(&column).cloned().unwrap_or_default()
            } else {
                text.to_owned()
            };
            if text.is_empty() {
                continue;
            }
            above.insert(column, text.clone());
            given.cells.insert(column, GivenCell { at: grid.cell_name(row, place), text });
        }
        if given.cells.keys().any(|column| *column != Column::Number) {
            file.rows.push(given);
        }
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(30).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_titles_are_valid_and_name_none_twice() {
        let texts = [
            include_str!("../../../index/registers/bodies.toml"),
            include_str!("../../../index/registers/officers.toml"),
            include_str!("../../../index/registers/powers.toml"),
        ];
        for (register, text) in Register::ALL.into_iter().zip(texts) {
            let table: BTreeMap<Column, Vec<String>> = toml::from_str(text).expect("valid");
            let all: usize = table.values().map(Vec::len).sum();
            assert_eq!(all, titles(register).count(), "a title stands twice in {register:?}");
            let has = |column| table.contains_key(&column);
            assert!(register.is_whole(has), "{register:?}");
        }
    }

    #[test]
    fn a_header_under_a_title_is_found_in_gbk_and_notes_are_no_entries() {
        let text = "青阳县市场监督管理局执法人员名单,,,\n序号,姓 名,执法证号,有效期止\n1,甲,0701,2028年12月31日\n同上,乙,0702,同上\n注：以上人员均在岗,,,\n";
        let (bytes, _, _) = encoding_rs::GBK.encode(text);
        let read = read(Register::Officers, "名单.csv", &bytes).expect("reads");
        assert_eq!(read.rows.len(), 2, "{read:?}");
        assert_eq!(read.rows[0].cells[&Column::Certificate].at, "第3行第3列");
        assert_eq!(read.rows[1].cells[&Column::ValidUntil].text, "2028年12月31日");
        assert_eq!(read.remarks.len(), 1);
    }

    #[test]
    fn what_is_no_register_is_refused_with_its_own_code() {
        let code = |bytes: &[u8]| super::read(Register::Officers, "a", bytes).expect_err("refused").code;
        assert_eq!(code(b""), "registers.empty");
        assert_eq!(code(b"%PDF-1.7"), "registers.kind");
        assert_eq!(code(b"PK\x03\x04rubbish"), "registers.broken");
        assert_eq!(code("主体名称,地址\n甲局,某街\n".as_bytes()), "registers.no_table");
        assert_eq!(code("姓名,执法证号\n".as_bytes()), "registers.empty");
    }
}
