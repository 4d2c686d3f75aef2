//! The people of a text: from the case file first, then from what labels and sentences say.

use std::collections::BTreeMap;

use super::super::find::Find;
use super::super::model::{Kind, NamedPerson, PartyKind, Question};
use super::super::page::fold;

/// What is known of a person.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub kind: Kind,
    pub certain: bool,
    pub rule: String,
    /// Whether this person is spoken of as legal representative only.
    pub is_representative: bool,
}

/// People by name, as folded and without spaces.
#[derive(Debug, Default)]
pub(super) struct Roster(pub BTreeMap<String, Entry>);

impl Roster {
    /// The people of the case file.
    pub(super) fn of_case(question: &Question, has_minor: bool) -> Self {
        let mut roster = Self::default();
        for person in question.parties.iter().filter(|person| person.kind == PartyKind::Natural) {
            let entry = Entry {
                kind: kind(person, has_minor),
                certain: true,
                rule: "case_file".to_owned(),
                is_representative: person.role.contains("法定代表人"),
            };
            roster.add(&person.name, entry);
        }
        for name in &question.known_names {
            let entry =
                Entry { kind: Kind::PersonName, certain: true, rule: "case_file".to_owned(), is_representative: false };
            roster.add(name, entry);
        }
        roster
    }

    /// Adds those whom the text itself names.
    pub(super) fn learn(&mut self, finds: &[Find]) {
        for find in finds {
            let entry = Entry {
                kind: find.kind,
                certain: find.certain,
                rule: find.rule.clone(),
                is_representative: find.rule == "label:法定代表人",
            };
            self.add(&find.subject, entry);
        }
    }

    fn add(&mut self, name: &str, entry: Entry) {
        let name = key(name);
        // 王某 is hidden already, and a single sign is no name.
        if name.chars().count() < 2 || name.contains(['某', '×']) {
            return;
        }
        match self.0.get_mut(&name) {
            None => {
                self.0.insert(name, entry);
            }
            Some(known) => {
                // Who is anything else besides a stated role is hidden as that: minors before guardians before others. Names
                // that the case file gives as a plain list take the role that the text states.
                known.kind = if known.kind == Kind::PersonName { entry.kind } else { known.kind.min(entry.kind) };
                known.certain |= entry.certain;
                // That a sentence speaks of them says nothing of what they are.
                let is_told = entry.rule.starts_with("label:") || entry.rule == "case_file";
                known.is_representative &= entry.is_representative || !is_told;
            }
        }
    }
}

/// A name without spaces, folded.
pub(super) fn key(name: &str) -> String {
    let folded: String = name.trim().chars().map(fold).collect();
    let is_latin = folded.is_ascii();
    if is_latin { folded } else { folded.chars().filter(|sign| *sign != ' ').collect() }
}

fn kind(person: &NamedPerson, has_minor: bool) -> Kind {
    let is = |words: &[&str]| words.iter().any(|word| person.role.contains(word));
    if person.minor {
        Kind::MinorName
    } else if has_minor && is(&["监护人", "法定代理人", "父亲", "母亲"]) {
        Kind::GuardianName
    } else if is(&["举报", "投诉"]) && !is(&["被举报", "被投诉"]) {
        Kind::InformantName
    } else if is(&["执法人员", "承办人", "办案人员", "调查人员", "记录人", "审核人"]) {
        Kind::OfficerName
    } else {
        Kind::PersonName
    }
}
