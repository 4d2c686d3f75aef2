//! What a past case has in common with the case at hand, and where it differs: only by what is known of both.

use rust_decimal::Decimal;

use super::amounts;
use super::applied::Applied;
use super::filter::is_same_region;
use crate::discretion::circumstance::same_field;
use crate::law::money::Yuan;
use crate::search::error::SearchError;
use crate::search::hit::PastCase;

/// What is known of the case at hand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OwnCase {
    /// Field of enforcement.
    pub field: Option<String>,
    /// Where the agency is.
    pub region: Option<String>,
    /// The provisions that are to be applied.
    pub applied: Vec<Applied>,
    /// 自然人, 个体工商户, 企业 ...
    pub party_kind: Option<String>,
    /// Circumstances such as 初次违法.
    pub circumstances: Vec<String>,
    /// Value of the goods (货值金额), in yuan.
    pub goods_value: Option<Yuan>,
    /// Illegal gain (违法所得), in yuan.
    pub illegal_gain: Option<Yuan>,
    /// The fine that is thought of, in yuan.
    pub fine: Option<Yuan>,
    /// Its range, least and greatest fine in yuan.
    pub range: Option<(Yuan, Yuan)>,
    /// Where the circumstances place it: 从轻, 一般, 从重.
    pub tier: Option<String>,
    /// Values of the goods at which the provision passes to another fine, in yuan.
    pub thresholds: Vec<Yuan>,
}

impl OwnCase {
    /// Refuses amounts that can't be.
    ///
    /// # Errors
    /// `search.bounds` where an amount is negative, or the range has its greatest fine below its least.
    pub fn check(&self) -> Result<(), SearchError> {
        let range = self.range.map(|(least, greatest)| [least, greatest]).into_iter().flatten();
        let amounts = [self.goods_value, self.illegal_gain, self.fine].into_iter().flatten();
        if amounts.chain(range).any(|amount| amount < Yuan::default()) {
            return Err(SearchError::Bounds("本案的金额不能为负".to_owned()));
        }
        if self.range.is_some_and(|(least, greatest)| least > greatest) {
            return Err(SearchError::Bounds("本案幅度的下限高于上限".to_owned()));
        }
        Ok(())
    }
}

/// What is alike and what differs, as sentences in Chinese.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What is alike.
    pub alike: Vec<String>,
    /// What differs.
    pub differs: Vec<String>,
}

impl Comparison {
    fn add(&mut self, is_alike: bool, alike: impl FnOnce() -> String, differs: impl FnOnce() -> String) {
        if is_alike { self.alike.push(alike()) } else { self.differs.push(differs()) }
    }
}

/// Compares a past case, which applied these provisions, with the case at hand.
pub fn compare(own: &OwnCase, case: &PastCase, applied: &[Applied]) -> Comparison {
    let mut found = Comparison::default();
    compare_provisions(&mut found, own, applied);
    if let Some(field) = &own.field {
        let differs = || format!("执法领域不同：本案为{field}，该案为{}", case.field);
        found.add(same_field(field, &case.field), || format!("同属{}领域", case.field), differs);
    }
    if let Some((region, held)) = own.region.as_ref().zip(case.region.as_ref()) {
        let differs = || format!("地区不同：本案在{region}，该案在{held}");
        found.add(is_same_region(case, region), || format!("同在{held}"), differs);
    }
    if let Some((kind, held)) = own.party_kind.as_ref().zip(case.party_kind.as_ref()) {
        let differs = || format!("当事人类型不同：本案为{kind}，该案为{held}");
        found.add(kind == held, || format!("当事人同为{kind}"), differs);
    }
    compare_circumstances(&mut found, own, case);
    compare_amounts(&mut found, "货值金额", own.goods_value, amounts::goods_value(&case.facts));
    compare_amounts(&mut found, "违法所得", own.illegal_gain, amounts::illegal_gain(&case.facts));
    found
}

fn compare_provisions(found: &mut Comparison, own: &OwnCase, applied: &[Applied]) {
    if own.applied.is_empty() || applied.is_empty() {
        return;
    }
    let list = |articles: Vec<&Applied>| articles.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
    let shared: Vec<&Applied> = applied.iter().filter(|article| own.applied.contains(article)).collect();
    let is_shared = !shared.is_empty();
    let differs = || format!("适用条款不同：该案适用{}", list(applied.iter().collect()));
    found.add(is_shared, || format!("同样适用{}", list(shared)), differs);
}

