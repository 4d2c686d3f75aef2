//! Redactions that a person adds to those of the rules.

use std::ops::Range;

use super::find::{Find, overlap, settle};
use super::marked;
use super::model::{Kind, Marked, Redaction};
use super::page::Page;
use super::replace::redactions;
use super::rules::rules;
use crate::failure::Failure;

/// Redactions of what a person wants hidden, at every place, and the ids of present ones that they take in. A place that a
/// present one shares in part grows to hold both; what lies inside one of `hidden` is left as it is.
///
/// # Errors
/// `redaction.marked_quote`, `redaction.marked_place` where the words or the place are not in the text.
pub fn mark_over(
    original: &str,
    marked: &Marked,
    hidden: &[Redaction],
    lifted: &[Redaction],
) -> Result<(Vec<Redaction>, Vec<String>), Failure> {
    let page = Page::new(original);
    let is_new = |find: &Find| !hidden.iter().any(|item| item.start <= find.span.start && find.span.end <= item.end);
    let mut finds: Vec<Find> = marked::find(&page, std::slice::from_ref(marked))?.into_iter().filter(is_new).collect();
    let present: Vec<&Redaction> = hidden.iter().chain(lifted).collect();
    let mut replaced: Vec<String> = Vec::new();
    for find in &mut finds {
        let next = |span: &Range<usize>, replaced: &[String]| {
            let shares = |item: &&&Redaction| overlap(&(item.start..item.end), span) && !replaced.contains(&item.id);
            present.iter().find(shares).copied()
        };
        while let Some(item) = next(&find.span, &replaced) {
            find.span = find.span.start.min(item.start)..find.span.end.max(item.end);
            replaced.push(item.id.clone());
        }
    }
    let finds: Vec<Find> = settle(finds)
        .into_iter()
        .map(|find| Find { subject: page.original(&find.span), kind: Kind::Secret, ..find })
        .collect();
    Ok((redactions(&page, &finds, &rules()?.words.names), replaced))
}
