//! Which profile applies: by agency, region, field and date, the most specific first.

use chrono::NaiveDate;

use super::{Profiles, RuleProfile};

/// What is known of whose rules apply.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// A profile that a person named.
    pub id: Option<&'a str>,
    /// Name of the agency, such as 某某县市场监督管理局.
    pub agency: Option<&'a str>,
    /// Its region, such as 重庆市 or 重庆市渝中区.
    pub region: Option<&'a str>,
    /// Fields of enforcement; those of the law where nobody named one.
    pub fields: &'a [String],
}

/// The profile that applies, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// `None` where none applies.
    pub profile: Option<&'a RuleProfile>,
    /// Why, in Chinese.
    pub reason: String,
    /// Other profiles that apply as well, less specific.
    pub others: Vec<&'a RuleProfile>,
}

impl Profiles {
    /// Chooses for a case: rules that were in force when the act happened (`act`), else those in force on the day of the
    /// decision. Rules with figures go before rules without, then those for a region before those for a field before
    /// general ones, then the later.
    pub fn choose(&self, wanted: Wanted<'_>, act: NaiveDate, decided: NaiveDate) -> Chosen<'_> {
        if let Some(id) = wanted.id {
            return self.named(id, act);
        }
        let fitting: Vec<&RuleProfile> = self.all.iter().filter(|profile| profile.fits(wanted)).collect();
        for (on, of_what) in [(act, "违法行为发生时"), (decided, "作出决定时")] {
            let mut in_force: Vec<&RuleProfile> = fitting.iter().copied().filter(|rules| rules.in_force(on)).collect();
            in_force.sort_by_key(|profile| std::cmp::Reverse(profile.rank(wanted)));
            if let Some((first, others)) = in_force.split_first() {
                let in_force = match first.validity.from {
                    Some(_) => format!("{of_what}（{on}）施行"),
                    None => "没有收录施行日期，须核对是否施行".to_owned(),
                };
                let reason = format!("{}，{in_force}", first.grounds(wanted));
                return Chosen { profile: Some(first), reason, others: others.to_vec() };
            }
        }
        let reason = "没有适用于该机关、地区、领域和日期的裁量规则".to_owned();
        Chosen { profile: None, reason, others: Vec::new() }
    }

    fn named(&self, id: &str, act: NaiveDate) -> Chosen<'_> {
        let profile = self.by_id(id);
        let reason = match profile {
            Some(profile) if profile.validity.from.is_none() => "由办案人员指定；没有收录施行日期，须核对".to_owned(),
            Some(profile) if profile.in_force(act) => "由办案人员指定".to_owned(),
            Some(_) => format!("由办案人员指定；违法行为发生时（{act}）尚未施行或者已经失效，须核对"),
            None => format!("没有标识为“{id}”的裁量规则"),
        };
        Chosen { profile, reason, others: Vec::new() }
    }
}

impl RuleProfile {
    fn fits(&self, wanted: Wanted<'_>) -> bool {
        let of_region = self.regions.is_empty() || self.names_region(wanted);
        let unlimited = self.fields.is_empty() && self.agencies.is_empty();
        let of_field = self.names_field(wanted) || self.names_agency(wanted);
        of_region && (unlimited || of_field)
    }

    fn names_region(&self, wanted: Wanted<'_>) -> bool {
        let named = |text: Option<&str>| {
            text.is_some_and(|text| self.regions.iter().any(|region| text.starts_with(region.as_str())))
        };
        named(wanted.region) || named(wanted.agency)
    }

    fn names_field(&self, wanted: Wanted<'_>) -> bool {
        wanted.fields.iter().any(|field| self.fields.contains(field))
    }

    fn names_agency(&self, wanted: Wanted<'_>) -> bool {
        wanted.agency.is_some_and(|name| self.agencies.iter().any(|words| name.contains(words.as_str())))
    }

    /// What is compared first comes first.
    fn rank(&self, wanted: Wanted<'_>) -> (bool, bool, bool, bool, Option<NaiveDate>) {
        let of_region = !self.regions.is_empty();
        (self.has_figures(), of_region, self.names_agency(wanted), self.names_field(wanted), self.validity.from)
    }

    fn grounds(&self, wanted: Wanted<'_>) -> String {
        let mut grounds = Vec::new();
        if !self.regions.is_empty() {
            grounds.push(format!("地区为{}", self.regions.join("、")));
        }
        if self.names_field(wanted) {
            grounds.push(format!("领域为{}", self.fields.join("、")));
        } else if self.names_agency(wanted) {
            grounds.push(format!("机关为{}", wanted.agency.unwrap_or_default()));
        }
        if grounds.is_empty() { "普遍适用".to_owned() } else { grounds.join("，") }
    }
}
