//! Records of the whole process, time limits, publications.

use super::acts;
use crate::casework::statistics::figure::Group;
use crate::casework::statistics::limits::Limits;
use crate::casework::statistics::tally::Tally;

pub(super) fn records(tally: &Tally) -> Group {
    let mut group = Group::new("records", "执法全过程记录");
    let rows = [
        ("records", "制作笔录", "期内记录的新笔录"),
        ("records_signed", "签名确认的笔录", "期内记录的笔录签名"),
        ("materials", "入卷材料", "期内添加的材料"),
        ("recordings", "其中音像记录", "期内添加的种类为音像记录的材料"),
    ];
    acts(&mut group, tally, "份", &rows);
    let how = "期内各案件的全部办理记录";
    group.count("acts", "办理记录", tally.acts, "项", how);
    group
}

pub(super) fn limits(limits: &Limits) -> Group {
    let mut group = Group::new("limits", "办案期限");
    let (overdue, late) =
        limits.rules.values().fold((0, 0), |(overdue, late), missed| (overdue + missed.overdue, late + missed.late));
    let how = "各案件中机关应当遵守、统计截止时已经起算的期限";
    group.count("limits.all", "已经起算的期限", limits.looked_at, "项", how);
    let overdue_how = "统计截止时已经届满而没有办理的";
    group.count("overdue", "期末超期未办", overdue, "项", overdue_how);
    let late_how = "期内办理、但是超过期限的";
    group.count("late", "超期办理", late, "项", late_how);
    for (id, missed) in &limits.rules {
        if missed.overdue > 0 {
            group.count(
                format!("overdue.{id}"),
                format!("超期未办：{}", missed.name),
                missed.overdue,
                "项",
                overdue_how,
            );
        }
        if missed.late > 0 {
            group.count(format!("late.{id}"), format!("超期办理：{}", missed.name), missed.late, "项", late_how);
        }
    }
    group
}

pub(super) fn publications(tally: &Tally) -> Group {
    let mut group = Group::new("publications", "行政执法公示");
    let rows = [
        ("published", "公开处罚决定", "期内记录的首次公开"),
        ("published_late", "其中超过公开期限", "首次公开时已经超过公开期限的"),
        ("published_again", "更正或者重新公开", "期内记录的首次公开以后的公开"),
        ("withdrawn", "撤回公开", "期内记录的撤回公开"),
        ("expired", "公示期满", "期内记录的公示期满"),
    ];
    acts(&mut group, tally, "件", &rows);
    group
}
