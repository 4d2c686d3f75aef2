//! Where a period ends with the extensions that were given.

use super::Moment;
use super::evaluate::Setting;
use super::extension::{self, Extension, ExtensionKind, Longer};
use super::period::{self, Due};
use super::rule::Rule;
use crate::casework::calendar::Counted;

/// The end, and the extensions that do not count, with the reasons.
pub(super) struct Extended {
    pub due: Option<Due>,
    pub refused: Vec<String>,
}

/// The end of what runs from `start`, one extension after the other.
pub(super) fn end(at: &Setting<'_>, rule: &Rule, start: &Moment, original: Option<Due>) -> Extended {
    let mut given: Vec<&Extension> = at.extensions.iter().filter(|given| given.concerns(rule, start)).collect();
    given.sort_by_key(|extension| extension.approved_at);
    let Some(due) = original else {
        let refused = given.iter().map(|_| format!("“{}”没有设定期限，无从延长", rule.name)).collect();
        return Extended { due: None, refused };
    };
    let mut so_far = SoFar { at, rule, start, due, extended: 0, excluded: 0 };
    let refused = given.into_iter().filter_map(|extension| so_far.extend(extension).err()).collect();
    Extended { due: Some(so_far.due), refused }
}

struct SoFar<'a, 'b> {
    at: &'a Setting<'b>,
    rule: &'a Rule,
    start: &'a Moment,
    due: Due,
    /// What was extended and what does not count, in the unit of the rule, as far as it was given in it.
    extended: u16,
    excluded: u16,
}

impl SoFar<'_, '_> {
    /// Moves the end, or says why not.
    fn extend(&mut self, extension: &Extension) -> Result<(), String> {
        if let Some(fault) = extension.fault(self.rule) {
            return Err(fault);
        }
        if self.due.is_passed_at(extension.approved_at, self.rule.term.unit()) {
            return Err("批准延长时期限已经届满".to_owned());
        }
        let (mut extended, mut excluded) = (self.extended, self.excluded);
        let due = match (extension.longer, extension.kind) {
            (Longer::By(amount), ExtensionKind::Extended) => {
                extended = extended.saturating_add(amount);
                self.counted(extended.saturating_add(excluded))
            }
            (Longer::By(amount), ExtensionKind::Excluded) => {
                excluded = excluded.saturating_add(amount);
                self.counted(extended.saturating_add(excluded))
            }
            (Longer::Until(date), _) => Some(Due::on(Counted { date, provisional: None })),
        };
        let Some(due) = due.filter(|due| due.at > self.due.at) else {
            return Err("延长后的期限不晚于原来的期限".to_owned());
        };
        if extension.kind == ExtensionKind::Extended {
            self.is_allowed(&due, excluded)?;
        }
        (self.due, self.extended, self.excluded) = (due, extended, excluded);
        Ok(())
    }

    /// Whether an end is not behind the last that law allows.
    fn is_allowed(&self, due: &Due, excluded: u16) -> Result<(), String> {
        let Some((most, allowed)) = self.rule.extension.as_ref().and_then(|allowed| allowed.most.zip(Some(allowed)))
        else {
            return Ok(());
        };
        let last = self.counted(most.saturating_add(excluded));
        if last.is_some_and(|last| due.at > last.at) { Err(extension::above(most, &allowed.source)) } else { Ok(()) }
    }

    fn counted(&self, extra: u16) -> Option<Due> {
        period::end(self.rule, self.start.at, extra, self.at.calendar)
    }
}
