//! What an act is judged by, besides the case file.

use chrono::{DateTime, NaiveDate, Utc};

use super::file::CaseFile;
use crate::casework::people::Person;
use crate::casework::review::due::Due;

/// The agency's rules and calendar.
pub trait Rules {
    /// Whether a legal review is due (行政处罚法 第五十八条, and the agency's catalogue).
    fn review_due(&self, file: &CaseFile) -> Due;
    /// Whether the party has a right to a hearing (行政处罚法 第六十三条).
    fn hearing_due(&self, file: &CaseFile) -> Due;
    /// Whether the heads must discuss the case together (行政处罚法 第五十七条第二款).
    fn discussion_due(&self, file: &CaseFile) -> Due;
    /// The last day of a period of `days` working days that begins after `date` (第八十五条).
    fn working_days_after(&self, date: NaiveDate, days: u16) -> NaiveDate;
}

/// Who acts, when, and by which rules.
pub struct Context<'a> {
    /// Who asks.
    pub actor: &'a Person,
    /// The present moment.
    pub now: DateTime<Utc>,
    /// The present date in China.
    pub today: NaiveDate,
    /// An identifier that nothing else bears, for what the act creates.
    pub fresh_id: &'a str,
    /// The account with an identifier; `None` where there is none or it is disabled.
    pub person: &'a dyn Fn(&str) -> Option<Person>,
    /// The agency's rules.
    pub rules: &'a dyn Rules,
}
