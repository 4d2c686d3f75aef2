//! Names of the files, and which names are safe to write.

use crate::casework::case_file::materials::{DocumentKind, Material, RecordKind};
use crate::failure::Failure;

/// The folder that holds everything.
pub const FOLDER: &str = "案卷";
/// What people did, one act a line, canonical JSON.
pub const EVENTS: &str = "events.jsonl";
/// What the acts add up to.
pub const CASE: &str = "case.json";
/// The acts in words.
pub const TIMELINE: &str = "timeline.md";
/// The contents of the volume, to be read.
pub const CONTENTS: &str = "目录.md";
/// The contents of the volume, for programs.
pub const INDEX: &str = "index.json";
/// The entries of the log of this case.
pub const LOG: &str = "log.jsonl";
/// What happened to the publication of the decision, one event a line, canonical JSON; only where there is one.
pub const PUBLICATION: &str = "publication.jsonl";
/// What these events add up to.
pub const PUBLICATION_STATE: &str = "publication.json";
/// Every file with its size and hash.
pub const MANIFEST: &str = "manifest.json";
/// The same in the form of `sha256sum`.
pub const SUMS: &str = "SHA256SUMS";
/// How to check by hand.
pub const VERIFY: &str = "VERIFY.md";

/// The longest path, in characters, and the deepest, in folders.
const LONGEST: usize = 240;
const DEEPEST: usize = 4;
/// The longest part of a name that comes from a user, in characters: with the identifier before it, it stays below 255 bytes.
const LONGEST_NAME: usize = 60;

/// Refuses a path that could leave the folder or mean different files on different systems.
///
/// # Errors
/// `archive.path`.
pub fn check(path: &str) -> Result<(), Failure> {
    let refuse = |why: &str| Err(Failure::new("archive.path", format!("文件名“{}”{why}", shown(path))));
    if path.is_empty() || path.chars().count() > LONGEST {
        return refuse("为空或者过长");
    }
    if path.starts_with('/') || path.contains('\\') || path.contains(':') {
        return refuse("是绝对路径或者含有不允许的符号");
    }
    if path.chars().any(|sign| sign.is_control() || is_direction(sign)) {
        return refuse("含有控制字符");
    }
    let parts: Vec<&str> = path.split('/').collect();
    if parts.len() > DEEPEST {
        return refuse("层级过深");
    }
    let is_bad = |part: &&str| part.is_empty() || matches!(*part, "." | "..") || part.ends_with(['.', ' ']);
    if parts.iter().any(is_bad) {
        return refuse("会指向文件夹之外，或者含有空的部分");
    }
    Ok(())
}

/// Signs that turn the direction of text, by which a name can look like another.
fn is_direction(sign: char) -> bool {
    matches!(sign, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn shown(path: &str) -> String {
    path.chars().filter(|sign| !sign.is_control() && !is_direction(*sign)).take(80).collect()
}

/// Where a version of a document is, without the ending.
pub fn document(kind: DocumentKind, id: &str, version: u32) -> String {
    format!("documents/{}-{}-v{version}", kind.name(), safe(id))
}

/// Where a version of a record is.
pub fn record(kind: RecordKind, id: &str, version: u32) -> String {
    format!("records/{}-{}-v{version}.md", record_kind(kind), safe(id))
}

/// Where the bytes of a material are.
pub fn material(material: &Material) -> String {
    format!("materials/{}-{}", safe(&material.id), safe(&material.name))
}

/// On screen.
pub const fn record_kind(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Transcript => "录音转写",
        RecordKind::Interview => "询问笔录",
        RecordKind::Inspection => "现场检查笔录",
        RecordKind::Statement => "陈述申辩笔录",
        RecordKind::Hearing => "听证笔录",
        RecordKind::Discussion => "集体讨论笔录",
    }
}

/// A name without what a path can't hold; the ending stays.
fn safe(name: &str) -> String {
    let clean = |sign: char| match sign {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
        sign if sign.is_control() || sign.is_whitespace() || is_direction(sign) => '_',
        sign => sign,
    };
    let name: String = name.chars().map(clean).collect();
    let name = name.trim_matches('.');
    let count = name.chars().count();
    if count <= LONGEST_NAME {
        return if name.is_empty() { "_".to_owned() } else { name.to_owned() };
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| ending.chars().count() <= 8);
    let kept = LONGEST_NAME - ending.map_or(0, |ending| ending.chars().count() + 1);
    let head: String = name.chars().take(kept).collect();
    ending.map_or(head.clone(), |ending| format!("{head}.{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_inside_the_folder() {
        for path in ["case.json", "materials/1-照片 1.jpg", "documents/行政处罚决定书-1-v2.md"] {
            assert!(check(path).is_ok(), "{path}");
        }
        for path in [
            "../case.json",
            "materials/../../x",
            "/etc/passwd",
            "C:/x",
            "a\\b",
            "a//b",
            "a/./b",
            "",
            "a/b/c/d/e",
            "x\n",
            "x.",
            "gpj.\u{202E}exe",
        ] {
            assert_eq!(check(path).map_err(|failure| failure.code), Err("archive.path"), "{path:?}");
        }
    }

    #[test]
    fn names_of_users_are_made_safe_and_keep_their_ending() {
        assert_eq!(safe("../../现场 照片.jpg"), "_.._现场_照片.jpg");
        let long = format!("{}.mp4", "长".repeat(300));
        let name = safe(&long);
        assert!(name.ends_with(".mp4") && name.chars().count() == LONGEST_NAME, "{name}");
        assert!(check(&format!("materials/x-{name}")).is_ok());
    }
}
