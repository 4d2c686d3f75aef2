//! Walks a paragraph phrase by phrase and applies the rules of the grammar where they may stand.

use super::condition::understand;
use super::mention::{self, Mention, Role};
use super::phrase::{Phrase, Segment, segments};
use super::unread::{Unread, WhyUnread};
use super::{PenaltyClause, Subject, bound, floor, scope, subject};
use crate::law::structure::Paragraph;
use scope::{Hit, Scope};

/// Conditions that only tell the penalty from a crime.
const NO_CRIME: [&str; 5] = ["尚不构成犯罪", "尚不够刑事处罚", "不构成犯罪", "尚未构成犯罪", "构成犯罪"];

/// Longest phrase that is read, in bytes; those of statutes stay below a third of it.
const LONGEST_PHRASE: usize = 2_400;

/// Reads the penalty clause of one paragraph of an article, and accounts for every 罚款 in it.
pub(crate) fn read(paragraph: &Paragraph, article: &str) -> (PenaltyClause, Vec<Mention>) {
    let items: Vec<_> = paragraph.items.iter().map(|item| (item.number, item.span.clone())).collect();
    let clause = empty(paragraph.number);
    let says = |words: &[&str]| words.iter().any(|words| paragraph.text.contains(words));
    let mut reader = Reader {
        paragraph,
        article,
        clause,
        scope: Scope::default(),
        hit: Hit::Nobody,
        // 可以当场作出处罚决定：（一）处五百元以下罚款: the paragraph says how to decide, not what.
        is_procedure: says(&["当场作出", "当场收缴", "要求听证"]),
        is_criminal: says(&["有期徒刑", "罚金"]),
    };
    for segment in segments(&paragraph.text, &items) {
        reader.scope = reader.scope_of(&segment);
        reader.segment(&segment);
    }
    let mentions = reader.mentions();
    (reader.clause, mentions)
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
        refers_to: Vec::new(),
        unread: Vec::new(),
        bounds: Vec::new(),
    }
}

pub(super) struct Reader<'a> {
    pub paragraph: &'a Paragraph,
    pub article: &'a str,
    pub clause: PenaltyClause,
    pub scope: Scope,
    pub hit: Hit,
    pub is_procedure: bool,
    pub is_criminal: bool,
}

