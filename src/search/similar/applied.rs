//! The provisions that a past case applied, read from its legal basis as written.

use crate::law::citation;
use crate::law::provision::ArticleNumber;
use crate::search::corpus::short_title;

/// An article that was applied; the law without 中华人民共和国, so that both ways of writing are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    law: String,
    number: ArticleNumber,
}

impl Applied {
    /// An article of a law.
    pub fn new(law: &str, number: ArticleNumber) -> Self {
        Self { law: short_title(law).to_owned(), number }
    }

    /// The articles that a legal basis names, in order, each once.
    pub fn of(basis: &[String]) -> Vec<Self> {
        let mut applied: Vec<Self> = Vec::new();
        for citation in basis.iter().flat_map(|written| citation::find(written)) {
            let Some((law, number)) = citation.law.zip(citation.number) else { continue };
            let article = Self::new(&law, number);
            if !applied.contains(&article) {
                applied.push(article);
            }
        }
        applied
    }

    /// Whether it belongs to the law of this name.
    pub fn is_of(&self, law: &str) -> bool {
        self.law == short_title(law)
    }

    /// Which article.
    pub fn number(&self) -> ArticleNumber {
        self.number
    }
}

impl std::fmt::Display for Applied {
    /// 《食品安全法》第一百二十四条.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "《{}》{}", self.law, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_article_is_read_once_however_its_law_is_written() {
        let basis =
            ["《中华人民共和国食品安全法》第一百二十四条第一款第五项", "《食品安全法》第一百二十四条", "依法处理"];
        let applied = Applied::of(&basis.map(str::to_owned));
        assert_eq!(applied, [Applied::new("食品安全法", ArticleNumber { number: 124, suffix: None })]);
        assert!(applied[0].is_of("中华人民共和国食品安全法"));
        assert_eq!(applied[0].to_string(), "《食品安全法》第一百二十四条");
    }
}
