//! The time limits in use: those that ship with the program, and what an agency changed of them.

use std::sync::OnceLock;

use super::rule::Rule;
use super::{file, overrides};
use crate::failure::Failure;

const SHIPPED: &str = include_str!("../../../index/casework/deadlines.toml");

/// The rules, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    rules: Vec<Rule>,
}

impl Rules {
    /// The rules that ship with the program. A file that is broken would give none, which a test shows.
    pub fn shipped() -> Self {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| Self::read(SHIPPED).unwrap_or_default()).clone()
    }

    /// The shipped rules, changed by an agency's file. It may make a limit stricter; longer only where the entry says that law
    /// may provide otherwise and the file names that law; and set those that law leaves open.
    ///
    /// ```toml
    /// [[rule]]
    /// id = "decide"
    /// amount = 60          # shorter than the 90 days of law
    /// warn = 10
    ///
    /// [[rule]]
    /// id = "statement"     # law sets none
    /// amount = 3
    /// unit = "working_days"
    /// ```
    ///
    /// # Errors
    /// `deadline.file` where it is not such a file, `deadline.unknown` where there is no such rule, `deadline.override` where
    /// it changes what an agency may not change.
    pub fn with_overrides(toml: &str) -> Result<Self, Failure> {
        let mut rules = Self::shipped();
        for change in overrides::read(toml)? {
            let Some(rule) = rules.rules.iter_mut().find(|rule| rule.id == change.id()) else {
                return Err(Failure::new("deadline.unknown", format!("没有时限规则“{}”", change.id()))
                    .with_hint("规则的编号见 docs/DEADLINES.md"));
            };
            change.apply(rule)?;
        }
        Ok(rules)
    }

    /// All rules.
    pub fn all(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule with an identifier.
    pub fn by_id(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    pub(super) fn read(toml: &str) -> Result<Self, Failure> {
        Ok(Self { rules: file::read(toml)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_sound() {
        let read = Rules::read(SHIPPED).expect("sound");
        assert!(read.all().len() >= 20, "{}", read.all().len());
        assert_eq!(read, Rules::shipped());
    }
}
