//! Item five: whether the agency stays within its powers.

use super::Case;
use super::outside::Power;
use super::sheet::Sheet;
use crate::casework::case_file::model::{CitedProvision, Measure, Outcome};
use crate::casework::review::catalogue::measure_name;
use crate::discretion::benchmark::basis::same_law;

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    powers(case, sheet);
    measures(case, sheet);
    detention(case, sheet);
    let place = case.file.facts.as_ref().and_then(|facts| facts.place.clone()).unwrap_or_else(|| "未填写".to_owned());
    let message =
        format!("违法行为发生地（{place}）是否在{}管辖范围内、是否属于本级管辖，须由审核人员判断", case.file.agency);
    sheet.for_person("authority.place", message, Vec::new());
}

fn penalties<'a>(case: &Case<'a>) -> &'a [CitedProvision] {
    case.file.provisions.as_ref().map_or(&[], |basis| basis.penalties.as_slice())
}

fn covers(power: &Power, cited: &CitedProvision) -> bool {
    same_law(&power.law, &cited.law) && power.number.is_none_or(|number| number == cited.number)
}

fn powers(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "authority.powers";
    let Some(powers) = &case.outside.powers else {
        return sheet.unknown(ID, "没有登记本机关的权责清单，不能核对权限", Vec::new());
    };
    let cited = penalties(case);
    if cited.is_empty() {
        return sheet.unknown(ID, "尚未填写处罚依据", Vec::new());
    }
    let beyond = cited.iter().filter(|cited| !powers.iter().any(|power| covers(power, cited)));
    let beyond: Vec<String> = beyond.map(|cited| format!("《{}》{}", cited.law, cited.number)).collect();
    if beyond.is_empty() {
        return sheet.ok(ID, "处罚依据均在本机关权责清单之内");
    }
    sheet.problem(ID, format!("处罚依据不在本机关权责清单之内：{}", beyond.join("、")), Vec::new());
}

fn measures(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "authority.measures";
    let Some(Outcome::Penalty { measures, .. }) = &case.file.outcome else {
        return sheet.ok(ID, "没有拟作出的处罚种类");
    };
    let Some(powers) = &case.outside.powers else {
        return sheet.unknown(ID, "没有登记本机关的权责清单，不能核对处罚种类", Vec::new());
    };
    let relevant: Vec<&Power> =
        powers.iter().filter(|power| penalties(case).iter().any(|cited| covers(power, cited))).collect();
    if relevant.is_empty() && !measures.is_empty() {
        return sheet.unknown(ID, "处罚依据不在权责清单之内，不能核对处罚种类", Vec::new());
    }
    let allowed =
        |measure: &&Measure| relevant.iter().any(|power| power.measures.is_empty() || power.measures.contains(measure));
    let beyond: Vec<&str> = measures.iter().filter(|held| !allowed(held)).map(|held| measure_name(*held)).collect();
    if beyond.is_empty() && relevant.iter().all(|power| power.measures.is_empty()) {
        return sheet.ok(ID, "权责清单没有另外限定这些依据的处罚种类，以条文规定的种类为准");
    }
    if beyond.is_empty() {
        return sheet.ok(ID, "处罚种类在权责清单之内");
    }
    sheet.problem(ID, format!("权责清单中这些依据不含处罚种类：{}", beyond.join("、")), Vec::new());
}

fn detention(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "authority.detention";
    let detains =
        matches!(&case.file.outcome, Some(Outcome::Penalty { measures, .. }) if measures.contains(&Measure::Detention));
    if detains && case.file.field != "公安" {
        return sheet.problem(ID, "拟作出行政拘留：只能由公安机关和法律规定的其他机关决定", Vec::new());
    }
    sheet.ok(ID, if detains { "由公安机关决定行政拘留" } else { "不限制人身自由" });
}
