//! Sentences on what was not searched, so that it never passes for "no match".

/// There is no embedding model.
pub fn no_embedder() -> String {
    "未检索：向量索引不可用（没有可用的向量模型，运行 caiheng models pull 获取），以下只按词语检索".to_owned()
}

/// Nothing was embedded yet.
pub fn no_vectors() -> String {
    "未检索：向量索引不可用（尚未建立，运行 caiheng index build --vectors 建立），以下只按词语检索".to_owned()
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
