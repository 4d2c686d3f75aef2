//! From the text of a decision to one that may be published (行政处罚法 第四十八条、第五十条): what identifies natural persons and
//! what people marked is hidden, each place is listed for a person to confirm, and the rest stays as it is.
//!
//! Doubtful places are hidden too and marked as doubtful: a person may lift them with a reason. The rules find what has a form
//! and a label; that a text is fit for publication is for a person to say.

mod add;
mod address;
mod compose;
mod contact;
mod find;
mod leftover;
mod marked;
mod minors;
mod model;
mod names;
mod numbers;
mod page;
mod protect;
mod repeat;
mod replace;
mod rules;
mod scene;
mod words;

#[cfg(test)]
mod tests;

pub use add::mark_over;
pub use compose::{compose, restore};
pub use model::{Kind, Leftover, Marked, NamedPerson, PartyKind, Question, Redacted, Redaction, Secret, Settings};

use crate::failure::Failure;
use find::settle;
use page::Page;
use protect::Protected;
use rules::rules;
use scene::Scene;

/// Redacts a text.
///
/// # Errors
/// `redaction.marked_quote` and `redaction.marked_place` where what a person marked is not in the text; `redaction.words` where
/// the data of this build cannot be read.
pub fn redact(question: &Question) -> Result<Redacted, Failure> {
    let rules = rules()?;
    let page = Page::new(&question.text);
    let kept = Protected::new(&page, rules, question);
    let scene = Scene { page: &page, rules, kept: &kept, question };
    let mut finds = marked::find(&page, &question.marked)?;
    let births = contact::births(&scene);
    finds.extend(births);
    finds.extend(numbers::find(&scene));
    finds.extend(contact::find(&scene));
    finds.extend(address::find(&scene));
    let has_minor = names::has_minor(&scene);
    let names = names::find(&scene, has_minor)?;
    if has_minor || names.finds.iter().any(|find| find.kind == Kind::MinorName) {
        finds.extend(minors::schools(&scene));
    }
    finds.extend(names.finds);
    finds.extend(repeat::repeated(&scene, &finds));
    let finds = settle(finds);
    let items = replace::redactions(&page, &finds, &rules.words.names);
    let text = compose(&question.text, &items)?;
    let mut leftovers = names.leftovers;
    leftovers.extend(leftover::leftovers(&scene, &finds, &text));
    Ok(Redacted { text, items, leftovers })
}
