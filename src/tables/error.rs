//! Why a file can't be read as tables; whoever imports gives each its own stable code.

use crate::failure::Failure;

/// A file is larger than any table, in bytes.
pub const LARGEST_FILE: u64 = 32 << 20;
/// Unpacked content is larger than any table, in bytes.
pub(super) const LARGEST_UNPACKED: u64 = 96 << 20;
/// More rows than any table.
pub const MOST_ROWS: usize = 50_000;
/// More columns than any table.
pub(super) const MOST_COLUMNS: usize = 200;
/// A cell of a workbook holds at most 32,767 characters.
pub const LONGEST_CELL: usize = 32_767;

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Empty,
    Kind,
    Broken,
    TooLarge,
}

/// Why a file gives no tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    why: Why,
    message: String,
    hint: Option<String>,
}

/// The codes under which an importer refuses files.
#[derive(Debug, Clone, Copy)]
pub struct Codes {
    /// Nothing in it.
    pub empty: &'static str,
    /// A kind of file that is not read.
    pub kind: &'static str,
    /// Damaged.
    pub broken: &'static str,
    /// Larger than any table.
    pub too_large: &'static str,
    /// Which kinds of files are read instead, in Chinese.
    pub kinds: &'static str,
}

impl Unreadable {
    /// The failure under the importer's own code.
    pub fn under(self, codes: &Codes) -> Failure {
        let code = match self.why {
            Why::Empty => codes.empty,
            Why::Kind => codes.kind,
            Why::Broken => codes.broken,
            Why::TooLarge => codes.too_large,
        };
        let failure = Failure::new(code, self.message);
        match self.hint {
            Some(hint) => failure.with_hint(hint),
            None if self.why == Why::Kind => failure.with_hint(codes.kinds),
            None => failure,
        }
    }
}

/// Nothing in it.
pub(super) fn empty(what: &str) -> Unreadable {
    Unreadable { why: Why::Empty, message: format!("{what}是空的"), hint: None }
}

/// A kind of file that is not read.
pub(super) fn kind(what: &str) -> Unreadable {
    Unreadable { why: Why::Kind, message: format!("不能导入{what}"), hint: None }
}

/// The same with what to do instead.
pub(super) fn kind_with(what: &str, instead: &str) -> Unreadable {
    Unreadable { why: Why::Kind, message: format!("不能导入{what}"), hint: Some(instead.to_owned()) }
}

/// The file is damaged.
pub(super) fn broken(what: &str) -> Unreadable {
    let hint = Some("请用办公软件打开后另存一份再导入".to_owned());
    Unreadable { why: Why::Broken, message: format!("{what}已损坏或者不是有效的文件"), hint }
}

/// A line of separated values that can't be read.
pub(super) fn broken_line(line: u64, error: &csv::Error) -> Unreadable {
    Unreadable { why: Why::Broken, message: format!("第{line}行不是有效的 CSV：{error}"), hint: None }
}

/// Larger than any table.
pub(super) fn too_large(what: &str) -> Unreadable {
    let hint = Some("请确认文件是要导入的表；确需导入的，请分成几个文件".to_owned());
    Unreadable { why: Why::TooLarge, message: format!("{what}，超过表格可能的大小"), hint }
}
