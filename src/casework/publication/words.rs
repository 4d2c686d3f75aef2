//! Events in words, for the timeline.

use super::event::What;

/// What took place, in one line of Chinese, without who and when.
pub fn summary(what: &What) -> String {
    match what {
        What::Prepared { correction: None, .. } => "准备公示文本".to_owned(),
        What::Prepared { correction: Some(reason), .. } => format!("起草公示更正：{reason}"),
        What::FieldsSet { .. } => "修改公示的项目".to_owned(),
        What::Confirmed { ids } => format!("确认公示文本的 {} 处隐去", ids.len()),
        What::Lifted { reason, .. } => format!("取消公示文本的 1 处隐去：{reason}"),
        What::Added { items, .. } => format!("公示文本增加 {} 处隐去", items.len()),
        What::Submitted => "提交公示审批".to_owned(),
        What::Returned { reason } => format!("退回公示：{reason}"),
        What::Approved { .. } => "批准公示".to_owned(),
        What::Published { late: true, due: Some(due), .. } => format!("公开决定，晚于期限 {due}"),
        What::Published { .. } => "公开决定".to_owned(),
        What::Withdrawn { ground, explanation, late: true, due: Some(due) } => {
            format!("撤回公开的决定（{}），晚于期限 {due}：{explanation}", ground.name())
        }
        What::Withdrawn { ground, explanation, .. } => format!("撤回公开的决定（{}）：{explanation}", ground.name()),
        What::Expired => "公示期满".to_owned(),
        What::Abandoned { reason } => format!("放弃准备的公示文本：{reason}"),
    }
}

impl What {
    /// Its stable name: the `type`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Prepared { .. } => "prepared",
            Self::FieldsSet { .. } => "fields_set",
            Self::Confirmed { .. } => "confirmed",
            Self::Lifted { .. } => "lifted",
            Self::Added { .. } => "added",
            Self::Submitted => "submitted",
            Self::Returned { .. } => "returned",
            Self::Approved { .. } => "approved",
            Self::Published { .. } => "published",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Expired => "expired",
            Self::Abandoned { .. } => "abandoned",
        }
    }

    /// Whether what the public may read changed by it.
    pub const fn changes_what_is_public(&self) -> bool {
        matches!(self, Self::Published { .. } | Self::Withdrawn { .. } | Self::Expired)
    }
}
