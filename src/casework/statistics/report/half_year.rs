//! The half-yearly report on the three systems (公示, 全过程记录, 法制审核), due 1 June and 20 December (黑政办发〔2019〕26号 三（八）).

use chrono::Datelike;

use super::parts::{basis, group, limits, opening, review, said, table};
use super::{Report, Section};
use crate::casework::calendar::in_words;
use crate::casework::statistics::{Statistics, Value};

/// The report on the period.
pub fn half_year(statistics: Statistics) -> Report {
    let until = statistics.basis.period.until;
    let is_due = matches!((until.month(), until.day()), (6, 1) | (12, 20));
    let due_on = is_due.then_some(until);
    let due = due_on.map_or_else(
        || "每年6月1日、12月20日前报送省司法厅（黑政办发〔2019〕26号三（八））".to_owned(),
        |due| format!("{}前报送省司法厅（黑政办发〔2019〕26号三（八））", in_words(due)),
    );
    // A line of the title holds twenty characters.
    let title = vec![
        format!("{}关于全面推行", statistics.agency),
        "行政执法公示制度执法全过程记录制度".to_owned(),
        "重大执法决定法制审核制度工作情况的报告".to_owned(),
    ];
    Report { title, due, due_on, sections: sections(&statistics), signature: statistics.agency.clone(), statistics }
}

fn sections(statistics: &Statistics) -> Vec<Section> {
    let section = |number: &str, title: &str, paragraphs: Vec<String>, ids: &[&str]| {
        let groups: Vec<_> = ids.iter().flat_map(|id| group(statistics, id)).collect();
        Section { heading: format!("{number}、{title}"), paragraphs, table: table(&groups) }
    };
    let mut reviewed = review(statistics);
    reviewed.push(left("审核目录的制定和调整、审核流程和争议协调机制、法律顾问和公职律师参与的情况"));
    vec![
        section("一", "总体情况", vec![opening(statistics), whole(statistics)], &[]),
        section("二", "行政执法公示制度", publicity(statistics), &["publications", "registers"]),
        section("三", "执法全过程记录制度", recording(statistics), &["records", "limits"]),
        section("四", "重大执法决定法制审核制度", reviewed, &["review", "staff"]),
        section("五", "问题和下一步工作", vec![left("存在的问题、原因和下一步安排")], &[]),
        basis(statistics, "六"),
    ]
}

fn whole(statistics: &Statistics) -> String {
    let of = |id: &str| said(statistics, id);
    format!(
        "期内批准立案{}，作出决定{}，其中给予行政处罚{}、不予行政处罚{}；举行听证{}；决定被变更、撤销或者确认违法{}。",
        of("filed"),
        of("decided"),
        of("penalties"),
        of("no_penalties"),
        of("hearing_held"),
        of("revoked"),
    )
}

fn publicity(statistics: &Statistics) -> Vec<String> {
    let known = |id: &str| statistics.figure(id).is_some_and(|figure| figure.value != Value::Unknown);
    let of = |id: &str| said(statistics, id);
    let mut paragraphs = vec![format!(
        "期内首次公开处罚决定{}，其中超过公开期限{}；更正或者重新公开{}，撤回公开{}。",
        of("published"),
        of("published_late"),
        of("published_again"),
        of("withdrawn"),
    )];
    for (id, name) in
        [("registers.bodies", "执法主体"), ("registers.officers", "执法人员"), ("registers.powers", "权责清单事项")]
    {
        if known(id) {
            paragraphs.push(format!("登记在册的{name}{}。", of(id)));
        }
    }
    paragraphs.push(left("随机抽查事项清单、服务指南、公示平台的建设和更新情况"));
    paragraphs
}

fn recording(statistics: &Statistics) -> Vec<String> {
    let of = |id: &str| said(statistics, id);
    vec![
        format!(
            "期内办理记录{}，制作笔录{}、签名确认{}，入卷材料{}，其中音像记录{}。",
            of("acts"),
            of("records"),
            of("records_signed"),
            of("materials"),
            of("recordings"),
        ),
        limits(statistics),
        left("记录设备的配备、音像记录的管理和使用情况"),
    ]
}

/// What only a person can say.
fn left(what: &str) -> String {
    format!("【由人填写：{what}】")
}
