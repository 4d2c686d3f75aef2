//! When a version ends.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Bound, SourceDocument, is_version, versions_by_name};
use crate::store::law_import::change_documents::{Change, changes_to};
use crate::store::law_import::repeal::repealed_by;

/// The end of a version.
pub(super) struct End {
    pub bound: Bound,
    pub is_last: bool,
    pub successor: Option<String>,
}

/// A law that repeals another.
struct Repeal {
    by: usize,
    from: NaiveDate,
}

/// What the end of a version depends on.
pub(super) struct Context<'a> {
    documents: &'a [SourceDocument],
    starts: &'a [Bound],
    versions: HashMap<&'a str, Vec<usize>>,
    repeals: HashMap<String, Vec<Repeal>>,
    /// Newest publication in the source: what it calls repealed was so by then.
    as_of: Option<NaiveDate>,
}

impl<'a> Context<'a> {
    pub(super) fn new(documents: &'a [SourceDocument], starts: &'a [Bound]) -> Self {
        let mut repeals: HashMap<String, Vec<Repeal>> = HashMap::new();
        for (by, document) in documents.iter().enumerate().filter(|(_, document)| is_version(document)) {
            let Some(from) = starts[by].date else { continue };
            for name in document.articles.iter().flat_map(|article| repealed_by(&article.text)) {
                // 工会法 repeals the 工会法 of 1950: an older version, not another law.
                if name != document.name {
                    repeals.entry(name).or_default().push(Repeal { by, from });
                }
            }
        }
        let as_of = documents.iter().filter_map(|document| document.published).max();
        Self { documents, starts, versions: versions_by_name(documents), repeals, as_of }
    }

    pub(super) fn end_of(&self, place: usize) -> End {
        let document = &self.documents[place];
        if !is_version(document) && document.status != "已废止" {
            return open_end();
        }
        let next = self.next_version(place);
        let change = self.change_before(place, next);
        if let Some(change) = change {
            return by_change(&change);
        }
        if let Some(next) = next {
            return self.by_next(next);
        }
        if let Some(repeal) = self.repeal_of(place) {
            return self.by_repeal(repeal);
        }
        match document.status.as_str() {
            "已废止" => self.unknown(true),
            "历史版本" | "已被修改" => self.unknown(false),
            _ => open_end(),
        }
    }

    /// The version of the same law that begins after this one.
    fn next_version(&self, place: usize) -> Option<usize> {
        let start = self.starts[place].date?;
        let others = self.versions.get(self.documents[place].name.as_str())?;
        let later = others.iter().copied().filter(|other| self.starts[*other].date.is_some_and(|date| date > start));
        later.min_by_key(|other| self.starts[*other].date)
    }

    /// An amendment after this version whose result is not held: the text ceases to be the law as it stands.
    fn change_before(&self, place: usize, next: Option<usize>) -> Option<Change<'a>> {
        let document = &self.documents[place];
        let (published, start) = (document.published?, self.starts[place].date?);
        let next_published = next.and_then(|next| self.documents[next].published);
        let changes = changes_to(&document.name, self.documents).into_iter();
        let mut later = changes.filter(|change| change.published > published && change.effective > start);
        later.find(|change| next_published.is_none_or(|next| change.published < next))
    }

    fn repeal_of(&self, place: usize) -> Option<&Repeal> {
        let start = self.starts[place].date;
        let repeals = self.repeals.get(&self.documents[place].name)?;
        let later = repeals.iter().filter(|repeal| start.is_none_or(|start| repeal.from > start));
        later.min_by_key(|repeal| repeal.from)
    }

    fn by_next(&self, next: usize) -> End {
        let date = self.starts[next].date;
        let from = date.map(|date| date.to_string()).unwrap_or_default();
        let published = self.documents[next].published.map(|date| format!("{date}公布的")).unwrap_or_default();
        let basis = format!("失效日期：{published}下一版本自{from}起施行。");
        let bound = Bound { date, known: self.starts[next].known, rule: "失效日：下一版本施行", basis };
        // The next version takes over at once whether or not its first day is known: the law itself did not end.
        End { bound: Bound { known: true, ..bound }, is_last: false, successor: None }
    }

    fn by_repeal(&self, repeal: &Repeal) -> End {
        let successor = self.documents[repeal.by].name.clone();
        let basis = format!("失效日期：《{successor}》自{}起施行，其条文载明同时废止本法。", repeal.from);
        let bound = Bound { date: Some(repeal.from), known: true, rule: "失效日：被新法废止", basis };
        End { bound, is_last: true, successor: Some(successor) }
    }

    fn unknown(&self, is_last: bool) -> End {
        let latest = self.as_of.map(|date| date.to_string()).unwrap_or_default();
        let basis = if is_last {
            format!(
                "失效日期：来源标明已废止，未载明废止日期，库中也没有废止它的法律；最迟至{latest}（来源最新文件公布日），实际可能更早。"
            )
        } else {
            format!("失效日期：来源标明已有新版本，但未收录；最迟至{latest}（来源最新文件公布日），实际可能更早。")
        };
        let bound = Bound { date: self.as_of, known: false, rule: "失效日：不详（最迟可能）", basis };
        End { bound, is_last, successor: None }
    }
}

fn by_change(change: &Change<'_>) -> End {
    let basis = format!("失效日期：自{}起被《{}》修改，修改后的文本未收录。", change.effective, change.document.name);
    let bound = Bound {
        date: Some(change.effective), known: true, rule: "失效日：被修改，修改后文本未收录", basis
    };
    End { bound, is_last: false, successor: None }
}

fn open_end() -> End {
    let bound = Bound { date: None, known: true, rule: "失效日：无（现行有效）", basis: String::new() };
    End { bound, is_last: false, successor: None }
}
