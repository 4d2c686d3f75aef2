//! What has to be collected for a case: for its act, for every base and condition of its fines, for each circumstance claimed.

use std::collections::BTreeSet;

use super::guide::{Guide, Item, guide};
use super::said::{Named, Said, named, sentences};
use super::{Element, EvidenceKind, Need};
use crate::discretion::circumstance::{Circumstance, by_id};
use crate::law::penalty_clause::{Fine, PenaltyClause};
use crate::law::provision::ArticleNumber;

/// What is known of a case.
#[derive(Debug, Clone, Copy, Default)]
pub struct EvidenceInput<'a> {
    /// The penalty article, where one was chosen.
    pub law: Option<(&'a str, ArticleNumber)>,
    /// Its penalty clauses.
    pub clauses: &'a [PenaltyClause],
    /// Which paragraph of it; all where it is not decided.
    pub paragraph: Option<u32>,
    /// The act in words.
    pub act: &'a str,
    /// The interview.
    pub said: &'a [Said<'a>],
    /// Facts that the interview states.
    pub stated: &'a [Stated<'a>],
    /// Circumstances that are claimed.
    pub claimed: &'a [Claimed<'a>],
}

/// A fact that the interview states: an element, or a base by the words of the statute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated<'a> {
    /// What it is about.
    pub element: Element,
    /// The base (货值金额, 违法所得), where it is an amount of one.
    pub base: Option<&'a str>,
    /// The segments that state it.
    pub segments: &'a [usize],
}

/// A circumstance that is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claimed<'a> {
    /// Its identifier in the catalogue.
    pub id: &'a str,
    /// The segments that say it.
    pub segments: &'a [usize],
}

/// What has to be collected, in the order of the elements; what is there and what is missing by the interview alone.
pub fn needs(input: &EvidenceInput<'_>) -> Vec<Need> {
    of_guide(guide(), input)
}

pub(super) fn of_guide(guide: &Guide, input: &EvidenceInput<'_>) -> Vec<Need> {
    let mut found = of_act(guide, input);
    let covered: BTreeSet<Element> = found.iter().map(|need| need.element).collect();
    let general = guide.general.iter().filter(|item| !covered.contains(&item.element));
    found.extend(general.map(|item| of_item(item, item.element.name().to_owned(), input)));
    found.extend(of_bases(guide, input));
    found.extend(of_conditions(guide, input));
    found.extend(input.claimed.iter().filter_map(|claimed| Some(of_circumstance(by_id(claimed.id)?, claimed, input))));
    found.sort_by_key(|need| need.element);
    found
}

fn of_act(guide: &Guide, input: &EvidenceInput<'_>) -> Vec<Need> {
    let (acts, by_article) = guide.acts(input.law, input.act);
    let items = acts.into_iter().flat_map(|act| act.items.iter().map(move |item| (act, item)));
    let needs = items.map(|(act, item)| {
        let mut need = of_item(item, format!("{}（{}）", item.element.name(), act.name), input);
        if !by_article {
            add_note(&mut need, "按行为描述对应的指引，须核对");
        }
        need
    });
    needs.collect()
}

fn of_item(item: &Item, name: String, input: &EvidenceInput<'_>) -> Need {
    let of_element = input.stated.iter().filter(|stated| stated.element == item.element);
    let stated: Vec<usize> = of_element.flat_map(|stated| stated.segments.iter().copied()).collect();
    let need = Need {
        element: item.element,
        name,
        collect: item.collect.clone(),
        kinds: item.kinds.clone(),
        proves: item.proves.clone(),
        have: Vec::new(),
        missing: true,
        note: None,
        source: item.source.clone(),
    };
    judged(need, stated, named(&item.words, input.said, None))
}

/// The fines and their conditions that the case may fall under.
fn clauses<'a>(input: &EvidenceInput<'a>) -> impl Iterator<Item = &'a PenaltyClause> {
    let paragraph = input.paragraph;
    input.clauses.iter().filter(move |clause| paragraph.is_none_or(|paragraph| clause.paragraph == paragraph))
}

/// Every base that a fine multiplies, counts or is graded by, and illegal gain where it is confiscated.
fn of_bases(guide: &Guide, input: &EvidenceInput<'_>) -> Vec<Need> {
    let mut words: Vec<String> = Vec::new();
    for clause in clauses(input) {
        for fine in &clause.fines {
            words.extend(fine.base.clone());
            words.extend(fine.per.clone());
            words.extend(bases_of_condition(guide, fine));
        }
        let takes_gain = clause.other.iter().any(|other| other.contains("违法所得"));
        words.extend(takes_gain.then(|| "违法所得".to_owned()));
    }
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    for base in words {
        let entry = guide.base_of(&base);
        let key = entry.and_then(|entry| entry.names.first()).unwrap_or(&base);
        if !seen.insert(key.clone()) {
            continue;
        }
        let is_it = |stated: &&Stated<'_>| stated.base.is_some_and(|name| base.contains(name) || key.contains(name));
        let stated = input.stated.iter().filter(is_it).flat_map(|stated| stated.segments.iter().copied()).collect();
        let need = Need {
            element: Element::Amount,
            name: key.clone(),
            collect: entry.map_or_else(|| format!("证明“{base}”的书证、鉴定意见"), |entry| entry.collect.clone()),
            kinds: entry.map_or_else(
                || vec![EvidenceKind::Documents, EvidenceKind::ExpertOpinion],
                |entry| entry.kinds.clone(),
            ),
            proves: entry.map_or_else(|| format!("{base}：罚款的基数"), |entry| entry.proves.clone()),
            have: Vec::new(),
            missing: true,
            note: None,
            source: entry.and_then(|entry| entry.source.clone()),
        };
        let names = entry.map(|entry| named(&entry.words, input.said, None)).unwrap_or_default();
        found.push(judged(need, stated, names));
    }
    found
}

