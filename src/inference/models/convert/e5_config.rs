//! `config.json` of the converted e5, as Hugging Face's BERT has it.

use serde::Serialize;

use super::ConvertError;
use super::e5_packed::Packed;

#[derive(Serialize)]
struct Config {
    model_type: &'static str,
    architectures: [&'static str; 1],
    hidden_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    intermediate_size: usize,
    hidden_act: &'static str,
    hidden_dropout_prob: f64,
    attention_probs_dropout_prob: f64,
    vocab_size: usize,
    max_position_embeddings: usize,
    type_vocab_size: usize,
    layer_norm_eps: f32,
    initializer_range: f64,
    pad_token_id: u32,
    position_embedding_type: &'static str,
    use_cache: bool,
    tokenizer_class: &'static str,
    sentence_embedding: SentenceEmbedding,
}

/// How a sentence becomes a vector; not part of BERT's own configuration.
#[derive(Serialize)]
struct SentenceEmbedding {
    pooling: &'static str,
    normalize: bool,
    query_prefix: &'static str,
    passage_prefix: &'static str,
}

/// The configuration as JSON. A struct and not a map, so that the order of keys, and with it the hash, is fixed.
pub(super) fn to_json(packed: &Packed<'_>) -> Result<String, ConvertError> {
    let sizes = &packed.sizes;
    let config = Config {
        model_type: "bert",
        architectures: ["BertModel"],
        hidden_size: sizes.hidden,
        num_hidden_layers: sizes.layers,
        num_attention_heads: sizes.heads,
        intermediate_size: sizes.feed_forward,
        hidden_act: "gelu",
        hidden_dropout_prob: 0.0,
        attention_probs_dropout_prob: 0.0,
        vocab_size: sizes.vocabulary,
        max_position_embeddings: sizes.positions,
        type_vocab_size: sizes.token_types,
        layer_norm_eps: sizes.epsilon,
        initializer_range: 0.02,
        pad_token_id: packed.special.pad,
        position_embedding_type: "absolute",
        use_cache: false,
        tokenizer_class: "XLMRobertaTokenizer",
        sentence_embedding: SentenceEmbedding {
            pooling: "mean",
            normalize: true,
            query_prefix: "query: ",
            passage_prefix: "passage: ",
        },
    };
    let json = serde_json::to_string_pretty(&config).map_err(|error| ConvertError::malformed(error.to_string()))?;
    Ok(json + "\n")
}
