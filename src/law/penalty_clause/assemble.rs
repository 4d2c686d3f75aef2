//! Puts a fine together from its own words and what the paragraph says around them.

use super::amount::Amount;
use super::condition::understand;
use super::fine::Body;
use super::phrase::Segment;
use super::reader::Reader;
use super::{Fine, FineUnit, Subject, subject};

impl Reader<'_> {
    /// Adds the fines of one 罚款 whose words stand from `start` to `end`; `prefix` is what stands before their verb.
    pub(super) fn push(&mut self, segment: &Segment<'_>, start: usize, end: usize, prefix: &str, bodies: Vec<Body>) {
        if let Some((subject, named)) = subject::named_in(prefix) {
            self.scope.subject = Some((subject, Some(named)));
        }
        let words = self.paragraph.text[start..end].trim_start_matches(['、', '和']);
        let start = end - words.len();
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
                self.clause.unread.push(words.to_owned());
                continue;
            }
            self.hits();
            let condition = self.scope.condition.clone();
            let (subject, subject_text) = self.scope.subject.clone().unwrap_or((Subject::Any, None));
            self.clause.fines.push(Fine {
                min: amount.min,
                max: amount.max,
                unit: amount.unit,
                base,
                base_carried,
                base_floor: None,
                per: body.per,
                cap: body.cap,
                when: condition.as_deref().map(understand).unwrap_or_default(),
                condition,
                subject,
                subject_text,
                optional: prefix.contains("可以"),
                instead_of: body.instead_of,
                item: segment.item,
                text: words.to_owned(),
                span: self.paragraph.span_in_article(start..end),
            });
        }
    }

    /// The base of the last fine that multiplies one: 处三倍…，情节严重的，处五倍….
    fn last_base(&self) -> Option<String> {
        self.clause.fines.iter().rev().find_map(|fine| fine.base.clone())
    }
}
