//! Item four: the law that is applied, and discretion.

mod cited;
mod discretion;

use super::Case;
use super::sheet::Sheet;

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    cited::check(case, sheet);
    discretion::check(case, sheet);
}
