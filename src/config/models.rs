//! Which model does which task.

use serde::Deserialize;

use super::ReadEnv;

/// Names of manifest entries, or paths of model files of a known architecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelChoices {
    /// Speech to text.
    pub transcriber: String,
    /// Text to vector.
    pub embedder: String,
    /// Text generation and choice.
    pub generator: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawModelChoices {
    transcriber: Option<String>,
    embedder: Option<String>,
    generator: Option<String>,
}

impl RawModelChoices {
    pub(super) fn check(self, env: ReadEnv<'_>) -> ModelChoices {
        let pick = |variable: &str, written: Option<String>, default: &str| {
            env(variable).or(written).unwrap_or_else(|| default.to_owned())
        };
        ModelChoices {
            transcriber: pick("CAIHENG_TRANSCRIBER", self.transcriber, "whisper-base"),
            embedder: pick("CAIHENG_EMBEDDER", self.embedder, "multilingual-e5-small"),
            generator: pick("CAIHENG_GENERATOR", self.generator, "qwen2.5-coder-1.5b-instruct"),
        }
    }
}
