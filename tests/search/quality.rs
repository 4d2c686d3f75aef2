//! Recall on descriptions of our own over the real corpus: `CAIHENG_TEST_HOME` names a data folder with the statutes imported
//! (and, for the fused figures, vectors built). Prints the table; `--nocapture` shows it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use caiheng::clock::SystemClock;
use caiheng::config::{Config, Overrides};
use caiheng::search::{Engine, ProvisionQuery, open_embedder};
use caiheng::store::Store;
use serde_json::Value;

/// What words alone must reach among penalty articles: share of descriptions with their article in the first five.
const LEXICAL_RECALL_AT_5: f64 = 0.60;

struct Measured {
    ranks: Vec<Option<usize>>,
    milliseconds: Vec<f64>,
}

impl Measured {
    fn recall(&self, depth: usize) -> f64 {
        let found = self.ranks.iter().filter(|rank| rank.is_some_and(|rank| rank <= depth)).count();
        found as f64 / self.ranks.len() as f64
    }

    fn print(&self, what: &str) {
        let mut sorted = self.milliseconds.clone();
        sorted.sort_by(f64::total_cmp);
        let [one, five, ten, hundred] = [1, 5, 10, 100].map(|depth| self.recall(depth));
        let p50 = sorted[sorted.len() / 2];
        println!("{what}: R@1 {one:.3} R@5 {five:.3} R@10 {ten:.3} R@100 {hundred:.3} p50 {p50:.1} ms");
    }
}

/// Descriptions that the vocabulary was tried on, and descriptions written after it that it must not be changed for.
const SETS: [&str; 2] = ["descriptions", "held_out"];

fn descriptions(set: &str) -> Vec<Value> {
    let fixture = format!("{}/tests/fixtures/search/{set}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(fixture).expect("reads");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

async fn measure(engine: &Engine, set: &str, penalty_only: bool, explain: bool) -> Measured {
    let mut measured = Measured { ranks: Vec::new(), milliseconds: Vec::new() };
    for description in descriptions(set) {
        let text = description["text"].as_str().expect("text").to_owned();
        let on = description["as_of"].as_str().expect("a date").parse().ok();
        let started = Instant::now();
        let query = ProvisionQuery { text: text.clone(), on, limit: 100, penalty_only };
        let answer = engine.provisions(&query).await.expect("searches");
        measured.milliseconds.push(started.elapsed().as_secs_f64() * 1000.0);
        let is_wanted = |law: &str, article: u32| description["law"] == law && description["article"] == article;
        let rank = answer.hits.iter().find(|hit| is_wanted(&hit.law, hit.number.number)).map(|hit| hit.rank);
        if explain && rank.is_none_or(|rank| rank > 5) {
            println!("{} {rank:?} {text} -> {} {}", description["_id"], description["law"], description["article"]);
            for hit in answer.hits.iter().take(3) {
                println!("     {} {} {:?}", hit.law, hit.number.number, hit.why);
            }
        }
        measured.ranks.push(rank);
    }
    measured
}

#[tokio::test(flavor = "multi_thread")]
async fn descriptions_of_violations_find_their_penalty_article() {
    let Some(home) = std::env::var_os("CAIHENG_TEST_HOME").map(PathBuf::from) else {
        println!("skipped: CAIHENG_TEST_HOME does not name a data folder with the statutes imported");
        return;
    };
    let explain = std::env::var_os("CAIHENG_TEST_EXPLAIN").is_some();
    let overrides = Overrides { home: Some(home), ..Overrides::default() };
    let config = Config::load(&overrides).expect("a configuration");
    let store = Store::open(&config.database(), Arc::new(SystemClock)).await.expect("opens");
    let by_words = Engine::open(&config, store.clone(), None).await.expect("opens");
    let fused = match open_embedder(&config) {
        Ok(embedder) => Some(Engine::open(&config, store, Some(embedder)).await.expect("opens")),
        Err(_) => None,
    };
    for set in SETS {
        let lexical = measure(&by_words, set, true, false).await;
        lexical.print(&format!("{set}, penalty articles, words"));
        measure(&by_words, set, false, false).await.print(&format!("{set}, all articles, words"));
        if let Some(fused) = &fused {
            measure(fused, set, true, explain).await.print(&format!("{set}, penalty articles, fused"));
            measure(fused, set, false, false).await.print(&format!("{set}, all articles, fused"));
        }
        assert!(lexical.recall(5) >= LEXICAL_RECALL_AT_5, "{set}: R@5 {:.3}", lexical.recall(5));
    }
}
