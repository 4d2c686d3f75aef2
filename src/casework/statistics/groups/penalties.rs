//! Decisions, kinds of penalty, amounts.

use super::acts;
use crate::casework::statistics::figure::{Group, Value};
use crate::casework::statistics::kinds::{Kind, median, sum};
use crate::casework::statistics::tally::Tally;
use crate::law::money::Yuan;

pub(super) fn decisions(tally: &Tally) -> Group {
    let mut group = Group::new("decisions", "行政处罚决定");
    let imposed = &tally.imposed;
    acts(&mut group, tally, "件", &[("decided", "作出决定", "期内记录的“作出决定”，包括其后被变更、撤销的")]);
    let how = "作出决定时，拟作出的决定为给予处罚的";
    group.count("penalties", "给予行政处罚", imposed.penalties, "件", how);
    let how = "作出决定时，拟作出的决定为不予处罚的";
    group.count("no_penalties", "不予行政处罚", imposed.no_penalties, "件", how);
    let how = "期内记录的决定被变更、撤销、确认违法或者无效，不论何时作出";
    acts(&mut group, tally, "件", &[("revoked", "决定被变更、撤销或者确认违法", how)]);
    group
}

pub(super) fn kinds(tally: &Tally) -> Group {
    let mut group = Group::new("kinds", "处罚种类（行政处罚法第九条）");
    for kind in Kind::ALL {
        let count = tally.imposed.kinds.get(&kind).copied().unwrap_or_default();
        let how = "给予处罚的决定中有这一种类的；一件决定有几种处罚的，分别计入";
        group.count(format!("kind.{}", kind.id()), kind.name(), count, "件", how);
    }
    group
}

/// Sums and the median only: nobody and no unit is ranked by fines.
pub(super) fn amounts(tally: &Tally) -> Group {
    let mut group = Group::new("amounts", "罚没款");
    let imposed = &tally.imposed;
    let how = "给予处罚的决定所定的罚款之和，不是实际缴纳的数额";
    group.add("fines.sum", "罚款总额", Value::Amount(sum(&imposed.fines)), "元", how);
    let how = "有罚款的决定所定罚款的中位数；决定为偶数的，取中间两个的平均";
    let middle = median(&imposed.fines).map_or(Value::Unknown, Value::Amount);
    group.add("fines.median", "罚款中位数", middle, "元", how);
    let how = "给予处罚的决定所填的没收违法所得、没收非法财物的数额之和";
    let worth: Yuan = sum(&imposed.confiscated);
    group.add("confiscated.sum", "没收数额", Value::Amount(worth), "元", how);
    group
}
