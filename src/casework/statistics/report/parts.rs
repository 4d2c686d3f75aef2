//! Parts that both reports share.

use super::{Section, Table};
use crate::casework::calendar::in_words;
use crate::casework::statistics::groups::enough_reviewers;
use crate::casework::statistics::{Group, Statistics};

/// A figure with its unit: 12件.
pub(super) fn said(statistics: &Statistics, id: &str) -> String {
    statistics.figure(id).map_or_else(|| "—".to_owned(), crate::casework::statistics::Figure::words)
}

/// What was counted, from when to when.
pub(super) fn opening(statistics: &Statistics) -> String {
    let basis = &statistics.basis;
    let (from, until) = (in_words(basis.period.from), in_words(basis.period.until));
    let known = if basis.known_until < basis.period.until {
        format!("（统计期尚未结束，数据截至{}）", in_words(basis.known_until))
    } else {
        String::new()
    };
    format!("本报告统计{}自{from}至{until}的行政处罚案件办理情况{known}。", statistics.agency)
}

/// A table of figures: name, number, unit.
pub(super) fn table(groups: &[&Group]) -> Option<Table> {
    let figures = groups.iter().flat_map(|group| &group.figures);
    let rows: Vec<Vec<String>> =
        figures.map(|figure| vec![figure.name.clone(), figure.value.words(), figure.unit.clone()]).collect();
    let columns = ["项目", "数量", "单位"].map(str::to_owned).to_vec();
    (!rows.is_empty()).then_some(Table { columns, rows })
}

/// The group with an identifier.
pub(super) fn group<'a>(statistics: &'a Statistics, id: &str) -> Vec<&'a Group> {
    statistics.groups.iter().filter(|group| group.id == id).collect()
}

/// Review, as both reports state it.
pub(super) fn review(statistics: &Statistics) -> Vec<String> {
    let of = |id: &str| said(statistics, id);
    let mut paragraphs = vec![format!(
        "期内作出的决定中，应当法制审核的{}，不需要审核的{}。提请审核{}，出具审核意见{}，其中同意{}、存在问题{}、要求补充材料{}；\
         对审核意见提出异议{}，另行审核{}。经过集体讨论的决定{}。",
        of("review_due"),
        of("review_not_due"),
        of("rounds"),
        of("opinions"),
        of("agreed"),
        of("problems"),
        of("supplement"),
        of("disagreements"),
        of("looked_at_anew"),
        of("discussed"),
    )];
    paragraphs.push(staff(statistics));
    paragraphs
}

fn staff(statistics: &Statistics) -> String {
    let of = |id: &str| said(statistics, id);
    let share = enough_reviewers(statistics.figure("reviewer_share").map(|figure| &figure.value));
    let judged = match share {
        Some(true) => "，达到政策要求的7%",
        Some(false) => "，低于政策要求的7%",
        None => "，因没有执法人员数不能计算",
    };
    format!(
        "执法人员{}，法制审核人员{}（其中具有法律职业资格{}），法制审核人员占执法人员的{}{judged}。",
        of("officers"),
        of("reviewers"),
        of("reviewers_qualified"),
        of("reviewer_share"),
    )
}

/// Time limits that were not kept.
pub(super) fn limits(statistics: &Statistics) -> String {
    let of = |id: &str| said(statistics, id);
    format!(
        "期内已经起算的办案期限{}，统计截止时超期未办{}，期内超期办理{}。",
        of("limits.all"),
        of("overdue"),
        of("late")
    )
}

/// How each figure was counted, and how to count it again.
pub(super) fn basis(statistics: &Statistics, number: &str) -> Section {
    let basis = &statistics.basis;
    let mut paragraphs = vec![
        format!(
            "本报告的数据由系统从案件的办理记录中逐项统计，统计对象为{}截至{}的案件{}件、办理记录{}项（其中期内{}项）和公示记录{}项；统计于{}完成。",
            statistics.agency,
            in_words(basis.known_until),
            basis.cases,
            basis.acts,
            basis.acts_in_period,
            basis.publication_events,
            in_words(crate::casework::calendar::china_date(basis.counted_at)),
        ),
        "各项行为以记入系统的日期为准归入统计期，事后补记的计入补记之日所在的时期，因此同一时期的数据可以随时重新统计，结果不变。".to_owned(),
        format!("统计对象的校验值（SHA-256）为{}。", basis.sha256),
        "罚没款只统计总额和中位数，不按人员或者单位排列，不作为考核指标。".to_owned(),
    ];
    paragraphs.extend(statistics.remarks.iter().map(|remark| format!("{remark}。")));
    let table = Table { columns: ["项目", "计数规则"].map(str::to_owned).to_vec(), rows: rules(statistics) };
    Section { heading: format!("{number}、统计口径"), paragraphs, table: Some(table) }
}

/// The rule of each figure; figures of one rule that follow on each other share a row.
fn rules(statistics: &Statistics) -> Vec<Vec<String>> {
    let mut rows: Vec<(Vec<&str>, &str)> = Vec::new();
    for figure in statistics.groups.iter().flat_map(|group| &group.figures) {
        match rows.last_mut() {
            Some((names, how)) if *how == figure.how => names.push(&figure.name),
            _ => rows.push((vec![&figure.name], &figure.how)),
        }
    }
    rows.into_iter().map(|(names, how)| vec![names.join("；"), how.to_owned()]).collect()
}
