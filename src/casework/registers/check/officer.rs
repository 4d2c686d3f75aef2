//! An officer with a certificate.

use super::Row;
use crate::casework::registers::column::Column;
use crate::casework::registers::model::Officer;

/// Words of the state of somebody who enforces no more.
const LEFT: [&str; 13] =
    ["注销", "吊销", "收回", "暂扣", "失效", "无效", "过期", "离岗", "离职", "调离", "调出", "退休", "退出"];

pub(super) fn read(row: &mut Row<'_>) -> Option<Officer> {
    let name = row.required(Column::Name, "姓名");
    let certificate = row.required(Column::Certificate, "执法证号").map(|number| number.to_uppercase());
    if let Some(number) = certificate.as_deref()
        && !number.chars().all(|sign| sign.is_alphanumeric() || "-－（）()".contains(sign))
    {
        row.refuse(Column::Certificate, "certificate", format!("执法证号“{number}”含有不应有的符号"));
    }
    let (valid_from, valid_until) = row.period();
    let column = row.given.first_of(&[Column::ValidUntil, Column::Validity]);
    match valid_until {
        None => row.doubt(column, "missing", "没有写明执法证的有效期止，不能核对办案当日是否有效"),
        Some(last) if last < row.today => {
            row.doubt(column, "expired", format!("执法证已于 {last} 届满"));
        }
        Some(_) => {}
    }
    Some(Officer {
        unit: row.given.text(Column::Unit),
        post: row.given.text(Column::Post),
        category: row.given.text(Column::Category),
        valid_from,
        valid_until,
        left: row.given.text(Column::Status).filter(|status| LEFT.iter().any(|word| status.contains(word))),
        name: name?,
        certificate: certificate?,
    })
}