fn compare_circumstances(found: &mut Comparison, own: &OwnCase, case: &PastCase) {
    if own.circumstances.is_empty() {
        return;
    }
    let has = |all: &[String], one: &String| all.contains(one);
    let shared: Vec<&str> =
        own.circumstances.iter().filter(|one| has(&case.circumstances, one)).map(String::as_str).collect();
    let own_only: Vec<&str> =
        own.circumstances.iter().filter(|one| !has(&case.circumstances, one)).map(String::as_str).collect();
    let its_only: Vec<&str> =
        case.circumstances.iter().filter(|one| !has(&own.circumstances, one)).map(String::as_str).collect();
    if !shared.is_empty() {
        found.alike.push(format!("情节相同：{}", shared.join("、")));
    }
    if !own_only.is_empty() {
        found.differs.push(format!("本案有而该案未载的情节：{}", own_only.join("、")));
    }
    if !its_only.is_empty() {
        found.differs.push(format!("该案另有情节：{}", its_only.join("、")));
    }
}

/// Amounts are near where the greater is at most one and a half times the smaller; both are named, so that a person can judge.
fn compare_amounts(found: &mut Comparison, what: &str, own: Option<Yuan>, its: Option<Yuan>) {
    let Some((own, its)) = own.zip(its) else { return };
    let (smaller, greater) = if own <= its { (own, its) } else { (its, own) };
    let is_near = greater <= smaller.times(Decimal::new(15, 1));
    let both = format!("本案{own}，该案{its}");
    found.add(is_near, || format!("{what}相近：{both}"), || format!("{what}不同：{both}"));
}

#[cfg(test)]
mod tests {
    use super::super::filter::tests::case;
    use super::*;
    use crate::law::provision::ArticleNumber;

    fn article(number: u32) -> Applied {
        Applied::new("食品安全法", ArticleNumber { number, suffix: None })
    }

    fn compared(own: &OwnCase) -> Comparison {
        compare(own, &case(), &Applied::of(&case().basis))
    }

    #[test]
    fn what_is_alike_and_what_differs_is_said_with_both_sides() {
        let own = OwnCase {
            field: Some("食品安全".to_owned()),
            region: Some("山东省".to_owned()),
            applied: vec![article(124)],
            party_kind: Some("企业".to_owned()),
            circumstances: vec!["初次违法".to_owned(), "主动改正".to_owned()],
            goods_value: Some(Yuan::from_integer(4_000)),
            illegal_gain: Some(Yuan::from_integer(10)),
            ..OwnCase::default()
        };
        let found = compared(&own);
        let alike = [
            "同样适用《食品安全法》第一百二十四条",
            "同属食品安全领域",
            "情节相同：初次违法",
            "货值金额相近：本案4000元，该案4520元",
        ];
        let differs = [
            "地区不同：本案在山东省，该案在辽宁省",
            "当事人类型不同：本案为企业，该案为个体工商户",
            "本案有而该案未载的情节：主动改正",
            "该案另有情节：一般处罚",
        ];
        assert_eq!(found.alike, alike);
        assert_eq!(found.differs, differs);
    }

    #[test]
    fn amounts_that_cannot_be_are_refused() {
        let yuan = Yuan::from_integer;
        assert!(OwnCase { range: Some((yuan(1), yuan(2))), ..OwnCase::default() }.check().is_ok());
        assert!(OwnCase { range: Some((yuan(2), yuan(1))), ..OwnCase::default() }.check().is_err());
        assert!(OwnCase { fine: Some(yuan(-1)), ..OwnCase::default() }.check().is_err());
    }

    #[test]
    fn what_is_not_known_is_not_compared() {
        assert_eq!(compared(&OwnCase::default()), Comparison::default());
        let far = OwnCase { goods_value: Some(Yuan::from_integer(100)), ..OwnCase::default() };
        assert_eq!(compared(&far).differs, ["货值金额不同：本案100元，该案4520元"]);
    }
}
