//! What the rules find, before it is known what stands there instead.

use std::ops::Range;

use super::model::Kind;

/// One place to hide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Find {
    pub span: Range<usize>,
    pub kind: Kind,
    /// Who or what it is: finds of one subject get one replacement.
    pub subject: String,
    pub certain: bool,
    pub rule: String,
    pub reason: String,
}

impl Find {
    /// A find beyond doubt.
    pub(super) fn sure(span: Range<usize>, kind: Kind, subject: impl Into<String>, rule: impl Into<String>) -> Self {
        Self { span, kind, subject: subject.into(), certain: true, rule: rule.into(), reason: String::new() }
    }

    /// The same, doubtful for this reason.
    pub(super) fn doubted(mut self, reason: impl Into<String>) -> Self {
        self.certain = false;
        self.reason = reason.into();
        self
    }

    /// The same, doubtful where `doubt` holds.
    pub(super) fn doubted_if(self, doubt: bool, reason: &str) -> Self {
        if doubt { self.doubted(reason) } else { self }
    }
}

/// Whether two places share a character.
pub(super) fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// One find for each place: what lies inside another is dropped, what overlaps in part is hidden as one.
pub(super) fn settle(mut finds: Vec<Find>) -> Vec<Find> {
    finds.sort_by_key(|find| (find.span.start, std::cmp::Reverse(find.span.end), find.kind, !find.certain));
    let mut settled: Vec<Find> = Vec::new();
    for find in finds {
        let Some(last) = settled.last_mut().filter(|last| overlap(&last.span, &find.span)) else {
            settled.push(find);
            continue;
        };
        if find.span.end > last.span.end {
            let span = last.span.start..find.span.end;
            let stronger = if find.kind < last.kind { find } else { last.clone() };
            *last = Find { span, ..stronger };
        } else if find.span == last.span && find.certain && !last.certain && find.kind == last.kind {
            *last = find;
        } else if find.kind == Kind::Secret && last.kind != Kind::Secret {
            // What a person marked keeps its reason even where a rule hides more.
            *last = Find { span: last.span.clone(), ..find };
        }
    }
    settled
}
