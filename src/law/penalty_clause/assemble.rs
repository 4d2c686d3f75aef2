//! Puts a fine together from its own words and what the paragraph says around them.

use super::amount::{Amount, quantities_in};

use super::fine::{self, Body};
use super::phrase::Segment;
use super::reader::Reader;
use super::unread::WhyUnread;
use super::{Fine, FineUnit, Joined, Subject, reference, subject};

impl Reader<'_> {
    /// Adds the fines of one 罚款 whose words stand from `start` to `end`; `prefix` is what stands before their verb.
    pub(super) fn push(&mut self, segment: &Segment<'_>, start: usize, end: usize, prefix: &str, bodies: Vec<Body>) {
        // 按照前款罚款数额的二倍以上五倍以下对…处以罚款: whom it hits stands behind the amount.
        let behind = || self.paragraph.text[start..end].rsplit_once('处').map(|(words, _)| words);
        let multiple = bodies.iter().any(|body| body.base.as_deref().is_some_and(|base| base.ends_with("罚款数额")));
        let named = subject::named_in(prefix).or_else(|| behind().filter(|_| multiple).and_then(subject::named_in));
        if let Some((subject, named)) = named {
            self.scope.turns_to(Some((subject, Some(named))));
        }
        let words = self.paragraph.text[start..end].trim_start_matches(['、', '和']);
        let start = end - words.len();
        // A number that no rule took would make what was read a part of the fine.
        if quantities_in(words) > bodies.iter().map(fine::numbers_of).sum() {
            self.unread(start..end, WhyUnread::Amount);
            return;
        }
        for body in bodies {
            let amount = body.amount.unwrap_or(Amount { unit: FineUnit::Yuan, min: None, max: None });
            // 依照下列规定处以罚款, 依照前款规定处以罚款: the amount stands elsewhere.
            let elsewhere = body.amount.is_none() && prefix.contains("规定");
            if elsewhere {
                continue;
            }
            let (base, base_carried) = match (amount.unit, body.base) {
                (FineUnit::Times, None) => (self.last_base(), true),
                (_, base) => (base, false),
            };
            if amount.unit == FineUnit::Times && base.is_none() {
                self.unread(start..end, WhyUnread::NoBase);
                continue;
            }
            self.hits();
            let (condition, when) = match aimed_at(prefix) {
                Some(activity) => (Some(activity), Vec::new()),
                None => self.depending(),
            };
            let (subject, subject_text) = self.scope.subject.clone().unwrap_or((Subject::Any, None));
            let instead_of = self.instead_of(segment, start, prefix, body.instead_of);
            let span = self.paragraph.span_in_article(start..end);
            self.clause.fines.push(Fine {
                min: amount.min,
                max: amount.max,
                unit: amount.unit,
                base_fine: base.as_deref().and_then(|base| reference::base_fine(base, self.paragraph.number)),
                base,
                base_carried,
                base_floor: None,
                base_floors: Vec::new(),
                per: body.per,
                cap: body.cap,
                least: body.least,
                when,
                condition,
                subject,
                subject_text,
                optional: self.scope.may || fine::is_optional(prefix) || self.goes_on_optional(prefix),
                with: joined(prefix, body.beside, !instead_of.is_empty()),
                instead_of,
                item: segment.item,
                text: self.words(&span),
                span,
            });
        }
    }

    /// Penalties that may be chosen in place of a fine: those in its own words, or those before 或者处.
    fn instead_of(&self, segment: &Segment<'_>, start: usize, prefix: &str, own: Vec<String>) -> Vec<String> {
        let chosen = own.is_empty() && prefix.starts_with("或者");
        if !chosen {
            return own;
        }
        let (condition, _) = self.depending();
        let segment_start = segment.phrases.first().map_or(start, |phrase| phrase.start);
        let from = self.paragraph.span_in_article(segment_start..start).start;
        let same =
            self.clause.measures.iter().filter(|measure| measure.span.start >= from && measure.condition == condition);
        same.map(|measure| measure.name.clone()).collect()
    }

    /// 可以对个人处…罚款、对单位处…罚款: 可以 is for both.
    fn goes_on_optional(&self, prefix: &str) -> bool {
        prefix.starts_with('、') && self.clause.fines.last().is_some_and(|fine| fine.optional)
    }

    /// The base of the last fine that multiplies one: 处三倍…，情节严重的，处五倍….
    fn last_base(&self) -> Option<String> {
        self.clause.fines.iter().rev().find_map(|fine| fine.base.clone())
    }
}

/// 对收集、贮存危险废物经营活动并处: an activity that the fine is for.
fn aimed_at(prefix: &str) -> Option<String> {
    let words = ["可以", "并"].iter().fold(prefix, |words, end| words.strip_suffix(end).unwrap_or(words));
    let activity = words.strip_prefix('对')?;
    (activity.ends_with("活动") || activity.ends_with("行为")).then(|| activity.to_owned())
}

/// How a fine stands to the penalties before it; `beside` where its own words name another (十五日以下拘留、一万元以下罚款).
fn joined(prefix: &str, beside: bool, is_choice: bool) -> Joined {
    if prefix.contains("单处或者并") {
        return Joined::Either;
    }
    if is_choice || prefix.ends_with("或者") {
        return Joined::Choice;
    }
    let together =
        prefix.ends_with('并') || prefix.contains("并可") || prefix.contains("并对") || prefix.ends_with("同时");
    if together || beside { Joined::Together } else { Joined::Alone }
}
