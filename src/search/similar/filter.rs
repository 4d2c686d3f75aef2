//! Which past cases a query looks at.

use chrono::NaiveDate;

use super::applied::Applied;
use crate::law::money::Yuan;
use crate::law::provision::ArticleNumber;
use crate::search::error::SearchError;
use crate::search::hit::PastCase;

/// Which past cases a query looks at; by default all.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CaseFilter {
    /// Field of enforcement.
    pub field: Option<String>,
    /// Region, such as 山东省淄博市; cases of a region that contains it, or that it contains, are taken.
    pub region: Option<String>,
    /// Law that was applied, by its full name; the engine takes any name that people use.
    pub law: Option<String>,
    /// Article of that law that was applied.
    pub article: Option<ArticleNumber>,
    /// First day of the decision.
    pub from: Option<NaiveDate>,
    /// Last day of the decision.
    pub to: Option<NaiveDate>,
    /// Least fine; cases without a fine are left out.
    pub fine_min: Option<Yuan>,
    /// Greatest fine, likewise.
    pub fine_max: Option<Yuan>,
    /// A kind of penalty that was imposed, such as 吊销许可证.
    pub penalty: Option<String>,
}

impl CaseFilter {
    /// Refuses bounds that no case can lie between.
    ///
    /// # Errors
    /// `search.bounds`.
    pub fn check(&self) -> Result<(), SearchError> {
        let refuse = |reason: &str| Err(SearchError::Bounds(reason.to_owned()));
        if self.article.is_some() && self.law.is_none() {
            return refuse("给出了条号，没有给出法律");
        }
        if self.from.zip(self.to).is_some_and(|(from, to)| from > to) {
            return refuse("起始日期在截止日期之后");
        }
        let is_negative = |bound: &Option<Yuan>| bound.is_some_and(|bound| bound < Yuan::default());
        if is_negative(&self.fine_min) || is_negative(&self.fine_max) {
            return refuse("罚款金额不能为负");
        }
        if self.fine_min.zip(self.fine_max).is_some_and(|(least, greatest)| least > greatest) {
            return refuse("罚款下限高于上限");
        }
        Ok(())
    }

    /// Whether a case, which applied these provisions, is asked for.
    pub fn accepts(&self, case: &PastCase, applied: &[Applied]) -> bool {
        let day = |is_kept: &dyn Fn(NaiveDate) -> bool| case.decided_on.is_some_and(is_kept);
        let fine = |is_kept: &dyn Fn(Yuan) -> bool| case.fine.is_some_and(is_kept);
        self.field.as_deref().is_none_or(|field| field == case.field)
            && self.region.as_deref().is_none_or(|region| is_same_region(case, region))
            && self.law.as_deref().is_none_or(|law| applied.iter().any(|one| self.is_applied(one, law)))
            && self.from.is_none_or(|from| day(&|on| from <= on))
            && self.to.is_none_or(|to| day(&|on| on <= to))
            && self.fine_min.is_none_or(|least| fine(&|fine| least <= fine))
            && self.fine_max.is_none_or(|greatest| fine(&|fine| fine <= greatest))
            && self.penalty.as_deref().is_none_or(|kind| case.penalties.iter().any(|imposed| imposed.contains(kind)))
    }

    fn is_applied(&self, applied: &Applied, law: &str) -> bool {
        applied.is_of(law) && self.article.is_none_or(|article| article == applied.number())
    }
}

/// Whether a case was decided in a region: 山东省 and 山东省淄博市 are the same to one another.
pub(super) fn is_same_region(case: &PastCase, region: &str) -> bool {
    case.region.as_deref().is_some_and(|held| region.contains(held) || held.contains(region))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A case of a small shop that was fined 66,000 yuan.
    pub fn case() -> PastCase {
        PastCase {
            case_id: "虚构-1".to_owned(),
            decided_on: NaiveDate::from_ymd_opt(2026, 6, 30),
            agency: "某局".to_owned(),
            region: Some("辽宁省".to_owned()),
            field: "食品安全".to_owned(),
            party: "某某小吃店".to_owned(),
            party_kind: Some("个体工商户".to_owned()),
            facts: "牛奶384盒已超过保质期，货值金额4520元。".to_owned(),
            basis: vec!["《中华人民共和国食品安全法》第一百二十四条第一款第五项".to_owned()],
            penalties: vec!["没收违法生产经营的食品".to_owned(), "罚款".to_owned()],
            fine: Some(Yuan::from_integer(66_000)),
            circumstances: vec!["初次违法".to_owned(), "一般处罚".to_owned()],
            invented: true,
        }
    }

    fn day(text: &str) -> Option<NaiveDate> {
        Some(text.parse().expect("a date"))
    }

    #[test]
    fn each_condition_takes_and_leaves() {
        let accepts = |filter: CaseFilter| filter.accepts(&case(), &Applied::of(&case().basis));
        let all = CaseFilter::default;
        let (law, article) = (Some("食品安全法".to_owned()), Some(ArticleNumber { number: 124, suffix: None }));
        let other = Some(ArticleNumber { number: 125, suffix: None });
        assert!(accepts(CaseFilter { law: law.clone(), article, ..all() }));
        assert!(!accepts(CaseFilter { law, article: other, ..all() }));
        assert!(accepts(CaseFilter { region: Some("辽宁省沈阳市".to_owned()), ..all() }));
        assert!(!accepts(CaseFilter { region: Some("山东省".to_owned()), ..all() }));
        assert!(accepts(CaseFilter { from: day("2026-06-30"), to: day("2026-06-30"), ..all() }));
        assert!(!accepts(CaseFilter { to: day("2026-06-29"), ..all() }));
        let (less, more) = (Some(Yuan::from_integer(65_999)), Some(Yuan::from_integer(66_001)));
        assert!(accepts(CaseFilter { fine_min: less, fine_max: more, ..all() }));
        assert!(!accepts(CaseFilter { fine_max: less, ..all() }));
        assert!(accepts(CaseFilter { penalty: Some("没收".to_owned()), ..all() }));
        assert!(!accepts(CaseFilter { penalty: Some("吊销".to_owned()), ..all() }));
        assert!(!accepts(CaseFilter { field: Some("生态环境".to_owned()), ..all() }));
    }

    #[test]
    fn bounds_that_nothing_lies_between_are_refused() {
        let check = |filter: CaseFilter| filter.check().map_err(|error| crate::failure::Failure::from(error).code);
        let all = CaseFilter::default;
        let (one, two) = (Some(Yuan::from_integer(1)), Some(Yuan::from_integer(2)));
        assert_eq!(check(CaseFilter { fine_min: one, fine_max: two, ..all() }), Ok(()));
        for wrong in [
            CaseFilter { fine_min: two, fine_max: one, ..all() },
            CaseFilter { fine_min: Some(Yuan::from_integer(-1)), ..all() },
            CaseFilter { from: day("2026-02-01"), to: day("2026-01-01"), ..all() },
            CaseFilter { article: Some(ArticleNumber { number: 1, suffix: None }), ..all() },
        ] {
            assert_eq!(check(wrong), Err("search.bounds"));
        }
    }
}
