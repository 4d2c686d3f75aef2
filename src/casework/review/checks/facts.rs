//! Item three: facts and evidence.

use chrono::TimeDelta;

use super::outside::Stored;
use super::sheet::{Pointer, Sheet};
use super::{Case, words};
use crate::casework::case_file::act::Act;
use crate::casework::case_file::materials::{Material, MaterialKind, RecordKind};
use crate::casework::case_file::model::{Party, PartyKind};
use crate::casework::checksum::{is_credit_code, is_identity_card};
use crate::discretion::circumstance::by_id;

/// What shows that facts rest on monitoring equipment.
const MONITORING: [&str; 5] = ["电子监控", "技术监控", "监控设备", "抓拍", "自动监测"];

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    elements(case, sheet);
    party(&case.file.party, sheet);
    minor(case, sheet);
    evidence(case, sheet);
    materials(case, sheet);
    after_decision(case, sheet);
    hashes(case, sheet);
    recordings(case, sheet);
    monitoring(case, sheet);
    circumstances(case, sheet);
    sheet.for_person("facts.person", "证据是否查证属实、能否相互印证，取证手段是否合法，须由审核人员判断", Vec::new());
}

fn elements(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "facts.elements";
    let Some(facts) = &case.file.facts else {
        return sheet.problem(ID, "没有填写违法事实", Vec::new());
    };
    let place = facts.place.as_deref().is_some_and(|place| !place.trim().is_empty());
    let parts = [
        (facts.acted_on.is_none(), "违法行为的日期"),
        (!place, "违法行为的地点"),
        (facts.summary.trim().chars().count() < 10, "违法行为的具体情况"),
    ];
    let missing: Vec<&str> = parts.iter().filter(|(lacks, _)| *lacks).map(|(_, name)| *name).collect();
    if missing.is_empty() {
        return sheet.ok(ID, "违法事实写明了日期、地点和行为");
    }
    sheet.problem(ID, format!("违法事实没有写明{}", missing.join("、")), Vec::new());
}

fn party(party: &Party, sheet: &mut Sheet) {
    const ID: &str = "facts.party";
    let said = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    let (code, head) = match party.kind {
        PartyKind::Natural => ("身份证件号码", None),
        PartyKind::Organisation => ("统一社会信用代码", Some("法定代表人或者负责人")),
        PartyKind::IndividualBusiness => ("统一社会信用代码", Some("经营者")),
    };
    let mut wrong: Vec<String> = Vec::new();
    let missing =
        [(said(&party.code), Some(code)), (said(&party.address), Some("地址")), (said(&party.representative), head)];
    let missing: Vec<&str> = missing.iter().filter(|(held, _)| !held).filter_map(|(_, name)| *name).collect();
    if !missing.is_empty() {
        wrong.push(format!("当事人没有填写{}", missing.join("、")));
    }
    if let Some(number) = party.code.as_deref().map(str::trim).filter(|number| !number.is_empty()) {
        let right = match party.kind {
            PartyKind::Natural => is_identity_card(number),
            PartyKind::Organisation => is_credit_code(number),
            PartyKind::IndividualBusiness => is_credit_code(number) || is_identity_card(number),
        };
        // Passports and registration numbers of before 2015 have no check sign of this kind.
        if !right && number.chars().count() == 18 {
            wrong.push(format!("{code}{number}的校验位不对"));
        } else if !right {
            sheet.unknown(ID, format!("证件号码{number}不是十八位，不能核对校验位"), Vec::new());
        }
    }
    if wrong.is_empty() {
        return sheet.ok(ID, "当事人身份信息完整");
    }
    sheet.problem(ID, wrong.join("；"), Vec::new());
}

fn minor(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "facts.minor";
    if !case.file.party.minor {
        return sheet.ok(ID, "当事人没有登记为未成年人");
    }
    let held = case.file.facts.iter().flat_map(|facts| &facts.circumstances);
    if held.into_iter().any(|id| ["under_14", "aged_14_to_18"].contains(&id.as_str())) {
        return sheet.ok(ID, "当事人是未成年人，已经认定年龄情节");
    }
    sheet.problem(
        ID,
        "当事人登记为未成年人，没有认定年龄情节（不满十四周岁不予处罚，不满十八周岁从轻或者减轻）",
        Vec::new(),
    );
}

/// Materials that count.
fn counted<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Material> {
    case.file.materials.values().filter(|material| !case.file.excluded.contains_key(&material.id))
}

