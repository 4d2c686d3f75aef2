//! What an uploaded file is, by its first bytes; the name that a client gives counts for nothing.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::failure::Failure;

/// Bytes that tell a format.
const HEAD: u64 = 4096;

/// `audio` or `transcript`.
///
/// # Errors
/// `upload.unsupported` where it is neither.
pub(super) fn kind_of_file(path: &Path) -> Result<&'static str, Failure> {
    let head = head_of(path)?;
    if audio_type(&head).is_some() {
        return Ok("audio");
    }
    if looks_like_text(&head) {
        return Ok("transcript");
    }
    Err(Failure::new("upload.unsupported", "认不出文件内容：既不是支持的录音，也不是文字")
        .with_hint("录音支持 wav、mp3、m4a/aac、flac、ogg/vorbis；笔录支持纯文本和 JSON"))
}

fn head_of(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.map_err(|error| Failure::new("upload.disk", format!("读不了已上传的文件：{error}")))?;
    Ok(head)
}

fn audio_type(head: &[u8]) -> Option<&'static str> {
    let at = |offset: usize, magic: &[u8]| head.get(offset..).is_some_and(|rest| rest.starts_with(magic));
    if at(0, b"RIFF") && at(8, b"WAVE") {
        return Some("audio/wav");
    }
    if at(0, b"fLaC") {
        return Some("audio/flac");
    }
    if at(0, b"OggS") {
        return Some("audio/ogg");
    }
    if at(4, b"ftyp") {
        return Some("audio/mp4");
    }
    if at(0, b"ID3") {
        return Some("audio/mpeg");
    }
    match head {
        // ADTS: twelve set bits, then layer 0; MPEG audio: eleven set bits, then layer 1 to 3.
        [0xFF, second, ..] if second & 0xF6 == 0xF0 => Some("audio/aac"),
        [0xFF, second, ..] if second & 0xE0 == 0xE0 && second & 0x06 != 0 => Some("audio/mpeg"),
        _ => None,
    }
}

/// Text has no NUL bytes (UTF-16 begins with its mark) and hardly any other control bytes.
fn looks_like_text(head: &[u8]) -> bool {
    if head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    !head.iter().any(|byte| matches!(byte, 0..=8 | 14..=31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_content() {
        assert_eq!(audio_type(b"RIFF\0\0\0\0WAVEfmt "), Some("audio/wav"));
        assert_eq!(audio_type(b"fLaC\0"), Some("audio/flac"));
        assert_eq!(audio_type(&[0xFF, 0xFB, 0x90, 0]), Some("audio/mpeg"));
        assert_eq!(audio_type(&[0xFF, 0xF1, 0x50, 0x80]), Some("audio/aac"));
        assert_eq!(audio_type(b"\0\0\0\x20ftypM4A "), Some("audio/mp4"));
        assert_eq!(audio_type("问：你叫什么名字？".as_bytes()), None);
        // UTF-16 text begins with 0xFF 0xFE, which is no MPEG frame.
        assert!(looks_like_text(&[0xFF, 0xFE, 0x6E, 0x7B]));
    }

    #[test]
    fn neither_sound_nor_text_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("f");
        std::fs::write(&file, b"PK\x03\x04\0\0\0\0").expect("writes");
        assert_eq!(kind_of_file(&file).expect_err("refuses").code, "upload.unsupported");
        std::fs::write(&file, "答：是的。").expect("writes");
        assert_eq!(kind_of_file(&file).expect("text"), "transcript");
    }
}
