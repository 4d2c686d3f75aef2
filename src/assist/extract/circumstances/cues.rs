//! The cues of `prompts/circumstance/cues.toml`, compiled once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use regex::Regex;
use serde::Deserialize;

use crate::assist::transcript::Transcript;
use crate::failure::Failure;

const CUES: &str = include_str!("../../../../prompts/circumstance/cues.toml");
/// Words that turn a claim into its opposite.
const NEGATIONS: [&str; 4] = ["没", "未", "不是", "并非"];
/// Characters before a match in which a negation counts.
const REACH: usize = 3;

/// All cues.
#[derive(Debug)]
pub(super) struct Cues {
    pub circumstances: Vec<Cue>,
    others: Vec<Regex>,
    own: Vec<Regex>,
    not_own: Vec<Regex>,
    supposed: Vec<Regex>,
    yes: Vec<Regex>,
    no: Vec<Regex>,
}

/// The cues of one circumstance.
#[derive(Debug)]
pub(super) struct Cue {
    pub id: String,
    pub question: String,
    pub asked: Vec<Asked>,
    /// Another circumstance that must have been found.
    pub needs: Option<String>,
    says: Vec<Says>,
    after: Option<After>,
    unless: Vec<Regex>,
    denies: Vec<Regex>,
}

/// What says a circumstance only after something else was said (an order, before it was not obeyed).
#[derive(Debug)]
struct After {
    context: Regex,
    says: Vec<Says>,
}

/// A question whose answer says a circumstance.
#[derive(Debug)]
pub(super) struct Asked {
    pub question: Regex,
    pub answer: Answer,
}

/// The answer that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Answer {
    Yes,
    No,
}

#[derive(Debug)]
struct Says {
    pattern: Regex,
    /// The pattern holds a negation of its own.
    is_negative: bool,
}

/// The file once its words stand in the patterns.
#[derive(Debug, Deserialize)]
struct CueFile {
    others: Vec<String>,
    own: Vec<String>,
    not_own: Vec<String>,
    supposed: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
    circumstance: Vec<Written>,
}

/// The words that patterns refer to by `<name>`.
#[derive(Debug, Deserialize)]
struct Words {
    words: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    question: String,
    says: Vec<String>,
    unless: Vec<String>,
    denies: Vec<String>,
    asked: Vec<WrittenAsked>,
    needs: Option<String>,
    after: Option<WrittenAfter>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAfter {
    context: String,
    says: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAsked {
    question: String,
    answer: Answer,
}

impl Cues {
    /// The cues that ship with the program.
    ///
    /// # Errors
    /// `internal` where the file is broken.
    pub fn shipped() -> Result<&'static Self, Failure> {
        static SHIPPED: OnceLock<Result<Cues, String>> = OnceLock::new();
        SHIPPED.get_or_init(|| Cues::parse(CUES)).as_ref().map_err(Failure::internal)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let head: Words = toml::from_str(text).map_err(|error| error.to_string())?;
        let written = head.words.iter().fold(text.to_owned(), |text, (name, words)| {
            text.replace(&format!("<{name}>"), &words.replace('\\', "\\\\"))
        });
        let file: CueFile = toml::from_str(&written).map_err(|error| error.to_string())?;
        let circumstances = file.circumstance.into_iter().map(Written::compiled).collect::<Result<_, _>>()?;
        Ok(Self {
            circumstances,
            others: compiled(&file.others)?,
            own: compiled(&file.own)?,
            not_own: compiled(&file.not_own)?,
            supposed: compiled(&file.supposed)?,
            yes: compiled(&file.yes)?,
            no: compiled(&file.no)?,
        })
    }

    /// Whether words are about somebody else.
    pub fn is_of_others(&self, clause: &str) -> bool {
        any(&self.others, clause)
    }

    /// Whether words come back to the speaker.
    pub fn is_own(&self, clause: &str) -> bool {
        any(&self.own, clause)
    }

    /// Whether a whole sentence is about somebody else, or about what might be.
    pub fn is_no_claim(&self, sentence: &str) -> bool {
        any(&self.not_own, sentence) || any(&self.supposed, sentence)
    }

    /// Whether an answer affirms.
    pub fn is_yes(&self, answer: &str) -> bool {
        any(&self.yes, answer) && !self.is_no_claim(answer)
    }

    /// Whether an answer denies.
    pub fn is_no(&self, answer: &str) -> bool {
        any(&self.no, answer) && !self.is_no_claim(answer)
    }
}

impl Cue {
    /// Whether a sentence of this interview says the circumstance.
    pub fn is_said(&self, sentence: &str, interview: &Transcript) -> bool {
        let mentions = |after: &After| interview.segments.iter().any(|segment| after.context.is_match(&segment.text));
        let says = |patterns: &[Says]| patterns.iter().any(|says| says.is_in(sentence));
        !any(&self.unless, sentence)
            && (says(&self.says) || self.after.as_ref().is_some_and(|after| says(&after.says) && mentions(after)))
    }

    /// Whether a sentence denies it.
    pub fn is_denied(&self, sentence: &str) -> bool {
        any(&self.denies, sentence)
    }
}

impl Says {
    fn new(pattern: &str) -> Result<Self, String> {
        let is_negative = NEGATIONS.iter().any(|word| pattern.contains(word)) || pattern.contains('不');
        Ok(Self { pattern: regex(pattern)?, is_negative })
    }

    fn is_in(&self, sentence: &str) -> bool {
        self.pattern.find_iter(sentence).any(|found| {
            self.is_negative || {
                let before: Vec<char> = sentence[..found.start()].chars().rev().take(REACH).collect();
                let before: String = before.into_iter().rev().collect();
                let before = before.rsplit(['，', ',', '、']).next().unwrap_or_default();
                !NEGATIONS.iter().any(|word| before.contains(word) || found.as_str().contains(word))
            }
        })
    }
}

impl Written {
    fn compiled(self) -> Result<Cue, String> {
        let says =
            |patterns: &[String]| patterns.iter().map(|pattern| Says::new(pattern)).collect::<Result<Vec<_>, String>>();
        let after =
            |after: &WrittenAfter| Ok::<_, String>(After { context: regex(&after.context)?, says: says(&after.says)? });
        let asked = |asked: WrittenAsked| Ok(Asked { question: regex(&asked.question)?, answer: asked.answer });
        Ok(Cue {
            says: says(&self.says)?,
            after: self.after.as_ref().map(after).transpose()?,
            unless: compiled(&self.unless)?,
            denies: compiled(&self.denies)?,
            asked: self.asked.into_iter().map(asked).collect::<Result<_, String>>()?,
            id: self.id,
            question: self.question,
            needs: self.needs,
        })
    }
}

fn compiled(patterns: &[String]) -> Result<Vec<Regex>, String> {
    patterns.iter().map(|pattern| regex(pattern)).collect()
}

fn regex(pattern: &str) -> Result<Regex, String> {
    Regex::new(pattern).map_err(|error| error.to_string())
}

fn any(patterns: &[Regex], text: &str) -> bool {
    patterns.iter().any(|pattern| pattern.is_match(text))
}
