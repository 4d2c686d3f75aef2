//! Sources that repeat and contradict each other, in every order.

use std::path::Path;

use chrono::NaiveDate;

use super::*;
use crate::store::law_import::SourceArticle;
use crate::store::laws::{Kind, Origin, OriginKind};

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn article(number: u32, text: &str) -> SourceArticle {
    let (part, chapter, section) = (None, None, None);
    let label = format!("第{number}条");
    SourceArticle { number, suffix: None, label, part, chapter, section, text: text.into(), remark: None }
}

/// A text of `source`; empty dates are none.
fn text(source: &str, name: &str, published: &str, effective: &str, articles: &[&str]) -> SourceDocument {
    let origin = Origin {
        source: source.into(),
        place: format!("{name}{published}.md"),
        kind: OriginKind::Text,
        sha256: format!("{source}{published}"),
        published: day(published),
        effective: day(effective),
        status: String::new(),
        is_text: true,
    };
    SourceDocument {
        key: format!("text:{name}@{published}"),
        row: None,
        name: name.into(),
        kind: Kind::Law,
        level: "行政法规".into(),
        issuer: None,
        department: None,
        status: String::new(),
        published: day(published),
        stated_effective: day(effective),
        fields: Vec::new(),
        field_basis: None,
        region: None,
        sources: vec![origin],
        articles: articles.iter().zip(1..).map(|(text, number)| article(number, text)).collect(),
    }
}

/// Imports one source after another; rows are numbered as a store would.
fn import_all(sources: &[Vec<SourceDocument>]) -> (Vec<SourceDocument>, ImportReport) {
    let fields = Fields::load(Path::new("/nonexistent")).expect("the shipped table parses");
    let (mut held, mut report, mut rows) = (Vec::new(), ImportReport::default(), 0);
    for given in sources {
        report = ImportReport::default();
        held = join(held, given.clone(), &fields, &mut report).documents;
        for document in &mut held {
            rows += 1;
            document.row.get_or_insert(rows);
        }
    }
    (held, report)
}

/// Name, publication, effect, number of articles and source of the text of each version.
type Seen = (String, Option<NaiveDate>, Option<NaiveDate>, usize, Option<String>);

/// What a person sees of the versions.
fn seen(sources: &[Vec<SourceDocument>]) -> Vec<Seen> {
    let (held, _) = import_all(sources);
    let one = |held: SourceDocument| {
        let source = held.sources.iter().find(|origin| origin.is_text).map(|origin| origin.source.clone());
        (held.name, held.published, held.stated_effective, held.articles.len(), source)
    };
    held.into_iter().map(one).collect()
}

const WHOLE: [&str; 3] = ["为了管理，制定本条例。", "应当取得许可。", "违反规定的，处罚款。"];
const AMENDED: [&str; 3] = ["为了规范管理，制定本条例。", "不得无证经营。", "违反本条例规定的，处一万元罚款。"];

#[test]
fn the_same_versions_come_out_whatever_the_order() {
    let a = vec![
        text("甲", "道路运输条例", "2019-03-02", "", &WHOLE[..2]),
        text("甲", "道路运输条例", "2022-03-29", "", &AMENDED),
    ];
    let b = vec![text("乙", "中华人民共和国道路运输条例", "2019-03-02", "2019-05-01", &WHOLE)];
    let c = vec![
        text("丙", "道路运输条例", "2022-03-20", "2022-05-01", &AMENDED),
        text("丙", "道路运输条例", "", "", &WHOLE),
    ];
    let orders = [[&a, &b, &c], [&a, &c, &b], [&b, &a, &c], [&b, &c, &a], [&c, &a, &b], [&c, &b, &a]];
    let outcomes: Vec<_> = orders.iter().map(|order| seen(&order.map(Clone::clone))).collect();
    for outcome in &outcomes {
        assert_eq!(outcome, &outcomes[0]);
    }
    let versions: Vec<_> = outcomes[0].iter().map(|version| (version.1, version.2, version.3)).collect();
    assert_eq!(
        versions,
        [(day("2019-03-02"), day("2019-05-01"), 3), (day("2022-03-29"), day("2022-05-01"), 3)],
        "the longer text, the day of promulgation, and the day of effect that fits it"
    );
    assert!(outcomes[0].iter().all(|version| version.0 == "中华人民共和国道路运输条例"));
}

#[test]
fn importing_again_changes_nothing_and_a_corrected_source_replaces_what_it_gave() {
    let a = vec![text("甲", "某条例", "2019-03-02", "", &WHOLE)];
    let b = vec![text("乙", "某条例", "2019-03-02", "", &WHOLE[..2])];
    let once = seen(&[a.clone(), b.clone()]);
    assert_eq!(seen(&[a.clone(), b.clone(), a.clone(), b.clone(), b.clone()]), once);
    let (_, report) = import_all(&[a.clone(), b.clone()]);
    assert_eq!(report.skipped_by_reason.len(), 1, "{report:?}");
    let mut corrected = a.clone();
    corrected[0].articles[1].text = "应当依法取得许可。".into();
    let (held, _) = import_all(&[a, b, corrected.clone()]);
    assert_eq!((held.len(), &held[0].articles), (1, &corrected[0].articles));
}

#[test]
fn a_text_without_a_date_is_no_version_beside_dated_ones_and_is_one_alone() {
    let undated = vec![text("甲", "某条例", "", "", &WHOLE)];
    let dated = vec![text("乙", "某条例", "2019-03-02", "2019-05-01", &AMENDED)];
    for order in [[undated.clone(), dated.clone()], [dated.clone(), undated.clone()]] {
        let versions = seen(&order);
        assert_eq!(versions.len(), 1);
        assert_eq!(versions[0].1, day("2019-03-02"));
    }
    let (_, report) = import_all(&[dated, undated.clone()]);
    assert_eq!(report.skipped_by_reason.get(UNDATED), Some(&1));
    assert_eq!(seen(&[undated])[0].3, 3);
}

#[test]
fn texts_of_one_version_that_differ_are_reported() {
    let a = vec![text("甲", "某条例", "2019-03-02", "", &WHOLE)];
    let b = vec![text("乙", "某条例", "2019-03-02", "", &AMENDED)];
    let (held, report) = import_all(&[a, b]);
    assert_eq!(held.len(), 1);
    assert!(report.remarks.iter().any(|remark| remark.contains("各来源文本不一")), "{report:?}");
}
