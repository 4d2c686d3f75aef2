//! What a person marked.

use std::ops::Range;

use super::find::Find;
use super::model::{Kind, Marked};
use super::page::Page;
use crate::failure::Failure;

/// Every marked place.
///
/// # Errors
/// `redaction.marked_place` where the place is outside the text or empty, `redaction.marked_quote` where the words do not stand
/// in the text: what a person wants hidden must not stay by a slip.
pub(super) fn find(page: &Page, marked: &[Marked]) -> Result<Vec<Find>, Failure> {
    let mut finds = Vec::new();
    for mark in marked {
        for span in places(page, mark)? {
            let subject = page.original(&span);
            let mut find = Find::sure(span, Kind::Secret, subject, "marked");
            find.reason = format!("标记为{}：{}", mark.secret.name(), mark.reason);
            finds.push(find);
        }
    }
    Ok(finds)
}

fn places(page: &Page, mark: &Marked) -> Result<Vec<Range<usize>>, Failure> {
    match (&mark.quote, mark.start, mark.end) {
        (Some(quote), None, None) => {
            let places = page.find_all(quote);
            if places.is_empty() {
                let message = format!("标记的内容在文中找不到：{quote}");
                return Err(Failure::new("redaction.marked_quote", message).with_hint("请按文中的原文填写"));
            }
            Ok(places)
        }
        (None, Some(start), Some(end)) if start < end && end <= page.len() => Ok(std::iter::once(start..end).collect()),
        _ => {
            let message = format!("标记的位置不正确：全文{}个字符", page.len());
            Err(Failure::new("redaction.marked_place", message).with_hint("写明原文，或者起止位置（从0起，不含止）"))
        }
    }
}
