//! What the phrases so far say about those that follow: condition, subject, 可以.

use super::When;
use super::phrase::Segment;
use super::reader::{Named, Reader};

/// What the phrases so far in a segment say about those that follow.
#[derive(Default)]
pub(super) struct Scope {
    pub condition: Option<Condition>,
    pub subject: Named,
    /// Whether a phrase has imposed something.
    pub imposed: bool,
    /// Whether a phrase without a penalty said 可以.
    pub may: bool,
    /// First phrase since one imposed something.
    pub since: usize,
    /// The condition before the first one on a base, and how many of those came.
    outer: Option<Condition>,
    on_base: u32,
}

/// Whom the penalties of a sentence have hit so far.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Hit {
    Nobody,
    Only(Named),
    Several,
}

impl Scope {
    /// What follows depends on a condition; `when` is what it says.
    pub(super) fn depends_on(&mut self, words: Option<String>, when: Vec<When>) {
        let kind = Kind::of(&when);
        if kind == Kind::OnBase && self.on_base > 0 {
            self.on_base += 1;
        } else {
            // 有前款第七项情形的，处…，情节严重的，处…: a grade or a base within a case that was told before.
            let within = match kind {
                // 有违法所得的，没收违法所得 is for every case.
                Kind::OnBase => {
                    self.condition.is_some() && !when.iter().all(|when| matches!(when, When::Present { .. }))
                }
                Kind::Graded => self.imposed && self.kind() == Some(Kind::Told),
                Kind::Told => false,
            };
            self.outer = if within { self.condition.take() } else { None };
            self.on_base = u32::from(kind == Kind::OnBase);
        }
        self.condition = words.map(|words| match &self.outer {
            Some(outer) => outer.with(&words, &when),
            None => Condition { words, when },
        });
    }

    fn kind(&self) -> Option<Kind> {
        self.condition.as_ref().map(|condition| Kind::of(&condition.when))
    }

    /// Whether the condition is that there is no base, and something was imposed before it.
    fn hangs_on_lack(&self) -> bool {
        let lacks = self.condition.as_ref().is_some_and(|condition| condition.when.iter().any(is_lack));
        lacks && self.on_base > 0 && self.imposed
    }

    /// Penalties other than a fine do not hang on there being no gain (没有违法所得的，并处…，并可以责令停业整顿).
    pub(super) fn leaves_lack(&mut self) {
        if self.hangs_on_lack() {
            self.condition = self.outer.take();
            self.on_base = 0;
        }
    }

    /// What follows hits somebody else. Behind alternatives on a base (违法所得十万元以上的，并处…，没有违法所得的，并处…，对…人员处…)
    /// it does not depend on the last of them.
    pub(super) fn turns_to(&mut self, subject: Named) {
        if (self.on_base > 1 || self.hangs_on_lack()) && self.subject != subject {
            self.condition = self.outer.take();
            self.on_base = 0;
        }
        self.subject = subject;
    }
}

/// A condition as written and as understood.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Condition {
    pub words: String,
    pub when: Vec<When>,
}

impl Condition {
    /// This condition and another within it.
    fn with(&self, words: &str, when: &[When]) -> Self {
        let outer = match &self.when[..] {
            [] => vec![When::Described { text: self.words.clone() }],
            known => known.to_vec(),
        };
        let pairs = outer.iter().flat_map(|first| when.iter().map(move |second| (first, second)));
        let when = pairs.map(|(first, second)| When::All { of: vec![first.clone(), second.clone()] }).collect();
        Self { words: format!("{}的，{words}", self.words), when }
    }
}

/// What a condition is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A base: a threshold on it, its lack, that it can't be computed.
    OnBase,
    /// A grade of the circumstances, a count.
    Graded,
    /// An act or a case, in words that only a person judges.
    Told,
}

impl Kind {
    fn of(when: &[When]) -> Self {
        match when {
            [] => Self::Told,
            all if all.iter().all(is_on_base) => Self::OnBase,
            _ => Self::Graded,
        }
    }
}

/// Whether it says that there is no base, or none that can be computed.
fn is_lack(when: &When) -> bool {
    match when {
        When::Missing { .. } | When::Lacking { .. } | When::Incomputable { .. } | When::ImplausiblyLow { .. } => true,
        When::All { of } => of.iter().any(is_lack),
        _ => false,
    }
}

fn is_on_base(when: &When) -> bool {
    use When::{Amount, ImplausiblyLow, Incomputable, Lacking, Missing, Present, Threshold};
    matches!(
        when,
        Threshold { .. }
            | Missing { .. }
            | Present { .. }
            | Amount { .. }
            | Lacking { .. }
            | Incomputable { .. }
            | ImplausiblyLow { .. }
    )
}

impl Reader<'_> {
    /// 对…人员处X；情节严重的，处Y: the subject goes on where the sentence has hit nobody else.
    pub(super) fn scope_of(&mut self, segment: &Segment<'_>) -> Scope {
        if segment.opens_sentence {
            self.hit = Hit::Nobody;
        }
        let subject = if let Hit::Only(subject) = &self.hit { subject.clone() } else { None };
        Scope { subject, ..Scope::default() }
    }

    /// Notes whom a penalty hits.
    pub(super) fn hits(&mut self) {
        let subject = self.scope.subject.clone();
        self.hit = match &self.hit {
            Hit::Nobody => Hit::Only(subject),
            Hit::Only(before) if *before == subject => return,
            _ => Hit::Several,
        };
    }
}