fn evidence(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "facts.evidence";
    let objects = counted(case)
        .filter(|material| {
            matches!(material.kind, MaterialKind::Evidence | MaterialKind::Recording | MaterialKind::Document)
        })
        .count();
    let said = case.file.records.values().filter(|record| record.signed.is_some()).count();
    let inspected =
        case.file.records.values().any(|record| record.kind == RecordKind::Inspection && record.signed.is_some());
    let cited = case.file.facts.as_ref().is_some_and(|facts| !facts.materials.is_empty());
    match (objects, said) {
        (0, 0) => sheet.problem(ID, "没有任何证据材料或者已签名的笔录", Vec::new()),
        (0, _) if !inspected => sheet.problem(ID, "只有言词证据，没有其他证据印证", Vec::new()),
        _ if !cited => sheet.problem(ID, "违法事实没有指明由哪些材料证明", Vec::new()),
        _ => sheet.ok(ID, format!("有{objects}项证据材料、{said}份已签名的笔录，违法事实指明了证据")),
    }
}

fn materials(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "facts.materials_exist";
    let used = case.file.facts.iter().flat_map(|facts| &facts.materials);
    let wrong = used.filter_map(|id| {
        let pointer = Pointer::material(id);
        if let Some(reason) = case.file.excluded.get(id) {
            return Some((format!("认定事实使用了已被排除的材料 {id}（{reason}）"), pointer));
        }
        let missing = !case.file.materials.contains_key(id) && !case.file.records.contains_key(id);
        missing.then(|| (format!("案卷中没有认定事实所用的材料 {id}"), pointer))
    });
    sheet.none_wrong(ID, "认定事实所用的材料均在案卷中", wrong.collect());
}

/// Evidence that came in after the decision proves nothing for it.
fn after_decision(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "facts.after_decision";
    let Some(decision) = &case.file.decision else { return sheet.ok(ID, "尚未作出决定") };
    let late = case.history.iter().filter(|recorded| recorded.at > decision.at).filter_map(|recorded| {
        let Act::AddMaterial { material } = &recorded.act else { return None };
        let id = recorded.added.id.as_deref()?;
        let evidence = matches!(material.kind, MaterialKind::Evidence | MaterialKind::Recording);
        evidence.then(|| (format!("证据“{}”在决定之后才存入", material.name), Pointer::material(id)))
    });
    sheet.none_wrong(ID, "没有在决定之后才取得的证据", late.collect());
}

fn hashes(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "facts.hashes";
    let Some(hashes) = &case.outside.hashes else {
        return sheet.unknown(ID, "没有核对材料的校验值", Vec::new());
    };
    let wrong = case.file.materials.values().filter_map(|material| {
        let what = match hashes.get(&material.id) {
            Some(Stored::Intact) => return None,
            Some(Stored::Altered) => "内容与登记的校验值不一致",
            Some(Stored::Missing) => "文件缺失",
            None => "没有核对校验值",
        };
        Some((format!("材料“{}”{what}", material.name), Pointer::material(&material.id)))
    });
    sheet.none_wrong(ID, "全部材料的内容与登记的校验值一致", wrong.collect());
}

fn recordings(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "facts.recordings";
    let added: Vec<_> = case
        .history
        .iter()
        .filter_map(|recorded| match &recorded.act {
            Act::AddMaterial { material } if material.kind == MaterialKind::Recording => Some((recorded, material)),
            _ => None,
        })
        .collect();
    if added.is_empty() {
        return sheet.ok(ID, "没有音像记录");
    }
    let late = added.iter().filter(|(recorded, material)| recorded.at - material.taken_at > TimeDelta::hours(24));
    let late = late.map(|(recorded, material)| {
        let hours = (recorded.at - material.taken_at).num_hours();
        (format!("音像记录“{}”在制作{hours}小时后才存入", material.name), Pointer::Act { seq: recorded.seq })
    });
    sheet.none_wrong(ID, "音像记录均在24小时内存入", late.collect());
}

fn monitoring(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "facts.monitoring";
    let names = |text: &str| MONITORING.iter().any(|word| text.contains(word));
    let mut refs: Vec<Pointer> = counted(case)
        .filter(|material| names(&material.name) || material.note.as_deref().is_some_and(names))
        .map(|material| Pointer::material(&material.id))
        .collect();
    let records = case.file.records.values().filter(|record| names(&words(record)));
    refs.extend(records.map(|record| Pointer::record(&record.id)));
    let in_facts = case.file.facts.as_ref().is_some_and(|facts| names(&facts.summary));
    if refs.is_empty() && !in_facts {
        return sheet.ok(ID, "没有使用电子技术监控记录");
    }
    sheet.for_person(ID, "使用了电子技术监控记录，请核对设备经法制和技术审核、记录经审核且真实清晰完整准确", refs);
}

fn circumstances(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "facts.circumstances";
    let held = case.file.facts.iter().flat_map(|facts| &facts.circumstances);
    let unknown: Vec<&str> = held.filter(|id| by_id(id).is_none()).map(String::as_str).collect();
    if unknown.is_empty() {
        return sheet.ok(ID, "认定的情节均在情节目录中");
    }
    sheet.problem(ID, format!("情节目录中没有：{}", unknown.join("、")), Vec::new());
}
