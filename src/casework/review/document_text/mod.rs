//! Checks of the text of a penalty decision (行政处罚决定书), Markdown or plain.
//!
//! Only what looks wrong comes out, with its line; what the law asks for is a `problem`, what a person should look at `for_person`.

mod consistency;
mod content;
mod layout;
mod lists;
mod rights;
#[cfg(test)]
mod tests;
mod text;

use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::model::Outcome;
use crate::casework::review::amounts::names;
use crate::casework::review::checks::{Check, CheckVerdict, Pointer};
use crate::law::dates::{DateValue, find_dates};
use text::Text;

/// Findings on `written`, in the order of its lines; with a case file, also where the two disagree.
pub fn check(written: &str, file: Option<&CaseFile>) -> Vec<Check> {
    let text = Text::read(written);
    let mut found = Found::default();
    layout::check(&text, &mut found);
    content::check(&text, &mut found);
    rights::check(&text, &mut found);
    consistency::check(&text, &mut found);
    if let Some(file) = file {
        against(&text, file, &mut found);
    }
    found.in_order()
}

/// Where text and case file disagree.
fn against(text: &Text, file: &CaseFile, found: &mut Found) {
    let party = &file.party;
    if !text.whole.contains(party.name.trim()) {
        found.problem("text.case_party", format!("没有写明案卷中的当事人“{}”", party.name), None);
    }
    let code = party.code.as_deref().map(str::trim).filter(|code| !code.is_empty());
    if let Some(code) = code
        && !text.whole.contains(code)
    {
        found.problem("text.case_party", format!("没有写明案卷中的证件号码{code}"), None);
    }
    if let Some(Outcome::Penalty { fine, confiscated, .. }) = &file.outcome {
        const ID: &str = "text.case_amounts";
        if let Some(fine) = fine.filter(|fine| !names(&text.whole, *fine)) {
            found.problem(ID, format!("没有写明案卷中的罚款数额{fine}"), None);
        }
        // What is confiscated may be a sum of money and goods whose worth the text does not name as one amount.
        if let Some(worth) = confiscated.filter(|worth| !names(&text.whole, *worth)) {
            found.for_person(ID, format!("没有写明案卷中的没收数额或者价值{worth}，请核对"), None);
        }
    }
    if let Some(day) = file.facts.as_ref().and_then(|facts| facts.acted_on) {
        let named = find_dates(&text.whole, None).iter().any(|date| date.value == DateValue::Day(day));
        if !named {
            found.problem("text.case_facts", format!("没有写明案卷中违法行为的日期{day}"), None);
        }
    }
}

/// Findings as they come.
#[derive(Default)]
struct Found {
    checks: Vec<Check>,
}

impl Found {
    fn problem(&mut self, id: &'static str, message: impl Into<String>, line: Option<usize>) {
        self.add(id, CheckVerdict::Problem, message.into(), line);
    }

    fn for_person(&mut self, id: &'static str, message: impl Into<String>, line: Option<usize>) {
        self.add(id, CheckVerdict::ForPerson, message.into(), line);
    }

    fn add(&mut self, id: &'static str, verdict: CheckVerdict, message: String, line: Option<usize>) {
        let message = match line {
            Some(line) => format!("第{line}行：{message}"),
            None => message,
        };
        let refs = line.map(|line| Pointer::Line { line }).into_iter().collect();
        self.checks.push(Check::new(id, verdict, message, refs));
    }

    fn in_order(mut self) -> Vec<Check> {
        self.checks.sort_by_key(|check| match check.refs.first() {
            Some(Pointer::Line { line }) => *line,
            _ => 0,
        });
        self.checks
    }
}
