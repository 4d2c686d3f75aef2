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
    /// No level of documents is called so (`search.level`).
    #[error("没有“{given}”这一层级")]
    UnknownLevel {
        /// As given.
        given: String,
        /// What may be given, as a list in Chinese.
        allowed: String,
    },
    /// No document belongs to such a field (`search.field`).
    #[error("没有“{given}”这一执法领域的法律")]
    UnknownField {
        /// As given.
        given: String,
        /// What may be given, as a list in Chinese.
        allowed: String,
    },
    /// No standing of a version is called so (`search.status`).
    #[error("没有“{0}”这一效力状态")]
    UnknownStatus(String),
    /// The corpus holds no law of this name (`law.unknown`).
    #[error("法规库中没有“{0}”")]
    UnknownLaw(String),
    /// The cursor is none of ours, or belongs to another query (`search.cursor`).
    #[error("翻页游标无效，或者不属于这次查询")]
    Cursor,
    /// Corpus or vectors have changed since the cursor was given (`search.cursor_stale`).
    #[error("法规库或索引已有变化，翻页游标失效")]
    CursorStale,
    /// Bounds that nothing can lie between, or that go without what they bound (`search.bounds`).
    #[error("检索条件有误：{0}")]
    Bounds(String),
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
            SearchError::UnknownLevel { allowed, .. } => {
                Self::new("search.level", message).with_hint(format!("可用的层级：{allowed}"))
            }
            SearchError::UnknownField { allowed, .. } => {
                Self::new("search.field", message).with_hint(format!("可用的领域：{allowed}"))
            }
            SearchError::UnknownStatus(_) => Self::new("search.status", message)
                .with_hint("可用的状态：in_force（有效）、not_yet（尚未生效）、ended（已失效）、all（全部）"),
            SearchError::UnknownLaw(_) => Self::new("law.unknown", message).with_hint("写出法律的全称，或者常用的简称"),
            SearchError::Cursor => Self::new("search.cursor", message).with_hint("不带 cursor 从第一页重新检索"),
            SearchError::CursorStale => {
                Self::new("search.cursor_stale", message).with_hint("不带 cursor 从第一页重新检索")
            }
            SearchError::Bounds(_) => Self::new("search.bounds", message),
            SearchError::Cancelled => Self::cancelled(),
        }
    }
}
