//! The lexical index on disk: derived data in a folder named after what it was built from. Built aside, checked, made durable and
//! swapped in by a rename; a broken one is set aside for inspection.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tantivy::Index;
use tantivy::directory::MmapDirectory;

use super::super::error::SearchError;
use super::super::tokenizer;
use super::schema::{SCHEMA_VERSION, schema};
use super::{LexicalDocument, LexicalIndex, build};
use crate::progress::Progress;
use crate::search::vocabulary;

/// What an index is to hold.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Folder of all indexes.
    pub parent: &'a Path,
    /// Which index: `lexical`, `cases`.
    pub prefix: &'static str,
    /// Revision of the data in the store.
    pub revision: &'a str,
    /// Number of documents.
    pub documents: u64,
}

impl Wanted<'_> {
    /// The folder: another revision, schema, vocabulary or number of passages has another name.
    fn path(&self) -> PathBuf {
        let mut hash = Sha256::new();
        hash.update(self.revision.as_bytes());
        hash.update(SCHEMA_VERSION.to_le_bytes());
        hash.update(self.documents.to_le_bytes());
        vocabulary::legal_words().for_each(|word| hash.update(word.as_bytes()));
        let name = hex::encode(hash.finalize());
        self.parent.join(format!("{}-{}", self.prefix, &name[..16]))
    }
}

/// Opens the index of this revision, or builds it; with notes for a person on what was repaired.
///
/// Safe against a second process: one builds, the other waits and opens what was built.
///
/// # Errors
/// `search.io`, `search.index`, or `cancelled` when the user asked to stop.
pub fn open_or_build<'a>(
    wanted: Wanted<'_>,
    documents: impl Iterator<Item = LexicalDocument<'a>>,
    progress: &dyn Progress,
) -> Result<(LexicalIndex, Vec<String>), SearchError> {
    let path = wanted.path();
    if let Ok(index) = open_checked(&path, wanted.documents) {
        return Ok((index, Vec::new()));
    }
    fs::create_dir_all(wanted.parent).map_err(SearchError::io(wanted.parent))?;
    let lock_path = wanted.parent.join(format!("{}.lock", wanted.prefix));
    let lock = File::create(&lock_path).map_err(SearchError::io(&lock_path))?;
    lock.lock().map_err(SearchError::io(&lock_path))?;

    let mut notes = Vec::new();
    if path.exists() {
        match open_checked(&path, wanted.documents) {
            Ok(index) => return Ok((index, notes)),
            Err(error) => notes.push(set_aside(&path, &error)?),
        }
    }
    build_aside(&wanted, &path, documents, progress)?;
    remove_stale(wanted.parent, wanted.prefix, &path);
    Ok((open_checked(&path, wanted.documents)?, notes))
}

