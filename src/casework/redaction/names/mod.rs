//! Names of natural persons: every place where one stands.

mod known_by;
mod label;
pub(super) mod mask;
mod roster;
mod shape;
mod speech;

use std::ops::Range;

use regex::Regex;

use super::find::Find;
use super::model::{Kind, Leftover};
use super::scene::Scene;
use crate::failure::Failure;
use roster::{Entry, Roster};

/// Names found, and names that stay because they are a part of what stays.
pub(super) struct Found {
    pub finds: Vec<Find>,
    pub leftovers: Vec<Leftover>,
}

/// Whether the case or the text speaks of a minor by name.
pub(super) fn has_minor(scene: &Scene<'_>) -> bool {
    scene.question.parties.iter().any(|party| party.minor) || label::has_minor(scene.page, scene.rules)
}

/// Every place of every name.
///
/// # Errors
/// `redaction.words` where a name cannot be looked for.
pub(super) fn find(scene: &Scene<'_>, has_minor: bool) -> Result<Found, Failure> {
    let (mut told, mut roster) = people(scene, has_minor);
    if !has_minor && roster.0.values().any(|entry| entry.kind == Kind::MinorName) {
        // An age in the text tells of a minor: relatives are guardians then.
        (told, roster) = people(scene, true);
    }
    let mut found = Found { finds: Vec::new(), leftovers: Vec::new() };
    for (name, entry) in &roster.0 {
        if stays(scene, entry) {
            continue;
        }
        everywhere(scene, name, entry, &told, &mut found)?;
    }
    Ok(found)
}

/// Who is named where, and everybody who is named.
fn people(scene: &Scene<'_>, has_minor: bool) -> (Vec<Find>, Roster) {
    let mut told = label::find(scene.page, scene.rules, has_minor);
    told.extend(speech::find(scene.page, scene.rules, has_minor));
    told.extend(known_by::find(scene.page, scene.rules));
    told.retain(|find| !scene.kept.is_firm(&find.span));
    let mut roster = Roster::of_case(scene.question, has_minor);
    roster.learn(&told);
    note_ages(scene, &mut roster);
    (told, roster)
}

fn stays(scene: &Scene<'_>, entry: &Entry) -> bool {
    let settings = scene.question.settings;
    entry.kind == Kind::OfficerName && settings.keep_officer_names
        || entry.kind == Kind::PersonName && entry.is_representative && settings.keep_legal_representatives
}

/// Somebody whose age stands behind the name and is below eighteen is a minor: 张某（男，15岁）.
fn note_ages(scene: &Scene<'_>, roster: &mut Roster) {
    for (name, entry) in &mut roster.0 {
        let ages = scene.page.find_all(name).into_iter().filter_map(|span| {
            let behind = scene.page.rest(span.end);
            scene.rules.age.captures(behind)?.get(1)?.as_str().parse::<u32>().ok()
        });
        if ages.min().is_some_and(|age| age < 18) {
            entry.kind = Kind::MinorName;
        }
    }
}

/// Every place of one name, also where spaces stand between its signs (李　四).
fn everywhere(scene: &Scene<'_>, name: &str, entry: &Entry, told: &[Find], found: &mut Found) -> Result<(), Failure> {
    let spaced = name.chars().map(|sign| regex::escape(&sign.to_string())).collect::<Vec<_>>().join(" {0,3}");
    let pattern =
        Regex::new(&spaced).map_err(|error| Failure::new("redaction.words", format!("姓名无法查找：{error}")))?;
    for span in scene.page.matches(&pattern) {
        if scene.kept.is_firm(&span) {
            found.leftovers.extend(inside_kept(scene, &span));
            continue;
        }
        found.finds.push(place(scene, span, name, entry, told));
    }
    Ok(())
}

fn place(scene: &Scene<'_>, span: Range<usize>, name: &str, entry: &Entry, told: &[Find]) -> Find {
    let told_here = told.iter().find(|find| find.span == span);
    let rule = match (entry.rule.as_str(), told_here) {
        ("case_file", _) => "case_file",
        (_, Some(told)) => &told.rule,
        (_, None) => "repeated",
    };
    let is_word = scene.rules.words.names.also_words.iter().any(|word| word == name);
    let find = Find::sure(with_minor_word(scene, span, entry.kind), entry.kind, name, rule);
    if !entry.certain {
        let reason = told_here.map_or("文中他处推断为姓名", |told| told.reason.as_str());
        return find.doubted(if reason.is_empty() { "由上下文推断为姓名" } else { reason });
    }
    find.doubted_if(is_word && told_here.is_none(), "与姓名相同，也可能是普通词语")
}

/// 未成年人 before the name goes with it, for the word stands there instead.
fn with_minor_word(scene: &Scene<'_>, span: Range<usize>, kind: Kind) -> Range<usize> {
    const WORD: &str = "未成年人";
    let start = span.start.saturating_sub(WORD.chars().count());
    let is_before = kind == Kind::MinorName && scene.page.folded(&(start..span.start)) == WORD;
    if is_before { start..span.end } else { span }
}

fn inside_kept(scene: &Scene<'_>, span: &Range<usize>) -> Option<Leftover> {
    let is_in_name = scene.kept.organisations.iter().any(|kept| kept.start <= span.start && span.end <= kept.end);
    let reason = if is_in_name {
        "单位名称或者字号中含有自然人的姓名，名称予以保留，请核对"
    } else {
        "姓名在予以保留的内容中，没有隐去，请核对"
    };
    let text = scene.page.original(span);
    Some(Leftover { start: span.start, end: span.end, text, reason: reason.to_owned() })
}
