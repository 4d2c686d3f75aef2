//! Walks a paragraph phrase by phrase and applies the rules of the grammar where they may stand.

use super::condition::understand;
use super::fine::Reading;
use super::measure::Ordered;
use super::phrase::{Phrase, Segment, segments};
use super::{Measure, PenaltyClause, Subject, fine, floor, measure, statement, subject};
use crate::law::structure::Paragraph;

const FINE: &str = "罚款";
/// Conditions that only tell the penalty from a crime.
const NO_CRIME: [&str; 5] = ["尚不构成犯罪", "尚不够刑事处罚", "不构成犯罪", "尚未构成犯罪", "构成犯罪"];

/// Reads the penalty clause of one paragraph.
pub(crate) fn read(paragraph: &Paragraph) -> PenaltyClause {
    let items: Vec<_> = paragraph.items.iter().map(|item| (item.number, item.span.clone())).collect();
    let mut reader = Reader { paragraph, clause: empty(paragraph.number), scope: Scope::default(), hit: Hit::Nobody };
    for segment in segments(&paragraph.text, &items) {
        reader.scope = reader.scope_of(&segment);
        reader.segment(&segment);
    }
    reader.clause
}

fn empty(paragraph: u32) -> PenaltyClause {
    PenaltyClause {
        law: None,
        number: None,
        paragraph,
        fines: Vec::new(),
        other: Vec::new(),
        measures: Vec::new(),
        orders: Vec::new(),
        references: Vec::new(),
        unread: Vec::new(),
    }
}

/// What the phrases so far in a segment say about those that follow.
#[derive(Default)]
pub(super) struct Scope {
    pub condition: Option<String>,
    pub subject: Named,
    /// Whether a phrase has imposed something.
    imposed: bool,
    /// First phrase since one imposed something.
    since: usize,
}

/// Whom the penalties of a sentence have hit so far.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Hit {
    Nobody,
    Only(Named),
    Several,
}

/// A subject with the words that name it; `None` for whoever acts.
type Named = Option<(Subject, Option<String>)>;

pub(super) struct Reader<'a> {
    pub paragraph: &'a Paragraph,
    pub clause: PenaltyClause,
    pub scope: Scope,
    pub hit: Hit,
}

