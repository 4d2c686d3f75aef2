//! Duties that a penalty article tells without naming them: 在埋地管道上方巡查便道上行驶重型车辆的，处罚款 sanctions the article
//! that forbids just that.
//!
//! An act and a duty are compared by the pairs of characters that they share, rare ones of the law counting more. A link is
//! claimed only where most of the act is found in one duty and clearly less of it in any other article: what is not claimed can
//! be looked for, what is claimed wrongly misleads.

use std::collections::{HashMap, HashSet};

use super::phrases::{acts, duties};
use super::{Link, Place};
use crate::law::provision::Provision;
use crate::search::text::is_ideograph;

/// Share of an act that must be found in the duty.
const SHARE: f64 = 0.55;
/// By how much that share must exceed the share found in the next best article.
const LEAD: f64 = 0.1;
/// Rarity that an act must have in all, so that a few common words link nothing.
const SUBSTANCE: f64 = 12.0;

/// Two neighbouring characters.
type Pair = (char, char);

/// The links of the articles of one document that descriptions tell.
pub(super) fn links(articles: &[&Provision]) -> Vec<Link> {
    let rarity = Rarity::of(articles);
    let book = DutyBook::of(articles);
    let mut found: Vec<Link> = Vec::new();
    for (penalty, article) in articles.iter().enumerate().filter(|(_, article)| article.is_penalty) {
        let sanctioned = acts(&article.text).into_iter().filter_map(|act| book.duty_of(&pairs(&act), &rarity));
        for (duty, place) in sanctioned {
            let link = Link { penalty, duty, place, named: false };
            if !found.contains(&link) {
                found.push(link);
            }
        }
    }
    found
}

/// In how many articles of the document each pair stands.
struct Rarity {
    articles: f64,
    held_by: HashMap<Pair, u32>,
}

impl Rarity {
    fn of(articles: &[&Provision]) -> Self {
        let mut held_by = HashMap::new();
        for pair in articles.iter().flat_map(|article| pairs(&article.text)) {
            *held_by.entry(pair).or_default() += 1;
        }
        Self { articles: articles.len() as f64, held_by }
    }

    /// The logarithm of how rare a pair is among the articles.
    fn of_pair(&self, pair: &Pair) -> f64 {
        let held_by = self.held_by.get(pair).copied().unwrap_or(1);
        ((self.articles + 1.0) / f64::from(held_by.max(1))).ln()
    }
}

/// The duties of a document, to be looked up by pairs.
#[derive(Default)]
struct DutyBook {
    places: Vec<(usize, Place)>,
    with_pair: HashMap<Pair, Vec<usize>>,
}

impl DutyBook {
    fn of(articles: &[&Provision]) -> Self {
        let mut book = Self::default();
        for (position, article) in articles.iter().enumerate().filter(|(_, article)| may_lay_down_duties(article)) {
            for duty in duties(&article.text) {
                for pair in pairs(&duty.text) {
                    book.with_pair.entry(pair).or_default().push(book.places.len());
                }
                book.places.push((position, duty.place));
            }
        }
        book
    }

    /// The one article whose duty the act breaches, and the part of it.
    fn duty_of(&self, act: &HashSet<Pair>, rarity: &Rarity) -> Option<(usize, Place)> {
        // A fixed order of addition, so that the same texts always give the same sums.
        let mut act: Vec<&Pair> = act.iter().collect();
        act.sort_unstable();
        let substance: f64 = act.iter().map(|pair| rarity.of_pair(pair)).sum();
        if substance < SUBSTANCE {
            return None;
        }
        let mut shared = vec![0.0; self.places.len()];
        for pair in act {
            for &duty in self.with_pair.get(pair).into_iter().flatten() {
                if let Some(sum) = shared.get_mut(duty) {
                    *sum += rarity.of_pair(pair);
                }
            }
        }
        let (best, best_shared) = best(&shared, |_| true)?;
        let (article, place) = *self.places.get(best)?;
        let elsewhere = |duty: usize| self.places.get(duty).is_some_and(|(other, _)| *other != article);
        let next_shared = self::best(&shared, elsewhere).map_or(0.0, |(_, sum)| sum);
        let is_clear = best_shared >= SHARE * substance && best_shared - next_shared >= LEAD * substance;
        is_clear.then_some((article, place))
    }
}

/// Whether an article can be the duty that another sanctions: no penalty itself, nor one of those beside them that tell how
/// officials answer for their faults.
fn may_lay_down_duties(article: &Provision) -> bool {
    let chapter = article.chapter.as_deref().unwrap_or_default();
    !article.is_penalty && !chapter.contains("法律责任") && !chapter.contains("罚则")
}

/// The greatest sum among those that `accept` takes; the first where several are equal.
fn best(sums: &[f64], accept: impl Fn(usize) -> bool) -> Option<(usize, f64)> {
    let accepted = sums.iter().copied().enumerate().filter(|(position, _)| accept(*position));
    accepted.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// The pairs of neighbouring Chinese characters of a text.
fn pairs(text: &str) -> HashSet<Pair> {
    let neighbours = text.chars().zip(text.chars().skip(1));
    neighbours.filter(|(left, right)| is_ideograph(*left) && is_ideograph(*right)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::provision::ArticleNumber;
    use crate::law::validity::Validity;

    fn article(number: u32, text: &str, is_penalty: bool) -> Provision {
        Provision {
            id: i64::from(number),
            document_id: 1,
            law: "石油天然气管道保护法".to_owned(),
            number: ArticleNumber { number, suffix: None },
            part: None,
            chapter: None,
            section: None,
            text: text.to_owned(),
            validity: Validity { from: None, to: None },
            is_penalty,
        }
    }

    fn law(penalty: &str) -> Vec<Provision> {
        vec![
            article(1, "管道企业应当定期对管道进行检测、维修，确保其处于良好状态。", false),
            article(
                2,
                "禁止下列危害管道安全的行为：\n（一）擅自开启、关闭管道阀门；\n（二）在埋地管道上方巡查便道上行驶重型车辆；",
                false,
            ),
            article(3, "管道企业应当建立、健全管道巡护制度，配备专门人员对管道线路进行日常巡护。", false),
            article(9, penalty, true),
        ]
    }

    fn found(penalty: &str) -> Vec<(usize, Option<u32>)> {
        let law = law(penalty);
        let articles: Vec<&Provision> = law.iter().collect();
        links(&articles).into_iter().map(|link| (link.duty, link.place.item)).collect()
    }

    #[test]
    fn an_act_told_in_the_words_of_a_duty_is_linked_to_its_item() {
        let text = "违反本法规定，在埋地管道上方巡查便道上行驶重型车辆的，由主管部门责令停止违法行为，处一千元罚款。";
        assert_eq!(found(text), [(1, Some(2))]);
    }

    #[test]
    fn where_two_duties_fit_alike_or_none_does_nothing_is_claimed() {
        assert_eq!(found("管道企业违反本法规定，不对管道履行职责的，处一万元罚款。"), []);
        assert_eq!(found("在铁路线路上放置障碍物影响行车安全的，处一万元罚款。"), []);
    }
}
