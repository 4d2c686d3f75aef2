//! What an agency changes of a time limit, and whether it may.

use serde::Deserialize;

use super::file::term;
use super::rule::{Adjust, Rule, Term, Unit};
use crate::failure::Failure;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    rule: Vec<Change>,
}

/// One entry of an agency's file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    id: String,
    amount: Option<u16>,
    unit: Option<Unit>,
    month: Option<u32>,
    day: Option<u32>,
    warn: Option<u16>,
    basis: Option<String>,
}

/// Reads an agency's file.
pub(super) fn read(toml: &str) -> Result<Vec<Change>, Failure> {
    let file: File = toml::from_str(toml).map_err(|error| {
        Failure::new("deadline.file", format!("本机关的时限文件格式不对：{}", error.message()))
            .with_hint("每条一个 [[rule]]，写明 id，以及 amount、unit、month、day、warn、basis 中要改的")
    })?;
    Ok(file.rule)
}

impl Change {
    /// The rule that it changes.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Changes the rule.
    pub(super) fn apply(self, rule: &mut Rule) -> Result<(), Failure> {
        if let Some(warn) = self.warn {
            rule.warn = warn;
        }
        let changes_term = self.amount.is_some() || self.unit.is_some() || self.month.is_some() || self.day.is_some();
        if !changes_term {
            return Ok(());
        }
        let term = self.wanted(rule)?;
        let basis = self.basis.map(|basis| basis.trim().to_owned()).filter(|basis| !basis.is_empty());
        match rule.adjust {
            Adjust::Fixed => return Err(refused(rule, "是当事人的法定期限，不能由本机关改动")),
            Adjust::Stricter if !is_stricter(rule, term) => {
                return Err(refused(rule, "比法定期限宽，本机关只能从严"));
            }
            Adjust::ByLaw if !is_stricter(rule, term) && basis.is_none() => {
                return Err(refused(rule, "比法定期限宽，须写明另有规定的法律、法规或者规章（basis）"));
            }
            Adjust::Free | Adjust::Stricter | Adjust::ByLaw => {}
        }
        rule.term = term;
        rule.own_basis = basis;
        Ok(())
    }

    /// The length that is asked for; what the entry leaves out stays as it is.
    fn wanted(&self, rule: &Rule) -> Result<Term, Failure> {
        let wanted = match rule.term {
            Term::Length { amount, unit } => {
                term(self.amount.or(Some(amount)), self.unit.or(Some(unit)), self.month, self.day)
            }
            Term::Yearly { month, day } => {
                term(self.amount, self.unit, self.month.or(Some(month)), self.day.or(Some(day)))
            }
            Term::Unset => term(self.amount, self.unit, self.month, self.day),
        };
        let fits = |term: &Term| match rule.term {
            Term::Unset => matches!(term, Term::Length { .. }),
            set => term.unit() == set.unit(),
        };
        wanted.filter(fits).ok_or_else(|| refused(rule, "期限写得不对：数量至少为1，计算单位须与规则相同"))
    }
}

/// Whether `term` asks at least as much of the agency as the rule does.
fn is_stricter(rule: &Rule, term: Term) -> bool {
    match (rule.term, term) {
        (Term::Length { amount: lawful, .. }, Term::Length { amount, .. }) if rule.before => amount >= lawful,
        (Term::Length { amount: lawful, .. }, Term::Length { amount, .. }) => amount <= lawful,
        (Term::Yearly { month: lawful, day: by }, Term::Yearly { month, day }) => (month, day) <= (lawful, by),
        _ => false,
    }
}

fn refused(rule: &Rule, why: &str) -> Failure {
    Failure::new("deadline.override", format!("时限“{}”（{}）：{why}", rule.name, rule.id)).with_hint(format!(
        "法定期限为{}，依据{}",
        rule.term.in_words(),
        rule.source()
    ))
}
