//! A text with redactions applied, and back.

use super::model::Redaction;
use crate::failure::Failure;

/// The original with every item replaced, in order of place.
///
/// # Errors
/// `redaction.items` where items overlap, lie outside the text, or do not fit what stands there.
pub fn compose(original: &str, items: &[Redaction]) -> Result<String, Failure> {
    exchange(original, items, |item| (&item.original, &item.replacement), |item, _| Some(item.start))
}

/// The original again, from the text that [`compose`] gave with these items.
///
/// # Errors
/// `redaction.items` where the items do not fit the text.
pub fn restore(redacted: &str, items: &[Redaction]) -> Result<String, Failure> {
    exchange(
        redacted,
        items,
        |item| (&item.replacement, &item.original),
        |item, shift| item.start.checked_add_signed(shift),
    )
}

fn exchange<'i>(
    text: &str,
    items: &'i [Redaction],
    sides: impl Fn(&'i Redaction) -> (&'i String, &'i String),
    start: impl Fn(&Redaction, isize) -> Option<usize>,
) -> Result<String, Failure> {
    let chars: Vec<char> = text.chars().collect();
    let mut items: Vec<&Redaction> = items.iter().collect();
    items.sort_by_key(|item| (item.start, item.end));
    let mut out = String::with_capacity(text.len());
    let mut place = 0;
    let mut shift: isize = 0;
    for item in items {
        let (from, to) = sides(item);
        let length = from.chars().count();
        let start = start(item, shift).ok_or_else(|| misfit(item))?;
        let between = chars.get(place..start).ok_or_else(|| misfit(item))?;
        let end = start.checked_add(length).ok_or_else(|| misfit(item))?;
        let here = chars.get(start..end).ok_or_else(|| misfit(item))?;
        let is_whole = item.end.checked_sub(item.start) == Some(item.original.chars().count());
        if !is_whole || !here.iter().copied().eq(from.chars()) {
            return Err(misfit(item));
        }
        out.extend(between);
        out.push_str(to);
        place = end;
        shift = shift
            .saturating_add_unsigned(item.replacement.chars().count())
            .saturating_sub_unsigned(item.original.chars().count());
    }
    out.extend(chars.get(place..).unwrap_or_default());
    Ok(out)
}

fn misfit(item: &Redaction) -> Failure {
    let message = format!("隐去处与文本不符：第{}至{}个字符（{}）", item.start, item.end, item.kind.name());
    Failure::new("redaction.items", message).with_hint("请按现在的文本重新生成")
}
