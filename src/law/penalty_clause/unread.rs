//! Words that no rule understood, and why.

use std::fmt;
use std::ops::Range;

use serde::{Serialize, Serializer};

/// Words that seem to impose a penalty and that no rule understood. Serialises as the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The words, as the article has them.
    pub text: String,
    /// Where they stand in the article, in bytes.
    pub span: Range<usize>,
    /// Why they were not read.
    pub why: WhyUnread,
}

/// Why words were not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WhyUnread {
    /// An amount stands in them that no rule takes whole.
    Amount,
    /// A multiple without anything that is multiplied.
    NoBase,
    /// No verb imposes it and no rule knows what is said about it.
    NoVerb,
}

impl WhyUnread {
    /// For a person who lists what was not read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Amount => "数额的写法没有规则认得",
            Self::NoBase => "倍数或者比例缺少基数",
            Self::NoVerb => "没有认出是否处以罚款",
        }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Unread {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
