//! The fines, measures and references of one phrase.

use super::fine::{self, Reading};
use super::measure::{self, Found, What};
use super::mention::FINE;
use super::phrase::{Phrase, Segment};
use super::reader::Reader;
use super::reference::{self, Reference};
use super::scope::Hit;
use super::unread::WhyUnread;
use super::{Joined, Measure, MeasureKind, Subject, When, bound, choice, statement, subject};

/// No statute names as many fines between two commas; reading more would only cost time.
const MOST_FINES: usize = 12;

impl Reader<'_> {
    pub(super) fn fines_in(&mut self, segment: &Segment<'_>, index: usize) -> bool {
        let phrase = segment.phrases[index];
        if phrase.text.matches(FINE).nth(MOST_FINES).is_some() {
            return false;
        }
        if let Some((prefix, body)) = fine::daily(phrase.text) {
            self.push(segment, phrase.start + prefix, phrase.span().end, &phrase.text[..prefix], vec![body]);
            return true;
        }
        let (mut from, mut search) = (0, 0);
        let mut found = false;
        while let Some(at) = phrase.text[search..].find(FINE).map(|at| search + at) {
            search = at + FINE.len();
            // 单位罚款数额百分之五…的罚款: the first 罚款 is part of the base of the second.
            let is_base = phrase.text[search..].starts_with("数额") && phrase.text[search..].contains(FINE);
            if !is_base && self.fine(segment, index, from, at) {
                found = true;
                from = search;
            }
        }
        found
    }

    /// The fine whose 罚款 stands at `at` in a phrase; `from` is where the fine before it ended.
    fn fine(&mut self, segment: &Segment<'_>, index: usize, from: usize, at: usize) -> bool {
        let phrase = segment.phrases[index];
        let end = at + FINE.len();
        let (before, after) = (&phrase.text[from..at], &phrase.text[end..]);
        if let Some(stated) = statement::read(&phrase, before, end, segment.phrases.get(index + 1)) {
            self.push(segment, phrase.start + from, stated.end, before, vec![stated.body]);
            return true;
        }
        if fine::speaks_only(before, after) || self.is_procedure || self.caps_last(&phrase, before, after) {
            return false;
        }
        if let Some(cap) = bound::cap(before)
            && let Some(previous) = index.checked_sub(1).map(|index| segment.phrases[index])
            && let Reading::Fines { verb, mut bodies } = fine::read(previous.text)
            && let [body] = &mut bodies[..]
        {
            body.cap = Some(cap);
            self.push(segment, previous.start, phrase.start + end, &previous.text[..verb], bodies);
            self.alternative(after);
            return true;
        }
        let reading = if bound::cap(before).is_some() { Reading::Unread } else { fine::read(before) };
        match reading {
            Reading::Fines { verb, bodies } => {
                let named = if after.starts_with("数额") { "数额".len() } else { 0 };
                self.push(segment, phrase.start + from, phrase.start + end + named, &before[..verb], bodies);
                self.alternative(after);
                true
            }
            Reading::Unread => {
                self.unread(phrase.span(), WhyUnread::Amount);
                true
            }
            Reading::NotImposed => {
                if fine::has_amount(after) {
                    self.unread(phrase.span(), WhyUnread::Amount);
                }
                false
            }
        }
    }

    /// 但罚款最高不超过二千元, 但最高罚款不得超过三万元: a cap on the fine before it.
    fn caps_last(&mut self, phrase: &Phrase<'_>, before: &str, after: &str) -> bool {
        let bare = before.trim_start_matches(['但', '且']).trim_end_matches("最高");
        let cap = if bare.is_empty() { bound::cap(after) } else { None };
        match (cap, self.clause.fines.last_mut()) {
            (Some(cap), Some(fine)) if fine.cap.is_none() => {
                fine.cap = Some(cap);
                self.clause.bounds.push(self.paragraph.span_in_article(phrase.span()));
                true
            }
            _ => false,
        }
    }

    /// A penalty named behind a fine that may be chosen in its place.
    fn alternative(&mut self, after: &str) {
        if let (Some(name), Some(fine)) = (choice::alternative_after(after), self.clause.fines.last_mut()) {
            fine.instead_of.push(name);
            fine.with = Joined::Choice;
        }
    }

    /// 依照前款规定处罚: the paragraph punishes after another.
    pub(super) fn reference(&mut self, phrase: &Phrase<'_>) -> bool {
        if self.is_criminal || !reference::refers(phrase.text) {
            return false;
        }
        let targets = reference::targets_in(phrase.text, self.paragraph.number);
        if let Some((subject, named)) = subject::named_in(phrase.text.split("依照").next().unwrap_or_default()) {
            self.scope.turns_to(Some((subject, Some(named))));
        }
        let (subject, subject_text) = self.scope.subject.clone().unwrap_or((Subject::Any, None));
        let span = self.paragraph.span_in_article(phrase.span());
        self.clause.references.push(phrase.text.to_owned());
        self.clause.refers_to.push(Reference {
            text: self.words(&span),
            span,
            targets,
            heavier: phrase.text.contains("从重"),
            condition: self.depending().0,
            subject,
            subject_text,
        });
        true
    }

    /// Measures that a phrase orders. An item describes an act unless it imposes a fine itself.
    pub(super) fn measures_in(&mut self, segment: &Segment<'_>, phrase: &Phrase<'_>) -> bool {
        let describes_act = segment.item.is_some() && !segment.phrases.iter().any(|phrase| phrase.text.contains(FINE));
        if describes_act || self.is_procedure {
            return false;
        }
        let ordered = measure::ordered_in(phrase.text);
        let imposed = !ordered.is_empty();
        for found in ordered {
            match found.what {
                What::Order => push_once(&mut self.clause.orders, found.name),
                What::Penalty(kind) => self.measure(segment, phrase, &found, kind),
            }
        }
        imposed
    }

    /// What stands around a measure that names nobody itself may be about somebody else.
    fn for_whom(&mut self, before: &str, kind: MeasureKind) {
        use MeasureKind::{
            CloseDown, ConfiscateGain, ConfiscateProperty, LowerQualification, RestrictActivity, StopBusiness,
        };
        if !matches!(kind, ConfiscateGain | ConfiscateProperty) {
            self.scope.leaves_lack();
        }
        // 对单位处…，对个人处…，责令停业整顿: a business is stopped, not a person.
        let of_business = matches!(kind, LowerQualification | StopBusiness | CloseDown | RestrictActivity);
        let person = matches!(self.scope.subject, Some((Subject::Individual, _)));
        if of_business && person && self.hit == Hit::Several && !before.contains('对') {
            self.scope.turns_to(None);
        }
    }

    /// The condition of what is imposed now, as written and as understood.
    pub(super) fn depending(&self) -> (Option<String>, Vec<When>) {
        let condition = self.scope.condition.clone();
        condition.map(|condition| (Some(condition.words), condition.when)).unwrap_or_default()
    }

    fn measure(&mut self, segment: &Segment<'_>, phrase: &Phrase<'_>, found: &Found, kind: MeasureKind) {
        let before = &phrase.text[..found.span.start];
        if let Some((subject, named)) = subject::named_in(before) {
            self.scope.turns_to(Some((subject, Some(named))));
        }
        self.for_whom(before, kind);
        self.hits();
        let (condition, when) = self.depending();
        let name = completed(&found.name, condition.as_deref());
        let kind = if name == found.name { kind } else { MeasureKind::ConfiscateGain };
        push_once(&mut self.clause.other, name.clone());
        let span = self.paragraph.span_in_article(phrase.start + found.span.start..phrase.start + found.span.end);
        let (subject, subject_text) = self.scope.subject.clone().unwrap_or((Subject::Any, None));
        self.clause.measures.push(Measure {
            period: measure::period_of(&name),
            name,
            kind,
            when,
            condition,
            subject,
            subject_text,
            optional: self.scope.may || fine::is_optional(before),
            with: joined(before, &phrase.text[found.span.end..]),
            item: segment.item,
            text: self.words(&span),
            span,
        });
    }
}

/// 有违法所得的，予以没收: the condition names what is confiscated.
fn completed(name: &str, condition: Option<&str>) -> String {
    let gain = condition.is_some_and(|condition| condition.ends_with("有违法所得"));
    if name == "没收" && gain { "没收违法所得".to_owned() } else { name.to_owned() }
}

fn joined(before: &str, after: &str) -> Joined {
    let before = ["依法", "由原发证机关", "可以", "处以", "处", "给予"]
        .iter()
        .fold(before, |words, word| words.strip_suffix(word).unwrap_or(words));
    if before.ends_with("单处或者并") {
        return Joined::Either;
    }
    if before.ends_with("或者") || after.starts_with("或者") {
        return Joined::Choice;
    }
    if before.ends_with('并') || before.ends_with("同时") { Joined::Together } else { Joined::Alone }
}

fn push_once(list: &mut Vec<String>, name: String) {
    if !list.contains(&name) {
        list.push(name);
    }
}
