//! Tokens per second of the generator, at a prompt of about 512 tokens and 48 tokens of answer.
//!
//! The peer is llama.cpp on the same file and threads (`llama-bench -p 512 -n 48 -t 2`). Run with
//! `cargo bench --bench generation [-- NAME]`; models come from `CAIHENG_MODELS` or the user's cache folder.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints its figures and may stop at an error"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use caiheng::inference::generator::{Chat, Generator};
use caiheng::inference::models::ModelFiles;
use caiheng::progress::Silent;
use serde_json::json;

const SENTENCE: &str =
    "2026年5月12日，执法人员在当事人店内冷藏柜中发现三袋已超过保质期的卤牛肉，当事人承认未及时清理。";

fn main() {
    let wanted: Option<String> = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    for name in ["qwen2.5-coder-0.5b-instruct", "qwen2.5-coder-1.5b-instruct"] {
        let path = folder().join(name).join("model.gguf");
        if wanted.as_deref().is_some_and(|wanted| !name.contains(wanted)) {
            continue;
        }
        if !path.is_file() {
            println!("{name}: skipped, {} is not there", path.display());
            continue;
        }
        measure(name, path);
    }
}

fn folder() -> PathBuf {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache/caiheng/models");
    std::env::var_os("CAIHENG_MODELS").map_or_else(home, PathBuf::from)
}

fn measure(name: &str, path: PathBuf) {
    let files = BTreeMap::from([("weights".to_owned(), path)]);
    let files = ModelFiles { name: name.to_owned(), architecture: "qwen2".to_owned(), files, sha256: String::new() };
    let start = Instant::now();
    let generator = Generator::load(&files).unwrap();
    println!("{name}: loaded in {:.1} s", start.elapsed().as_secs_f64());
    let prompt = |opening: &str| Chat::question(format!("{opening}{}\n请详细复述以上内容。", SENTENCE.repeat(12)));
    for pass in ["first", "second", "third"] {
        // Another opening each time, so that nothing is reused.
        let chat = prompt(&format!("{pass} pass. "));
        let read = generator.generate_text(&chat, &[], 1, &Silent).unwrap();
        let both = generator.generate_text(&chat, &[], 49, &Silent).unwrap();
        let again = both.prompt_tokens % 64;
        let decode = both.output_tokens - 1;
        println!(
            "  {pass} pass: prefill {} tokens at {:.1} t/s; decode {decode} at {:.1} t/s (with {again} of the prompt again)",
            read.prompt_tokens,
            read.prompt_tokens as f64 / read.seconds,
            decode as f64 / both.seconds,
        );
    }
    let chat = prompt("");
    let start = Instant::now();
    let answer = generator.generate_text(&chat, &[], 48, &Silent).unwrap();
    println!("  text in {:.1} s: {}", start.elapsed().as_secs_f64(), answer.text);
    let schema = json!({"type": "object", "additionalProperties": false, "required": ["product", "bags", "admitted"],
        "properties": {"product": {"type": "string", "maxLength": 20}, "bags": {"type": "integer"},
            "admitted": {"enum": ["是", "否"]}}});
    let answer = generator.generate_json(&chat, &schema, 60, &Silent).unwrap();
    println!("  json in {:.1} s, {} tokens: {}", answer.seconds, answer.output_tokens, answer.text);
    let start = Instant::now();
    let logits = generator.choice_logits(&chat, &["是", "否"]).unwrap();
    println!("  choice in {:.2} s: {logits:?}", start.elapsed().as_secs_f64());
}
