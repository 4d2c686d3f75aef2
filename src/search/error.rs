//! What can fail in a search.

use std::path::{Path, PathBuf};

use super::vector::VectorError;
use crate::failure::Failure;

/// An error of the indexes. Each has a stable code.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The lexical index failed (`search.index`).
    #[error("全文索引出错：{0}")]
    Lexical(String),
    /// A file of an index could not be read or written (`search.io`).
    #[error("读写索引文件 {path} 失败：{source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: std::io::Error,
    },
    /// Another process holds the lock (`index.busy`).
    #[error("另一个进程正在建立{0}")]
    Busy(&'static str),
    /// The query is empty (`search.empty_query`).
    #[error("查询内容为空")]
    EmptyQuery,
    /// No statute was imported (`laws.empty`).
    #[error("还没有导入法律")]
    NoLaws,
    /// There is no embedding model to build vectors with (`index.no_embedder`).
    #[error("建立向量索引需要向量模型：{0}")]
    NoEmbedder(String),
    /// The store of vectors failed (`search.vector.*`).
    #[error(transparent)]
    Vector(#[from] VectorError),
    /// The ranking model that ships does not fit this program (`search.ranking`).
    #[error("排序模型 index/ranking.json 与程序不符")]
    Ranking,
    /// The user asked to stop (`cancelled`).
    #[error("已取消")]
    Cancelled,
}

impl SearchError {
    /// Wraps an error of tantivy.
    pub fn lexical(error: impl std::fmt::Display) -> Self {
        Self::Lexical(error.to_string())
    }

    /// Wraps an error of the operating system at `path`.
    pub fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }
}

impl From<SearchError> for Failure {
    fn from(error: SearchError) -> Self {
        let message = error.to_string();
        match error {
            SearchError::Lexical(_) => {
                Self::new("search.index", message).with_hint("运行 caiheng index build 重建索引")
            }
            SearchError::Io { .. } => Self::new("search.io", message),
            SearchError::Busy(_) => Self::new("index.busy", message).with_hint("稍后再试"),
            SearchError::EmptyQuery => Self::new("search.empty_query", message).with_hint("写出要查找的行为或词语"),
            SearchError::NoLaws => Self::new("laws.empty", message).with_hint("先运行 caiheng import laws <laws.db>"),
            SearchError::NoEmbedder(_) => Self::new("index.no_embedder", message)
                .with_hint("先运行 caiheng models pull，再运行 caiheng index build --vectors"),
            SearchError::Vector(error) => Self::new(error.code(), message).with_hint(error.hint()),
            SearchError::Ranking => {
                Self::new("search.ranking", message).with_hint("用 scripts/learn_ranking.sh 重新训练")
            }
            SearchError::Cancelled => Self::cancelled(),
        }
    }
}
