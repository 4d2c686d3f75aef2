//! How text is cut for the lexical index: words (jieba, search mode, with our legal dictionary) and characters (single and in
//! pairs). Lay descriptions share characters with the statute more often than words, and both together find most.

use std::sync::{Arc, OnceLock};

use jieba_rs::Jieba;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

use super::text::{is_ideograph, normalize};
use super::vocabulary;

/// Name of [`Words`] in an index.
pub const WORDS: &str = "caiheng_words";
/// Name of [`Grams`] in an index.
pub const GRAMS: &str = "caiheng_grams";

/// Length in characters of the words inside words that jieba's search mode leaves out and legal language is full of.
const INNER_WORD: usize = 4;

/// The one dictionary of the process: jieba's own and the legal words of `index/dictionary.txt`.
///
/// Loading takes about 140 ms and 26 MB, once.
pub fn dictionary() -> Arc<Jieba> {
    static DICTIONARY: OnceLock<Arc<Jieba>> = OnceLock::new();
    let shared = DICTIONARY.get_or_init(|| {
        let mut jieba = Jieba::new();
        for word in vocabulary::legal_words() {
            jieba.add_word(word, None, None);
        }
        Arc::new(jieba)
    });
    Arc::clone(shared)
}

/// Both tokenizers under their names, for a tantivy index.
pub fn manager() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(WORDS, Words::new());
    manager.register(GRAMS, Grams);
    manager
}

/// Cuts into dictionary words; clones share the dictionary.
#[derive(Clone)]
pub struct Words {
    dictionary: Arc<Jieba>,
}

impl Words {
    /// A tokenizer over the shared dictionary.
    pub fn new() -> Self {
        Self { dictionary: dictionary() }
    }

    /// The words of `text`, in order, without punctuation and blanks; the dictionary words of two to four characters inside
    /// a longer word come with it (jieba's search mode stops at three).
    pub fn cut(&self, text: &str) -> Vec<String> {
        let normal = normalize(text);
        let mut words = Vec::new();
        for token in self.dictionary.cut_for_search(&normal, false) {
            if token.word.chars().count() > INNER_WORD {
                words.extend(self.inner_words(token.word));
            }
            if is_word(token.word) {
                words.push(token.word.to_owned());
            }
        }
        words
    }

    fn inner_words(&self, word: &str) -> Vec<String> {
        let characters: Vec<char> = word.chars().collect();
        let parts = characters.windows(INNER_WORD).map(|part| part.iter().collect::<String>());
        parts.filter(|part| self.dictionary.has_word(part)).collect()
    }

    /// The words of `text` without the words inside words; punctuation stands as it is, so that runs can be told apart.
    pub fn cut_plain(&self, text: &str) -> Vec<String> {
        let normal = normalize(text);
        self.dictionary.cut(&normal, false).into_iter().map(|token| token.word.to_owned()).collect()
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::new()
    }
}

fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

impl Tokenizer for Words {
    type TokenStream<'a> = Cut;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Cut {
        Cut::new(self.cut(text))
    }
}

/// Cuts into single characters and pairs of neighbours; a run of letters or digits stays whole.
#[derive(Clone, Copy, Debug, Default)]
pub struct Grams;

impl Grams {
    /// The grams of `text`, in order.
    pub fn cut(text: &str) -> Vec<String> {
        let mut grams = Vec::new();
        let mut previous: Option<char> = None;
        let mut latin = String::new();
        for character in normalize(text).chars() {
            if !is_ideograph(character) && character.is_alphanumeric() {
                latin.push(character);
                previous = None;
                continue;
            }
            if !latin.is_empty() {
                grams.push(std::mem::take(&mut latin));
            }
            previous = push_ideograph(&mut grams, previous, character);
        }
        if !latin.is_empty() {
            grams.push(latin);
        }
        grams
    }
}

/// Adds `character` and the pair that it ends; the new left neighbour, `None` where a run ends.
fn push_ideograph(grams: &mut Vec<String>, previous: Option<char>, character: char) -> Option<char> {
    if !is_ideograph(character) {
        return None;
    }
    if let Some(left) = previous {
        grams.push([left, character].iter().collect());
    }
    grams.push(character.to_string());
    Some(character)
}

impl Tokenizer for Grams {
    type TokenStream<'a> = Cut;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Cut {
        Cut::new(Self::cut(text))
    }
}

/// Tokens cut beforehand. Offsets stay zero: we neither store positions nor highlight through tantivy.
pub struct Cut {
    rest: std::vec::IntoIter<String>,
    token: Token,
}

impl Cut {
    fn new(tokens: Vec<String>) -> Self {
        Self { rest: tokens.into_iter(), token: Token::default() }
    }
}

impl TokenStream for Cut {
    fn advance(&mut self) -> bool {
        let Some(text) = self.rest.next() else { return false };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text = text;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_words_stay_whole_and_their_parts_can_be_found_too() {
        let words = Words::new().cut("经营超过保质期的食品，没收违法所得。");
        assert!(words.contains(&"超过保质期".to_owned()), "{words:?}");
        assert!(words.contains(&"保质期".to_owned()), "{words:?}");
        assert!(words.contains(&"违法所得".to_owned()), "{words:?}");
    }

    #[test]
    fn punctuation_and_blanks_are_no_words() {
        assert_eq!(Words::new().cut("，。 \n（）"), Vec::<String>::new());
    }

    #[test]
    fn grams_do_not_reach_across_punctuation_and_keep_numbers_whole() {
        assert_eq!(Grams::cut("超载，运Ａ３5吨"), ["超", "超载", "载", "运", "a35", "吨"]);
    }

    #[test]
    fn a_stream_gives_the_same_tokens_as_a_cut() {
        let mut grams = Grams;
        let mut stream = grams.token_stream("超载");
        let mut seen = Vec::new();
        stream.process(&mut |token| seen.push((token.position, token.text.clone())));
        assert_eq!(seen, [(0, "超".to_owned()), (1, "超载".to_owned()), (2, "载".to_owned())]);
    }
}
