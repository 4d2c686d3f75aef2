//! From finds to redactions: what stands there instead, the same for the same subject throughout the text.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::find::Find;
use super::model::{Kind, Redaction};
use super::names::mask::masks;
use super::page::Page;
use super::words::Names;

/// Stands for a number or an account. No digit is kept: surname and role tell people apart, and the part of a number that is left
/// helps only who looks for its owner (个人信息保护法 第六条: 对个人权益影响最小的方式). `×` rather than `*`, which Markdown reads
/// as emphasis.
const NUMBER: &str = "××××××";

/// The redactions of these finds.
pub(super) fn redactions(page: &Page, finds: &[Find], names: &Names) -> Vec<Redaction> {
    let text = page.original(&(0..page.len()));
    let people = masks(finds, names, &text);
    let things = numbered(finds);
    let redaction = |find: &Find| {
        let mut replacement = people.get(&find.subject).filter(|_| is_name(find.kind)).cloned();
        if replacement.is_none() {
            let order = things.get(&(find.kind, find.subject.clone())).copied();
            replacement = Some(mask(find, order));
        }
        let mut replacement = replacement.unwrap_or_default();
        // 王某1 before 2025年 would read as another number.
        let runs_on = replacement.ends_with(|sign: char| sign.is_ascii_digit())
            && page.at(find.span.end).is_some_and(|sign| sign.is_ascii_digit());
        if runs_on {
            replacement.push(' ');
        }
        let original = page.original(&find.span);
        Redaction {
            id: id(find.kind, find.span.start, &original),
            kind: find.kind,
            start: find.span.start,
            end: find.span.end,
            original,
            replacement,
            reason: reason(find),
            rule: find.rule.clone(),
            basis: find.kind.basis().to_owned(),
            certain: find.certain,
        }
    };
    finds.iter().map(redaction).collect()
}

fn is_name(kind: Kind) -> bool {
    matches!(kind, Kind::MinorName | Kind::GuardianName | Kind::InformantName | Kind::OfficerName | Kind::PersonName)
}

/// The order of each thing of a kind of which a text has several, so that a reader can tell two vehicles apart. Kinds that look alike
/// once they are hidden share one count: a telephone and an account must not read as the same.
fn numbered(finds: &[Find]) -> BTreeMap<(Kind, String), usize> {
    let is_told_apart =
        |kind| matches!(kind, Kind::NumberPlate | Kind::BankAccount | Kind::Phone | Kind::OnlineAccount);
    let mut things: Vec<(Kind, &String)> = Vec::new();
    for find in finds.iter().filter(|find| is_told_apart(find.kind)) {
        if !things.contains(&(find.kind, &find.subject)) {
            things.push((find.kind, &find.subject));
        }
    }
    let is_one_of_several = |kind: Kind| things.iter().filter(|thing| thing.0 == kind).count() > 1;
    let (mut plates, mut numbers) = (0, 0);
    let mut order = |kind: Kind| {
        let count = if kind == Kind::NumberPlate { &mut plates } else { &mut numbers };
        *count += 1;
        *count
    };
    let several = things.iter().filter(|(kind, _)| is_one_of_several(*kind));
    several.map(|(kind, thing)| ((*kind, (*thing).clone()), order(*kind))).collect()
}

fn mask(find: &Find, order: Option<usize>) -> String {
    let base = match find.kind {
        Kind::Secret => "［已隐去］".to_owned(),
        Kind::BirthDate => "××××年×月×日".to_owned(),
        Kind::Address => "×××".to_owned(),
        Kind::School => "××学校".to_owned(),
        // Province and city letter tell where a vehicle is registered, not whose it is.
        Kind::NumberPlate => find.subject.chars().take(2).chain("×××××".chars()).collect(),
        _ => NUMBER.to_owned(),
    };
    order.map_or(base.clone(), |order| format!("{base}（{order}）"))
}

fn reason(find: &Find) -> String {
    if find.reason.is_empty() { format!("{}，依法不公开", find.kind.name()) } else { find.reason.clone() }
}

/// Stable for the same kind, place and words.
pub(super) fn id(kind: Kind, start: usize, original: &str) -> String {
    let name = serde_json::to_string(&kind).unwrap_or_default();
    let digest = Sha256::digest(format!("{name}\u{1f}{start}\u{1f}{original}"));
    hex::encode(digest).chars().take(16).collect()
}
