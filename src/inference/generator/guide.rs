//! Which token comes next: freely, or within a JSON schema.

use std::sync::Arc;

use llguidance::api::TopLevelGrammar;
use llguidance::toktrie::{InferenceCapabilities, TokEnv, TokenId};
use llguidance::{Matcher, ParserFactory};
use serde_json::{Value, json};

use super::vocabulary::Vocabulary;
use crate::inference::error::InferenceError;

/// Chooses tokens one after the other.
pub(super) trait Guide {
    /// Tokens that can only follow now, already taken; empty when there is a choice.
    fn forced(&mut self) -> Result<Vec<TokenId>, InferenceError>;

    /// Takes the likeliest token that may follow; none when the text is complete.
    fn choose(&mut self, logits: &[f32]) -> Result<Option<TokenId>, InferenceError>;

    /// Whether nothing can follow.
    fn is_complete(&self) -> bool;
}

/// The likeliest token; the first of several alike.
fn likeliest(logits: &[f32], allowed: impl Fn(TokenId) -> bool) -> Option<TokenId> {
    let mut best: Option<(TokenId, f32)> = None;
    for (id, &logit) in (0..).zip(logits) {
        if best.is_none_or(|(_, top)| logit > top) && allowed(id) {
            best = Some((id, logit));
        }
    }
    best.map(|(id, _)| id)
}

/// Free text, up to a control token or one of the `stops`.
pub(super) struct FreeText<'a> {
    vocabulary: &'a Vocabulary,
    stops: &'a [&'a str],
    text: Vec<u8>,
    complete: bool,
}

impl<'a> FreeText<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary, stops: &'a [&'a str]) -> Self {
        Self { vocabulary, stops, text: Vec::new(), complete: false }
    }
}

impl Guide for FreeText<'_> {
    fn forced(&mut self) -> Result<Vec<TokenId>, InferenceError> {
        Ok(Vec::new())
    }

    fn choose(&mut self, logits: &[f32]) -> Result<Option<TokenId>, InferenceError> {
        let next = likeliest(logits, |_| true).filter(|next| !self.vocabulary.ends().contains(next));
        let Some(next) = next else {
            self.complete = true;
            return Ok(None);
        };
        self.text.extend(self.vocabulary.decode(&[next]));
        let holds = |stop: &&str| self.text.windows(stop.len()).any(|window| window == stop.as_bytes());
        self.complete = self.stops.iter().any(holds);
        Ok(Some(next))
    }

    fn is_complete(&self) -> bool {
        self.complete
    }
}

/// Compiles schemas for one vocabulary.
pub(super) struct SchemaCompiler {
    factory: ParserFactory,
}

impl SchemaCompiler {
    /// Prepares the vocabulary; takes about a second.
    ///
    /// # Errors
    /// `model.schema`.
    pub(super) fn new(vocabulary: &Arc<Vocabulary>) -> Result<Self, InferenceError> {
        let environment: TokEnv = Arc::clone(vocabulary) as TokEnv;
        let abilities = InferenceCapabilities { ff_tokens: true, ..InferenceCapabilities::default() };
        let slices = llguidance::earley::SlicedBiasComputer::json_slices();
        let mut factory = ParserFactory::new(&environment, abilities, &slices).map_err(schema_error)?;
        factory.quiet();
        Ok(Self { factory })
    }

    /// A guide to JSON that the schema accepts, on one line, characters written as themselves.
    ///
    /// # Errors
    /// `model.schema` when the schema uses what cannot be enforced, or accepts nothing.
    pub(super) fn compile(&self, schema: &Value) -> Result<WithinSchema, InferenceError> {
        let Value::Object(mut members) = schema.clone() else {
            return Err(InferenceError::Schema("JSON Schema 应为对象".to_owned()));
        };
        let layout = json!({
            "whitespace_flexible": false,
            "item_separator": ", ",
            "key_separator": ": ",
            "json_allowed_escapes": "nrtbf\\\"",
        });
        members.insert("x-guidance".to_owned(), layout);
        let grammar = TopLevelGrammar::from_json_schema(Value::Object(members));
        let matcher = Matcher::new(self.factory.create_parser(grammar));
        match matcher.get_error() {
            Some(error) => Err(InferenceError::Schema(error)),
            None => Ok(WithinSchema { matcher }),
        }
    }
}

/// JSON within a schema.
pub(super) struct WithinSchema {
    matcher: Matcher,
}

impl Guide for WithinSchema {
    fn forced(&mut self) -> Result<Vec<TokenId>, InferenceError> {
        if self.matcher.is_stopped() {
            return Ok(Vec::new());
        }
        let forced = self.matcher.consume_ff_tokens();
        match self.matcher.get_error() {
            Some(error) => Err(InferenceError::Schema(error)),
            None => Ok(forced),
        }
    }

    fn choose(&mut self, logits: &[f32]) -> Result<Option<TokenId>, InferenceError> {
        let allowed = self.matcher.compute_mask_or_eos().map_err(schema_error)?;
        let next = likeliest(logits, |id| allowed.is_allowed(id));
        let next = next.ok_or_else(|| InferenceError::Schema("没有可用的后续词元".to_owned()))?;
        self.matcher.consume_token(next).map_err(schema_error)?;
        let ended = self.matcher.tok_env().map_err(schema_error)?.tok_trie().eos_tokens().contains(&next);
        Ok((!ended).then_some(next))
    }

    fn is_complete(&self) -> bool {
        self.matcher.is_stopped()
    }
}

fn schema_error(error: impl ToString) -> InferenceError {
    InferenceError::Schema(error.to_string())
}
