//! The clauses that a reference names.

use super::reference::{Reference, Target};
use super::{PenaltyClause, parse};
use crate::law::provision::ArticleNumber;

/// Where the articles of the law stand that a reference may name.
pub trait ArticleTexts {
    /// The text of an article on the day in question; `law` is the title as written, `None` for the law of the clause itself.
    fn article(&self, law: Option<&str>, number: ArticleNumber) -> Option<String>;
}

/// What a reference leads to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resolved {
    /// The clauses that it names, with the law as written and the article.
    pub clauses: Vec<PenaltyClause>,
    /// Targets that were not found, or that do not punish.
    pub missing: Vec<Target>,
}

/// Follows a reference of a clause of `here`, the article that it stands in.
pub fn resolve(reference: &Reference, here: &[PenaltyClause], texts: &impl ArticleTexts) -> Resolved {
    let mut resolved = Resolved::default();
    for target in &reference.targets {
        let found = clauses_of(target, here, texts);
        if found.is_empty() {
            resolved.missing.push(target.clone());
        }
        resolved.clauses.extend(found);
    }
    resolved
}

fn clauses_of(target: &Target, here: &[PenaltyClause], texts: &impl ArticleTexts) -> Vec<PenaltyClause> {
    if target.article.is_none() {
        return in_paragraphs(target, here.to_vec());
    }
    let mut found = Vec::new();
    for number in target.articles() {
        let Some(text) = texts.article(target.law.as_deref(), number) else { continue };
        let clauses = parse(&text).into_iter().map(|clause| PenaltyClause {
            law: target.law.clone(),
            number: Some(number),
            ..clause
        });
        found.extend(in_paragraphs(target, clauses.collect()));
    }
    found
}

/// The clauses of the paragraphs and items that a target names.
fn in_paragraphs(target: &Target, clauses: Vec<PenaltyClause>) -> Vec<PenaltyClause> {
    let named = |clause: &PenaltyClause| target.paragraphs.is_empty() || target.paragraphs.contains(&clause.paragraph);
    clauses.into_iter().filter(named).map(|clause| in_items(target, clause)).collect()
}

/// Without the penalties of items that are not named; those of the lead are for all.
fn in_items(target: &Target, mut clause: PenaltyClause) -> PenaltyClause {
    let named = |item: Option<u32>| target.items.is_empty() || item.is_none_or(|item| target.items.contains(&item));
    clause.fines.retain(|fine| named(fine.item));
    clause.measures.retain(|measure| named(measure.item));
    clause
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Law;

    impl ArticleTexts for Law {
        fn article(&self, law: Option<&str>, number: ArticleNumber) -> Option<String> {
            let known = law.is_none() && number.number == 9;
            known.then(|| "违反规定的，处一万元以下罚款。\n情节严重的，处五万元以下罚款。".to_owned())
        }
    }

    fn most(resolved: &Resolved) -> Vec<String> {
        let fines = resolved.clauses.iter().flat_map(|clause| &clause.fines);
        fines.filter_map(|fine| fine.max).map(|max| max.normalize().to_string()).collect()
    }

    #[test]
    fn a_reference_leads_to_the_fines_of_the_paragraph_that_it_names() {
        let here = parse("违反规定的，处二千元以下罚款。\n单位有前款行为的，依照前款规定处罚。");
        let resolved = resolve(&here[1].refers_to[0], &here, &Law);
        assert_eq!((most(&resolved), resolved.missing.len()), (vec!["2000".to_owned()], 0));
    }

    #[test]
    fn a_reference_leads_into_another_article_or_says_that_it_leads_nowhere() {
        let here = parse("明知而购买的，依照本法第九条第二款的规定处罚；伪造的，依照本法第十条的规定处罚。");
        let found = resolve(&here[0].refers_to[0], &here, &Law);
        assert_eq!(most(&found), ["50000"]);
        assert_eq!(found.clauses[0].number.map(|number| number.number), Some(9));
        assert_eq!(resolve(&here[0].refers_to[1], &here, &Law).missing.len(), 1);
    }
}
