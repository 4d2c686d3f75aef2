//! scratch
use caiheng::assist::transcript::{Segment, Transcript};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let segments = text.lines().filter(|l| !l.trim().is_empty()).map(|l| {
        let (s, t) = l.split_once('：').unwrap();
        let speakers = std::env::var("SPK").is_ok();
        Segment { start: 0.0, end: 0.0, speaker: speakers.then(|| s.to_owned()), text: t.to_owned(), confidence: 1.0 }
    }).collect();
    let transcript = Transcript { segments, ..Default::default() };
    let files = caiheng::inference::models::ModelFiles { name: "q".into(), architecture: "qwen2".into(), files: [("weights".to_owned(), std::path::PathBuf::from("/root/.cache/caiheng/models/qwen2.5-coder-1.5b-instruct/model.gguf"))].into(), sha256: "x".into() };
    let t = std::time::Instant::now();
    let generator = caiheng::inference::generator::Generator::load(&files).unwrap();
    println!("load {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let facts = caiheng::assist::extract::extract(&transcript, Some(&generator), &caiheng::progress::Silent).unwrap();
    println!("extract {:?}", t.elapsed());
    println!("{}", serde_json::to_string_pretty(&facts).unwrap());
}
