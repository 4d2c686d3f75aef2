//! Schools of minors (未成年人保护法 第一百零三条).

use std::ops::Range;

use super::find::Find;
use super::model::Kind;
use super::page::is_han;
use super::scene::Scene;

/// Words behind which the name of a school begins.
const CUTS: [&str; 16] =
    ["就读于", "就读", "在读", "毕业于", "是", "系", "在", "为", "于", "到", "从", "至", "的", "距", "与", "和"];
/// Words before 学校 that name none.
const GENERAL: [&str; 10] = ["周边", "附近", "所在", "该", "本", "其", "各", "中小", "临近", "当地"];

/// Every school that a text on a minor names.
pub(super) fn schools(scene: &Scene<'_>) -> Vec<Find> {
    let schools = scene.page.matches(&scene.rules.school).into_iter().filter_map(|end| school(scene, &end));
    schools.filter(|find| !scene.kept.is_firm(&find.span)).collect()
}

fn school(scene: &Scene<'_>, end: &Range<usize>) -> Option<Find> {
    let page = scene.page;
    let is_part = |place: usize| page.at(place).is_some_and(|sign| is_han(sign) || sign.is_ascii_digit());
    let mut start = end.start;
    while start > 0 && is_part(start - 1) && end.start - start < 30 {
        start -= 1;
    }
    let lead = page.folded(&(start..end.start));
    let cut = CUTS.iter().filter_map(|word| lead.rfind(word).map(|at| at + word.len())).max().unwrap_or(0);
    let name = lead.get(cut..)?;
    if name.chars().count() < 2 || GENERAL.iter().any(|word| name.ends_with(word)) {
        return None;
    }
    let is_told = cut > 0 && !lead[..cut].ends_with(['到', '从', '至', '的', '距', '与', '和']);
    let start = start + lead[..cut].chars().count();
    let subject = page.folded(&(start..end.end)).to_owned();
    let find = Find::sure(start..end.end, Kind::School, subject, "context:就读学校");
    Some(find.doubted_if(!is_told, "文中有未成年人，不能确定是不是其就读的学校"))
}
