//! The model at work on one text after the other, keeping what two texts have in common.
//!
//! A result must not depend on what was asked before. Floating-point sums depend on how a prompt is cut into passes, so
//! prompts are always cut at the same places (multiples of [`PASS`]) and only whole passes are kept between calls.

use candle_core::Tensor;

use super::model::Model;
use crate::failure::Failure;
use crate::inference::error::InferenceError;
use crate::progress::Progress;

/// Tokens of one pass over a prompt.
pub(super) const PASS: usize = 64;

/// A model and the tokens whose work it keeps.
pub(super) struct Session {
    model: Model,
    kept: Vec<u32>,
}

impl Session {
    pub(super) fn new(model: Model) -> Self {
        Self { model, kept: Vec::new() }
    }

    /// Works on a prompt and gives the state of its last token.
    ///
    /// # Errors
    /// `cancelled`, `model.inference`.
    pub(super) fn read(&mut self, prompt: &[u32], progress: &dyn Progress) -> Result<Tensor, Failure> {
        let last = prompt.len().saturating_sub(1);
        let reused = common_prefix(&self.kept, &prompt[..last]) / PASS * PASS;
        self.kept.truncate(reused);
        self.model.truncate(reused);
        let mut state = None;
        for pass in prompt[reused..].chunks(PASS) {
            progress.checkpoint()?;
            state = Some(self.model.forward(pass).map_err(InferenceError::from)?);
            if pass.len() == PASS {
                self.kept.extend_from_slice(pass);
            }
        }
        state.ok_or_else(|| InferenceError::Compute("the prompt is empty".to_owned()).into())
    }

    /// Goes on with tokens after what was read or went before; gives the state of the last.
    ///
    /// # Errors
    /// `model.inference`.
    pub(super) fn go_on(&mut self, tokens: &[u32]) -> Result<Tensor, InferenceError> {
        let mut passes = tokens.chunks(PASS);
        let first = passes.next().ok_or_else(|| InferenceError::Compute("no tokens to go on with".to_owned()))?;
        let mut state = self.model.forward(first)?;
        for pass in passes {
            state = self.model.forward(pass)?;
        }
        Ok(state)
    }

    /// Goes back to the first `length` tokens of the text at work.
    pub(super) fn back_to(&mut self, length: usize) {
        self.kept.truncate(length / PASS * PASS);
        self.model.truncate(length);
    }

    /// The logits of the next token, from a state.
    ///
    /// # Errors
    /// `model.inference`.
    pub(super) fn logits(&self, state: &Tensor) -> Result<Vec<f32>, InferenceError> {
        Ok(self.model.logits(state)?)
    }
}

/// Tokens that both begin with.
pub(super) fn common_prefix(a: &[u32], b: &[u32]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}
