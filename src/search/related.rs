//! The articles that belong to an article that was found: the penalty for a duty, the duty behind a penalty.

use serde::{Deserialize, Serialize};

use super::links::{Link, Place};
use crate::law::provision::{ArticleNumber, Provision};

/// Articles named in one reason, at most.
const NAMED_IN_REASON: usize = 6;

/// What a related article is to the one that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// It punishes the breach of the duty that was found.
    Penalty,
    /// It lays down the duty that the penalty article that was found sanctions.
    Duty,
}

/// A related article of the same version of the same law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Related {
    /// Full official name of the law.
    pub law: String,
    /// Article, and suffix after 之.
    #[serde(flatten)]
    pub number: ArticleNumber,
    /// Paragraph (款) of the article on the duty, where only that is meant: of this one for a duty, of the one that was found
    /// for a penalty.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub paragraph: Option<u32>,
    /// Item (项), likewise.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub item: Option<u32>,
    /// What it is to the article that was found.
    pub relation: Relation,
    /// Whether the law itself names the link (违反本法第三十四条规定); otherwise both describe the same act in the same words.
    pub named: bool,
    /// Row of the article in the store.
    pub provision_id: i64,
}

/// What `links` tell of the article at `position` in `provisions`.
pub fn of(provisions: &[Provision], links: &[Link], position: usize) -> Vec<Related> {
    let mut related: Vec<Related> = Vec::new();
    for link in links {
        let (other, relation) = match position {
            _ if position == link.penalty => (link.duty, Relation::Duty),
            _ if position == link.duty => (link.penalty, Relation::Penalty),
            _ => continue,
        };
        let Some(provision) = provisions.get(other) else { continue };
        let Place { paragraph, item } = link.place;
        let (law, number, named, provision_id) = (provision.law.clone(), provision.number, link.named, provision.id);
        related.push(Related { law, number, paragraph, item, relation, named, provision_id });
    }
    related
}

/// `罚则条文，对应本法第三十四条第十项，按文义对应本法第三十五条` for a penalty article, `对应罚则：第一百二十四条` for a duty; `None`
/// where there is nothing to say.
pub fn reason(is_penalty: bool, related: &[Related]) -> Option<String> {
    if is_penalty {
        let named = list(related, Relation::Duty, true).map(|duties| format!("，对应本法{duties}"));
        let described = list(related, Relation::Duty, false).map(|duties| format!("，按文义对应本法{duties}"));
        return Some(format!("罚则条文{}{}", named.unwrap_or_default(), described.unwrap_or_default()));
    }
    let named = list(related, Relation::Penalty, true).map(|penalties| format!("对应罚则：{penalties}"));
    let described = list(related, Relation::Penalty, false).map(|penalties| format!("按文义对应罚则：{penalties}"));
    let said: Vec<String> = named.into_iter().chain(described).collect();
    (!said.is_empty()).then(|| said.join("；"))
}

/// 第三十四条第二项、第三项、第三十五条: the related articles of one kind, each named once with all its places.
fn list(related: &[Related], relation: Relation, named: bool) -> Option<String> {
    let mut articles: Vec<(ArticleNumber, Vec<String>)> = Vec::new();
    for other in related.iter().filter(|other| other.relation == relation && other.named == named) {
        let at = articles.iter().position(|(number, _)| *number == other.number).unwrap_or_else(|| {
            articles.push((other.number, Vec::new()));
            articles.len() - 1
        });
        // The place is a part of the duty; a penalty article is named whole.
        let place = Place { paragraph: other.paragraph, item: other.item }.to_string();
        if let Some((_, places)) = articles.get_mut(at)
            && relation == Relation::Duty
            && !place.is_empty()
            && !places.contains(&place)
        {
            places.push(place);
        }
    }
    let rest = if articles.len() > NAMED_IN_REASON { "等" } else { "" };
    let shown = articles.iter().take(NAMED_IN_REASON).map(|(number, places)| format!("{number}{}", places.join("、")));
    let shown: Vec<String> = shown.collect();
    (!shown.is_empty()).then(|| format!("{}{rest}", shown.join("、")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn related(number: u32, relation: Relation, named: bool, item: Option<u32>) -> Related {
        Related {
            law: "中华人民共和国食品安全法".to_owned(),
            number: ArticleNumber { number, suffix: None },
            paragraph: None,
            item,
            relation,
            named,
            provision_id: i64::from(number),
        }
    }

    #[test]
    fn a_penalty_article_says_what_it_sanctions_and_how_that_is_known() {
        let duties = [(34, true, Some(2)), (36, true, None), (34, true, Some(10)), (35, false, None)]
            .map(|(number, named, item)| related(number, Relation::Duty, named, item));
        let expected = "罚则条文，对应本法第三十四条第二项、第十项、第三十六条，按文义对应本法第三十五条";
        assert_eq!(reason(true, &duties).as_deref(), Some(expected));
        assert_eq!(super::reason(true, &[]).as_deref(), Some("罚则条文"));
    }

    #[test]
    fn a_duty_says_what_punishes_its_breach_once() {
        let penalties =
            [related(124, Relation::Penalty, true, Some(1)), related(124, Relation::Penalty, true, Some(2))];
        assert_eq!(reason(false, &penalties).as_deref(), Some("对应罚则：第一百二十四条"));
        assert_eq!(reason(false, &[]), None);
    }
}
