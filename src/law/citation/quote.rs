//! Whether a law says the words that are quoted from it.

use crate::law::structure::{Paragraph, split};

/// Fewer letters may stand anywhere by chance.
const SHORTEST_FOR_SEARCH: usize = 8;
/// Share of the pairs of letters that words which may be a paraphrase must have in common with an article to be a quotation of it.
const QUOTED_SHARE: f64 = 0.6;

/// A part of an article that is skipped as a whole or not at all: the lead of a paragraph, or an item.
#[derive(Debug, Clone)]
struct Unit {
    paragraph: u32,
    item: Option<u32>,
    start: usize,
    /// Where its text begins behind the marker （五）.
    behind_marker: usize,
}

/// An article as letters without punctuation, and its parts.
#[derive(Debug, Clone)]
pub(super) struct Article {
    letters: Vec<char>,
    units: Vec<Unit>,
}

/// A place inside an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Within {
    pub(super) paragraph: u32,
    pub(super) item: Option<u32>,
}

impl Article {
    pub(super) fn new(text: &str) -> Self {
        let mut article = Self { letters: Vec::new(), units: Vec::new() };
        for paragraph in split(text) {
            article.add(&paragraph);
        }
        article
    }

    fn add(&mut self, paragraph: &Paragraph) {
        self.unit(paragraph.number, None, paragraph.lead());
        for item in &paragraph.items {
            self.unit(paragraph.number, Some(item.number), &item.text);
        }
    }

    fn unit(&mut self, paragraph: u32, item: Option<u32>, text: &str) {
        let start = self.letters.len();
        let marker = if item.is_some() { text.find(['）', ')']).unwrap_or(0) } else { 0 };
        self.letters.extend(letters(&text[..marker]));
        let behind_marker = self.letters.len();
        self.letters.extend(letters(&text[marker..]));
        self.units.push(Unit { paragraph, item, start, behind_marker });
    }

    /// Whether the words stand in the part that is cited; an item is read together with the lead of its paragraph.
    pub(super) fn says(&self, quote: &str, paragraph: Option<u32>, item: Option<u32>) -> bool {
        let is_cited = |unit: &Unit| {
            paragraph.is_none_or(|wanted| wanted == unit.paragraph)
                && (item.is_none() || unit.item.is_none() || unit.item == item)
        };
        let mut part = Self { letters: Vec::new(), units: Vec::new() };
        for (index, unit) in self.units.iter().enumerate().filter(|(_, unit)| is_cited(unit)) {
            let end = self.units.get(index + 1).map_or(self.letters.len(), |next| next.start);
            let start = part.letters.len();
            let behind_marker = start + unit.behind_marker - unit.start;
            part.letters.extend_from_slice(&self.letters[unit.start..end]);
            part.units.push(Unit { start, behind_marker, ..unit.clone() });
        }
        part.holds(quote)
    }

    /// The first part of the article that says the words.
    pub(super) fn place_of(&self, quote: &str) -> Option<Within> {
        if !self.holds(quote) {
            return None;
        }
        let whole = self.units.iter().filter(|unit| unit.item.is_none());
        let paragraph = whole.map(|unit| unit.paragraph).find(|paragraph| self.says(quote, Some(*paragraph), None))?;
        let items = self.units.iter().filter(|unit| unit.paragraph == paragraph && unit.item.is_some());
        let is_lead = self.says(quote, Some(paragraph), Some(0));
        let item = items.filter_map(|unit| unit.item).find(|item| self.says(quote, Some(paragraph), Some(*item)));
        Some(Within { paragraph, item: item.filter(|_| !is_lead) })
    }

    /// Whether the letters of the words stand here in order, with gaps only at an ellipsis or over whole items.
    fn holds(&self, quote: &str) -> bool {
        let mut at = 0;
        let mut found = false;
        for part in parts(quote) {
            let Some(end) = (at..self.letters.len()).find_map(|start| self.follow(&part, start)) else { return false };
            at = end;
            found = true;
        }
        found
    }

