//! Penalty clauses: one long article, and a megabyte of what would be slow if the work grew faster than the text; the whole corpus
//! where `CAIHENG_TEST_HOME` names a data folder with the statutes imported. Run with `cargo bench --bench penalties`.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench prints its figures and stops where it cannot measure"
)]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use caiheng::clock::SystemClock;
use caiheng::law::penalty_clause::{parse, read};
use caiheng::store::Store;

const FOOD: &str = include_str!("../tests/law/food_124.txt");
/// Pieces that are repeated to a megabyte.
const PIECES: [&str; 6] =
    ["罚款", "处罚款，", "并处一万元以下罚款；", "（一）没收违法所得和工具；\n", "一", "情节严重的，处每人五千元"];

fn main() {
    divan::main();
    megabytes();
    let Some(home) = std::env::var_os("CAIHENG_TEST_HOME").map(PathBuf::from) else {
        println!("whole corpus: skipped, CAIHENG_TEST_HOME does not name a data folder");
        return;
    };
    tokio::runtime::Runtime::new().expect("a runtime").block_on(corpus(home));
}

#[divan::bench]
fn one_article() -> usize {
    parse(divan::black_box(FOOD)).len()
}

fn megabytes() {
    for piece in PIECES {
        let text = piece.repeat(1_000_000 / piece.len());
        let start = Instant::now();
        let mentions = read(&text).mentions.len();
        println!("1 MB of {piece:?}: {:?}, {mentions} mentions", start.elapsed());
    }
}

async fn corpus(home: PathBuf) {
    let store = Store::open(&home.join("caiheng.sqlite3"), Arc::new(SystemClock)).await.expect("opens");
    let provisions = store.laws().provisions().await.expect("reads");
    let start = Instant::now();
    let fines: usize =
        provisions.iter().flat_map(|provision| parse(&provision.text)).map(|clause| clause.fines.len()).sum();
    println!("whole corpus: {} articles, {fines} fines, {:?} on one core", provisions.len(), start.elapsed());
}
