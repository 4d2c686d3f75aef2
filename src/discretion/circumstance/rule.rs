//! What a circumstance does in a case of a certain field, region and law.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Circumstance, Effect};

/// What one document says of a circumstance, and for which cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// What it does there.
    pub effect: Effect,
    /// The article.
    pub source: String,
    /// A condition or limit of that article, in Chinese.
    pub note: Option<String>,
    /// Fields that the document applies to; none: all.
    pub fields: Vec<String>,
    /// Regions, likewise.
    pub regions: Vec<String>,
    /// Laws whose breach it applies to, likewise.
    pub laws: Vec<String>,
    /// First day of its validity, where it is known.
    pub from: Option<NaiveDate>,
    /// Last day of its validity.
    pub to: Option<NaiveDate>,
}

/// The case that a rule is asked for. What is not known is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope<'a> {
    /// Field of enforcement, such as 市场监管 (食品安全 counts as it).
    pub field: Option<&'a str>,
    /// Region of the agency, such as 重庆市渝中区.
    pub region: Option<&'a str>,
    /// Full or short name of the law that was breached.
    pub law: Option<&'a str>,
    /// Date of the act.
    pub on: Option<NaiveDate>,
}

/// What a circumstance does in a case, and by which articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Applied {
    /// The effect; the most binding one where several documents hold.
    pub effect: Effect,
    /// The articles, joined by ；.
    pub source: String,
    /// Conditions and limits of these articles, in Chinese.
    pub notes: Vec<String>,
}

impl Rule {
    /// Whether it holds for a case.
    pub fn holds(&self, scope: &Scope<'_>) -> bool {
        let within = |names: &[String], given: Option<&str>, is_in: fn(&str, &str) -> bool| {
            names.is_empty() || given.is_some_and(|given| names.iter().any(|name| is_in(name, given)))
        };
        within(&self.fields, scope.field.map(super::catalogue::field_family), |name, field| name == field)
            && within(&self.regions, scope.region, |name, region| region.starts_with(name))
            && within(&self.laws, scope.law, |name, law| law.ends_with(name))
            && scope.on.is_none_or(|on| self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to))
    }
}

impl Circumstance {
    /// What it does in a case. Where neither field, region nor law is known, that of the entry itself; where they are known and no
    /// rule holds, that of the general statute; where there is none either, it is one factor among others.
    pub fn applied(&self, scope: &Scope<'_>) -> Applied {
        if scope.field.is_none() && scope.region.is_none() && scope.law.is_none() || self.effect == Effect::Grade {
            return Applied { effect: self.effect, source: self.source.clone(), notes: Vec::new() };
        }
        let holding: Vec<&Rule> = self.rules.iter().filter(|rule| rule.holds(scope)).collect();
        let general = self.law.iter().map(|law| (self.effect, law.as_str()));
        let all: Vec<(Effect, &str)> =
            general.chain(holding.iter().map(|rule| (rule.effect, rule.source.as_str()))).collect();
        let Some(effect) = all.iter().map(|(effect, _)| *effect).max_by_key(|effect| effect.force()) else {
            let notes = vec![format!("本案所在领域、地区的规定没有把“{}”列为法定情节，只作综合考虑", self.name)];
            return Applied { effect: Effect::Factor, source: self.source.clone(), notes };
        };
        let sources: Vec<&str> = all.iter().map(|(_, source)| *source).collect();
        let notes = holding.iter().filter_map(|rule| {
            let note = rule.note.as_ref()?;
            Some(format!("{}：{note}", rule.source))
        });
        Applied { effect, source: sources.join("；"), notes: notes.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::by_id;
    use super::*;

    fn applied(id: &str, scope: Scope<'_>) -> Applied {
        by_id(id).expect("in the catalogue").applied(&scope)
    }

    #[test]
    fn what_is_may_in_one_place_is_must_in_another() {
        let market = Scope { field: Some("食品安全"), ..Scope::default() };
        assert_eq!(applied("accessory", market).effect, Effect::MayLighten);
        let chongqing = applied("accessory", Scope { region: Some("重庆市渝中区"), ..market });
        assert_eq!(chongqing.effect, Effect::MustLighten);
        assert!(chongqing.source.contains("国市监法规〔2022〕2号第十四条第（四）项"), "{chongqing:?}");
        assert!(chongqing.source.contains("重庆市规范行政处罚裁量权办法第十四条第一款第（六）项"), "{chongqing:?}");
        assert_eq!(chongqing.notes.len(), 1);
    }

    #[test]
    fn a_ground_of_another_sector_is_a_mere_factor() {
        let traffic = Scope { field: Some("交通运输"), ..Scope::default() };
        let found = applied("cooperation", traffic);
        assert_eq!(found.effect, Effect::Factor);
        assert!(found.notes[0].contains("只作综合考虑"));
        assert_eq!(applied("cooperation", Scope::default()).effect, Effect::MayLighten);
    }

    #[test]
    fn the_general_statute_holds_everywhere_and_its_source_alone_is_named() {
        let found = applied("removed_harm", Scope { field: Some("水利"), ..Scope::default() });
        assert_eq!((found.effect, found.source.as_str()), (Effect::MustLighten, "行政处罚法第三十二条第（一）项"));
    }

    #[test]
    fn a_rule_holds_from_the_first_day_of_its_document() {
        let eco = |on: &str| Scope { field: Some("生态环境"), on: on.parse().ok(), ..Scope::default() };
        assert_eq!(applied("malicious_damage", eco("2026-08-14")).effect, Effect::Factor);
        assert_eq!(applied("malicious_damage", eco("2026-08-15")).effect, Effect::MustAggravate);
    }

    #[test]
    fn a_rule_of_a_law_holds_for_its_breach_alone() {
        let scope = |law| Scope { field: Some("市场监管"), law: Some(law), ..Scope::default() };
        assert_eq!(applied("lawful_source", scope("中华人民共和国产品质量法")).effect, Effect::MayLighten);
        assert_eq!(applied("lawful_source", scope("中华人民共和国食品安全法")).effect, Effect::Factor);
    }
}
