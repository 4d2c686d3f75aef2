//! Which past cases are comparable with the case at hand (类案), for the distribution of their fines.

use super::amounts;
use super::applied::Applied;
use super::compare::OwnCase;
use crate::discretion::circumstance::same_field;
use crate::discretion::distribution::{Distribution, ENOUGH, OwnFine};
use crate::law::money::Yuan;
use crate::search::hit::PastCase;

/// Tiers as decisions name them.
const TIERS: [&str; 5] = ["不予处罚", "减轻", "从轻", "从重", "一般"];

/// The fines of the comparable cases, and where the case at hand lies among them; `None` where no provision of it is known.
///
/// Comparable are cases with a fine that applied one of its provisions, in its field, and with goods whose value falls under the same
/// fine of the provision, each as far as it is known; those of the same tier alone where there are enough of them.
pub fn distribution(cases: &[PastCase], applied: &[Vec<Applied>], own: &OwnCase) -> Option<Distribution> {
    if own.applied.is_empty() {
        return None;
    }
    let comparable: Vec<&PastCase> = cases
        .iter()
        .zip(applied)
        .filter(|(case, applied)| is_comparable(case, applied, own))
        .map(|(case, _)| case)
        .collect();
    let mut of = "同一条款".to_owned();
    of.push_str(if own.field.is_some() { "、同一领域" } else { "" });
    of.push_str(if own.goods_value.is_some() && !own.thresholds.is_empty() { "、同一货值档次" } else { "" });
    let own_fine =
        OwnFine { fine: own.fine, low: own.range.map(|range| range.0), high: own.range.map(|range| range.1) };
    let spread = |of: String, cases: &[&PastCase]| {
        let fines = cases.iter().filter_map(|case| case.fine).collect();
        let invented = cases.iter().filter(|case| case.invented).count();
        Distribution::new(of, fines, invented, own_fine)
    };
    let Some(tier) = own.tier.as_deref().and_then(tier_in) else {
        return Some(spread(format!("{of}的案例"), &comparable));
    };
    let same_tier: Vec<&PastCase> = comparable.iter().copied().filter(|case| tier_of(case) == Some(tier)).collect();
    if same_tier.len() >= ENOUGH || comparable.len() < ENOUGH {
        return Some(spread(format!("{of}、同一阶次（{tier}）的案例"), &same_tier));
    }
    let mut found = spread(format!("{of}的案例"), &comparable);
    let fewer = format!("其中同一阶次（{tier}）的只有 {} 件，不足以单独统计，以下不分阶次", same_tier.len());
    found.note = Some(found.note.map_or_else(|| fewer.clone(), |note| format!("{fewer}；{note}")));
    Some(found)
}

fn is_comparable(case: &PastCase, applied: &[Applied], own: &OwnCase) -> bool {
    case.fine.is_some()
        && applied.iter().any(|article| own.applied.contains(article))
        && own.field.as_ref().is_none_or(|field| same_field(field, &case.field))
        && is_same_band(own, amounts::goods_value(&case.facts))
}

/// Whether the goods of both cases fall between the same thresholds of the provision; what is not known keeps nobody out.
fn is_same_band(own: &OwnCase, its: Option<Yuan>) -> bool {
    let Some((own_value, its)) = own.goods_value.zip(its) else { return true };
    let band = |value: Yuan| own.thresholds.iter().filter(|threshold| **threshold <= value).count();
    band(own_value) == band(its)
}

fn tier_of(case: &PastCase) -> Option<&'static str> {
    case.circumstances.iter().find_map(|words| tier_in(words))
}

/// The tier that words name: 从轻处罚.
fn tier_in(words: &str) -> Option<&'static str> {
    TIERS.into_iter().find(|tier| words.strip_prefix(tier).is_some_and(|rest| rest.is_empty() || rest == "处罚"))
}

#[cfg(test)]
mod tests {
    use super::super::filter::tests::case;
    use super::*;
    use crate::law::provision::ArticleNumber;

    fn article(number: u32) -> Applied {
        Applied::new("食品安全法", ArticleNumber { number, suffix: None })
    }

    /// Twelve cases under article 124: fines of 1 to 12 thousand, the last four light, the rest general, goods of 500 yuan.
    fn cases() -> Vec<PastCase> {
        let one = |index: i64| PastCase {
            case_id: format!("虚构-{index}"),
            facts: "货值金额500元。".to_owned(),
            fine: Some(Yuan::from_integer(index * 1_000)),
            circumstances: vec![if index > 8 { "从轻处罚" } else { "一般处罚" }.to_owned()],
            ..case()
        };
        (1..=12).map(one).collect()
    }

    fn found(cases: &[PastCase], own: &OwnCase) -> Distribution {
        let applied: Vec<Vec<Applied>> = cases.iter().map(|case| Applied::of(&case.basis)).collect();
        distribution(cases, &applied, own).expect("a provision is known")
    }

    fn own() -> OwnCase {
        OwnCase { applied: vec![article(124)], ..OwnCase::default() }
    }

    #[test]
    fn the_same_tier_alone_is_compared_where_there_are_enough() {
        let general = found(&cases(), &OwnCase { tier: Some("一般".to_owned()), ..own() });
        assert_eq!((general.count, general.max), (8, Some(Yuan::from_integer(8_000))));
        assert!(general.of.contains("同一阶次（一般）"), "{}", general.of);
        let light = found(&cases(), &OwnCase { tier: Some("从轻".to_owned()), ..own() });
        assert_eq!(light.count, 12);
        assert!(light.note.as_deref().is_some_and(|note| note.contains("只有 4 件")), "{:?}", light.note);
    }

    #[test]
    fn goods_under_another_fine_of_the_provision_are_left_out() {
        let mut all = cases();
        all[0].facts = "货值金额20000元。".to_owned();
        let ten_thousand = vec![Yuan::from_integer(10_000)];
        let mine = OwnCase { goods_value: Some(Yuan::from_integer(900)), thresholds: ten_thousand, ..own() };
        let spread = found(&all, &mine);
        assert_eq!(spread.count, 11);
        assert!(spread.of.contains("同一货值档次"));
        let unknown = found(&all, &OwnCase { goods_value: None, ..mine });
        assert_eq!(unknown.count, 12, "what is not known keeps nobody out");
    }

    #[test]
    fn another_field_or_provision_is_not_compared_and_samples_are_counted() {
        let same = found(&cases(), &OwnCase { field: Some("市场监管".to_owned()), ..own() });
        assert_eq!((same.count, same.invented), (12, 12), "food safety is a part of market supervision");
        assert!(same.note.as_deref().is_some_and(|note| note.contains("虚构案例 12 件")));
        assert_eq!(found(&cases(), &OwnCase { field: Some("水利".to_owned()), ..own() }).count, 0);
        let other = OwnCase { applied: vec![article(125)], ..OwnCase::default() };
        assert_eq!(found(&cases(), &other).count, 0);
    }

    #[test]
    fn a_range_gets_its_place() {
        let range = Some((Yuan::from_integer(3_000), Yuan::from_integer(6_500)));
        let spread = found(&cases(), &OwnCase { range, ..own() });
        // Two below and one equal of twelve; six below of twelve.
        assert_eq!((spread.low_percentile, spread.high_percentile), (Some(20.8), Some(50.0)));
    }
}
