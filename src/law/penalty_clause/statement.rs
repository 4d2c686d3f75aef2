//! Amounts that a sentence states after the word: 对个人的罚款金额，为人民币十万元以下; 罚款额为耕地开垦费的五倍以上十倍以下;
//! 罚款五百元至五千元.

use super::fine::{self, Body};
use super::phrase::Phrase;

/// A stated amount and where it ends in the paragraph, in bytes.
#[derive(Debug)]
pub(crate) struct Stated {
    pub body: Body,
    pub end: usize,
}

/// Reads a statement whose 罚款 stands in `phrase` and ends at `at`; the amount may stand in the next phrase.
pub(crate) fn read(phrase: &Phrase<'_>, prefix: &str, at: usize, next: Option<&Phrase<'_>>) -> Option<Stated> {
    let after = phrase.text.get(at..)?;
    let noun = after.strip_prefix('的').unwrap_or(after);
    let named = ["金额", "数额", "幅度", "额"].iter().find_map(|word| noun.strip_prefix(word));
    let (holder, words) = match named {
        Some("") => next.map(|next| (next, next.text.strip_prefix('为')))?,
        Some(said) => (phrase, said.strip_prefix('为')),
        None => (phrase, after.starts_with(crate::law::numerals::is_numeral).then_some(after)),
    };
    let body = fine::stated(words?, prefix)?;
    Some(Stated { body, end: holder.span().end })
}
