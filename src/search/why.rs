//! Why something was found, in Chinese, for a person to check.

use super::lexical::LexicalQuery;
use super::text::normalize;

/// Matched words named, at most.
const WORDS_NAMED: usize = 6;

/// `命中词：…`, with the longest words of the query that a text holds; `None` where it holds none of two characters or more.
pub fn matched_words(query: &LexicalQuery, texts: &[&str]) -> Option<String> {
    let texts: Vec<String> = texts.iter().map(|text| normalize(text)).collect();
    let is_held = |word: &str| texts.iter().any(|text| text.contains(word));
    let mut words: Vec<&str> = query.words().filter(|word| word.chars().count() > 1 && is_held(word)).collect();
    words.sort_by_key(|word| (std::cmp::Reverse(word.chars().count()), *word));
    let mut named: Vec<&str> = Vec::new();
    for word in words {
        if named.len() < WORDS_NAMED && !named.iter().any(|longer| longer.contains(word)) {
            named.push(word);
        }
    }
    if named.is_empty() { None } else { Some(format!("命中词：{}", named.join("、"))) }
}

/// `语义相近 0.87`.
pub fn similar(cosine: f32) -> String {
    format!("语义相近 {cosine:.2}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_words_are_named_and_their_parts_are_not() {
        let query = LexicalQuery::new("超过保质期的食品");
        let why = matched_words(&query, &["经营超过保质期的食品"]).expect("a match");
        assert_eq!(why, "命中词：超过保质期、食品");
    }

    #[test]
    fn without_a_common_word_nothing_is_claimed() {
        assert_eq!(matched_words(&LexicalQuery::new("无证驾驶"), &["出版物"]), None);
    }
}
