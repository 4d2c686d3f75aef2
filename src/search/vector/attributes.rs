//! What a passage stands for, as far as a search may be narrowed by it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::file::Key;

/// Attributes of a passage: the union over all texts that it stands for, so that a search narrowed by them loses none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Attributes {
    /// `provisions`, `cases` or `norms`.
    pub kind: BTreeSet<String>,
    /// Full official names of laws.
    pub law: BTreeSet<String>,
    /// Levels of documents, such as 行政法规.
    pub level: BTreeSet<String>,
    /// Regions: 全国, or the one that a local document applies in.
    pub region: BTreeSet<String>,
    /// Fields of enforcement.
    pub field: BTreeSet<String>,
    /// Whether one of the texts is a penalty article.
    pub is_penalty: bool,
    /// First day for which one of the texts may answer; `None` for all before `valid_to`.
    pub valid_from: Option<NaiveDate>,
    /// First day for which none of the texts answers any more; `None` for no end.
    pub valid_to: Option<NaiveDate>,
}

/// Attributes by passage; passages with the same ones share them.
pub type Described = HashMap<Key, Arc<Attributes>>;

impl Attributes {
    /// Takes in what else the passage stands for.
    pub fn merge(&mut self, other: &Self) {
        let sets = [
            (&mut self.kind, &other.kind),
            (&mut self.law, &other.law),
            (&mut self.level, &other.level),
            (&mut self.region, &other.region),
            (&mut self.field, &other.field),
        ];
        for (own, others) in sets {
            own.extend(others.iter().cloned());
        }
        self.is_penalty |= other.is_penalty;
        // An open end is wider than any date.
        self.valid_from = self.valid_from.zip(other.valid_from).map(|(own, other)| own.min(other));
        self.valid_to = self.valid_to.zip(other.valid_to).map(|(own, other)| own.max(other));
    }

    /// A number that changes whenever the attributes do.
    pub fn stamp(&self) -> i64 {
        let text = serde_json::to_string(self).unwrap_or_default();
        let mut stamp = [0; 8];
        stamp.iter_mut().zip(Sha256::digest(text.as_bytes())).for_each(|(to, from)| *to = from);
        i64::from_le_bytes(stamp)
    }
}

/// Adds what a passage stands for to what is known of it.
pub fn note(described: &mut Described, key: Key, attributes: &Arc<Attributes>) {
    let known = described.entry(key).or_insert_with(|| Arc::clone(attributes));
    if **known != **attributes {
        Arc::make_mut(known).merge(attributes);
    }
}

/// What every text that is asked for fulfils. The default narrows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Narrowing {
    /// `provisions`, `cases` or `norms`.
    pub kind: Option<&'static str>,
    /// A day for which the text answers.
    pub on: Option<NaiveDate>,
    /// Full official name of its law.
    pub law: Option<String>,
    /// Levels, one of which it has; empty for any.
    pub levels: Vec<String>,
    /// Regions, one of which it has; `None` for any.
    pub regions: Option<Vec<String>>,
    /// Its field of enforcement.
    pub field: Option<String>,
    /// Whether it is a penalty article.
    pub penalty_only: bool,
}

impl Narrowing {
    /// Whether a passage with these attributes may stand for a text that is asked for.
    pub fn allows(&self, attributes: &Attributes) -> bool {
        let has = |set: &BTreeSet<String>, wanted: Option<&str>| wanted.is_none_or(|wanted| set.contains(wanted));
        has(&attributes.kind, self.kind)
            && has(&attributes.law, self.law.as_deref())
            && has(&attributes.field, self.field.as_deref())
            && (self.levels.is_empty() || self.levels.iter().any(|level| attributes.level.contains(level)))
            && self.regions.as_ref().is_none_or(|wanted| wanted.iter().any(|name| attributes.region.contains(name)))
            && (!self.penalty_only || attributes.is_penalty)
            && self.on.is_none_or(|on| {
                attributes.valid_from.is_none_or(|from| from <= on) && attributes.valid_to.is_none_or(|to| on < to)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn law(level: &str, from: &str, to: Option<&str>) -> Attributes {
        let day = |text: &str| text.parse().expect("a date");
        Attributes {
            level: BTreeSet::from([level.to_owned()]),
            valid_from: Some(day(from)),
            valid_to: to.map(day),
            ..Attributes::default()
        }
    }

    #[test]
    fn a_passage_of_two_texts_is_allowed_where_one_of_them_is() {
        let old = law("法律", "2010-01-01", Some("2015-01-01"));
        let new = law("行政法规", "2015-01-01", None);
        let mut both = old.clone();
        both.merge(&new);
        let on = |text: &str| Narrowing { on: text.parse().ok(), ..Narrowing::default() };
        assert!(!new.clone().is_penalty && !on("2012-01-01").allows(&new));
        for day in ["2010-01-01", "2014-12-31", "2030-01-01"] {
            assert!(on(day).allows(&both), "{day}");
        }
        assert!(!on("2009-12-31").allows(&both));
        let levels = Narrowing { levels: vec!["行政法规".to_owned()], ..Narrowing::default() };
        assert!(levels.allows(&both) && !levels.allows(&old));
        assert_ne!(both.stamp(), old.stamp());
    }
}
