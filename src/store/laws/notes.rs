//! The sentences that say plainly which version is shown and which is not.

use chrono::NaiveDate;

use super::document::Document;

/// The law had a version in force on `on`, or may have had, but `held` is the nearest that the store has.
pub(super) fn nearest(held: &Document, on: NaiveDate) -> String {
    let published = held.publish_date.map_or_else(String::new, |date| format!("{date}公布、"));
    let from = held.validity.from.map_or_else(|| "施行日期不详".to_owned(), |date| format!("自{date}起施行"));
    format!(
        "库中未收录{on}施行的{}版本；以下为最接近的版本（{published}{from}），条文可能不同，须核对当时有效的文本",
        held.short_title()
    )
}

/// The law began only after `on`.
pub(super) fn not_yet(held: &Document, on: NaiveDate) -> String {
    let first = held.first_day().map_or_else(|| "其后".to_owned(), |first| first.to_string());
    format!("{}自{first}起施行，{on}尚未施行，不能适用", held.short_title())
}

/// The law had ended by `on`.
pub(super) fn ended(held: &Document, on: NaiveDate) -> String {
    let title = held.short_title();
    let end = match (held.validity.to, held.end_known) {
        (Some(to), true) => format!("{title}自{to}起不再施行"),
        _ => format!("{title}已废止，来源未载明废止日期"),
    };
    match &held.successor {
        Some(successor) => format!("{end}，由《{successor}》取代；{on}不能适用，须改引现行法律"),
        None => format!("{end}；{on}不能适用，须核对现行规定"),
    }
}

/// The law is repealed at an unknown date, and `on` lies before the last possible one.
pub(super) fn end_unknown(held: &Document, on: NaiveDate) -> String {
    format!("{}已废止，来源未载明废止日期；{on}是否仍然有效须核对", held.short_title())
}

/// `past` governed the act but is no longer in force on `today`; `present` is the version in force then, where held.
pub(super) fn changed_since(past: &Document, present: Option<&Document>, today: NaiveDate) -> String {
    const RULE: &str = "作出处罚决定时法律已经修改或者废止的，适用从旧兼从轻原则（行政处罚法第三十七条），\
                        新规定处罚较轻或者不认为是违法的，适用新规定";
    let title = past.short_title();
    let what = match (present, &past.successor, past.validity.to) {
        (Some(new), _, _) => {
            let from = new.validity.from.map_or_else(String::new, |date| format!("自{date}起施行的"));
            format!("{title}在行为发生后已经修改，现行的是{from}版本")
        }
        (None, Some(successor), Some(to)) => format!("{title}已自{to}起被《{successor}》取代"),
        (None, Some(successor), None) => format!("{title}已被《{successor}》取代"),
        (None, None, Some(to)) if past.end_known && past.is_last => format!("{title}已自{to}起废止"),
        (None, None, Some(to)) if past.end_known => format!("{title}已自{to}起修改，修改后的文本未收录"),
        (None, None, _) => format!("{title}在{today}已不再有效"),
    };
    format!("{what}；{RULE}，须比较后确定")
}
