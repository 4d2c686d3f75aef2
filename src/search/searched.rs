//! What an answer was searched by, so that "no match" is never taken for "not searched".

use serde::{Deserialize, Serialize};

/// How much of what a query looks at was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// All of it.
    All,
    /// A part: vectors are missing for the others.
    Part,
    /// Nothing.
    #[default]
    None,
}

impl Reach {
    /// Of `all` texts `covered` have their vectors.
    pub fn of(covered: usize, all: usize) -> Self {
        match covered {
            _ if covered >= all => Self::All,
            0 => Self::None,
            _ => Self::Part,
        }
    }
}

/// What an answer was searched by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Searched {
    /// Whether texts were searched by words and characters; false where there are no texts at all.
    pub words: bool,
    /// How many of the texts were searched by meaning; the notes say why not all.
    pub meaning: Reach,
}

/// Why an answer has no hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Empty {
    /// Everything was searched and nothing fits.
    NoMatch,
    /// Nothing fits in what was searched, but not everything was; the notes say what was not.
    PartlySearched,
    /// Nothing was searched; the notes say why.
    NotSearched,
}

impl Searched {
    /// Why there are no hits.
    pub fn why_empty(self) -> Empty {
        match self {
            Self { words: false, meaning: Reach::None } => Empty::NotSearched,
            Self { words: true, meaning: Reach::All } => Empty::NoMatch,
            _ => Empty::PartlySearched,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_match_is_said_only_where_everything_was_searched() {
        let by = |words, covered, all| Searched { words, meaning: Reach::of(covered, all) }.why_empty();
        assert_eq!(by(true, 5, 5), Empty::NoMatch);
        assert_eq!(by(true, 0, 0), Empty::NoMatch);
        assert_eq!(by(true, 2, 5), Empty::PartlySearched);
        assert_eq!(by(true, 0, 5), Empty::PartlySearched);
        assert_eq!(by(false, 0, 5), Empty::NotSearched);
    }
}
