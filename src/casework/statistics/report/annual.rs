//! The annual statistics, public by 31 January of the next year (黑政办发〔2019〕26号 二（一）3（2）).

use chrono::{Datelike, NaiveDate};

use super::parts::{basis, group, limits, opening, review, said, table};
use super::{Report, Section};
use crate::casework::statistics::Statistics;

/// The annual statistics of the year in which the period ends.
pub fn annual(statistics: Statistics) -> Report {
    let year = statistics.basis.period.until.year();
    let due_on = NaiveDate::from_ymd_opt(year + 1, 1, 31);
    Report {
        title: vec![statistics.agency.clone(), format!("{year}年度行政执法统计年报")],
        due: format!(
            "{}年1月31日前公开，并报本级人民政府和上级主管部门（黑政办发〔2019〕26号二（一）3（2））",
            year + 1
        ),
        due_on,
        sections: sections(&statistics),
        signature: statistics.agency.clone(),
        statistics,
    }
}

fn sections(statistics: &Statistics) -> Vec<Section> {
    let of = |id: &str| said(statistics, id);
    let whole = format!(
        "期内申请立案{}，批准立案{}，不予立案{}，撤销案件{}，移送{}；结案{}，期末在办{}。",
        of("opened"),
        of("filed"),
        of("not_filed"),
        of("dropped"),
        of("transferred"),
        of("closed"),
        of("open_at_end"),
    );
    let penalties = format!(
        "期内作出决定{}，其中给予行政处罚{}、不予行政处罚{}。罚款总额{}，没收数额{}。决定被变更、撤销或者确认违法{}。",
        of("decided"),
        of("penalties"),
        of("no_penalties"),
        of("fines.sum"),
        of("confiscated.sum"),
        of("revoked"),
    );
    let heard = format!(
        "期内事先告知{}，收到陈述、申辩{}，复核后采纳{}；告知听证权利{}，要求听证{}，举行听证{}。",
        of("notices"),
        of("statements"),
        of("statements_adopted"),
        of("hearing_told"),
        of("hearing_requested"),
        of("hearing_held"),
    );
    let section = |number: &str, title: &str, paragraphs: Vec<String>, ids: &[&str]| {
        let groups: Vec<_> = ids.iter().flat_map(|id| group(statistics, id)).collect();
        Section { heading: format!("{number}、{title}"), paragraphs, table: table(&groups) }
    };
    vec![
        section("一", "案件办理情况", vec![opening(statistics), whole], &["cases", "fields"]),
        section("二", "行政处罚情况", vec![penalties], &["decisions", "kinds", "amounts"]),
        section("三", "告知、陈述申辩和听证情况", vec![heard], &["hearing"]),
        section("四", "重大执法决定法制审核情况", review(statistics), &["review", "staff"]),
        section("五", "办案期限情况", vec![limits(statistics)], &["limits"]),
        section("六", "公示和记录情况", Vec::new(), &["publications", "records", "registers"]),
        basis(statistics, "七"),
    ]
}
