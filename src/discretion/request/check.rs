//! What the types of a request can't say: signs, order of the dates, names that must be known.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{CaseDates, CitedArticle, Office, Proposal, RangeQuestion, RangeRequest, read};
use crate::discretion::range::RangeFacts;
use crate::failure::Failure;
use crate::law::money::Yuan;
use crate::law::penalty_clause::Subject;

impl RangeRequest {
    /// Checks what the types can't.
    ///
    /// # Errors
    /// `range.negative`, `range.factor`, `range.date`, `range.dates`, `range.birth`, `range.article`, `range.subject`,
    /// `range.circumstance`, `range.tier`, `range.approval`.
    pub fn check(self) -> Result<RangeQuestion, Failure> {
        self.check_amounts()?;
        let dates = self.dates()?;
        let subject = self.subject.as_deref().map(read::subject).transpose()?;
        let birth = self.birth.as_deref().map(read::date).transpose()?;
        if birth.is_some() && subject == Some(Subject::Unit) {
            return Err(Failure::new("range.birth", "单位没有出生日期；出生日期只用于自然人"));
        }
        if birth.is_some_and(|birth| birth > dates.act) {
            return Err(Failure::new("range.birth", "出生日期晚于违法行为发生日期"));
        }
        let cited = read::cited(CitedArticle {
            law: self.law,
            article: self.article,
            article_suffix: self.article_suffix,
            paragraph: self.paragraph,
            item: self.item,
        })?;
        let approval = self.approval.map(read::approval).transpose()?;
        let reason = self.reason.filter(|reason| !reason.trim().is_empty());
        Ok(RangeQuestion {
            cited,
            also: self.also.into_iter().map(read::cited).collect::<Result<_, _>>()?,
            successor: self.successor.map(read::cited).transpose()?,
            dates,
            birth,
            life_health_or_financial_harm: self.life_health_or_financial_harm,
            facts: RangeFacts {
                goods_value: self.goods_value,
                illegal_gain: self.illegal_gain,
                illegal_turnover: self.illegal_turnover,
                other_bases: self.bases,
                units: self.units.map(|units| units.0),
                subject,
            },
            circumstances: self.circumstances.into_iter().map(read::circumstance).collect::<Result<_, _>>()?,
            office: Office { agency: self.agency, region: self.region, field: self.field },
            profile: self.profile,
            benchmark: self.benchmark,
            act: self.act,
            measures: plain(self.measures),
            factors: plain(self.factors),
            established: self.established,
            tier: self.tier.map(read::tier).transpose()?,
            proposal: self.proposed.map(|amount| Proposal { amount, reason, approval }),
        })
    }

    fn check_amounts(&self) -> Result<(), Failure> {
        let named = [
            ("goods_value", self.goods_value),
            ("illegal_gain", self.illegal_gain),
            ("illegal_turnover", self.illegal_turnover),
            ("units", self.units),
            ("proposed", self.proposed),
        ];
        let by_name = self.bases.iter().chain(&self.measures).chain(&self.factors);
        let all = named.into_iter().chain(by_name.map(|(name, amount)| (name.as_str(), Some(*amount))));
        if let Some((name, _)) =
            all.filter_map(|(name, amount)| Some((name, amount?))).find(|(_, amount)| amount.0 < Decimal::ZERO)
        {
            return Err(Failure::new("range.negative", format!("“{name}”不能是负数")));
        }
        match self.factors.iter().find(|(_, share)| share.0 > Decimal::ONE) {
            Some((name, _)) => Err(Failure::new("range.factor", format!("裁量因素“{name}”的百分值不能超过1"))
                .with_hint("百分值写成小数：5% 写 0.05")),
            None => Ok(()),
        }
    }

    fn dates(&self) -> Result<CaseDates, Failure> {
        let other = |written: &Option<String>| written.as_deref().map(read::date).transpose();
        let act = read::date(&self.date)?;
        let (ended, found, decided) = (other(&self.ended)?, other(&self.found)?, other(&self.decided)?);
        let in_order = [(ended, "行为终了日期"), (found, "发现日期"), (decided, "决定日期")];
        if let Some((_, name)) = in_order.into_iter().find(|(date, _)| date.is_some_and(|date| date < act)) {
            return Err(Failure::new("range.dates", format!("{name}早于违法行为发生日期")));
        }
        if let (Some(found), Some(decided)) = (found, decided)
            && decided < found
        {
            return Err(Failure::new("range.dates", "决定日期早于发现日期"));
        }
        Ok(CaseDates { act, ended, found, decided })
    }
}

fn plain(amounts: BTreeMap<String, Yuan>) -> BTreeMap<String, Decimal> {
    amounts.into_iter().map(|(name, amount)| (name, amount.0)).collect()
}
