//! What a person should look at although it is not hidden.

use std::collections::BTreeSet;

use super::find::{Find, overlap};
use super::model::{Kind, Leftover, Secret};
use super::page::Page;
use super::scene::Scene;

/// Long numbers that nothing explains, accounts for fines, hidden words that stand elsewhere still, state secrets.
pub(super) fn leftovers(scene: &Scene<'_>, finds: &[Find], text: &str) -> Vec<Leftover> {
    let mut leftovers = numbers(scene, finds);
    leftovers.extend(still_there(finds, text));
    leftovers.extend(given_names(finds, text));
    if scene.question.marked.iter().any(|mark| mark.secret == Secret::State) {
        leftovers.push(Leftover {
            start: 0,
            end: 0,
            text: String::new(),
            reason: "标记有国家秘密：公开前应当经过保密审查（保守国家秘密法 第三十五条），不能仅以隐去代替".to_owned(),
        });
    }
    leftovers
}

fn numbers(scene: &Scene<'_>, finds: &[Find]) -> Vec<Leftover> {
    let page = scene.page;
    let runs = page.matches(&scene.rules.long_number).into_iter();
    let is_open = |span: &std::ops::Range<usize>| {
        !finds.iter().any(|find| overlap(&find.span, span)) && !scene.kept.is_fixed(span)
    };
    let runs = runs.filter(is_open).filter_map(|span| {
        let reason = if scene.is_treasury(&span) {
            "按缴款账户保留，请核对不是个人账户"
        } else if scene.is_hotline(&span) {
            "按机关公布的电话保留，请核对"
        } else if scene.is_explained(&span) {
            return None;
        } else {
            "未能说明是什么号码，请核对"
        };
        Some(Leftover { start: span.start, end: span.end, text: page.original(&span), reason: reason.to_owned() })
    });
    runs.collect()
}

/// Words that were hidden in one place and still stand in the text that comes out.
fn still_there(finds: &[Find], text: &str) -> Vec<Leftover> {
    let page = Page::new(text);
    let is_own =
        |find: &&Find| !matches!(find.kind, Kind::BirthDate | Kind::Secret) && find.subject.chars().count() > 1;
    let subjects: BTreeSet<&str> = finds.iter().filter(is_own).map(|find| find.subject.as_str()).collect();
    let left = subjects.into_iter().filter(|subject| !page.find_all(subject).is_empty());
    left.map(|subject| Leftover {
        start: 0,
        end: 0,
        text: subject.to_owned(),
        reason: "已在一处隐去，文中他处仍然出现（在予以保留的内容中），请核对".to_owned(),
    })
    .collect()
}

/// Given names that stand alone somewhere: 王小明 who is called 小明.
fn given_names(finds: &[Find], text: &str) -> Vec<Leftover> {
    let page = Page::new(text);
    let is_name = |find: &&Find| {
        let named = [Kind::MinorName, Kind::GuardianName, Kind::InformantName, Kind::PersonName];
        named.contains(&find.kind) && find.subject.chars().count() == 3
    };
    let given: BTreeSet<String> =
        finds.iter().filter(is_name).map(|find| find.subject.chars().skip(1).collect()).collect();
    let left = given.into_iter().filter(|given| !page.find_all(given).is_empty());
    left.map(|given| Leftover {
        start: 0,
        end: 0,
        text: given,
        reason: "与已经隐去的姓名中的名字相同，请核对是不是指其本人".to_owned(),
    })
    .collect()
}
