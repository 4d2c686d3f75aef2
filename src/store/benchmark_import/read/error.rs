//! Why a file is no benchmark table; each with its stable code.

use crate::failure::Failure;
use crate::tables::Codes;

/// The codes under which a file is refused that gives no tables.
pub(super) const CODES: Codes = Codes {
    empty: "benchmarks.empty",
    kind: "benchmarks.kind",
    broken: "benchmarks.broken",
    too_large: "benchmarks.too_large",
    kinds: "请导入 .xlsx、.docx、.csv、.json 或者 .md",
};

/// `benchmarks.empty`: nothing in it.
pub(super) fn empty(what: &str) -> Failure {
    Failure::new("benchmarks.empty", format!("{what}是空的"))
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
