//! What is said to the model, and what it answers.

/// Who says a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The one who asks.
    User,
    /// The model.
    Assistant,
}

impl Role {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Assistant => "assistant",
        }
    }
}

/// A conversation up to the answer that is wanted.
///
/// Put what many questions share (instructions, the transcript) first and the question last: the model keeps its work
/// on the beginning that two calls have in common. Text that looks like a control token stays text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chat {
    /// Standing instructions; without them no system turn is written.
    pub system: Option<String>,
    /// The turns so far, the last one usually the user's.
    pub turns: Vec<(Role, String)>,
    /// How the answer begins, given rather than generated; not part of the generated text.
    pub assistant_prefix: String,
}

impl Chat {
    /// A question without instructions or earlier turns.
    pub fn question(text: impl Into<String>) -> Self {
        Self { turns: vec![(Role::User, text.into())], ..Self::default() }
    }

    /// The same conversation under standing instructions.
    #[must_use]
    pub fn with_system(mut self, system: impl Into<String>) -> Self {
        self.system = Some(system.into());
        self
    }

    /// The same conversation with one more turn.
    #[must_use]
    pub fn then(mut self, role: Role, text: impl Into<String>) -> Self {
        self.turns.push((role, text.into()));
        self
    }
}

/// What the model wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Generation {
    /// The text, without the chat's `assistant_prefix`.
    pub text: String,
    /// Whether the model came to an end by itself; false when the token limit cut it off.
    pub complete: bool,
    /// Tokens of the prompt, those reused from an earlier call among them.
    pub prompt_tokens: usize,
    /// Tokens of the answer, those that the schema forced among them.
    pub output_tokens: usize,
    /// Wall-clock time, in seconds.
    pub seconds: f64,
}
