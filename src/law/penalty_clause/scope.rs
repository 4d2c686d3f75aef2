//! What the phrases so far say about those that follow: condition, subject, 可以.

use super::When;
use super::phrase::Segment;
use super::reader::{Named, Reader};

/// What the phrases so far in a segment say about those that follow.
#[derive(Default)]
pub(super) struct Scope {
    pub condition: Option<String>,
    pub subject: Named,
    /// Whether a phrase has imposed something.
    pub imposed: bool,
    /// Whether a phrase without a penalty said 可以.
    pub may: bool,
    /// First phrase since one imposed something.
    pub since: usize,
    /// The condition before the first one on a base, and how many of those came.
    outer: Option<String>,
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
    /// What follows depends on a condition; `understood` is what it says.
    pub(super) fn depends_on(&mut self, condition: Option<String>, understood: &[When]) {
        let on_base = !understood.is_empty() && understood.iter().all(is_on_base);
        if on_base {
            if self.on_base == 0 {
                self.outer = self.condition.take();
            }
            self.on_base += 1;
        } else {
            self.on_base = 0;
        }
        self.condition = condition;
    }

    /// What follows hits somebody else. Behind alternatives on a base (违法所得十万元以上的，并处…，没有违法所得的，并处…，对…人员处…)
    /// it does not depend on the last of them.
    pub(super) fn turns_to(&mut self, subject: Named) {
        if self.on_base > 1 && self.subject != subject {
            self.condition = self.outer.take();
            self.on_base = 0;
        }
        self.subject = subject;
    }
}

fn is_on_base(when: &When) -> bool {
    !matches!(when, When::Grade { .. } | When::Repeated { .. } | When::All { .. } | When::Quantity { .. })
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
