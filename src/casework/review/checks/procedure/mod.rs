//! Item two: procedure.

mod decision;
mod hearing;
mod investigation;
mod notice;

use super::Case;
use super::sheet::Sheet;

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    investigation::check(case, sheet);
    notice::check(case, sheet);
    hearing::check(case, sheet);
    decision::check(case, sheet);
    sheet.for_person(
        "procedure.person",
        "调查是否全面、客观、公正，当事人的意见是否充分听取，须由审核人员判断",
        Vec::new(),
    );
}
