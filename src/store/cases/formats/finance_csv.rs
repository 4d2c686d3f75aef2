//! CSV of penalties by the financial regulator, with the columns
//! 序号,披露日期,处罚日期,当事人,当事人类型,处罚类型,罚没金额（元）,违规领域,违规事实,所属总行,处理机构,法律依据,罚没金额分组.

use serde_json::{Map, Value};

use super::{Cells, SourceCase};
use crate::law::money::Yuan;
use crate::search::hit::PastCase;
use crate::store::cases::cells::{date, list, optional, provisions, yuan};

const REQUIRED: [&str; 6] = ["序号", "处罚日期", "当事人", "处罚类型", "违规事实", "处理机构"];
const AMOUNT: &str = "罚没金额（元）";
/// The collection has no column for the field of enforcement: all of it is this one.
const FIELD: &str = "金融监管";
const SEPARATORS: [char; 5] = [',', '，', '、', ';', '；'];

/// Whether the header is this one.
pub(super) fn fits(header: &[String]) -> bool {
    REQUIRED.iter().all(|column| header.iter().any(|name| name == column))
}

/// One record.
pub(super) fn case(cells: &Cells<'_>) -> Result<SourceCase, String> {
    let penalties = list(cells.get("处罚类型"), &SEPARATORS);
    let (fine, remark) = fine(yuan(cells.get(AMOUNT))?, &penalties);
    let case = PastCase {
        case_id: cells.required("序号")?,
        decided_on: date(cells.get("处罚日期"))?,
        agency: cells.required("处理机构")?,
        region: None,
        field: FIELD.to_owned(),
        party: cells.required("当事人")?,
        party_kind: optional(cells.get("当事人类型")),
        facts: cells.required("违规事实")?,
        basis: provisions(cells.get("法律依据")),
        penalties,
        fine,
        circumstances: Vec::new(),
        invented: false,
    };
    Ok(SourceCase { source: None, case, row: Some(row(cells)), remark })
}

/// The column adds fines and confiscations up: it is the fine only where nothing was confiscated.
fn fine(amount: Option<Yuan>, penalties: &[String]) -> (Option<Yuan>, Option<String>) {
    let has = |kind: &str| penalties.iter().any(|penalty| penalty.contains(kind));
    match amount {
        Some(amount) if has("罚款") && !has("没收") => (Some(amount), None),
        Some(amount) if has("罚款") => (None, Some(format!("{amount}是罚款与没收之和，未记为罚款"))),
        Some(amount) if !amount.0.is_zero() => (None, Some(format!("处罚类型中没有罚款，{amount}未记为罚款"))),
        _ => (None, None),
    }
}

/// The record as it was: what `PastCase` has no place for (违规领域, 所属总行, the sum) is not lost.
fn row(cells: &Cells<'_>) -> Value {
    let columns = cells.header.iter().map(|column| (column.clone(), Value::from(cells.get(column))));
    Value::Object(columns.collect::<Map<_, _>>())
}
