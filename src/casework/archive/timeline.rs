//! The acts in order, to be read.

use std::fmt::Write as _;

use chrono::{DateTime, FixedOffset, Utc};

use crate::casework::case_file::act::Recorded;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::words::summary;

/// Seconds by which China's time is ahead of UTC.
const CHINA: i32 = 8 * 3600;

/// `timeline.md`.
pub fn text(file: &CaseFile, events: &[Recorded]) -> String {
    let mut text = format!(
        "# 办案全过程记录\n\n案由：{}  \n案号：{}  \n办案机关：{}  \n当事人：{}\n\n时间为北京时间，由系统记录。\n\n| 序号 | 时间 | 人员 | 事项 |\n| --- | --- | --- | --- |\n",
        file.title,
        file.number.as_deref().unwrap_or("（未批准立案）"),
        file.agency,
        file.party.name
    );
    for event in events {
        let (at, who) = (moment(event.at), cell(&event.actor.name));
        let _ = writeln!(text, "| {} | {at} | {who} | {} |", event.seq, cell(&summary(event)));
    }
    text
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
