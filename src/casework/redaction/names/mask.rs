//! What stands in place of a name: the surname and 某, numbered where two people would share it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::find::Find;
use super::super::model::Kind;
use super::super::words::Names;

/// The replacement of each name, by name. `text` is the original: what is hidden there already (王某) is somebody else.
///
/// Surname kept, given name replaced by 某 whatever its length, Arabic numerals against confusion: the form that courts use
/// (法释〔2016〕19号 第九条); minors, their guardians and informants keep no surname, for it would point at them.
pub(in super::super) fn masks(finds: &[Find], names: &Names, text: &str) -> BTreeMap<String, String> {
    let mut by_base: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for find in finds {
        let Some(base) = base(find, names) else { continue };
        let people = by_base.entry(base).or_default();
        if !people.contains(&find.subject) {
            people.push(find.subject.clone());
        }
    }
    let taken: BTreeSet<String> = by_base.keys().filter(|base| text.contains(base.as_str())).cloned().collect();
    by_base.into_iter().flat_map(|(base, people)| number(&base, people, taken.contains(&base), text)).collect()
}

fn number(base: &str, people: Vec<String>, is_taken: bool, text: &str) -> Vec<(String, String)> {
    // 未成年人 and 某某 are words that a text may hold anyway; a surname with 某 is a person.
    let is_person = base.ends_with('某') && base != "某某";
    if people.len() == 1 && !(is_taken && is_person) {
        return people.into_iter().map(|name| (name, base.to_owned())).collect();
    }
    let masks = (1..).map(|number: usize| format!("{base}{number}")).filter(|mask| !text.contains(mask.as_str()));
    people.into_iter().zip(masks).collect()
}

/// What stands for a person before numbering; `None` for what is no name.
fn base(find: &Find, names: &Names) -> Option<String> {
    match find.kind {
        Kind::MinorName => Some("未成年人".to_owned()),
        Kind::GuardianName | Kind::InformantName => Some("某某".to_owned()),
        Kind::PersonName | Kind::OfficerName => Some(format!("{}某", first(&find.subject, names))),
        _ => None,
    }
}

/// The surname; the first sign of names with a dot and of those without a surname of the table.
fn first(name: &str, names: &Names) -> String {
    let is_dotted = name.contains('·');
    let compound = names
        .compound
        .iter()
        .find(|compound| !is_dotted && name.starts_with(compound.as_str()) && name.len() > compound.len());
    compound.cloned().unwrap_or_else(|| name.chars().take(1).collect())
}
