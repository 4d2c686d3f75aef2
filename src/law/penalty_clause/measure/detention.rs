//! 拘留 with its days.

use super::{MeasureKind, Taken, penalty, period};

const DETENTION: &str = "拘留";

/// Reads 五日以上十日以下拘留, 十日以下行政拘留, or a bare 行政拘留 that is given.
pub(super) fn read(phrase: &str, at: usize) -> Option<Taken> {
    let rest = phrase.get(at..)?;
    let days = period::take(rest).map_or(rest, |(_, after)| after);
    let days = if days.len() < rest.len() { days.strip_prefix('的').unwrap_or(days) } else { days };
    let named = days.strip_prefix("行政").unwrap_or(days);
    let after = named.strip_prefix(DETENTION)?;
    let end = phrase.len() - after.len();
    let bare = days.len() == rest.len();
    let given = ["处", "处以", "予以", "给予"].iter().any(|verb| phrase[..at].ends_with(verb));
    let is_penalty = if bare { named.len() < days.len() && given } else { true };
    let spoken = ["处罚", "所", "期", "、罚款的"].iter().any(|word| after.starts_with(word));
    (is_penalty && !spoken).then(|| (vec![penalty(&phrase[at..end], at..end, MeasureKind::Detention)], end))
}
