//! Which documents a query looks at.

use serde::{Deserialize, Serialize};

use super::corpus::{Corpus, Head};
use super::error::SearchError;
use crate::law::region;

/// Levels of documents of Chinese law (立法法); a query may name them whether the corpus holds any or not.
const LEVELS: [&str; 8] =
    ["宪法", "法律", "行政法规", "监察法规", "司法解释", "部门规章", "地方性法规", "地方政府规章"];

/// How a version of a law stands on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It answers for the date: in force, or the nearest version held of a law that was.
    #[default]
    InForce,
    /// It begins after the date.
    NotYet,
    /// It had ended by the date: repealed, replaced, or amended.
    Ended,
}

impl Standing {
    /// The stable identifier.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::NotYet => "not_yet",
            Self::Ended => "ended",
        }
    }
}

/// Which standings a query asks for; by default versions in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Versions of one standing.
    Only(Standing),
    /// All versions, whatever their standing.
    All,
}

impl Default for Wanted {
    fn default() -> Self {
        Self::Only(Standing::InForce)
    }
}

impl Wanted {
    /// Reads `in_force`, `not_yet`, `ended`, `all`, or the same in Chinese.
    ///
    /// # Errors
    /// `search.status`, with what is allowed.
    pub fn parse(text: &str) -> Result<Self, SearchError> {
        match text.trim() {
            "in_force" | "有效" => Ok(Self::Only(Standing::InForce)),
            "not_yet" | "尚未生效" => Ok(Self::Only(Standing::NotYet)),
            "ended" | "已失效" => Ok(Self::Only(Standing::Ended)),
            "all" | "全部" => Ok(Self::All),
            other => Err(SearchError::UnknownStatus(other.to_owned())),
        }
    }

    /// Whether a version that stands so is asked for.
    pub fn accepts(self, standing: Standing) -> bool {
        match self {
            Self::Only(wanted) => standing == wanted,
            Self::All => true,
        }
    }
}

/// Which documents a query looks at; by default all that are in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Where the agency is, such as 山东省淄博市: local regulations and rules of other regions are left out, and all of them where
    /// this is empty. `None` looks at all.
    pub region: Option<String>,
    /// Levels such as 法律 and 行政法规; empty for all.
    pub levels: Vec<String>,
    /// One law by its full official name; the engine takes any name that people use. `None` for all.
    pub law: Option<String>,
    /// Field of enforcement such as 市场监管; `None` for all.
    pub field: Option<String>,
    /// How the versions stand on the date.
    pub status: Wanted,
}

impl Filter {
    /// Whether a document passes, but for its standing.
    pub fn accepts(&self, head: &Head) -> bool {
        self.region.as_deref().is_none_or(|region| region::applies(&head.level, &head.name, region))
            && (self.levels.is_empty() || self.levels.contains(&head.level))
            && self.law.as_deref().is_none_or(|law| law == head.name)
            && self.field.as_ref().is_none_or(|field| head.fields.contains(field))
    }

    /// Refuses what no document could be, so that a slip of the pen is not taken for "no match".
    ///
    /// # Errors
    /// `search.level`, `search.field`, with what is allowed.
    pub fn check(&self, corpus: &Corpus) -> Result<(), SearchError> {
        if !self.levels.is_empty() {
            let held = corpus.heads().map(|head| head.level.as_str()).filter(|level| !level.is_empty());
            let allowed = distinct(LEVELS.into_iter().chain(held));
            if let Some(unknown) = self.levels.iter().find(|level| !allowed.contains(&level.as_str())) {
                return Err(SearchError::UnknownLevel { given: unknown.clone(), allowed: allowed.join("、") });
            }
        }
        if let Some(field) = &self.field {
            let allowed = distinct(corpus.heads().flat_map(|head| head.fields.iter().map(String::as_str)));
            if !allowed.contains(&field.as_str()) {
                return Err(SearchError::UnknownField { given: field.clone(), allowed: allowed.join("、") });
            }
        }
        Ok(())
    }
}

/// Each once: those of the list of levels in its order, then the others as they come in order of the text.
fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut all: Vec<&str> = names.collect();
    let rank = |name: &str| LEVELS.iter().position(|level| *level == name).unwrap_or(LEVELS.len());
    all.sort_unstable_by_key(|name| (rank(name), *name));
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read_in_both_languages_and_others_are_refused() {
        assert_eq!(Wanted::parse("not_yet").expect("known"), Wanted::Only(Standing::NotYet));
        assert_eq!(Wanted::parse("已失效").expect("known"), Wanted::Only(Standing::Ended));
        let failure: crate::failure::Failure = Wanted::parse("valid").expect_err("unknown").into();
        assert_eq!(failure.code, "search.status");
        assert!(failure.hint.is_some_and(|hint| hint.contains("in_force")));
    }

    #[test]
    fn names_are_listed_once_levels_first_in_the_order_of_their_rank() {
        assert_eq!(distinct(["法律", "团体标准", "宪法", "法律"].into_iter()), ["宪法", "法律", "团体标准"]);
    }
}
