//! The parts of a matter in Chinese, a line for each point, so that a line diff shows what changed.

use crate::casework::case_file::act::Act;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::model::{CitedProvision, Outcome, PartyKind};
use crate::casework::review::catalogue::{Trait, held_traits, measure_name};
use crate::discretion::circumstance::by_id;
use crate::law::numerals::to_chinese;

/// Lines of those points that are said.
fn lines(points: impl IntoIterator<Item = (&'static str, Option<String>)>) -> String {
    let said = points.into_iter().filter_map(|(name, value)| Some(format!("{name}：{}", value?)));
    said.collect::<Vec<_>>().join("\n")
}

pub(super) fn party(file: &CaseFile) -> String {
    let party = &file.party;
    let kind = match party.kind {
        PartyKind::Natural => "自然人",
        PartyKind::Organisation => "法人或者其他组织",
        PartyKind::IndividualBusiness => "个体工商户",
    };
    lines([
        ("类型", Some(kind.to_owned())),
        ("姓名或者名称", Some(party.name.clone())),
        ("证件号码", party.code.clone()),
        ("法定代表人、负责人或者经营者", party.representative.clone()),
        ("地址", party.address.clone()),
        ("电话", party.telephone.clone()),
        ("未成年人", party.minor.then(|| "是".to_owned())),
    ])
}

pub(super) fn facts(file: &CaseFile) -> String {
    let Some(facts) = &file.facts else { return String::new() };
    let list = |items: Vec<String>| (!items.is_empty()).then(|| items.join("、"));
    let circumstance = |id: &String| by_id(id).map_or_else(|| id.clone(), |known| known.name.clone());
    let material = |id: &String| file.materials.get(id).map_or_else(|| id.clone(), |held| held.name.clone());
    let traits: Vec<String> = held_traits(facts.traits).map(Trait::name).map(str::to_owned).collect();
    lines([
        ("事实", Some(facts.summary.clone())),
        ("违法行为日期", facts.acted_on.map(|day| day.to_string())),
        ("发现日期", facts.found_on.map(|day| day.to_string())),
        ("地点", facts.place.clone()),
        ("情节", list(facts.circumstances.iter().map(circumstance).collect())),
        ("证据", list(facts.materials.iter().map(material).collect())),
        ("案件特征", list(traits)),
    ])
}

fn cited(provision: &CitedProvision) -> String {
    let numeral = |number: Option<u32>, what: &str| {
        number.map(|number| format!("第{}{what}", to_chinese(u64::from(number)))).unwrap_or_default()
    };
    let (paragraph, item) = (numeral(provision.paragraph, "款"), numeral(provision.item, "项"));
    format!("《{}》{}{paragraph}{item}", provision.law, provision.number)
}

pub(super) fn provisions(file: &CaseFile) -> String {
    let Some(basis) = &file.provisions else { return String::new() };
    let duties = basis.duties.iter().map(|provision| ("违反的规定", Some(cited(provision))));
    let penalties = basis.penalties.iter().map(|provision| ("处罚依据", Some(cited(provision))));
    lines(duties.chain(penalties))
}

pub(super) fn outcome(file: &CaseFile) -> String {
    match &file.outcome {
        None => String::new(),
        Some(Outcome::NoPenalty { reason }) => lines([("不予处罚", Some(reason.clone()))]),
        Some(Outcome::Penalty { fine, confiscated, measures, reason }) => {
            let measures: Vec<&str> = measures.iter().map(|measure| measure_name(*measure)).collect();
            lines([
                ("罚款", fine.map(|amount| amount.to_string())),
                ("没收", confiscated.map(|amount| amount.to_string())),
                ("其他处罚", (!measures.is_empty()).then(|| measures.join("、"))),
                ("裁量理由", Some(reason.clone())),
            ])
        }
    }
}

pub(super) fn hearing(file: &CaseFile) -> String {
    let held = file.matter.hearings;
    lines([("举行听证", (held > 0).then(|| format!("{held}次")))])
}

pub(super) fn officers(file: &CaseFile) -> String {
    lines(file.officers.iter().map(|officer| ("办案人员", Some(officer.name.clone()))))
}

/// Which part an act changes.
pub(super) fn part_of(act: &Act) -> Option<&'static str> {
    match act {
        Act::SetParty { .. } => Some("当事人"),
        Act::SetFacts { .. } => Some("违法事实"),
        Act::SetProvisions { .. } => Some("法律依据"),
        Act::SetOutcome { .. } => Some("拟作出的决定"),
        Act::HoldHearing { .. } => Some("听证情况"),
        Act::AssignOfficers { .. } => Some("办案人员"),
        _ => None,
    }
}

/// The reason that an act gives for a change.
pub(super) fn reason_of(act: &Act) -> Option<&str> {
    let reason = match act {
        Act::SetParty { reason, .. }
        | Act::SetFacts { reason, .. }
        | Act::SetProvisions { reason, .. }
        | Act::SetOutcome { reason, .. }
        | Act::AssignOfficers { reason, .. } => reason,
        _ => return None,
    };
    Some(reason.as_str()).filter(|reason| !reason.is_empty())
}
