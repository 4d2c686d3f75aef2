//! The search over Qdrant as a user has it: built, searched, said what was not.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use caiheng::clock::SystemClock;
use caiheng::config::{Config, Overrides, QdrantSettings, Vectors};
use caiheng::failure::Failure;
use caiheng::inference::embedder::Embed;
use caiheng::progress::{Progress, ProgressEvent, Silent};
use caiheng::search::embedding::Scope;
use caiheng::search::{Engine, ProvisionAnswer, ProvisionQuery};
use caiheng::store::Store;

use crate::backing::settings;
use crate::corpus;
use crate::server::Loopback;

/// Counts characters into buckets: texts that share characters are near. Counts the passages it was given.
#[derive(Default)]
struct CharacterBuckets {
    embedded: AtomicUsize,
}

impl Embed for CharacterBuckets {
    fn dimensions(&self) -> usize {
        64
    }

    fn identity(&self) -> &str {
        "buckets@1"
    }

    fn embed_queries(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Failure> {
        let vector = |text: &&str| {
            let mut buckets = vec![0.0_f32; 64];
            text.chars().for_each(|character| buckets[character as usize % 64] += 1.0);
            let length = buckets.iter().map(|x| x * x).sum::<f32>().sqrt().max(1.0);
            buckets.into_iter().map(|x| x / length).collect()
        };
        Ok(texts.iter().map(vector).collect())
    }

    fn embed_passages(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Failure> {
        self.embedded.fetch_add(texts.len(), Ordering::Relaxed);
        self.embed_queries(texts)
    }
}

/// Is cancelled from the start.
struct Cancelled;

impl Progress for Cancelled {
    fn report(&self, _event: ProgressEvent) {}

    fn is_cancelled(&self) -> bool {
        true
    }
}

async fn open(home: &Path, vectors: Vectors, embedder: &Arc<CharacterBuckets>) -> Engine {
    let overrides = Overrides { home: Some(home.to_owned()), ..Overrides::default() };
    let config = Config::load_with(&overrides, &|_| None).expect("a configuration");
    let config = Config { vectors, ..config };
    let store = Store::open(&config.database(), Arc::new(SystemClock)).await.expect("opens");
    if store.laws().corpus_revision().await.expect("a revision").is_empty() {
        let laws = home.join("laws.db");
        corpus::write(&laws).await;
        store.laws().import_laws(&laws, &Silent).await.expect("imports");
    }
    Engine::open(&config, store, Some(Arc::clone(embedder) as Arc<dyn Embed>)).await.expect("opens")
}

async fn blocking<T: Send + 'static>(engine: &Engine, work: impl FnOnce(Engine) -> T + Send + 'static) -> T {
    let engine = engine.clone();
    tokio::task::spawn_blocking(move || work(engine)).await.expect("ends")
}

async fn ask(engine: &Engine, query: ProvisionQuery) -> ProvisionAnswer {
    engine.provisions(&query).await.expect("searches")
}

fn drunk() -> ProvisionQuery {
    let (text, on) = ("酒后开车".to_owned(), "2026-09-01".parse().ok());
    ProvisionQuery { text, on, limit: 5, ..ProvisionQuery::default() }
}

fn on_qdrant(server: &Loopback) -> Vectors {
    let quick = QdrantSettings {
        search_timeout: Duration::from_secs(2),
        pause: Duration::from_millis(300),
        retries: 1,
        ..settings(&server.url())
    };
    Vectors::Qdrant(Box::new(quick))
}

#[tokio::test(flavor = "multi_thread")]
async fn search_over_the_server_gives_what_search_over_the_file_gives() {
    let (home, server) = (tempfile::tempdir().expect("a folder"), Loopback::start());
    let embedder = Arc::new(CharacterBuckets::default());
    let engine = open(home.path(), on_qdrant(&server), &embedder).await;
    assert!(ask(&engine, drunk()).await.notes[0].contains("尚未建立"));

    let stopped = blocking(&engine, |engine| engine.embed_pending(&Cancelled)).await.expect_err("stops");
    assert_eq!(stopped.code, "cancelled");
    blocking(&engine, |engine| engine.embed_pending(&Silent)).await.expect("embeds");
    let embedded = embedder.embedded.load(Ordering::Relaxed);
    assert!(embedded > 5, "{embedded}");

    let elsewhere = tempfile::tempdir().expect("a folder");
    let other = open(elsewhere.path(), on_qdrant(&server), &embedder).await;
    blocking(&other, |engine| engine.embed_pending(&Silent)).await.expect("finds all there");
    assert_eq!(embedder.embedded.load(Ordering::Relaxed), embedded, "nothing is embedded twice");

    let file_home = tempfile::tempdir().expect("a folder");
    let by_file = open(file_home.path(), Vectors::Embedded, &embedder).await;
    blocking(&by_file, |engine| engine.embed_pending(&Silent)).await.expect("embeds");
    for (penalty_only, on) in [(false, "2026-09-01"), (true, "2026-09-01"), (true, "2025-03-12"), (false, "2000-01-01")]
    {
        for text in ["酒后开车", "经营超过保质期的食品", "排放大气污染物"] {
            let query = ProvisionQuery { text: text.to_owned(), on: on.parse().ok(), penalty_only, ..drunk() };
            let (here, there) = (ask(&by_file, query.clone()).await, ask(&engine, query).await);
            let names = |answer: &ProvisionAnswer| -> Vec<(String, u32, Vec<String>)> {
                answer.hits.iter().map(|hit| (hit.law.clone(), hit.number.number, hit.why.clone())).collect()
            };
            assert_eq!(names(&here), names(&there), "{text} {on}");
            assert_eq!(there.notes, Vec::<String>::new());
        }
    }
    assert!(server.read(|state| state.filtered_queries) > 0, "the server narrows");

    let status = engine.status().await.expect("a status");
    assert_eq!((status.vector_backend.as_deref(), status.vector_problem), (Some("qdrant"), None));
    assert_eq!(status.provisions, status.provisions_with_vectors);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_server_search_goes_on_by_words_and_says_so() {
    let (home, server) = (tempfile::tempdir().expect("a folder"), Loopback::start());
    let engine = open(home.path(), on_qdrant(&server), &Arc::default()).await;
    blocking(&engine, |engine| engine.embed_pending(&Silent)).await.expect("embeds");
    assert_eq!(ask(&engine, drunk()).await.notes, Vec::<String>::new());

    let (address, shared, url) = (server.address, server.shared.clone(), server.url());
    drop(server);
    let answer = ask(&engine, drunk()).await;
    let said = format!("未检索：向量索引不可用（Qdrant 无法连接：{url} 连接");
    assert!(answer.notes.len() == 1 && answer.notes[0].starts_with(&said), "{:?}", answer.notes);
    assert!(answer.notes[0].ends_with("），以下只按词语检索"), "{:?}", answer.notes);
    assert!(!answer.hits.is_empty());
    let status = engine.status().await.expect("a status");
    assert!(status.vector_problem.expect("a problem").contains("无法连接"));
    let failed = blocking(&engine, |engine| engine.embed_pending(&Silent)).await.expect_err("fails");
    assert_eq!(failed.code, "search.vector.unavailable");

    let _server = Loopback::start_with(shared, address);
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(ask(&engine, drunk()).await.notes, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn vectors_made_here_move_to_the_server_and_to_a_new_revision_without_being_made_again() {
    let (home, server) = (tempfile::tempdir().expect("a folder"), Loopback::start());
    let embedder = Arc::new(CharacterBuckets::default());
    let before = open(home.path(), Vectors::Embedded, &embedder).await;
    blocking(&before, |engine| engine.embed_pending(&Silent)).await.expect("embeds");
    let embedded = embedder.embedded.load(Ordering::Relaxed);
    let exported = before.export_vectors().await.expect("exports");

    let engine = open(home.path(), on_qdrant(&server), &embedder).await;
    blocking(&engine, |engine| engine.embed_pending(&Silent)).await.expect("copies");
    blocking(&engine, |engine| engine.rebuild_vectors(Scope::All, &Silent)).await.expect("rebuilds");
    assert_eq!(embedder.embedded.load(Ordering::Relaxed), embedded);
    let names = server.read(|state| state.aliases.values().cloned().collect::<Vec<_>>());
    assert!(names.len() == 1 && names[0].ends_with("-r2"), "{names:?}");
    assert_eq!(server.read(|state| state.collections.len()), 1, "the old one is gone");
    assert_eq!(ask(&engine, drunk()).await.notes, Vec::<String>::new());
    assert_eq!(engine.export_vectors().await.expect("exports"), exported, "the same vectors");
    assert_eq!(blocking(&engine, |engine| engine.prune_vectors()).await.expect("prunes"), 0);
}
