//! The article of the new law that says what an article of the old one said.

use crate::law::provision::ArticleNumber;

/// Least share of common pairs of letters (Dice) at which an article is named as the successor of another. Of the articles of
/// ten environmental laws looked up in the code that replaced them, two thirds reach it; of those just above it, five in six
/// say the same, and just below 0.5 every other one does not.
const LEAST_SHARE: f64 = 0.6;

/// The articles of a law, each as its pairs of letters.
#[derive(Debug, Clone, Default)]
pub struct Successor {
    articles: Vec<(ArticleNumber, Vec<u64>)>,
}

impl Successor {
    /// Takes the articles of the new law.
    pub fn new<'a>(articles: impl IntoIterator<Item = (ArticleNumber, &'a str)>) -> Self {
        Self { articles: articles.into_iter().map(|(number, text)| (number, pairs(text))).collect() }
    }

    /// The article most like `old`; `None` where none is like enough.
    pub fn of(&self, old: &str) -> Option<ArticleNumber> {
        let old = pairs(old);
        let shares = self.articles.iter().map(|(number, new)| (*number, share(&old, new)));
        let (number, best) = shares.max_by(|left, right| left.1.total_cmp(&right.1))?;
        (best >= LEAST_SHARE).then_some(number)
    }
}

/// Least share at which an article is worth a look by a person.
const WORTH_A_LOOK: f64 = 0.35;

impl Successor {
    /// The articles nearest to `old`, at most `most`, for a person to look at; those that are far are left out.
    pub fn nearest(&self, old: &str, most: usize) -> Vec<ArticleNumber> {
        let old = pairs(old);
        let shares = self.articles.iter().map(|(number, new)| (*number, share(&old, new)));
        let mut near: Vec<(ArticleNumber, f64)> = shares.filter(|(_, share)| *share >= WORTH_A_LOOK).collect();
        near.sort_by(|left, right| right.1.total_cmp(&left.1));
        near.into_iter().take(most).map(|(number, _)| number).collect()
    }
}

/// Number of the paragraph (款) or item (项) among `parts` that is most like `old`; `None` where none is like enough.
pub fn most_alike<'a>(old: &str, parts: impl IntoIterator<Item = (u32, &'a str)>) -> Option<u32> {
    let old = pairs(old);
    let shares = parts.into_iter().map(|(number, text)| (number, share(&old, &pairs(text))));
    let (number, best) = shares.max_by(|left, right| left.1.total_cmp(&right.1))?;
    (best >= LEAST_SHARE).then_some(number)
}

/// Whether two texts say the same but for punctuation and line breaks.
pub fn same_words(left: &str, right: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(left) == letters(right)
}

/// The pairs of neighbouring letters, sorted, each once.
fn pairs(text: &str) -> Vec<u64> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut pairs: Vec<u64> =
        letters.windows(2).map(|pair| (u64::from(u32::from(pair[0])) << 32) | u64::from(u32::from(pair[1]))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Twice the common pairs over all pairs.
fn share(left: &[u64], right: &[u64]) -> f64 {
    let (mut l, mut r, mut common) = (0, 0, 0_usize);
    while let (Some(a), Some(b)) = (left.get(l), right.get(r)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => l += 1,
            std::cmp::Ordering::Greater => r += 1,
            std::cmp::Ordering::Equal => {
                (l, r, common) = (l + 1, r + 1, common + 1);
            }
        }
    }
    let all = left.len() + right.len();
    if all == 0 { 0.0 } else { 2.0 * common as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_that_says_the_same_is_the_successor() {
        let number = |number| ArticleNumber { number, suffix: None };
        let new = Successor::new([
            (number(1), "违反本法规定，未采取措施防治扬尘污染的，责令改正，处一万元以上十万元以下罚款。"),
            (number(2), "国家保护海洋。"),
        ]);
        assert_eq!(new.of("违反本法规定，未采取措施防治扬尘污染的，责令改正，处二万元以下的罚款。"), Some(number(1)));
        assert_eq!(new.of("用人单位应当支付劳动报酬。"), None);
        assert_eq!(new.nearest("未采取措施防治扬尘污染的，处十万元以下罚款。", 3), [number(1)]);
        let parts = [(1, "未设置硬质围挡的"), (2, "建筑土方未及时清运的")];
        assert_eq!(most_alike("建筑土方、工程渣土未及时清运的", parts), Some(2));
        assert_eq!(most_alike("其他行为", parts), None);
        assert!(same_words("处一万元以上\n十万元以下罚款。", "处一万元以上十万元以下罚款"));
    }
}
