//! What the tests share: the recording with its truth, the binary, the model, sounds made on the spot.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use caiheng::inference::models::{ModelFiles, ModelStore};
use caiheng::inference::transcriber::{AudioStream, RATE, Resample};

/// The interview that the repository carries.
pub fn interview(ending: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/interviews").join(format!("food.{ending}"))
}

/// Turns of the interview: start and end in seconds, speaker.
pub fn turns() -> Vec<(f64, f64, String)> {
    let table = std::fs::read_to_string(interview("tsv")).unwrap();
    let turn = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        (columns[0].parse().unwrap(), columns[1].parse().unwrap(), columns[2].to_owned())
    };
    table.lines().skip(1).map(turn).collect()
}

fn models_folder() -> PathBuf {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache/caiheng/models");
    std::env::var_os("CAIHENG_MODELS").map_or_else(home, PathBuf::from)
}

/// The transcriber's files, or nothing (with a message) where they are not here.
pub fn model() -> Option<ModelFiles> {
    match ModelStore::open(models_folder()).unwrap().locate("whisper-base") {
        Ok(files) => Some(files),
        Err(error) => {
            println!("skipped: {error}");
            None
        }
    }
}

/// Runs `caiheng transcribe`.
pub fn transcribe(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_caiheng")).arg("transcribe").args(arguments).output().unwrap()
}

/// Makes a file with ffmpeg; false (with a message) where there is no ffmpeg.
pub fn ffmpeg(arguments: &[&str], out: &Path) -> bool {
    let made = Command::new("ffmpeg").args(["-loglevel", "error", "-y"]).args(arguments).arg(out).output();
    let Ok(made) = made else {
        println!("skipped: ffmpeg is not there");
        return false;
    };
    assert!(made.status.success(), "ffmpeg: {}", String::from_utf8_lossy(&made.stderr));
    true
}

/// The whole of a recording at 16 kHz, and whether it broke off.
pub fn decode(path: &Path) -> (Vec<f32>, bool) {
    let mut stream = AudioStream::open(path).unwrap();
    let mut samples = Vec::new();
    let mut resample: Option<Resample> = None;
    while let Some(block) = stream.next_block().unwrap() {
        let resample = resample.get_or_insert_with(|| Resample::from_rate(block.rate).unwrap());
        resample.push(&block.samples, &mut samples).unwrap();
    }
    if let Some(mut resample) = resample {
        resample.finish(&mut samples).unwrap();
    }
    (samples, stream.is_truncated())
}

/// Frequency in hertz by counting the crossings of zero.
pub fn frequency(samples: &[f32]) -> f64 {
    let crossings = samples.windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count();
    crossings as f64 * f64::from(RATE) / samples.len() as f64
}
