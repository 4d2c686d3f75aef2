//! What the platform above gets: one row for each publication that is or was public.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::context::china_day;
use super::model::{Fields, Publication, Stage};

/// Columns of a row.
const COLUMNS: usize = 16;

/// One row. A withdrawn or expired publication stays in the feed, so that the platform takes its copy down; whom and what it was
/// about is not told again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = PublicationFeedRow)]
pub struct FeedRow {
    /// Identifier of the publication, the last part of its address.
    pub id: String,
    /// 执法机关.
    pub body: String,
    /// 执法对象, as published; empty once it is not public any more.
    pub party: String,
    /// 执法类别.
    pub category: String,
    /// 执法结论; empty once it is not public any more.
    pub conclusion: String,
    /// 决定书文号.
    pub decision_number: String,
    /// Day of the decision.
    pub decided_on: NaiveDate,
    /// When it first became public.
    pub published_at: DateTime<Utc>,
    /// Last day for publishing.
    pub due: Option<NaiveDate>,
    /// Whether it was published after that day.
    pub late: bool,
    /// Last day on which it is public, where the agency sets one.
    pub until: Option<NaiveDate>,
    /// `published`, `withdrawn` or `expired`.
    pub status: Stage,
    /// When it was last corrected.
    pub corrected_at: Option<DateTime<Utc>>,
    /// When it was taken down.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// The reasons for that, for the public.
    pub withdrawal: Option<String>,
    /// SHA-256 of the public text.
    pub text_sha256: String,
}

impl FeedRow {
    /// Names of the columns, in the order of [`FeedRow::fields`].
    pub const fn header() -> [&'static str; COLUMNS] {
        [
            "编号",
            "执法机关",
            "执法对象",
            "执法类别",
            "执法结论",
            "决定书文号",
            "决定日期",
            "公开日期",
            "公开期限",
            "是否逾期",
            "公示截止日期",
            "状态",
            "更正日期",
            "撤回日期",
            "撤回理由",
            "文本摘要（SHA-256）",
        ]
    }

    /// The row as words; days are those of China. Whoever writes them into a table guards against formulas: `conclusion` and
    /// others are words that people typed.
    pub fn fields(&self) -> [String; COLUMNS] {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let moment = |moment: Option<DateTime<Utc>>| day(moment.map(china_day));
        [
            self.id.clone(),
            self.body.clone(),
            self.party.clone(),
            self.category.clone(),
            self.conclusion.clone(),
            self.decision_number.clone(),
            day(Some(self.decided_on)),
            moment(Some(self.published_at)),
            day(self.due),
            if self.late { "是" } else { "否" }.to_owned(),
            day(self.until),
            self.status.name().to_owned(),
            moment(self.corrected_at),
            moment(self.withdrawn_at),
            self.withdrawal.clone().unwrap_or_default(),
            self.text_sha256.clone(),
        ]
    }

    /// The row as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// The row of a publication; `None` where it was never public.
pub fn feed_row(id: &str, publication: &Publication) -> Option<FeedRow> {
    let live = publication.live.as_ref()?;
    let fields = &live.fields;
    let withdrawal = publication.withdrawal.as_ref();
    let public = publication.visible().map(|live| &live.fields);
    let shown = |of: fn(&Fields) -> &String| public.map(of).cloned().unwrap_or_default();
    Some(FeedRow {
        id: id.to_owned(),
        body: fields.body.clone(),
        party: shown(|fields| &fields.party),
        category: fields.category.clone(),
        conclusion: shown(|fields| &fields.conclusion),
        decision_number: fields.decision_number.clone(),
        decided_on: fields.decided_on,
        published_at: publication.first_published_at.unwrap_or(live.published.at),
        due: publication.due,
        late: publication.late,
        until: publication.until,
        status: publication.stage(),
        corrected_at: publication.corrections.last().map(|correction| correction.signature.at),
        withdrawn_at: withdrawal.map(|withdrawal| withdrawal.signature.at),
        withdrawal: withdrawal.map(|withdrawal| format!("{}：{}", withdrawal.ground.name(), withdrawal.explanation)),
        text_sha256: live.text_sha256.clone(),
    })
}
