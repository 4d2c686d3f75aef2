//! What an uploaded file is, by its first bytes; the name that a client gives counts for nothing.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::inference::transcriber::sniff::{Content, sniff_file};

/// Bytes that tell a media type.
const HEAD: u64 = 16;
const ADVICE: &str = "录音支持 wav、mp3、m4a/aac、flac、ogg/vorbis；笔录支持纯文本和 JSON";

/// `audio` or `transcript`.
///
/// # Errors
/// `upload.unsupported` where it is neither, `upload.empty`, `upload.disk`.
pub(super) fn kind_of_file(path: &Path) -> Result<&'static str, Failure> {
    match sniff_file(path).map_err(|error| unreadable(&error))? {
        Content::Audio => Ok("audio"),
        Content::Text => Ok("transcript"),
        Content::Empty => Err(Failure::new("upload.empty", "上传的文件是空的").with_hint("请检查文件后重新上传")),
        Content::Unsupported(name) => {
            Err(Failure::new("upload.unsupported", format!("不支持 {name} 格式")).with_hint(ADVICE))
        }
        Content::Other => {
            let message = "认不出文件内容：既不是支持的录音，也不是文字";
            Err(Failure::new("upload.unsupported", message).with_hint(ADVICE))
        }
    }
}

/// The media type of the recording at `path`; `application/octet-stream` where its bytes tell none.
///
/// # Errors
/// `upload.disk` where it can't be read.
pub(super) async fn recording_type(path: PathBuf) -> Result<&'static str, Failure> {
    let read = move || {
        let mut head = Vec::new();
        File::open(path)?.take(HEAD).read_to_end(&mut head)?;
        Ok(head)
    };
    let head: std::io::Result<Vec<u8>> = tokio::task::spawn_blocking(read).await.map_err(Failure::internal)?;
    Ok(audio_type(&head.map_err(|error| unreadable(&error))?))
}

fn unreadable(error: &std::io::Error) -> Failure {
    Failure::new("upload.disk", format!("读不了已上传的文件：{error}"))
}

/// The media type that a player expects; whether it is sound at all was checked when it was uploaded.
fn audio_type(head: &[u8]) -> &'static str {
    let at = |offset: usize, magic: &[u8]| head.get(offset..).is_some_and(|rest| rest.starts_with(magic));
    if at(8, b"WAVE") {
        return "audio/wav";
    }
    if at(0, b"fLaC") {
        return "audio/flac";
    }
    if at(0, b"OggS") {
        return "audio/ogg";
    }
    if at(4, b"ftyp") {
        return "audio/mp4";
    }
    match head {
        [b'I', b'D', b'3', ..] => "audio/mpeg",
        // A frame of ADTS has layer 0, one of mp3 has layer 3.
        [0xFF, second, ..] if second & 0xF6 == 0xF0 => "audio/aac",
        [0xFF, ..] => "audio/mpeg",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_get_the_type_of_the_content() {
        assert_eq!(audio_type(b"RIFF\0\0\0\0WAVEfmt "), "audio/wav");
        assert_eq!(audio_type(b"fLaC\0"), "audio/flac");
        assert_eq!(audio_type(&[0xFF, 0xFB, 0x90, 0]), "audio/mpeg");
        assert_eq!(audio_type(&[0xFF, 0xF1, 0x50, 0x80]), "audio/aac");
        assert_eq!(audio_type(b"\0\0\0\x20ftypM4A "), "audio/mp4");
        assert_eq!(audio_type(b"<html>"), "application/octet-stream");
    }

    #[test]
    fn neither_sound_nor_text_is_refused_by_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("f");
        let refused = |content: &[u8]| {
            std::fs::write(&file, content).expect("writes");
            kind_of_file(&file).expect_err("refuses")
        };
        assert_eq!(refused(b"PK\x03\x04\0\0\0\0").code, "upload.unsupported");
        assert!(refused(b"#!AMR\n\x3c").message.contains("AMR"));
        std::fs::write(&file, "答：是的。").expect("writes");
        assert_eq!(kind_of_file(&file).expect("text"), "transcript");
    }
}
