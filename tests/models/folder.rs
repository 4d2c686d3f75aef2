//! A models folder of its own per test, with a manifest of one small model, and the program run on it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use sha2::{Digest, Sha256};

/// Size of the model file: long enough to be cut in the middle.
pub const SIZE: usize = 2_500_000;

pub struct Folder {
    pub root: tempfile::TempDir,
}

impl Folder {
    /// A folder whose manifest holds the model `tiny` of one file with the hash of [`content`]; `sources` is TOML.
    pub fn new(sources: &str) -> Self {
        Self::with_manifest(&format!("{}sha256 = \"{}\"\n{sources}", entry(), sha256(&content())))
    }

    pub fn with_manifest(manifest: &str) -> Self {
        let root = tempfile::tempdir().expect("a folder");
        std::fs::write(root.path().join("manifest.toml"), manifest).expect("writes");
        Self { root }
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.path().join(relative)
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_caiheng"));
        command.arg("--models-dir").arg(self.root.path()).arg("models").args(arguments);
        // Nothing outside is asked, whatever a test does.
        command.env("HF_ENDPOINT", "http://127.0.0.1:9").current_dir(self.root.path());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("runs")
    }

    /// Runs, expects success, and gives the JSON printed.
    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let output = self.run(&[&["--json"], arguments].concat());
        assert!(output.status.success(), "{}", errors(&output));
        serde_json::from_slice(&output.stdout).expect("JSON")
    }

    pub fn model(&self) -> PathBuf {
        self.path("tiny/model.gguf")
    }

    /// The partial file of a download that was cut off.
    pub fn partial(&self) -> PathBuf {
        self.path(&format!(".parts/tiny/model.gguf.{}.partial", &sha256(&content())[..12]))
    }

    pub fn assert_whole(&self) {
        assert_eq!(std::fs::read(self.model()).expect("the model"), content());
        assert!(!self.path(".parts").exists(), "something was left behind");
    }
}

/// A manifest entry up to its file's hash.
pub fn entry() -> String {
    format!(
        "[[model]]\nname = \"tiny\"\ntask = \"generate\"\narchitecture = \"qwen2\"\nlicence = \"MIT\"\nabout = \"x\"\n\
         [[model.file]]\nrole = \"weights\"\nname = \"model.gguf\"\nsize = {SIZE}\n"
    )
}

/// Bytes without a pattern that would hide a shift.
pub fn content() -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..SIZE).map(|_| next()).collect()
}

pub fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

pub fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The folder of real models, where this machine has one.
pub fn real(relative: &str) -> Option<PathBuf> {
    let cache = std::env::var_os("CAIHENG_MODELS").map(PathBuf::from).or_else(|| {
        let home = std::env::var_os("HOME")?;
        Some(Path::new(&home).join(".cache/caiheng/models"))
    })?;
    let path = cache.join(relative);
    path.exists().then_some(path)
}
