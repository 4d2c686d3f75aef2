//! A corpus as the ranking sees it: which law, which article, which text, and whether it penalises.

use std::collections::HashMap;

use crate::search::acts::fingerprint;
use crate::search::corpus::short_title;

/// An article on the shelf.
#[derive(Debug, Clone, Copy)]
pub struct Shelved<'a> {
    /// Name of the law.
    pub law: &'a str,
    /// Number of the article; 0 where it is not known.
    pub number: u32,
    /// Text of the article.
    pub text: &'a str,
    /// Whether it holds a penalty clause.
    pub is_penalty: bool,
}

/// All articles of a corpus by position.
#[derive(Debug, Default)]
pub struct Shelf {
    laws: Vec<u32>,
    numbers: Vec<u32>,
    penalties: Vec<bool>,
    names: Vec<String>,
    sizes: Vec<usize>,
    by_place: HashMap<(u32, u32), Vec<usize>>,
    by_fingerprint: HashMap<String, Vec<usize>>,
}

impl Shelf {
    /// From the articles in order of their positions.
    pub fn new<'a>(articles: impl Iterator<Item = Shelved<'a>>) -> Self {
        let mut shelf = Self::default();
        let mut ids: HashMap<String, u32> = HashMap::new();
        for (position, article) in articles.enumerate() {
            let name = short_title(article.law);
            let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            let law = *ids.entry(name.to_owned()).or_insert(next);
            if law == next {
                shelf.names.push(name.to_owned());
                shelf.sizes.push(0);
            }
            shelf.laws.push(law);
            shelf.numbers.push(article.number);
            shelf.penalties.push(article.is_penalty);
            let versions = shelf.by_place.entry((law, article.number)).or_default();
            versions.push(position);
            if versions.len() == 1
                && let Some(size) = shelf.sizes.get_mut(law as usize)
            {
                *size += 1;
            }
            shelf.by_fingerprint.entry(fingerprint(article.text)).or_default().push(position);
        }
        shelf
    }

    /// The law at `position`, as a number.
    pub fn law(&self, position: usize) -> Option<u32> {
        self.laws.get(position).copied()
    }

    /// Whether the article at `position` holds a penalty clause.
    pub fn is_penalty(&self, position: usize) -> bool {
        self.penalties.get(position).copied().unwrap_or_default()
    }

    /// Name of a law without 中华人民共和国, and how many articles it has.
    pub fn about(&self, law: u32) -> Option<(&str, usize)> {
        Some((self.names.get(law as usize)?.as_str(), *self.sizes.get(law as usize)?))
    }

    /// The articles with this wording.
    pub fn with_wording(&self, fingerprint: &str) -> &[usize] {
        self.by_fingerprint.get(fingerprint).map_or(&[], Vec::as_slice)
    }

    /// The articles up to `reach` numbers before and after the one at `position`, in the same law, with their distance.
    pub fn neighbours(&self, position: usize, reach: u32) -> impl Iterator<Item = (usize, u32)> + '_ {
        let place = self.laws.get(position).copied().zip(self.numbers.get(position).copied());
        let around = place.into_iter().filter(|(_, number)| *number > 0).flat_map(move |(law, number)| {
            let distances =
                (1..=reach).flat_map(move |by| [(number.checked_sub(by), by), (number.checked_add(by), by)]);
            distances.filter_map(move |(number, by)| Some(((law, number.filter(|number| *number > 0)?), by)))
        });
        around.flat_map(|(place, by)| self.by_place.get(&place).into_iter().flatten().map(move |found| (*found, by)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelved<'a>(law: &'a str, number: u32, text: &'a str) -> Shelved<'a> {
        Shelved { law, number, text, is_penalty: false }
    }

    #[test]
    fn neighbours_are_those_of_the_same_law() {
        let all = [
            shelved("中华人民共和国民法典", 1, "甲"),
            shelved("民法典", 2, "乙"),
            shelved("劳动法", 2, "丙"),
            shelved("民法典", 4, "丁"),
        ];
        let shelf = Shelf::new(all.into_iter());
        assert_eq!(shelf.neighbours(0, 2).collect::<Vec<_>>(), [(1, 1)]);
        assert_eq!(shelf.neighbours(1, 2).collect::<Vec<_>>(), [(0, 1), (3, 2)]);
        assert_eq!(shelf.about(0), Some(("民法典", 3)));
        assert_eq!(shelf.with_wording(&fingerprint("丙。")), [2]);
    }
}
