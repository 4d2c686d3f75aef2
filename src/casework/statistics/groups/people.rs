//! Officers and reviewers; entries of the registers.

use rust_decimal::Decimal;

use crate::casework::statistics::figure::{Group, Value};
use crate::casework::statistics::{Source, Staff};

/// Share of reviewers that the policy asks for at least, in percent of the officers (黑政办发〔2019〕26号 二（三）1（2）).
const LEAST_SHARE: i64 = 7;

pub(super) fn staff(source: &Source<'_>) -> Group {
    let mut group = Group::new("staff", "执法人员和法制审核人员");
    let Staff { registered_officers, officers, reviewers, qualified_reviewers } = source.staff;
    let how = match registered_officers {
        Some(_) => "执法人员登记册中统计期末日证件有效的人员",
        None => "没有登记册，按没有停用的执法人员账号计",
    };
    let officers = registered_officers.unwrap_or(officers);
    group.count("officers", "执法人员", officers, "人", how);
    group.count("reviewers", "法制审核人员", reviewers, "人", "没有停用的法制审核人员账号");
    let how = "其中登记了法律职业资格的";
    group.count("reviewers_qualified", "其中具有法律职业资格", qualified_reviewers, "人", how);
    let how = format!("法制审核人员占执法人员的比例，政策要求不低于{LEAST_SHARE}%");
    group.add("reviewer_share", "法制审核人员占比", share(reviewers, officers), "%", &how);
    group
}

/// A share in percent to two places; unknown where there is nothing to take it of.
fn share(part: u64, whole: u64) -> Value {
    let share = Decimal::from(part * 100).checked_div(Decimal::from(whole));
    share.map_or(Value::Unknown, |share| Value::Percent(share.round_dp(2)))
}

/// Whether the share of reviewers is as large as the policy asks; `None` where it is not known.
pub(in crate::casework::statistics) fn enough_reviewers(value: Option<&Value>) -> Option<bool> {
    match value {
        Some(Value::Percent(share)) => Some(*share >= Decimal::from(LEAST_SHARE)),
        _ => None,
    }
}

pub(super) fn registers(source: &Source<'_>) -> Group {
    let mut group = Group::new("registers", "名录和清单");
    let held = source.registered;
    let how = "统计期末日有效的记载；没有导入的不统计";
    let value = |count: Option<u64>| count.map_or(Value::Unknown, Value::Count);
    group.add("registers.bodies", "执法主体", value(held.bodies), "个", how);
    group.add("registers.officers", "登记的执法人员", value(held.officers), "人", how);
    group.add("registers.powers", "权责事项", value(held.powers), "项", how);
    group
}
