//! What is embedded of an article. A long article of many items says many things; each part gets a vector of its own.

use super::corpus::short_title;
use crate::law::provision::Provision;
use crate::law::structure::{Paragraph, split};

/// An article up to this many characters is one passage.
const WHOLE_CHARACTERS: usize = 160;
/// Characters of the lead of a paragraph that stand before each of its items.
const LEAD_CHARACTERS: usize = 40;
/// Characters of a passage, at most: what the model reads of a text.
const PASSAGE_CHARACTERS: usize = 400;

/// The passages of an article, each with the name of its law.
pub fn passages(provision: &Provision) -> Vec<String> {
    let title = short_title(&provision.law);
    let parts = parts(provision);
    parts.into_iter().map(|part| clip(&format!("{title}：{}", one_line(&part)), PASSAGE_CHARACTERS)).collect()
}

fn parts(provision: &Provision) -> Vec<String> {
    let is_short = provision.text.chars().count() <= WHOLE_CHARACTERS;
    if is_short || !provision.is_penalty {
        return vec![provision.text.clone()];
    }
    split(&provision.text).iter().flat_map(parts_of_paragraph).collect()
}

fn parts_of_paragraph(paragraph: &Paragraph) -> Vec<String> {
    if paragraph.items.is_empty() {
        return vec![paragraph.text.clone()];
    }
    let lead = clip(paragraph.lead(), LEAD_CHARACTERS);
    paragraph.items.iter().map(|item| format!("{lead}：{}", item.text)).collect()
}

fn clip(text: &str, characters: usize) -> String {
    text.chars().take(characters).collect()
}

fn one_line(text: &str) -> String {
    text.replace('\n', "")
}