    /// Where the words end if they begin at `at`.
    fn follow(&self, words: &[char], at: usize) -> Option<usize> {
        let mut place = at;
        for (read, letter) in words.iter().enumerate() {
            let rest = &words[read..];
            // Before an item, it and those behind it may be left out, and so may its marker.
            let item = self.units.iter().position(|unit| unit.start == place && unit.item.is_some());
            if let Some(index) = item.filter(|_| read > 0) {
                return self.skip_to_item(rest, index);
            }
            if self.letters.get(place) != Some(letter) {
                return None;
            }
            place += 1;
        }
        Some(place)
    }

    fn skip_to_item(&self, rest: &[char], index: usize) -> Option<usize> {
        let paragraph = self.units.get(index)?.paragraph;
        let later = self.units[index..].iter().take_while(|unit| unit.paragraph == paragraph && unit.item.is_some());
        later
            .flat_map(|unit| [unit.start, unit.behind_marker])
            .filter(|start| self.letters.get(*start) == rest.first())
            .find_map(|start| self.follow(rest, start))
    }

    /// Whether words that may be a paraphrase are meant as a quotation: most of their pairs of letters stand in the article.
    pub(super) fn resembles(&self, words: &str) -> bool {
        let words = letters(words).collect::<Vec<char>>();
        let pairs = words.windows(2).count();
        let shared = words.windows(2).filter(|pair| self.letters.windows(2).any(|own| own == *pair)).count();
        pairs > 0 && shared as f64 / pairs as f64 >= QUOTED_SHARE
    }
}

/// Whether the words are long enough to be looked for in other articles.
pub(super) fn is_telling(quote: &str) -> bool {
    letters(quote).count() >= SHORTEST_FOR_SEARCH
}

/// Whether there are any words.
pub(super) fn has_words(quote: &str) -> bool {
    letters(quote).next().is_some()
}

/// Whether two texts are the same but for punctuation and blanks.
pub(super) fn same_words(left: &str, right: &str) -> bool {
    letters(left).eq(letters(right))
}

/// The parts between ellipses.
fn parts(quote: &str) -> impl Iterator<Item = Vec<char>> {
    quote
        .split(['…', '⋯'])
        .flat_map(|part| part.split("..."))
        .map(|part| letters(part).collect())
        .filter(|part: &Vec<char>| !part.is_empty())
}

/// Letters and digits, full-width ones as their plain forms.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).map(|c| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '○' => '〇',
        _ => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "有下列情形之一的，没收违法所得，并处五万元以上十万元以下罚款：\n（一）经营腐败变质的食品；\n（二）经营超过保质期的食品；\n（三）经营无标签的食品。\n拒不改正的，吊销许可证。";

    fn says(quote: &str, paragraph: Option<u32>, item: Option<u32>) -> bool {
        Article::new(ARTICLE).says(quote, paragraph, item)
    }

    #[test]
    fn a_quotation_may_leave_words_out_but_not_change_them() {
        assert!(says("处五万元以上十万元以下罚款", None, None));
        assert!(says("没收违法所得……吊销许可证", None, None));
        assert!(!says("处五万元以上二十万元以下罚款", None, None));
        assert!(!says("吊销许可证……没收违法所得", None, None));
        assert!(!says("没收违法所得吊销许可证", None, None));
    }

    #[test]
    fn the_lead_may_be_followed_by_any_item() {
        assert!(says("并处五万元以上十万元以下罚款：（二）经营超过保质期的食品", Some(1), Some(2)));
        assert!(says("有下列情形之一的，没收违法所得，并处五万元以上十万元以下罚款：经营无标签的食品。", None, None));
        assert!(says("（一）经营腐败变质的食品；（三）经营无标签的食品", Some(1), None));
        assert!(!says("经营无标签的食品", Some(1), Some(2)));
        assert!(!says("经营无标签的食品", Some(2), None));
    }

    #[test]
    fn the_place_of_a_quotation_is_told() {
        let article = Article::new(ARTICLE);
        assert_eq!(article.place_of("经营无标签的食品"), Some(Within { paragraph: 1, item: Some(3) }));
        assert_eq!(article.place_of("没收违法所得"), Some(Within { paragraph: 1, item: None }));
        assert_eq!(article.place_of("拒不改正"), Some(Within { paragraph: 2, item: None }));
        assert_eq!(article.place_of("责令停业"), None);
    }
}
