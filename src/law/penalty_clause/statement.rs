//! Amounts that a sentence states after the word: 对个人的罚款金额，为人民币十万元以下; 罚款数额为五万元以上二十万元以下.

use super::FineUnit;
use super::amount::amount;
use super::fine::Body;
use super::phrase::Phrase;

/// A stated amount and where it ends in the paragraph, in bytes.
#[derive(Debug)]
pub(crate) struct Stated {
    pub body: Body,
    pub end: usize,
}

/// Reads a statement whose 罚款 ends at `at` in `phrase`; the amount may stand in the next phrase.
pub(crate) fn read(phrase: &Phrase<'_>, at: usize, next: Option<&Phrase<'_>>) -> Option<Stated> {
    let after = phrase.text.get(at..)?;
    let after = after.strip_prefix('的').unwrap_or(after);
    let said = ["金额", "数额"].iter().find_map(|word| after.strip_prefix(word))?;
    let (holder, words) = if said.is_empty() { next.map(|next| (next, next.text))? } else { (phrase, said) };
    let (amount, rest) = amount(words.strip_prefix('为')?)?;
    if !rest.is_empty() || amount.unit != FineUnit::Yuan {
        return None;
    }
    let body = Body { amount: Some(amount), base: None, per: None, instead_of: Vec::new() };
    Some(Stated { body, end: holder.span().end })
}