impl Reader<'_> {
    /// 对…人员处X；情节严重的，处Y: the subject goes on where the sentence has hit nobody else.
    fn scope_of(&mut self, segment: &Segment<'_>) -> Scope {
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

    fn segment(&mut self, segment: &Segment<'_>) {
        let mut index = 0;
        while let Some(phrase) = segment.phrases.get(index) {
            let next = segment.phrases.get(index + 1);
            if let Some(taken) = self.floor_or_cap(phrase, next) {
                index += taken;
                self.scope.since = index;
                continue;
            }
            if phrase.text.ends_with('的') {
                self.condition(segment, index);
            } else {
                self.imposing(segment, index);
            }
            index += 1;
        }
    }

    /// Base floors and caps that belong to the fines before them; how many phrases they take.
    fn floor_or_cap(&mut self, phrase: &Phrase<'_>, next: Option<&Phrase<'_>>) -> Option<usize> {
        if let Some(floor) = next.and_then(|next| floor::read(phrase.text, next.text)) {
            floor.apply(&mut self.clause.fines);
            return Some(2);
        }
        let cap = fine::cap(phrase.text)?;
        let last = self.clause.fines.last_mut().filter(|fine| fine.per.is_some() && fine.cap.is_none())?;
        last.cap = Some(cap);
        Some(1)
    }

    /// A phrase that ends in 的: what follows it depends on it.
    fn condition(&mut self, segment: &Segment<'_>, index: usize) {
        let phrase = segment.phrases[index].text;
        if let Some(subject) = subject::acting_in(phrase) {
            self.scope.subject = Some((subject, None));
        }
        if NO_CRIME.iter().any(|words| phrase.starts_with(words)) {
            return;
        }
        let understood = !understand(phrase).is_empty();
        let is_act = segment.opens_sentence && !self.scope.imposed && segment.item.is_none();
        // The act itself is no condition; a grade or threshold at its end is one.
        let listed = phrase.contains("下列") || (is_act && !understood);
        let words = if understood { phrase.to_owned() } else { self.joined(segment, index) };
        self.scope.condition = if listed { None } else { words.strip_suffix('的').map(str::to_owned) };
        self.scope.since = index + 1;
    }

    /// The phrases since the last consequence or condition, up to this one.
    fn joined(&self, segment: &Segment<'_>, index: usize) -> String {
        let goes_on = segment.phrases[index].text.starts_with("或者");
        let before = self.scope.condition.as_ref().filter(|_| goes_on).map(|condition| format!("{condition}的"));
        let own = segment.phrases[self.scope.since..=index].iter().map(|phrase| phrase.text.to_owned());
        before.into_iter().chain(own).collect::<Vec<_>>().join("，")
    }

    /// A phrase that may impose fines or measures.
    fn imposing(&mut self, segment: &Segment<'_>, index: usize) {
        let phrase = segment.phrases[index];
        self.reference(phrase.text);
        if let Some((subject, named)) = subject::alone_in(phrase.text) {
            self.scope.subject = Some((subject, Some(named)));
            return;
        }
        let fined = self.fines_in(segment, index);
        let imposed = self.measures_in(segment, phrase.text) || fined;
        if imposed {
            self.scope.imposed = true;
            self.scope.since = index + 1;
        }
    }

    fn fines_in(&mut self, segment: &Segment<'_>, index: usize) -> bool {
        let phrase = segment.phrases[index];
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
        let after = &phrase.text[end..];
        if let Some(stated) = statement::read(&phrase, &phrase.text[from..at], end, segment.phrases.get(index + 1)) {
            let words = &phrase.text[from..at];
            self.push(segment, phrase.start + from, stated.end, words, vec![stated.body]);
            return true;
        }
        let before = &phrase.text[from..at];
        if speaks_only(before, after) || self.caps_last(before, after) {
            return false;
        }
        if let Some(cap) = fine::cap(before)
            && let Some(previous) = index.checked_sub(1).map(|index| segment.phrases[index])
            && let Reading::Fines { verb, bodies } = fine::read(previous.text)
        {
            self.push(segment, previous.start, phrase.start + end, &previous.text[..verb], bodies);
            if let Some(fine) = self.clause.fines.last_mut() {
                fine.cap = Some(cap);
            }
            self.alternative(after);
            return true;
        }
        let reading = if fine::cap(before).is_some() { Reading::Unread } else { fine::read(before) };
        match reading {
            Reading::Fines { verb, bodies } => {
                self.push(segment, phrase.start + from, phrase.start + end, &before[..verb], bodies);
                self.alternative(after);
                true
            }
            Reading::Unread => {
                self.clause.unread.push(phrase.text.to_owned());
                true
            }
            Reading::NotImposed => {
                if fine::has_amount(after) {
                    self.clause.unread.push(phrase.text.to_owned());
                }
                false
            }
        }
    }

    /// 但罚款最高不超过二千元, 但最高罚款不得超过三万元: a cap on the fine before it.
    fn caps_last(&mut self, before: &str, after: &str) -> bool {
        let bare = before.trim_start_matches(['但', '且']).trim_end_matches("最高");
        let cap = if bare.is_empty() { fine::cap(after) } else { None };
        match (cap, self.clause.fines.last_mut()) {
            (Some(cap), Some(fine)) if fine.cap.is_none() => {
                fine.cap = Some(cap);
                true
            }
            _ => false,
        }
    }

    /// A penalty named behind a fine that may be chosen in its place.
    fn alternative(&mut self, after: &str) {
        if let (Some(name), Some(fine)) = (fine::alternative_after(after), self.clause.fines.last_mut()) {
            fine.instead_of.push(name);
        }
    }

    /// 依照前款规定处罚: the paragraph punishes after another.
    fn reference(&mut self, phrase: &str) {
        let refers = ["依照", "按照"].iter().any(|word| phrase.contains(word));
        let other = ["前款", "前两款", "前三款", "第一款", "第二款", "第三款", "本条", "本法第"]
            .iter()
            .any(|word| phrase.contains(word));
        if refers && other && phrase.contains("罚") && !phrase.ends_with('的') {
            self.clause.references.push(phrase.to_owned());
        }
    }

    /// Measures that a phrase orders. An item describes an act unless it imposes a fine itself.
    fn measures_in(&mut self, segment: &Segment<'_>, phrase: &str) -> bool {
        let describes_act = segment.item.is_some() && !segment.phrases.iter().any(|phrase| phrase.text.contains(FINE));
        if describes_act {
            return false;
        }
        let ordered = measure::ordered_in(phrase);
        let imposed = !ordered.is_empty();
        if imposed && let Some((subject, named)) = subject::named_in(phrase) {
            self.scope.subject = Some((subject, Some(named)));
        }
        for found in ordered {
            match found {
                Ordered::Order(name) => push_once(&mut self.clause.orders, name),
                Ordered::Penalty(name) => {
                    self.hits();
                    push_once(&mut self.clause.other, name.clone());
                    let condition = self.scope.condition.clone();
                    let when = condition.as_deref().map(understand).unwrap_or_default();
                    self.clause.measures.push(Measure { name, condition, when, optional: phrase.contains("可以") });
                }
            }
        }
        imposed
    }
}

fn push_once(list: &mut Vec<String>, name: String) {
    if !list.contains(&name) {
        list.push(name);
    }
}

/// Whether the words around 罚款 speak about a fine without imposing one: 缴纳罚款, 加处罚款, 罚款决定, 罚款的….
fn speaks_only(before: &str, after: &str) -> bool {
    const BEFORE: [&str; 16] = [
        "缴纳",
        "收缴",
        "抵缴",
        "加处",
        "返还",
        "收到",
        "执行",
        "不得给予",
        "已经给予",
        "尚未给予",
        "规定给予",
        "不再给予",
        "加处的",
        "受到",
        "按",
        "其中",
    ];
    const AFTER: [&str; 8] = ["的", "处罚", "决定", "收据", "限额", "指标", "或者警告的", "、没收违法所得的"];
    BEFORE.iter().any(|word| before.ends_with(word))
        || before.contains("其中")
        || AFTER.iter().any(|word| after.starts_with(word))
}
