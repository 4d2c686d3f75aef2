//! `config.json` of an encoder, and how its sentences become vectors.

use std::path::Path;

use serde::Deserialize;

use crate::inference::error::InferenceError;
use crate::inference::gguf::broken;

/// Instruction that the Chinese bge models were trained to see before a query.
const BGE_ZH_QUERY: &str = "为这个句子生成表示以用于检索相关文章：";

/// How the states of a sentence's tokens become one vector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Pooling {
    /// The mean of all tokens.
    Mean,
    /// The first token.
    #[serde(rename = "cls")]
    First,
}

/// Sizes and conventions of an encoder.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub(super) width: usize,
    pub(super) layers: usize,
    pub(super) heads: usize,
    pub(super) feed_forward: usize,
    pub(super) positions: usize,
    pub(super) epsilon: f32,
    pub(super) pooling: Pooling,
    pub(super) query_prefix: String,
    pub(super) passage_prefix: String,
}

#[derive(Deserialize)]
struct Config {
    model_type: String,
    hidden_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    intermediate_size: usize,
    max_position_embeddings: usize,
    layer_norm_eps: f32,
    #[serde(default)]
    hidden_act: Option<String>,
    #[serde(default)]
    sentence_embedding: Option<SentenceEmbedding>,
}

#[derive(Deserialize)]
struct SentenceEmbedding {
    pooling: Pooling,
    #[serde(default)]
    query_prefix: String,
    #[serde(default)]
    passage_prefix: String,
}

impl Settings {
    /// Reads `config.json`; where it does not say how sentences become vectors, the model's name decides.
    ///
    /// # Errors
    /// `model.unreadable`, `model.broken`, `model.architecture`.
    pub(super) fn read(path: &Path, name: &str) -> Result<Self, InferenceError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| InferenceError::Unreadable { path: path.to_owned(), source })?;
        let config: Config = serde_json::from_str(&text).map_err(|error| broken(path, &error))?;
        let activation = config.hidden_act.as_deref().unwrap_or("gelu");
        if config.model_type != "bert" || activation != "gelu" {
            let found = format!("{}（{activation}）", config.model_type);
            return Err(InferenceError::Architecture { found, wanted: "bert（gelu）" });
        }
        let (width, heads) = (config.hidden_size, config.num_attention_heads);
        if heads == 0 || width % heads != 0 || config.max_position_embeddings < 8 {
            return Err(broken(path, &format!("{width} 维与 {heads} 头不相容，或长度不足")));
        }
        let embedding = config.sentence_embedding.unwrap_or_else(|| SentenceEmbedding::of(name));
        Ok(Self {
            width,
            heads,
            layers: config.num_hidden_layers,
            feed_forward: config.intermediate_size,
            positions: config.max_position_embeddings,
            epsilon: config.layer_norm_eps,
            pooling: embedding.pooling,
            query_prefix: embedding.query_prefix,
            passage_prefix: embedding.passage_prefix,
        })
    }
}

impl SentenceEmbedding {
    /// The convention of the family that the name shows.
    fn of(name: &str) -> Self {
        let name = name.to_lowercase();
        let (pooling, query, passage) = match () {
            () if name.contains("e5") => (Pooling::Mean, "query: ", "passage: "),
            () if name.contains("bge") && name.contains("zh") => (Pooling::First, BGE_ZH_QUERY, ""),
            () if name.contains("bge") => (Pooling::First, "", ""),
            () => (Pooling::Mean, "", ""),
        };
        Self { pooling, query_prefix: query.to_owned(), passage_prefix: passage.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(config: &str, name: &str) -> Result<Settings, InferenceError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.json");
        std::fs::write(&path, config).unwrap();
        Settings::read(&path, name)
    }

    const PLAIN: &str = r#"{"model_type": "bert", "hidden_size": 512, "num_hidden_layers": 4, "num_attention_heads": 8,
        "intermediate_size": 2048, "max_position_embeddings": 512, "layer_norm_eps": 1e-12, "hidden_act": "gelu"}"#;

    #[test]
    fn the_name_decides_where_the_configuration_is_silent() {
        let bge = read(PLAIN, "bge-small-zh-v1.5").unwrap();
        assert_eq!((bge.pooling, bge.query_prefix.as_str()), (Pooling::First, BGE_ZH_QUERY));
        let e5 = read(PLAIN, "/models/multilingual-e5-small").unwrap();
        assert_eq!((e5.pooling, e5.passage_prefix.as_str()), (Pooling::Mean, "passage: "));
    }

    #[test]
    fn the_configuration_goes_before_the_name() {
        let said = PLAIN.replace("\"gelu\"}", "\"gelu\", \"sentence_embedding\": {\"pooling\": \"cls\"}}");
        let settings = read(&said, "some-e5").unwrap();
        assert_eq!((settings.pooling, settings.query_prefix.as_str()), (Pooling::First, ""));
    }

    #[test]
    fn another_architecture_is_refused() {
        let other = PLAIN.replace("\"bert\"", "\"xlm-roberta\"");
        assert_eq!(read(&other, "bge-m3").unwrap_err().code(), "model.architecture");
        assert_eq!(read("{", "e5").unwrap_err().code(), "model.broken");
    }
}