impl Reader<'_> {
    fn segment(&mut self, segment: &Segment<'_>) {
        let mut index = 0;
        while let Some(phrase) = segment.phrases.get(index) {
            let next = segment.phrases.get(index + 1).filter(|next| next.text.len() <= LONGEST_PHRASE);
            if let Some(taken) = self.floor_or_cap(phrase, next) {
                index += taken;
                self.scope.since = index;
                continue;
            }
            if phrase.text.ends_with('的') && phrase.text.len() <= LONGEST_PHRASE {
                self.condition(segment, index);
            } else {
                self.imposing(segment, index);
            }
            index += 1;
        }
    }

    /// Base floors, caps and least amounts that belong to the fines before them; how many phrases they take.
    fn floor_or_cap(&mut self, phrase: &Phrase<'_>, next: Option<&Phrase<'_>>) -> Option<usize> {
        if let Some(floor) = next.and_then(|next| floor::read(phrase.text, next.text)) {
            floor.apply(&mut self.clause.fines);
            return Some(2);
        }
        if let Some(least) = bound::least(phrase.text) {
            let last = self.clause.fines.last_mut().filter(|fine| fine.is_quantified() && fine.least.is_none())?;
            last.least = Some(least);
            self.clause.bounds.push(self.paragraph.span_in_article(phrase.span()));
            return Some(1);
        }
        let cap = bound::cap(phrase.text)?;
        let last = self.clause.fines.last_mut().filter(|fine| fine.per.is_some() && fine.cap.is_none())?;
        last.cap = Some(cap);
        self.clause.bounds.push(self.paragraph.span_in_article(phrase.span()));
        Some(1)
    }

    /// A phrase that ends in 的: what follows it depends on it.
    fn condition(&mut self, segment: &Segment<'_>, index: usize) {
        let phrase = segment.phrases[index].text;
        let acting = subject::acting_in(phrase);
        if let Some(subject) = acting {
            self.scope.subject = Some((subject, None));
        }
        if NO_CRIME.iter().any(|words| phrase.starts_with(words)) || is_precedence(phrase) {
            return;
        }
        let understood = understand(phrase);
        let first_act = segment.opens_sentence && !self.scope.imposed && segment.item.is_none() && !self.has_imposed();
        // 有前款第一项情形的, 对造成一般事故的: one case of several.
        let names_items = (phrase.contains("款第") && phrase.contains('项')) || phrase.starts_with("对造成");
        // The act itself is no condition; a grade or threshold at its end is one, and so is a choice among the items.
        let tells_act = (first_act && !names_items) || (acting.is_some() && phrase.contains('前'));
        let listed = phrase.contains("下列") || (tells_act && understood.is_empty());
        let words = if understood.is_empty() { self.joined(segment, index) } else { phrase.to_owned() };
        let condition = if listed { None } else { words.strip_suffix('的').map(without_aim) };
        if phrase.starts_with("属于") {
            self.scope.turns_to(None);
        }
        self.scope.depends_on(condition, understood);
        self.scope.since = index + 1;
    }

    fn has_imposed(&self) -> bool {
        !self.clause.fines.is_empty() || !self.clause.measures.is_empty()
    }

    /// The phrases since the last consequence or condition, up to this one.
    fn joined(&self, segment: &Segment<'_>, index: usize) -> String {
        let goes_on = segment.phrases[index].text.starts_with("或者");
        if segment.phrases[index].text.starts_with('对') {
            return segment.phrases[index].text.to_owned();
        }
        let before =
            self.scope.condition.as_ref().filter(|_| goes_on).map(|condition| format!("{}的", condition.words));
        let own = segment.phrases[self.scope.since..=index].iter().map(|phrase| phrase.text.to_owned());
        before.into_iter().chain(own).collect::<Vec<_>>().join("，")
    }

    /// A phrase that may impose fines or measures, or refer to a provision that does.
    fn imposing(&mut self, segment: &Segment<'_>, index: usize) {
        let phrase = segment.phrases[index];
        // A phrase of this length is no sentence of a statute: its fines are listed as unread.
        if phrase.text.len() > LONGEST_PHRASE {
            return;
        }
        if let Some((subject, named)) = subject::alone_in(phrase.text) {
            self.scope.turns_to(Some((subject, Some(named))));
            self.scope.may |= leaves_open(phrase.text);
            return;
        }
        let referred = self.reference(&phrase);
        let limited = phrase.text.starts_with("限期");
        let ordered = self.measures_in(segment, &phrase);
        let fined = self.fines_in(segment, index);
        if referred || ordered || fined || limited {
            self.scope.imposed = true;
            self.scope.may = false;
            self.scope.since = index + 1;
        } else {
            self.scope.may = leaves_open(phrase.text);
        }
    }

    /// Accounts for every 罚款; one that nothing explains is listed as unread.
    fn mentions(&mut self) -> Vec<Mention> {
        let paragraph = self.paragraph;
        let accounts = mention::account(&paragraph.text, &self.clause, |part| paragraph.span_in_article(part));
        let mut mentions = Vec::new();
        for account in accounts {
            let role = account.role.unwrap_or_else(|| {
                self.unread(mention::phrase_around(&paragraph.text, account.at), WhyUnread::NoVerb);
                Role::Unread
            });
            mentions.push(Mention { span: account.span, role });
        }
        mentions
    }

    /// Lists a part of the paragraph as unread.
    pub(super) fn unread(&mut self, part: std::ops::Range<usize>, why: WhyUnread) {
        let span = self.paragraph.span_in_article(part);
        let listed = self.clause.unread.last().is_some_and(|unread| unread.span == span);
        if !listed {
            self.clause.unread.push(Unread { text: self.words(&span), span, why });
        }
    }

    /// The words of the article at a place.
    pub(super) fn words(&self, span: &std::ops::Range<usize>) -> String {
        self.article.get(span.clone()).unwrap_or_default().to_owned()
    }
}

/// 法律、行政法规没有规定的: which law goes first, no condition of the penalty.
fn is_precedence(phrase: &str) -> bool {
    let other_laws = ["法律", "有关法律", "本法", "法规"].iter().any(|word| phrase.starts_with(word));
    let silent = ["未作规定的", "没有规定的", "未作处罚规定的", "未规定处罚的"].iter().any(|end| phrase.ends_with(end));
    other_laws && silent
}

/// 人民法院可以根据情节轻重，予以…: 可以 is for what follows. What has a verb of its own (可以代为恢复，…) is not.
fn leaves_open(phrase: &str) -> bool {
    let after = phrase.split_once("可以").map(|(_, after)| after);
    const OPEN: [&str; 7] = ["根据", "对", "自", "视", "报", "由", "按照"];
    after.is_some_and(|after| OPEN.iter().any(|word| after.starts_with(word)) && !after.contains("代为"))
}

/// 对造成重大损失的: the condition without the word that aims the penalty at it.
fn without_aim(words: &str) -> String {
    let words = words.strip_prefix("其中，").unwrap_or(words);
    words.strip_prefix('对').unwrap_or(words).to_owned()
}
/// A subject with the words that name it; `None` for whoever acts.
pub(super) type Named = Option<(Subject, Option<String>)>;
