//! A longer time in one case: who may give it, and whether it counts.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::rule::{Extender, Rule};
use super::{Moment, Rules};
use crate::failure::Failure;

/// Why the end moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DeadlineExtensionKind)]
pub enum ExtensionKind {
    /// 延长.
    #[default]
    Extended,
    /// Time that does not count: 检验、检测、检疫、鉴定.
    Excluded,
}

/// By how much an end moves: `{"by": 20}` or `{"until": "2026-04-25"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DeadlineLonger)]
pub enum Longer {
    /// So much of the unit of the rule.
    By(u16),
    /// To a last day in China, which stands even where it is a rest day.
    Until(NaiveDate),
}

/// A longer time that somebody gave in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = DeadlineExtension)]
pub struct Extension {
    /// Identifier of the rule.
    pub rule: String,
    /// Which of several; `None`: all of the rule.
    pub subject: Option<String>,
    /// Extended, or time that does not count.
    pub kind: ExtensionKind,
    /// By how much.
    pub longer: Longer,
    /// When it was given.
    pub approved_at: DateTime<Utc>,
    /// Who gave it.
    pub approved_by: String,
    /// The law, regulation or rule that allows it, or the reasons.
    pub basis: String,
}

impl Extension {
    /// Whether it is about what started at a moment.
    pub(super) fn concerns(&self, rule: &Rule, start: &Moment) -> bool {
        self.rule == rule.id && (self.subject.is_none() || self.subject == start.subject)
    }

    /// Why it can't count for the rule, in Chinese; `None` where it can. Its time is looked at elsewhere.
    pub(super) fn fault(&self, rule: &Rule) -> Option<String> {
        let Some(allowed) = &rule.extension else {
            return Some(format!("“{}”没有可以延长的规定", rule.name));
        };
        if self.longer == Longer::By(0) {
            return Some("延长的期限须大于零".to_owned());
        }
        if self.approved_by.trim().is_empty() {
            return Some("没有写明批准人".to_owned());
        }
        if self.basis.trim().is_empty() {
            return Some(match allowed.by {
                Extender::Law => "没有写明另有规定的法律、法规或者规章".to_owned(),
                Extender::Head | Extender::Agency => "没有写明延长的理由".to_owned(),
            });
        }
        if self.kind == ExtensionKind::Excluded {
            return (!allowed.excluded).then(|| format!("“{}”没有不计入期限的规定", rule.name));
        }
        match (self.longer, allowed.most) {
            (Longer::By(amount), Some(most)) if amount > most => Some(above(most, &allowed.source)),
            _ => None,
        }
    }
}

/// What is said of one that law does not allow to be so long.
pub(super) fn above(most: u16, source: &str) -> String {
    format!("累计最多可以延长{most}日（{source}）")
}

impl Rules {
    /// Whether an extension may be given, for the case file to ask before it keeps one. What hangs on the end that runs (too
    /// late, too long together with others) is seen in [`Deadline::refused_extensions`](super::Deadline).
    ///
    /// # Errors
    /// `deadline.unknown` where there is no such rule, `deadline.extension` where the rule does not allow it.
    pub fn check_extension(&self, extension: &Extension) -> Result<(), Failure> {
        let Some(rule) = self.by_id(&extension.rule) else {
            return Err(Failure::new("deadline.unknown", format!("没有时限规则“{}”", extension.rule)));
        };
        match extension.fault(rule) {
            Some(fault) => Err(Failure::new("deadline.extension", format!("不能延长：{fault}"))),
            None => Ok(()),
        }
    }
}
