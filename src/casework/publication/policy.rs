//! An agency's own rules of publication (行政执法公示办法): how long a decision stays public, who ends it, what is not hidden.
//!
//! Law sets no period; without a rule of the agency nothing ends it.

use chrono::{Days, Months, NaiveDate};
use serde::Deserialize;

use crate::casework::redaction::Settings;
use crate::failure::Failure;

/// The rules of an agency, from its `publication.toml`; the default hides everything and ends nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// How long a decision stays public.
    pub period: Option<Period>,
    /// Who ends it when it is over.
    pub expire: ExpiredBy,
    /// Words that stay wherever they stand, such as the telephone of the agency.
    pub keep: Vec<String>,
    /// What is not hidden.
    pub redaction: Settings,
}

/// How long a decision stays public, from the day on which it first was; that day does not count.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// How many.
    pub amount: u32,
    /// Of what.
    pub unit: PeriodUnit,
    /// What sets it: the agency's own rule.
    pub basis: String,
}

/// What a period is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodUnit {
    /// 日.
    Days,
    /// 月.
    Months,
}

/// Who ends a publication whose period is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExpiredBy {
    /// Somebody of the agency, case by case.
    #[default]
    Person,
    /// The service, each day.
    Service,
}

impl Policy {
    /// Reads `publication.toml`.
    ///
    /// # Errors
    /// `publication.policy` where it is no such file.
    pub fn from_toml(text: &str) -> Result<Self, Failure> {
        let refuse = |why: &str| Failure::new("publication.policy", format!("publication.toml 有误：{why}"));
        let policy: Self = toml::from_str(text).map_err(|error| refuse(error.message()))?;
        match &policy.period {
            Some(period) if period.amount == 0 => Err(refuse("公示期应大于零")),
            Some(period) if period.basis.trim().is_empty() => Err(refuse("公示期没有写明依据（basis）")),
            _ => Ok(policy),
        }
    }

    /// The last day on which something is public that first was on `day`; `None` where no period is set.
    pub fn until(&self, day: NaiveDate) -> Option<NaiveDate> {
        let period = self.period.as_ref()?;
        match period.unit {
            PeriodUnit::Days => day.checked_add_days(Days::new(period.amount.into())),
            PeriodUnit::Months => day.checked_add_months(Months::new(period.amount)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_period_is_counted_from_the_day_after() {
        let policy = Policy::from_toml("[period]\namount = 12\nunit = \"months\"\nbasis = \"本局公示办法第九条\"\n");
        let policy = policy.expect("reads");
        assert_eq!(policy.until(day("2026-03-10")), Some(day("2027-03-10")));
        assert_eq!(policy.until(day("2024-02-29")), Some(day("2025-02-28")));
        assert_eq!((policy.expire, policy.redaction.keep_officer_names), (ExpiredBy::Person, false));
        assert_eq!(Policy::default().until(day("2026-03-10")), None);
    }

    #[test]
    fn what_is_misspelt_or_has_no_basis_is_refused() {
        for text in [
            "[period]\namount = 12\nunit = \"months\"\n",
            "[period]\namount = 0\nunit = \"days\"\nbasis = \"办法\"\n",
            "[period]\namount = 12\nunit = \"months\"\nbasis = \" \"\n",
            "expires = \"service\"\n",
        ] {
            assert_eq!(Policy::from_toml(text).expect_err("refused").code, "publication.policy", "{text}");
        }
        let by_service =
            Policy::from_toml("expire = \"service\"\nkeep = [\"12315\"]\n[redaction]\nkeep_officer_names = true\n");
        let by_service = by_service.expect("reads");
        assert_eq!((by_service.expire, by_service.redaction.keep_officer_names), (ExpiredBy::Service, true));
    }
}
