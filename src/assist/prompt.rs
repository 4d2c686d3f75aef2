//! The prompts of `prompts/`: one folder per task, with a version that goes into the record.

use minijinja::Environment;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A task's prompt: its version, what the model is told about its part, and its templates.
#[derive(Debug, Clone, Copy)]
pub struct Prompt {
    header: &'static str,
    template: &'static str,
}

#[derive(Debug, Deserialize)]
struct Header {
    version: String,
    system: String,
}

macro_rules! prompt {
    ($task:literal, $template:literal) => {
        Prompt {
            header: include_str!(concat!("../../prompts/", $task, "/prompt.toml")),
            template: include_str!(concat!("../../prompts/", $task, "/", $template)),
        }
    };
}

/// Fills the fields that rules cannot read.
pub const EXTRACT: Prompt = prompt!("extract", "template.txt");
/// The interview, before a question on a circumstance.
pub const CIRCUMSTANCE: Prompt = prompt!("circumstance", "template.txt");
/// A question on a circumstance.
pub const CIRCUMSTANCE_QUESTION: Prompt = prompt!("circumstance", "question.txt");
/// An article, before a question on an act.
pub const CHOOSE: Prompt = prompt!("choose", "template.txt");
/// A question on an act.
pub const CHOOSE_QUESTION: Prompt = prompt!("choose", "question.txt");
/// An act with the sentences that it was read from, before a question on a part of an article.
pub const PLACE: Prompt = prompt!("place", "template.txt");
/// A question on a part of an article.
pub const PLACE_QUESTION: Prompt = prompt!("place", "question.txt");
/// A sentence to rephrase.
pub const POLISH: Prompt = prompt!("polish", "template.txt");
/// The text of the decision.
pub const DRAFT: Prompt = prompt!("draft", "decision.md");

impl Prompt {
    /// Version of the task's folder, such as `extract-1`.
    ///
    /// # Errors
    /// `internal` where the folder's header is broken.
    pub fn version(&self) -> Result<String, Failure> {
        Ok(self.header()?.version)
    }

    /// What the model is told about its part.
    ///
    /// # Errors
    /// `internal` where the folder's header is broken.
    pub fn system(&self) -> Result<String, Failure> {
        Ok(self.header()?.system)
    }

    /// The template with `values` filled in.
    ///
    /// # Errors
    /// `internal` where the template names a value that is not given.
    pub fn render<T: Serialize>(&self, values: &T) -> Result<String, Failure> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(minijinja::UndefinedBehavior::SemiStrict);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.map_err(Failure::internal)?);
        environment.render_str(self.template, Value::from(Serde(values))).map_err(Failure::internal)
    }

    /// The template as it is written.
    pub fn text(&self) -> &'static str {
        self.template
    }

    fn header(&self) -> Result<Header, Failure> {
        toml::from_str(self.header).map_err(Failure::internal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prompt_has_a_version_that_names_its_task() {
        for (task, prompt) in [
            ("extract", EXTRACT),
            ("circumstance", CIRCUMSTANCE),
            ("choose", CHOOSE),
            ("place", PLACE),
            ("polish", POLISH),
            ("draft", DRAFT),
        ] {
            let version = prompt.version().expect("a version");
            assert!(version.starts_with(task), "{version} should name {task}");
        }
    }

    #[test]
    fn a_value_that_is_not_given_is_an_error_and_not_an_empty_string() {
        let failure = CHOOSE_QUESTION.render(&serde_json::json!({})).expect_err("strict");
        assert_eq!(failure.code, "internal");
    }
}
