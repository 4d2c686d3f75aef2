//! From what was counted to figures, each with how it is counted.

mod hearing;
mod penalties;
mod people;
mod rest;

use super::Source;
use super::figure::Group;
use super::limits::Limits;
use super::tally::Tally;
use crate::casework::case_file::stage::Stage;

pub(super) use people::enough_reviewers;

/// The groups, in the order of a report.
pub(super) fn groups(source: &Source<'_>, tally: &Tally, limits: &Limits) -> Vec<Group> {
    vec![
        cases(tally),
        penalties::decisions(tally),
        penalties::kinds(tally),
        penalties::amounts(tally),
        fields(tally),
        review(tally),
        hearing::group(tally),
        rest::records(tally),
        rest::limits(limits),
        rest::publications(tally),
        people::staff(source),
        people::registers(source),
    ]
}

/// Acts that count one by one: identifier, name, and the act as the record of the case has it.
fn acts(group: &mut Group, tally: &Tally, unit: &str, rows: &[(&str, &str, &str)]) {
    for (id, name, how) in rows {
        group.count(*id, *name, tally.of(id), unit, how);
    }
}

fn cases(tally: &Tally) -> Group {
    let mut group = Group::new("cases", "案件办理");
    let rows = [
        ("opened", "申请立案", "期内记录的“申请立案”"),
        ("filed", "立案", "期内记录的“批准立案”"),
        ("not_filed", "不予立案", "期内记录的“不予立案”"),
        ("dropped", "撤销案件", "期内记录的“撤销案件”"),
        ("transferred", "移送", "期内记录的“移送”，包括移送司法机关和其他机关"),
        ("transferred_crime", "其中标明涉嫌犯罪", "移送时案卷标明涉嫌犯罪的"),
        ("served", "送达决定", "期内记录的“送达”"),
        ("executed", "执行完毕", "期内记录的执行情况，标明已经执行完毕的"),
        ("closed", "结案", "期内记录的“结案”"),
        ("archived", "归档", "期内记录的“归档”"),
        ("extended", "延长期限", "期内记录的负责人批准延长期限，每次计一次"),
    ];
    acts(&mut group, tally, "件", &rows);
    let open = tally.stages.iter().filter(|(stage, _)| !stage.ended() && **stage != Stage::Archived);
    let how = "统计截止时尚未终结的案件，不论何时立案";
    group.count("open_at_end", "期末在办", open.map(|(_, count)| count).sum(), "件", how);
    group
}

fn fields(tally: &Tally) -> Group {
    let mut group = Group::new("fields", "执法领域");
    for (place, (field, (filed, decided))) in tally.fields.iter().enumerate() {
        let number = place + 1;
        let how = "同“立案”“作出决定”，按案卷所填的执法领域";
        group.count(format!("field.{number}.filed"), format!("{field}：立案"), *filed, "件", how);
        group.count(format!("field.{number}.decided"), format!("{field}：作出决定"), *decided, "件", how);
    }
    group
}

fn review(tally: &Tally) -> Group {
    let mut group = Group::new("review", "重大执法决定法制审核");
    let decided = [
        ("review_due", "作出的决定中应当审核的", "作出决定时，按审核目录应当审核的"),
        ("review_not_due", "作出的决定中不需要审核的", "作出决定时，按审核目录不需要审核的"),
    ];
    acts(&mut group, tally, "件", &decided);
    let rows = [
        ("rounds", "提请审核", "期内记录的“提请审核”和负责人决定另行审核，每次计一轮"),
        ("opinions", "出具审核意见", "期内记录的审核意见"),
        ("agreed", "其中同意", "结论为同意的"),
        ("problems", "其中存在问题", "结论为存在问题的"),
        ("supplement", "其中要求补充材料", "结论为补充材料的"),
        ("disagreements", "对审核意见有异议", "期内记录的承办人员对审核意见的异议"),
        ("looked_at_anew", "另行审核", "负责人决定由其他审核人员另行审核的"),
    ];
    acts(&mut group, tally, "次", &rows);
    acts(&mut group, tally, "件", &[("discussed", "经过集体讨论的决定", "作出决定之前案卷记有集体讨论的")]);
    group
}
