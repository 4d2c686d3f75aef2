//! Finds the model files that tests may use.

use std::collections::BTreeMap;
use std::path::PathBuf;

use caiheng::inference::models::ModelFiles;

/// The folder where models are kept: `CAIHENG_MODELS`, else under the user's cache folder.
fn models_folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("CAIHENG_MODELS") {
        return Some(folder.into());
    }
    Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache/caiheng/models"))
}

/// The files of a model under their roles, or nothing (with a message) when one of them is not there.
pub fn model(name: &str, architecture: &str, roles: &[(&str, &str)]) -> Option<ModelFiles> {
    let folder = models_folder()?.join(name);
    let mut files = BTreeMap::new();
    for (role, file) in roles {
        let path = folder.join(file);
        if !path.is_file() {
            println!("skipped: {} is not there", path.display());
            return None;
        }
        files.insert((*role).to_owned(), path);
    }
    Some(ModelFiles { name: name.to_owned(), architecture: architecture.to_owned(), files, sha256: String::new() })
}