/// Removes indexes of earlier revisions and half-built ones. Readers that still hold one keep it until they let go.
fn remove_stale(parent: &Path, prefix: &str, current: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_ours = name.starts_with(&format!("{prefix}-")) || name.starts_with(&format!(".{prefix}-building"));
        if is_ours && !name.contains(".broken-") && entry.path() != current {
            // What cannot be removed now is removed by the next build.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn build_aside<'a>(
    wanted: &Wanted<'_>,
    path: &Path,
    documents: impl Iterator<Item = LexicalDocument<'a>>,
    progress: &dyn Progress,
) -> Result<(), SearchError> {
    let aside = wanted.parent.join(format!(".{}-building", wanted.prefix));
    if aside.exists() {
        fs::remove_dir_all(&aside).map_err(SearchError::io(&aside))?;
    }
    fs::create_dir_all(&aside).map_err(SearchError::io(&aside))?;
    let index = Index::builder()
        .schema(schema())
        .tokenizers(tokenizer::manager())
        .create_in_dir(&aside)
        .map_err(SearchError::lexical)?;
    build::fill(&index, documents, progress)?;
    drop(index);
    open_checked(&aside, wanted.documents)?;
    make_durable(&aside)?;
    fs::rename(&aside, path).map_err(SearchError::io(path))?;
    sync(wanted.parent)
}

/// Opens an index and checks it: its files are whole, it has our schema and the number of documents that it should have.
fn open_checked(path: &Path, documents: u64) -> Result<LexicalIndex, SearchError> {
    let directory = MmapDirectory::open(path).map_err(SearchError::lexical)?;
    let mut index = Index::open(directory).map_err(SearchError::lexical)?;
    index.set_tokenizers(tokenizer::manager());
    let damaged = index.validate_checksum().map_err(SearchError::lexical)?;
    if !damaged.is_empty() {
        return Err(SearchError::Lexical(format!("{} 个文件的校验和不符", damaged.len())));
    }
    let opened = LexicalIndex::over(&index)?;
    if opened.len() != documents {
        return Err(SearchError::Lexical(format!("应有 {documents} 条，实有 {} 条", opened.len())));
    }
    Ok(opened)
}

fn set_aside(path: &Path, why: &SearchError) -> Result<String, SearchError> {
    let free = (1_u32..).map(|number| path.with_extension(format!("broken-{number}"))).find(|path| !path.exists());
    let target = free.unwrap_or_else(|| path.with_extension("broken"));
    fs::rename(path, &target).map_err(SearchError::io(&target))?;
    tracing::warn!(path = %path.display(), moved_to = %target.display(), %why, "lexical index is broken");
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(format!("全文索引已损坏，已移到 {name} 并重建（{why}）"))
}

fn make_durable(folder: &Path) -> Result<(), SearchError> {
    for entry in fs::read_dir(folder).map_err(SearchError::io(folder))? {
        sync(&entry.map_err(SearchError::io(folder))?.path())?;
    }
    sync(folder)
}

fn sync(path: &Path) -> Result<(), SearchError> {
    File::open(path).and_then(|file| file.sync_all()).map_err(SearchError::io(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Silent;
    use crate::search::lexical::{LexicalQuery, View};

    fn documents() -> impl Iterator<Item = LexicalDocument<'static>> {
        (0..30).map(|key| LexicalDocument {
            key, title: "食品安全法", text: "生产经营超过保质期的食品", flagged: true
        })
    }

    fn wanted<'a>(parent: &'a Path, revision: &'a str) -> Wanted<'a> {
        Wanted { parent, prefix: "lexical", revision, documents: 30 }
    }

    fn folders(parent: &Path) -> Vec<String> {
        let names = fs::read_dir(parent).expect("lists").flatten();
        let mut names: Vec<_> = names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| !name.ends_with(".lock"));
        names.sort();
        names
    }

    #[test]
    fn a_new_revision_replaces_the_old_index() {
        let home = tempfile::tempdir().expect("a folder");
        open_or_build(wanted(home.path(), "one"), documents(), &Silent).expect("builds");
        let before = folders(home.path());
        open_or_build(wanted(home.path(), "two"), documents(), &Silent).expect("builds");
        let after = folders(home.path());
        assert_eq!((before.len(), after.len()), (1, 1));
        assert_ne!(before, after);
    }

    #[test]
    fn a_broken_index_is_set_aside_and_rebuilt() {
        let home = tempfile::tempdir().expect("a folder");
        open_or_build(wanted(home.path(), "one"), documents(), &Silent).expect("builds");
        let folder = wanted(home.path(), "one").path();
        for entry in fs::read_dir(&folder).expect("lists").flatten() {
            let is_postings = entry.path().extension().is_some_and(|extension| extension == "idx");
            if is_postings {
                let mut bytes = fs::read(entry.path()).expect("reads");
                bytes[0] ^= 0xFF;
                fs::write(entry.path(), bytes).expect("writes");
            }
        }
        let (index, notes) = open_or_build(wanted(home.path(), "one"), documents(), &Silent).expect("rebuilds");
        let hits = index.search(&LexicalQuery::new("保质期"), View::Words, 3, &|_| true).expect("searches");
        assert_eq!(hits.len(), 3);
        assert!(notes.iter().any(|note| note.contains("全文索引已损坏")), "{notes:?}");
        assert!(folders(home.path()).iter().any(|name| name.contains(".broken-1")));
    }

    #[test]
    fn two_at_once_build_one_index() {
        let home = tempfile::tempdir().expect("a folder");
        std::thread::scope(|scope| {
            let build = || open_or_build(wanted(home.path(), "one"), documents(), &Silent).expect("builds").0.len();
            let threads: Vec<_> = (0..2).map(|_| scope.spawn(build)).collect();
            for thread in threads {
                assert_eq!(thread.join().expect("ends"), 30);
            }
        });
        assert_eq!(folders(home.path()).len(), 1);
    }
}
