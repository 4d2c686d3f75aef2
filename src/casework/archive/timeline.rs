//! The acts in order, to be read.

use std::fmt::Write as _;

use chrono::{DateTime, FixedOffset, Utc};

use crate::casework::case_file::act::Recorded;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::words::summary;
use crate::casework::publication;

/// Seconds by which China's time is ahead of UTC.
const CHINA: i32 = 8 * 3600;

/// `timeline.md`: acts, and what happened to the publication of the decision, by time.
pub fn text(file: &CaseFile, events: &[Recorded], publication: &[publication::Recorded]) -> String {
    let mut text = format!(
        "# 办案全过程记录\n\n案由：{}  \n案号：{}  \n办案机关：{}  \n当事人：{}\n\n时间为北京时间，由系统记录。\n\n| 序号 | 时间 | 人员 | 事项 |\n| --- | --- | --- | --- |\n",
        file.title,
        file.number.as_deref().unwrap_or("（未批准立案）"),
        file.agency,
        file.party.name
    );
    for line in lines(events, publication) {
        let (at, who) = (moment(line.at), cell(line.who));
        let _ = writeln!(text, "| {} | {at} | {who} | {} |", line.number, cell(&line.what));
    }
    text
}

/// One line of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'e> {
    /// `3`, or `公示2` for the second event of the publication.
    pub number: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Name of who did it.
    pub who: &'e str,
    /// What, in one line of Chinese.
    pub what: String,
}

/// Acts and events of the publication by time; of one moment, the act comes first.
pub fn lines<'e>(events: &'e [Recorded], publication: &'e [publication::Recorded]) -> Vec<Line<'e>> {
    let act = |event: &'e Recorded| Line {
        number: event.seq.to_string(),
        at: event.at,
        who: &event.actor.name,
        what: summary(event),
    };
    let published = |recorded: &'e publication::Recorded| Line {
        number: format!("公示{}", recorded.seq),
        at: recorded.event.signature.at,
        who: &recorded.event.signature.by.name,
        what: publication::summary(&recorded.event.what),
    };
    let mut lines: Vec<Line<'e>> = events.iter().map(act).chain(publication.iter().map(published)).collect();
    lines.sort_by_key(|line| line.at);
    lines
}

/// `2026-11-23 09:02:03` in China's time.
pub fn moment(at: DateTime<Utc>) -> String {
    match FixedOffset::east_opt(CHINA) {
        Some(zone) => at.with_timezone(&zone).format("%Y-%m-%d %H:%M:%S").to_string(),
        None => at.to_rfc3339(),
    }
}

/// A text inside a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ")
}
