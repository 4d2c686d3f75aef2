//! The stores that the contract is checked on, and texts with made-up vectors.

use std::sync::Arc;
use std::time::Duration;

use caiheng::config::QdrantSettings;
use caiheng::search::dense::{Choice, PassageTable};
use caiheng::search::vector::{Attributes, EmbeddedStore, Narrowing, Near, Point, QdrantStore, VectorStore, key_of};

use crate::server::Loopback;

pub const DIMENSIONS: usize = 16;
const MODEL: &str = "made-up@1";

/// A place where a store may be opened again, as another process would.
pub trait Backing {
    fn open(&self) -> Box<dyn VectorStore>;
}

pub struct Embedded(tempfile::TempDir);

impl Embedded {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }
}

impl Backing for Embedded {
    fn open(&self) -> Box<dyn VectorStore> {
        Box::new(EmbeddedStore::open(self.0.path(), MODEL, DIMENSIONS).expect("opens"))
    }
}

/// Collections of its own on a real server, or a server of its own.
pub struct Qdrant {
    pub settings: QdrantSettings,
    _server: Option<Loopback>,
}

impl Qdrant {
    pub fn new() -> Self {
        match std::env::var("QDRANT_URL") {
            Ok(url) => {
                let prefix = format!("test-{}", uuid::Uuid::new_v4().simple());
                let settings = QdrantSettings { api_key: std::env::var("QDRANT_API_KEY").ok(), ..settings(&url) };
                Self { settings: QdrantSettings { prefix, ..settings }, _server: None }
            }
            Err(_) => {
                let server = Loopback::start();
                Self { settings: settings(&server.url()), _server: Some(server) }
            }
        }
    }
}

impl Backing for Qdrant {
    fn open(&self) -> Box<dyn VectorStore> {
        Box::new(open(&self.settings))
    }
}

impl Drop for Qdrant {
    fn drop(&mut self) {
        if self._server.is_some() {
            return;
        }
        let settings = self.settings.clone();
        let clean = std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().expect("a runtime");
            runtime.block_on(async move {
                let client = qdrant_client::Qdrant::from_url(&settings.url).api_key(settings.api_key.clone());
                let client = client.skip_compatibility_check().build().expect("a client");
                let Ok(listed) = client.list_collections().await else { return };
                for collection in listed.collections.iter().filter(|c| c.name.starts_with(&settings.prefix)) {
                    client.delete_collection(collection.name.clone()).await.ok();
                }
            });
        });
        clean.join().ok();
    }
}

/// Settings that let a test be quick.
pub fn settings(url: &str) -> QdrantSettings {
    QdrantSettings {
        search_timeout: Duration::from_secs(20),
        backoff: Duration::from_millis(5),
        refresh: Duration::ZERO,
        ..QdrantSettings::at(url)
    }
}

pub fn open(settings: &QdrantSettings) -> QdrantStore {
    QdrantStore::open(settings, MODEL, DIMENSIONS).expect("opens")
}

/// Runs a case on each kind of store.
pub fn on_each(case: impl Fn(&dyn Backing)) {
    case(&Embedded::new());
    case(&Qdrant::new());
}

pub fn text(number: usize) -> String {
    format!("第{number}段")
}

/// Pseudo-random unit vectors, the same for the same seed.
pub fn vectors(seed: u64, count: usize) -> Vec<Vec<f32>> {
    let mut state = seed;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 40) as f32 / (1_u64 << 23) as f32) - 1.0
    };
    let mut unit = || {
        let raw: Vec<f32> = (0..DIMENSIONS).map(|_| next()).collect();
        let length = raw.iter().map(|x| x * x).sum::<f32>().sqrt();
        raw.into_iter().map(|x| x / length).collect()
    };
    (0..count).map(|_| unit()).collect()
}

/// The first `count` texts as points.
pub fn points(count: usize) -> Vec<Point> {
    vectors(7, count).into_iter().enumerate().map(|(number, vector)| point(number, vector)).collect()
}

pub fn point(number: usize, vector: Vec<f32>) -> Point {
    Point { key: key_of(&text(number)), vector, attributes: Arc::new(Attributes::default()) }
}

/// Texts of one passage each.
pub fn table(count: usize) -> PassageTable {
    PassageTable::new((0..count).map(|number| vec![text(number)]))
}

/// The nearest of all texts.
pub fn nearest(table: &PassageTable, store: &dyn VectorStore, query: &[f32], limit: usize) -> Vec<Near> {
    let choice = Choice { accept: &|_| true, narrowing: &Narrowing::default() };
    table.nearest(store, query, limit, choice).expect("answers")
}

pub fn ids(near: &[Near]) -> Vec<usize> {
    near.iter().map(|near| near.id).collect()
}
