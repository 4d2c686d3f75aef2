//! The tokenizer inside a GGUF file, and the chat template on top of it.

use std::sync::Arc;

use candle_core::quantized::gguf_file::Value;
use candle_core::quantized::tokenizer::TokenizerFromGguf;
use llguidance::toktrie::{TokRxInfo, TokTrie, TokenId, TokenizerEnv};
use tokenizers::Tokenizer;

use super::Chat;
use crate::inference::error::InferenceError;
use crate::inference::gguf::{Gguf, broken};

/// Token types of the GGUF format: text, and places in the table that nothing uses. All others control the model.
const NORMAL: i64 = 1;
const UNUSED: i64 = 5;

/// Text to tokens and back.
pub(super) struct Vocabulary {
    tokenizer: Tokenizer,
    trie: TokTrie,
    turn_start: TokenId,
    turn_end: TokenId,
    ends: Vec<TokenId>,
}

impl Vocabulary {
    /// Reads the vocabulary; `tokens` is the number of the model's output rows.
    ///
    /// # Errors
    /// `model.broken` when the file holds no usable ChatML vocabulary.
    pub(super) fn read(gguf: &Gguf, tokens: usize) -> Result<Arc<Self>, InferenceError> {
        let mut tokenizer = Tokenizer::from_gguf(gguf.content()).map_err(|error| broken(gguf.path(), &error))?;
        // What a user or a recording says is text, even where it spells a control token.
        tokenizer.set_encode_special_tokens(true);
        let names = texts(gguf, "tokenizer.ggml.tokens")?;
        let kinds = kinds(gguf, names.len())?;
        if names.len() != tokens {
            return Err(broken(gguf.path(), &format!("词表 {} 项，输出层 {tokens} 行", names.len())));
        }
        let control = |name: &str| names.iter().position(|known| *known == name).map(|id| id as TokenId);
        let required = |name: &str| control(name).ok_or_else(|| broken(gguf.path(), &format!("词表缺少 {name}")));
        let (turn_start, turn_end) = (required("<|im_start|>")?, required("<|im_end|>")?);
        let ends: Vec<TokenId> = std::iter::once(turn_end).chain(control("<|endoftext|>")).collect();
        let words: Vec<Vec<u8>> = names.iter().zip(&kinds).map(|(name, &kind)| token_bytes(name, kind)).collect();
        let trie = TokTrie::from(&TokRxInfo::new(tokens as u32, turn_end), &words).with_eos_tokens(&ends);
        Ok(Arc::new(Self { tokenizer, trie, turn_start, turn_end, ends }))
    }

    /// Tokens that end an answer.
    pub(super) fn ends(&self) -> &[TokenId] {
        &self.ends
    }

    /// Tokens of a text; nothing in it is taken for a control token.
    ///
    /// # Errors
    /// `model.inference` when the tokenizer fails.
    pub(super) fn encode(&self, text: &str) -> Result<Vec<TokenId>, InferenceError> {
        let encoding = self.tokenizer.encode_fast(text, false);
        Ok(encoding.map_err(|error| InferenceError::Compute(error.to_string()))?.get_ids().to_vec())
    }

    /// Bytes of a run of tokens, control tokens left out.
    pub(super) fn decode(&self, tokens: &[TokenId]) -> Vec<u8> {
        self.trie.decode_ext(tokens, false)
    }

    /// Tokens of a conversation in ChatML, up to where the model goes on.
    ///
    /// # Errors
    /// `model.inference` when the tokenizer fails.
    pub(super) fn encode_chat(&self, chat: &Chat) -> Result<Vec<TokenId>, InferenceError> {
        let mut tokens = Vec::new();
        let system = chat.system.iter().map(|text| ("system", text));
        let turns = chat.turns.iter().map(|(role, text)| (role.name(), text));
        for (speaker, text) in system.chain(turns) {
            tokens.push(self.turn_start);
            tokens.extend(self.encode(&format!("{speaker}\n{text}"))?);
            tokens.push(self.turn_end);
            tokens.extend(self.encode("\n")?);
        }
        tokens.push(self.turn_start);
        tokens.extend(self.encode(&format!("assistant\n{}", chat.assistant_prefix))?);
        Ok(tokens)
    }
}

impl TokenizerEnv for Vocabulary {
    fn tok_trie(&self) -> &TokTrie {
        &self.trie
    }

    fn tokenize_bytes(&self, bytes: &[u8]) -> Vec<TokenId> {
        self.trie.tokenize_with_greedy_fallback(bytes, |text| {
            self.encode(text).unwrap_or_else(|_| self.trie.greedy_tokenize(text.as_bytes()))
        })
    }
}

fn texts<'a>(gguf: &'a Gguf, key: &str) -> Result<Vec<&'a str>, InferenceError> {
    let missing = || broken(gguf.path(), &format!("缺少 {key}"));
    let Some(Value::Array(values)) = gguf.content().metadata.get(key) else { return Err(missing()) };
    let text = |value: &'a Value| value.to_string().map(String::as_str).map_err(|_| missing());
    values.iter().map(text).collect()
}

/// The type of each token; all are normal where the file does not say.
fn kinds(gguf: &Gguf, tokens: usize) -> Result<Vec<i64>, InferenceError> {
    let Some(Value::Array(values)) = gguf.content().metadata.get("tokenizer.ggml.token_type") else {
        return Ok(vec![NORMAL; tokens]);
    };
    if values.len() != tokens {
        return Err(broken(gguf.path(), &format!("词元类型 {} 项，词表 {tokens} 项", values.len())));
    }
    let kind = |value: &Value| match value {
        Value::I32(kind) => i64::from(*kind),
        Value::U32(kind) => i64::from(*kind),
        Value::I64(kind) => *kind,
        _ => NORMAL,
    };
    Ok(values.iter().map(kind).collect())
}

/// The bytes that a token stands for; control tokens carry the mark that keeps them out of any text.
fn token_bytes(name: &str, kind: i64) -> Vec<u8> {
    match kind {
        NORMAL => name.chars().map(byte_of).collect::<Option<Vec<u8>>>().unwrap_or_else(|| name.as_bytes().to_vec()),
        UNUSED => Vec::new(),
        _ => marked(name),
    }
}

fn marked(name: &str) -> Vec<u8> {
    let mut bytes = vec![TokTrie::SPECIAL_TOKEN_MARKER];
    bytes.extend_from_slice(name.as_bytes());
    bytes
}

/// The byte behind a character of a byte-level vocabulary: printable Latin-1 stands for itself, the other bytes for
/// the characters from U+0100 on, in order.
fn byte_of(character: char) -> Option<u8> {
    let code = u32::from(character);
    match code {
        0x21..=0x7E | 0xA1..=0xAC | 0xAE..=0xFF => u8::try_from(code).ok(),
        0x100..=0x120 => u8::try_from(code - 0x100).ok(),
        0x121..=0x142 => u8::try_from(code - 0x121 + 0x7F).ok(),
        0x143 => Some(0xAD),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_has_one_character() {
        let characters = (0..0x200).filter_map(char::from_u32);
        let mut bytes: Vec<u8> = characters.filter_map(byte_of).collect();
        bytes.sort_unstable();
        assert_eq!(bytes, (0..=255).collect::<Vec<u8>>());
        assert_eq!(byte_of('Ġ'), Some(b' '));
        assert_eq!(byte_of('Ċ'), Some(b'\n'));
    }
}
