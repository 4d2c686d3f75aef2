//! A body of enforcement.

use super::Row;
use crate::casework::checksum::is_credit_code;
use crate::casework::registers::column::Column;
use crate::casework::registers::model::{Body, BodyKind};

/// Words of the state of a body that is none any more.
const ENDED: [&str; 8] = ["注销", "撤销", "终止", "取消", "失效", "无效", "停止", "不合法"];

pub(super) fn read(row: &mut Row<'_>) -> Option<Body> {
    let name = row.required(Column::Name, "主体名称");
    let code = code(row);
    let kind = kind(row);
    let entrusted_by = row.given.joined(Column::EntrustedBy);
    let entrustment = row.given.text(Column::Entrustment);
    let entrusted_until = row.date(Column::ValidUntil);
    entrusted(row, kind, entrusted_by.as_deref(), entrustment.as_deref());
    if let Some(last) = entrusted_until.filter(|last| *last < row.today) {
        row.doubt(Column::ValidUntil, "expired", format!("有效期已于 {last} 届满"));
    }
    let text = |column| row.given.text(column);
    Some(Body {
        code,
        kind,
        funding: text(Column::Funding),
        staffing: text(Column::Staffing),
        duties: text(Column::Duties),
        legal_representative: row.given.joined(Column::LegalRepresentative),
        address: text(Column::Address),
        hotline: text(Column::Hotline),
        entrusted_by,
        entrustment,
        entrusted_until,
        ended: text(Column::Status).filter(|status| ENDED.iter().any(|word| status.contains(word))),
        name: name?,
    })
}

/// A code of eighteen signs must bear its check sign; another length is looked at by a person.
fn code(row: &mut Row<'_>) -> Option<String> {
    let Some(code) = row.given.joined(Column::Code) else {
        row.doubt(Column::Code, "missing", "没有写明统一社会信用代码");
        return None;
    };
    let code = code.to_uppercase();
    if code.chars().count() != 18 {
        row.doubt(Column::Code, "code", format!("{code}不是十八位的统一社会信用代码，不能核对校验位"));
    } else if !is_credit_code(&code) {
        row.refuse(Column::Code, "code", format!("统一社会信用代码{code}的校验位不对"));
    }
    Some(code)
}

fn kind(row: &mut Row<'_>) -> Option<BodyKind> {
    let text = row.given.joined(Column::Kind)?;
    let kinds = [("委托", BodyKind::Entrusted), ("授权", BodyKind::Authorised), ("行政机关", BodyKind::Agency)];
    let known = kinds.into_iter().find(|(word, _)| text.contains(word)).map(|(_, kind)| kind);
    let known = known.or_else(|| (text.contains("法定") || text.contains("机关")).then_some(BodyKind::Agency));
    if known.is_none() {
        row.doubt(Column::Kind, "kind", format!("不认识的主体类别“{text}”"));
    }
    known
}

/// An entrusted body acts on a written entrustment of an agency (行政处罚法 第二十条).
fn entrusted(row: &mut Row<'_>, kind: Option<BodyKind>, by: Option<&str>, paper: Option<&str>) {
    if kind != Some(BodyKind::Entrusted) && by.is_none() {
        return;
    }
    if by.is_none() {
        row.doubt(Column::EntrustedBy, "entrustment", "受委托的组织没有写明委托机关");
    }
    if paper.is_none() {
        row.doubt(Column::Entrustment, "entrustment", "受委托的组织没有写明委托书或者委托依据");
    }
}
