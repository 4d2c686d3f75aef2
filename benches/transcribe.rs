//! Seconds of work per second of sound: decoding with speech detection alone, and the whole transcription.
//!
//! The peer is faster-whisper (int8, beam 5, two threads) on the same weights and recording: 0.13 s per second of sound on
//! a quiet machine; whisper.cpp tuned as here was measured at 0.29 there. Run with `cargo bench --bench transcribe`; the
//! model comes from `CAIHENG_MODELS` or the user's cache folder.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints its figures and may stop at an error"
)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use caiheng::inference::models::ModelStore;
use caiheng::inference::transcriber::{AudioStream, Transcriber, Tuning, for_each_utterance, prepare_process};
use caiheng::progress::Silent;

const ROUNDS: usize = 3;

fn main() {
    prepare_process();
    let recording = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/interviews/food.flac");
    let seconds = AudioStream::open(&recording).unwrap().announced_seconds().unwrap();
    println!("food.flac, {seconds:.1} s of sound; peer: faster-whisper int8 beam 5, 0.13 s per second of sound");
    measure("decode and find speech", seconds, || {
        let mut stream = AudioStream::open(&recording).unwrap();
        for_each_utterance(&mut stream, Tuning::default(), &Silent, |_| Ok(())).unwrap();
    });
    match ModelStore::open(models_folder()).unwrap().locate("whisper-base") {
        Ok(files) => {
            let transcriber = Transcriber::load(&files).unwrap();
            measure("transcribe (base, beam 5)", seconds, || {
                transcriber.transcribe(&recording, &Silent).unwrap();
            });
        }
        Err(error) => println!("transcribe: skipped, {error}"),
    }
}

fn models_folder() -> PathBuf {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache/caiheng/models");
    std::env::var_os("CAIHENG_MODELS").map_or_else(home, PathBuf::from)
}

fn measure(what: &str, sound_seconds: f64, work: impl Fn()) {
    let rounds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() / sound_seconds
        })
        .collect();
    let best = rounds.iter().copied().fold(f64::INFINITY, f64::min);
    println!("{what}: {best:.4} s per second of sound (best of {ROUNDS}: {rounds:.4?})");
}
