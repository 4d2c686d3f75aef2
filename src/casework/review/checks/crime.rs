//! Item seven: signs of a crime, and the transfer.

use std::sync::LazyLock;

use chrono::TimeDelta;
use serde::Deserialize;

use super::sheet::{Pointer, Sheet};
use super::{Case, words};
use crate::casework::case_file::act::Act;
use crate::casework::case_file::stage::Stage;

const SHIPPED: &str = include_str!("../../../../index/casework/crime_signs.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sign {
    pub words: Vec<String>,
    pub crime: String,
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signs {
    sign: Vec<Sign>,
}

/// A broken file gives an empty list, which a test rules out.
pub(super) static SIGNS: LazyLock<Vec<Sign>> =
    LazyLock::new(|| toml::from_str::<Signs>(SHIPPED).map(|signs| signs.sign).unwrap_or_default());

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    flag(case, sheet);
    signs(case, sheet);
    transfer(case, sheet);
    sheet.for_person(
        "crime.person",
        "是否达到刑事立案追诉标准须由审核人员判断；本程序没有收录各罪的数额标准",
        Vec::new(),
    );
}

fn suspected(case: &Case<'_>) -> bool {
    case.file.facts.as_ref().is_some_and(|facts| facts.traits.suspected_crime)
}

fn flag(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "crime.flag";
    match (suspected(case), case.file.stage) {
        (false, _) => sheet.ok(ID, "办案人员没有标记为涉嫌犯罪"),
        (true, Stage::Transferred) => sheet.ok(ID, "标记为涉嫌犯罪，已经移送"),
        (true, _) => sheet.problem(ID, "标记为涉嫌犯罪而没有移送，不得以行政处罚代替刑事处罚", Vec::new()),
    }
}

fn signs(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "crime.words";
    if SIGNS.is_empty() {
        return sheet.unknown(ID, "涉嫌犯罪的字样目录读不出", Vec::new());
    }
    let facts = case.file.facts.iter().map(|facts| (facts.summary.clone(), None));
    let records = case.file.records.values().map(|record| (words(record), Some(Pointer::record(&record.id))));
    let (mut found, mut refs): (Vec<String>, Vec<Pointer>) = (Vec::new(), Vec::new());
    for (text, pointer) in facts.chain(records) {
        for sign in SIGNS.iter() {
            let Some(word) = sign.words.iter().find(|word| text.contains(word.as_str())) else { continue };
            let message = format!("“{word}”（{}，{}）", sign.crime, sign.source);
            if !found.contains(&message) {
                found.push(message);
            }
            refs.extend(pointer.clone().filter(|pointer| !refs.contains(pointer)));
        }
    }
    if found.is_empty() {
        return sheet.ok(ID, "违法事实和笔录中没有出现目录所列的字样");
    }
    sheet.for_person(ID, format!("违法事实或者笔录中出现{}，请判断是否涉嫌犯罪", found.join("、")), refs);
}

fn transfer(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "crime.transfer";
    let transferred = case.history.iter().find(|recorded| matches!(recorded.act, Act::Transfer { .. }));
    let Some(transferred) = transferred else {
        if suspected(case) {
            return sheet.unknown(ID, "尚未批准移送", Vec::new());
        }
        return sheet.ok(ID, "没有移送事项");
    };
    let by = transferred.at + TimeDelta::hours(24);
    let proof =
        case.file.materials.values().find(|material| {
            material.name.contains("移送") && material.taken_at >= transferred.at - TimeDelta::hours(72)
        });
    let act = Pointer::Act { seq: transferred.seq };
    match proof {
        Some(proof) if proof.taken_at <= by => sheet.ok(ID, "移送材料在批准后24小时内取得"),
        Some(proof) => {
            sheet.problem(ID, "移送材料的时间晚于批准后24小时", vec![act, Pointer::material(&proof.id)]);
        }
        None => sheet.for_person(ID, "已经批准移送，案卷中没有移送书回执，请核对是否在24小时内移送", vec![act]),
    }
}
