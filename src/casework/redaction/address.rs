//! Addresses of natural persons: province, city and county stay, what is below is hidden.

use std::ops::Range;

use super::find::Find;
use super::model::{Kind, PartyKind};
use super::page::{Page, is_han};
use super::scene::Scene;

/// Characters before an address in which its holder is looked for.
const REACH: usize = 160;
/// Ends of a word that is no county: 临江小区.
const NO_COUNTIES: [&str; 9] = ["小区", "工业区", "社区", "园区", "校区", "厂区", "库区", "家属区", "开发区"];

/// Whose address it is, by the words before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holder {
    Person,
    Organisation,
    Unknown,
}

/// Every address of a natural person, by label or by the shape of a flat's number.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Find> {
    let mut finds: Vec<Find> =
        scene.page.matches(&scene.rules.address).into_iter().filter_map(|label| labelled(scene, &label)).collect();
    finds.extend(scene.page.matches(&scene.rules.flat).into_iter().filter_map(|span| flat(scene, &span)));
    finds.retain(|find| !scene.kept.is_firm(&find.span));
    finds
}

fn labelled(scene: &Scene<'_>, label: &Range<usize>) -> Option<Find> {
    let words = &scene.rules.words.address;
    let name = scene.page.folded(label);
    let is = |list: &[String]| list.iter().any(|word| word == name);
    if is(&words.business) {
        return None;
    }
    let holder = if is(&words.natural) { Holder::Person } else { holder(scene, label.start) };
    if holder == Holder::Organisation {
        return None;
    }
    let start = (label.end..scene.page.len()).find(|place| !is_filler(scene.page.at(*place)))?;
    let whole = start..end(scene.page, start);
    let span = below_county(scene, &whole)?;
    // 居住地基层组织的代表: without a colon, an address begins with a place or holds a number.
    let has_number = scene.page.folded(&span).chars().any(|sign| sign.is_ascii_digit());
    if start == label.end && span == whole && !has_number {
        return None;
    }
    let subject = scene.page.original(&span);
    let find = Find::sure(span, Kind::Address, subject, format!("label:{name}"));
    Some(find.doubted_if(holder == Holder::Unknown, "不能确定是自然人的住址还是单位的地址"))
}

fn is_filler(sign: Option<char>) -> bool {
    sign.is_some_and(|sign| matches!(sign, ':' | ' ' | '*' | '|' | '_' | '为' | '是' | '在' | '于'))
}

/// Where an address that begins at `start` ends.
fn end(page: &Page, start: usize) -> usize {
    let is_end = |place: &usize| {
        let next_is_label = page.at(place + 1).is_some_and(is_han) && page.at(*place) == Some(' ');
        next_is_label
            || page.at(*place).is_some_and(|sign| {
                matches!(sign, ',' | '。' | ';' | '、' | '\n' | '|' | '(' | ')' | '"' | '“' | '”' | '*' | '<')
            })
    };
    (start..page.len()).find(is_end).unwrap_or(page.len())
}

/// The part of an address below the county; `None` where there is none, or no address.
fn below_county(scene: &Scene<'_>, span: &Range<usize>) -> Option<Range<usize>> {
    let address = scene.page.folded(span);
    let county = county(scene, address);
    let start = span.start + county.chars().count();
    let rest = scene.page.folded(&(start..span.end)).trim_end();
    let end = start + rest.chars().count();
    let is_place = rest.chars().count() >= 2 && !rest.contains('×');
    let is_told = ["同上", "同户籍", "同住", "不详", "无固定", "见"].iter().all(|word| !address.starts_with(word));
    let has_place_sign =
        rest.chars().any(|sign| sign.is_ascii_digit() || "路街道巷村屯组号室楼镇乡里苑园区栋弄".contains(sign));
    (is_place && is_told && has_place_sign).then_some(start..end)
}

/// The beginning of an address that stays, such as 黑龙江省哈尔滨市南岗区.
fn county<'t>(scene: &Scene<'_>, address: &'t str) -> &'t str {
    let mut kept = scene.rules.county.find(address).map_or("", |found| found.as_str());
    while NO_COUNTIES.iter().any(|word| kept.ends_with(word)) {
        let above = kept.char_indices().rev().skip(1).find(|(_, sign)| "省市州县区盟旗".contains(*sign));
        kept = above.map_or("", |(at, sign)| &kept[..at + sign.len_utf8()]);
    }
    kept
}

/// Who was spoken of last before a place.
fn holder(scene: &Scene<'_>, place: usize) -> Holder {
    let lead = scene.page.folded(&(place.saturating_sub(REACH)..place));
    let words = &scene.rules.words.address;
    let last = |signs: &[String], is_natural: bool| {
        let parties = scene.question.parties.iter().filter(|party| (party.kind == PartyKind::Natural) == is_natural);
        let by_name = parties.filter_map(|party| lead.rfind(party.name.as_str()).filter(|_| !party.name.is_empty()));
        signs.iter().filter_map(|sign| lead.rfind(sign.as_str())).chain(by_name).max()
    };
    match (last(&words.natural_signs, true), last(&words.legal_signs, false)) {
        (None, None) => Holder::Unknown,
        (person, organisation) if person > organisation => Holder::Person,
        _ => Holder::Organisation,
    }
}

/// A flat (3单元501室) without a label: back to where its address begins.
fn flat(scene: &Scene<'_>, number: &Range<usize>) -> Option<Find> {
    let page = scene.page;
    let is_part =
        |place: &usize| page.at(*place).is_some_and(|sign| is_han(sign) || sign.is_ascii_alphanumeric() || sign == '-');
    let is_start =
        |place: &usize| page.before(*place).is_some_and(|sign| matches!(sign, '在' | '于' | '至' | '到' | '从' | '往'));
    let mut start = number.start;
    while let Some(before) = start.checked_sub(1).filter(is_part) {
        if is_start(&start) {
            break;
        }
        start = before;
    }
    let lead = page.lead(start, 10);
    if scene.rules.words.address.business.iter().any(|label| lead.contains(label.as_str())) {
        return None;
    }
    let span = below_county(scene, &(start..number.end))?;
    let subject = page.original(&span);
    Some(Find::sure(span, Kind::Address, subject, "shape:flat").doubted("形似住宅的门牌，不能确定是不是自然人的住址"))
}
