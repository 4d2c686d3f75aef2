//! What a version is taken to be, out of all that its sources said.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::super::SourceDocument;
use crate::law::region;
use crate::store::laws::{Fields, Origin};

/// A day of effect later than so many days after publication is not believed where another source gives an earlier one.
const LONGEST_WAIT: i64 = 3 * 366;
/// What a source says of a version that has ended, the stronger last.
const ENDED: [&str; 3] = ["已被修改", "历史版本", "已废止"];

/// Settles dates, status, fields and region of the versions of one law.
pub(super) fn settle(versions: &mut [SourceDocument], fields: &Fields) {
    let places: BTreeSet<String> =
        versions.iter().flat_map(|version| &version.sources).map(|origin| origin.place.clone()).collect();
    for document in versions {
        // The later day is that of promulgation; the earlier ones are those of adoption, or of a version before.
        document.published = document.sources.iter().filter_map(|origin| origin.published).max().or(document.published);
        let effective = effective(&document.sources, document.published);
        document.stated_effective = effective.or(document.stated_effective);
        if let Some(status) = status(&document.sources) {
            document.status = status;
        }
        let belonging = fields.of(places.iter().map(String::as_str), document.issuer.as_deref(), &document.name);
        (document.fields, document.field_basis) = (belonging.fields, belonging.basis);
        document.region = region_of(document);
    }
}

/// The last day named that is not before publication; where there is none, the text still speaks of its first version.
fn effective(sources: &[Origin], published: Option<NaiveDate>) -> Option<NaiveDate> {
    let named = || sources.iter().filter_map(|origin| origin.effective);
    let Some(published) = published else { return named().max() };
    let fits = |date: &NaiveDate| *date >= published && (*date - published).num_days() <= LONGEST_WAIT;
    named().filter(fits).max().or_else(|| named().max())
}

/// A database knows of amendments that came later than a text; among equals the one that says more.
fn status(sources: &[Origin]) -> Option<String> {
    let strength =
        |origin: &&Origin| ENDED.iter().position(|ended| *ended == origin.status).map_or(0, |place| place + 1);
    let telling = sources.iter().filter(|origin| !origin.status.is_empty());
    telling.max_by_key(|origin| (origin.kind, strength(origin))).map(|origin| origin.status.clone())
}

fn region_of(document: &SourceDocument) -> Option<String> {
    if !region::is_local(&document.level) {
        return None;
    }
    let of_issuer = || document.issuer.as_deref().and_then(region::of_title);
    region::of_title(&document.name).or_else(of_issuer).map(str::to_owned)
}