/// 货值金额不足一万元的: the base stands in the condition.
fn bases_of_condition(guide: &Guide, fine: &Fine) -> Option<String> {
    let condition = fine.condition.as_ref()?;
    let compares =
        ["不足", "以上", "以下", "没有", "无法计算", "不满", "超过"].iter().any(|word| condition.contains(word));
    let entry = guide.base_of(condition).filter(|_| compares)?;
    entry.names.iter().find(|name| name.chars().count() > 2 && condition.contains(name.as_str())).cloned()
}

/// Grades that a person must establish, and conditions that were not understood.
fn of_conditions(guide: &Guide, input: &EvidenceInput<'_>) -> Vec<Need> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    let fines = clauses(input).flat_map(|clause| &clause.fines).map(|fine| (fine.condition.as_ref(), &fine.when));
    let measures =
        clauses(input).flat_map(|clause| &clause.measures).map(|measure| (measure.condition.as_ref(), &measure.when));
    for (condition, when) in fines.chain(measures) {
        let Some(condition) = condition else { continue };
        let grades: Vec<String> = when.iter().filter_map(grade).collect();
        let entries = guide.condition.iter().filter(|entry| entry.grades.iter().any(|grade| grades.contains(grade)));
        for entry in entries.filter(|entry| seen.insert(entry.grades.concat())) {
            let need = Need {
                element: Element::Condition,
                name: condition.trim_end_matches('的').to_owned(),
                collect: entry.collect.clone(),
                kinds: entry.kinds.clone(),
                proves: entry.proves.clone(),
                have: Vec::new(),
                missing: true,
                note: None,
                source: entry.source.clone(),
            };
            found.push(judged(need, Vec::new(), named(&entry.words, input.said, None)));
        }
        if when.is_empty() && seen.insert(condition.clone()) {
            found.push(Need {
                element: Element::Condition,
                name: condition.trim_end_matches('的').to_owned(),
                collect: "能够认定是否属于该情形的书证、现场笔录".to_owned(),
                kinds: vec![EvidenceKind::Documents, EvidenceKind::SceneRecord],
                proves: format!("是否“{}”，由人认定", condition.trim_end_matches('的')),
                have: Vec::new(),
                missing: true,
                note: None,
                source: None,
            });
        }
    }
    found
}

/// The grade, or the kind of a condition, as the JSON of a penalty clause writes it.
fn grade<T: serde::Serialize>(when: &T) -> Option<String> {
    let json = serde_json::to_value(when).ok()?;
    let text = |key: &str| json.get(key).and_then(|value| value.as_str()).map(str::to_owned);
    text("grade").or_else(|| text("kind"))
}

fn of_circumstance(entry: &Circumstance, claimed: &Claimed<'_>, input: &EvidenceInput<'_>) -> Need {
    let words: Vec<String> = entry.kinds.iter().flat_map(|kind| kind.words()).map(|word| (*word).to_owned()).collect();
    let need = Need {
        element: Element::Circumstance,
        name: format!("情节：{}", entry.name),
        collect: entry.proof.clone(),
        kinds: entry.kinds.clone(),
        proves: format!("“{}”成立（{}）", entry.name, entry.effect.name()),
        have: Vec::new(),
        missing: true,
        note: None,
        source: Some(entry.source.clone()),
    };
    judged(need, claimed.segments.to_vec(), named(&words, input.said, Some(claimed.segments)))
}

/// Says what the interview holds of a need: evidence that it names, that it denies, or the party's words alone.
fn judged(mut need: Need, stated: Vec<usize>, names: Named) -> Need {
    need.missing = names.present.is_empty();
    if !names.present.is_empty() {
        add_note(&mut need, &format!("笔录{}提到，须核实并入卷", sentences(&names.present)));
    } else if !names.absent.is_empty() {
        add_note(&mut need, &format!("笔录{}称没有，须另行调取", sentences(&names.absent)));
    } else if !stated.is_empty() {
        let stated: BTreeSet<usize> = stated.iter().copied().collect();
        let stated: Vec<usize> = stated.into_iter().collect();
        add_note(&mut need, &format!("目前只有笔录{}的陈述，须有其他证据印证", sentences(&stated)));
    }
    let all: BTreeSet<usize> = stated.into_iter().chain(names.present).chain(names.absent).collect();
    need.have = all.into_iter().collect();
    need
}

fn add_note(need: &mut Need, note: &str) {
    need.note = Some(need.note.take().map_or_else(|| note.to_owned(), |before| format!("{before}；{note}")));
}
