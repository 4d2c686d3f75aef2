//! Search: p50 of the exact vector scan by size, and of whole queries over the real corpus where `CAIHENG_TEST_HOME` names a data
//! folder with the statutes imported. Run with `cargo bench --bench search`.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench prints its figures and stops where it cannot measure"
)]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use caiheng::clock::SystemClock;
use caiheng::config::{Config, Overrides};
use caiheng::search::vector::{Codes, quantize};
use caiheng::search::{Engine, ProvisionQuery, open_embedder};
use caiheng::store::Store;

/// Dimensions of multilingual-e5-small.
const DIMENSIONS: usize = 384;
const QUERIES: usize = 100;
const DESCRIPTIONS: &str = include_str!("../tests/fixtures/search/descriptions.jsonl");

fn main() {
    for size in [26_000, 100_000] {
        scan(size);
    }
    let Some(home) = std::env::var_os("CAIHENG_TEST_HOME").map(PathBuf::from) else {
        println!("whole queries: skipped, CAIHENG_TEST_HOME does not name a data folder");
        return;
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(whole_queries(home));
}

fn scan(size: usize) {
    let mut next = pseudo_random(7);
    let mut codes = Codes::new(DIMENSIONS);
    for _ in 0..size {
        let vector: Vec<f32> = (0..DIMENSIONS).map(|_| next()).collect();
        let quantized = quantize(&vector);
        codes.push(&quantized.codes, quantized.scale);
    }
    let query: Vec<f32> = (0..DIMENSIONS).map(|_| next()).collect();
    let p50 = p50_of(|| {
        std::hint::black_box(codes.nearest(&query, (0..size).map(|row| (row, row)), 10));
    });
    println!("exact int8 scan, {size} x {DIMENSIONS}, top 10: p50 {p50:.2} ms");
}

async fn whole_queries(home: PathBuf) {
    let config = Config::load(&Overrides { home: Some(home), ..Overrides::default() }).expect("a configuration");
    let store = Store::open(&config.database(), Arc::new(SystemClock)).await.expect("opens");
    let by_words = Engine::open(&config, store.clone(), None).await.expect("opens");
    report("words, all articles", &by_words, false).await;
    report("words, penalty articles", &by_words, true).await;
    if let Ok(embedder) = open_embedder(&config) {
        let fused = Engine::open(&config, store, Some(embedder)).await.expect("opens");
        report("fused, all articles", &fused, false).await;
        report("fused, penalty articles", &fused, true).await;
    }
}

async fn report(what: &str, engine: &Engine, penalty_only: bool) {
    let mut milliseconds = Vec::new();
    for line in DESCRIPTIONS.lines() {
        let description: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let text = description["text"].as_str().expect("text").to_owned();
        let on = description["as_of"].as_str().expect("a date").parse().ok();
        let started = Instant::now();
        engine
            .provisions(&ProvisionQuery { text, on, limit: 10, penalty_only, ..ProvisionQuery::default() })
            .await
            .expect("searches");
        milliseconds.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    println!("{what}: p50 {:.2} ms over {} queries", median(milliseconds.clone()), milliseconds.len());
}

fn p50_of(mut work: impl FnMut()) -> f64 {
    let timed = (0..QUERIES).map(|_| {
        let started = Instant::now();
        work();
        started.elapsed().as_secs_f64() * 1000.0
    });
    median(timed.collect())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Numbers in -1..1, the same at each run.
fn pseudo_random(mut state: u64) -> impl FnMut() -> f32 {
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 40) as f32 / (1_u64 << 23) as f32) - 1.0
    }
}
