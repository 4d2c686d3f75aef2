//! Sentences on what was not searched, so that it never passes for "no match".

/// There is no embedding model.
pub fn no_embedder() -> String {
    "未检索：向量索引不可用（没有可用的向量模型，运行 caiheng models pull 获取），以下只按词语检索".to_owned()
}

/// Nothing was embedded yet.
pub fn no_vectors() -> String {
    "未检索：向量索引不可用（尚未建立，运行 caiheng index build --vectors 建立），以下只按词语检索".to_owned()
}

/// Nothing was embedded of a set that is measured.
pub fn no_vectors_of_set() -> String {
    "未检索：语料的向量（加上 --vectors 建立），以下只按词语和学过的问题检索".to_owned()
}

/// The model failed on the query, or the vectors cannot be asked.
pub fn no_dense_search(reason: &str) -> String {
    format!("未检索：向量索引不可用（{reason}），以下只按词语检索")
}

/// The vectors cover a part; `None` where they cover everything.
pub fn coverage(covered: usize, all: usize) -> Option<String> {
    (covered < all).then(|| format!("向量索引已覆盖 {covered}/{all} 条，其余只按词语检索"))
}

/// Local regulations and rules are held, but it is not known where the agency is.
pub fn no_region() -> String {
    "未检索：地方性法规和地方政府规章（未设置机关所在地区，在 caiheng.toml 的 [agency] 中写明 region）".to_owned()
}

/// The ranking stopped at the size of its pool, and the pages have come to its end.
pub fn end_of_candidates(candidates: usize) -> String {
    format!("已到末尾：按相关程度只排列了 {candidates} 条候选，其后的未列出（加上层级、法律等条件可以看到更多）")
}

/// A version that begins after the date asked for.
pub fn not_yet(from: chrono::NaiveDate) -> String {
    format!("尚未生效：自{from}起施行")
}

/// A version that was over on the date asked for.
pub fn ended(to: Option<chrono::NaiveDate>) -> String {
    let since = to.map_or_else(String::new, |to| format!("：自{to}起不再有效"));
    format!("已失效{since}")
}

/// No past case was imported.
pub fn no_cases() -> String {
    "未检索：还没有导入案例（运行 caiheng import cases <文件>）".to_owned()
}

/// Norms are searched by words only.
pub fn norms_by_words() -> String {
    "办案规范只按词语检索（未建立向量索引）".to_owned()
}

/// No norm was imported.
pub fn no_norms() -> String {
    "未检索：还没有导入办案规范（运行 caiheng import norms <文件夹>）".to_owned()
}
