//! Building vectors: resumable, never twice, and searched as far as they are there.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use caiheng::clock::SystemClock;
use caiheng::config::{Config, Overrides};
use caiheng::failure::Failure;
use caiheng::inference::embedder::Embed;
use caiheng::progress::{CancelFlag, Progress, ProgressEvent, Silent};
use caiheng::search::{Engine, ProvisionQuery};
use caiheng::store::Store;

use crate::corpus;

/// Counts characters into buckets: texts that share characters are near. Counts the passages it was given.
struct CharacterBuckets {
    identity: &'static str,
    embedded: AtomicUsize,
}

impl CharacterBuckets {
    fn named(identity: &'static str) -> Arc<Self> {
        Arc::new(Self { identity, embedded: AtomicUsize::new(0) })
    }

    fn vector(text: &str) -> Vec<f32> {
        let mut buckets = vec![0.0_f32; 64];
        for character in text.chars() {
            buckets[character as usize % 64] += 1.0;
        }
        let length = buckets.iter().map(|x| x * x).sum::<f32>().sqrt().max(1.0);
        buckets.iter().map(|x| x / length).collect()
    }
}

impl Embed for CharacterBuckets {
    fn dimensions(&self) -> usize {
        64
    }

    fn identity(&self) -> &str {
        self.identity
    }

    fn embed_queries(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Failure> {
        Ok(texts.iter().map(|text| Self::vector(text)).collect())
    }

    fn embed_passages(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Failure> {
        self.embedded.fetch_add(texts.len(), Ordering::Relaxed);
        self.embed_queries(texts)
    }
}

/// Cancels at once: the first checkpoint stops the work.
struct Cancelled(CancelFlag);

impl Progress for Cancelled {
    fn report(&self, _event: ProgressEvent) {
        self.0.cancel();
    }

    fn is_cancelled(&self) -> bool {
        self.0.is_cancelled()
    }
}

fn config(home: &Path) -> Config {
    let overrides = Overrides { home: Some(home.to_owned()), ..Overrides::default() };
    Config::load_with(&overrides, &|_| None).expect("a configuration")
}

async fn open(home: &Path, embedder: &Arc<CharacterBuckets>) -> Engine {
    let config = config(home);
    let store = Store::open(&config.database(), Arc::new(SystemClock)).await.expect("opens");
    if store.laws().corpus_revision().await.expect("a revision").is_empty() {
        let laws = home.join("laws.db");
        corpus::write(&laws).await;
        store.laws().import_laws(&laws, &Silent).await.expect("imports");
    }
    Engine::open(&config, store, Some(Arc::clone(embedder) as Arc<dyn Embed>)).await.expect("opens")
}

async fn embed(engine: &Engine, progress: impl Progress + 'static) -> Result<(), Failure> {
    let engine = engine.clone();
    tokio::task::spawn_blocking(move || engine.embed_pending(&progress)).await.expect("ends")
}

async fn notes(engine: &Engine) -> String {
    let query = ProvisionQuery {
        text: "酒后开车".to_owned(),
        on: "2026-09-01".parse().ok(),
        limit: 3,
        ..ProvisionQuery::default()
    };
    engine.provisions(&query).await.expect("searches").notes.join("；")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_embedded_is_never_embedded_again() {
    let home = tempfile::tempdir().expect("a folder");
    let first = CharacterBuckets::named("buckets@1");
    let engine = open(home.path(), &first).await;
    assert!(notes(&engine).await.contains("未检索：向量索引不可用"));
    embed(&engine, Silent).await.expect("embeds");
    assert_eq!(notes(&engine).await, "");
    let passages = first.embedded.load(Ordering::Relaxed);
    assert!(passages > 5, "{passages}");

    embed(&engine, Silent).await.expect("embeds");
    assert_eq!(first.embedded.load(Ordering::Relaxed), passages, "nothing was left to do");

    let later = CharacterBuckets::named("buckets@1");
    let reopened = open(home.path(), &later).await;
    embed(&reopened, Silent).await.expect("embeds");
    assert_eq!(later.embedded.load(Ordering::Relaxed), 0, "a new process finds the vectors");
    assert_eq!(notes(&reopened).await, "");

    let other = CharacterBuckets::named("buckets@2");
    let with_other_model = open(home.path(), &other).await;
    assert!(notes(&with_other_model).await.contains("未检索"), "vectors of another model are not used");
}

#[tokio::test(flavor = "multi_thread")]
async fn cancelling_keeps_what_was_built_and_search_goes_on() {
    let home = tempfile::tempdir().expect("a folder");
    let embedder = CharacterBuckets::named("buckets@1");
    let engine = open(home.path(), &embedder).await;
    let stopped = embed(&engine, Cancelled(CancelFlag::default())).await.expect_err("stops");
    assert_eq!(stopped.code, "cancelled");
    assert!(!notes(&engine).await.is_empty());
    embed(&engine, Silent).await.expect("goes on");
    assert_eq!(notes(&engine).await, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_search_sees_what_another_process_embeds() {
    let home = tempfile::tempdir().expect("a folder");
    let reader = open(home.path(), &CharacterBuckets::named("buckets@1")).await;
    let writer = open(home.path(), &CharacterBuckets::named("buckets@1")).await;
    assert!(notes(&reader).await.contains("未检索"));
    embed(&writer, Silent).await.expect("embeds");
    assert_eq!(notes(&reader).await, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_that_embed_at_once_one_is_refused() {
    let home = tempfile::tempdir().expect("a folder");
    let engine = open(home.path(), &CharacterBuckets::named("buckets@1")).await;
    let folder = config(home.path()).index_dir();
    let lock = std::fs::File::create(folder.join("vectors.lock")).expect("creates");
    lock.lock().expect("locks");
    let refused = embed(&engine, Silent).await.expect_err("is refused");
    assert_eq!(refused.code, "index.busy");
}
