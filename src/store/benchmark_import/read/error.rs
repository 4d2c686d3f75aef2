//! Why a file is no benchmark table; each with its stable code.

use crate::failure::Failure;

/// A file is larger than any table, in bytes.
pub(super) const LARGEST_FILE: u64 = 32 << 20;
/// Unpacked content is larger than any table, in bytes.
pub(super) const LARGEST_UNPACKED: u64 = 96 << 20;
/// More rows than any table.
pub(super) const MOST_ROWS: usize = 50_000;
/// More columns than any table.
pub(super) const MOST_COLUMNS: usize = 200;
/// A cell of a workbook holds at most 32,767 characters.
pub(super) const LONGEST_CELL: usize = 32_767;

/// `benchmarks.empty`: nothing in it.
pub(super) fn empty(what: &str) -> Failure {
    Failure::new("benchmarks.empty", format!("{what}是空的"))
}

/// `benchmarks.kind`: a kind of file that is not read.
pub(super) fn kind(what: &str, instead: &str) -> Failure {
    Failure::new("benchmarks.kind", format!("不能导入{what}")).with_hint(instead.to_owned())
}

/// `benchmarks.broken`: the file is damaged.
pub(super) fn broken(what: &str) -> Failure {
    Failure::new("benchmarks.broken", format!("{what}已损坏或者不是有效的文件"))
        .with_hint("请用办公软件打开后另存一份再导入")
}

/// `benchmarks.too_large`: larger than any table.
pub(super) fn too_large(what: &str) -> Failure {
    Failure::new("benchmarks.too_large", format!("{what}，超过裁量基准表可能的大小"))
        .with_hint("请确认文件是裁量基准表；确需导入的，请分成几个文件")
}

/// `benchmarks.no_table`: no table with the columns of a benchmark.
pub(super) fn no_table() -> Failure {
    Failure::new("benchmarks.no_table", "没有找到裁量基准表：应有“违法行为”和“裁量标准”（或者罚款最小值、最大值）等列")
        .with_hint("国办发〔2022〕27号（六）要求的五项：违法行为、法定依据、裁量阶次、适用条件、具体标准")
}
