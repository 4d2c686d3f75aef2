//! What a file is, by its first bytes and never by its name.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// How many bytes of a file [`sniff`] wants to see.
const HEAD_BYTES: u64 = 4096;

/// What the first bytes of a file tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// No byte at all.
    Empty,
    /// A container that may hold sound we can decode.
    Audio,
    /// A kind of recording or film that we know but can't decode, named for a person.
    Unsupported(&'static str),
    /// Text in UTF-8, UTF-16 or a Chinese encoding.
    Text,
    /// Something else.
    Other,
}

/// Reads the beginning of `path` and tells what it is.
///
/// # Errors
/// What the file system says.
pub fn sniff_file(path: &Path) -> std::io::Result<Content> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD_BYTES).read_to_end(&mut head)?;
    Ok(sniff(&head))
}

/// Tells what a file is from its first bytes.
pub fn sniff(head: &[u8]) -> Content {
    if head.is_empty() {
        return Content::Empty;
    }
    if let Some(name) = unsupported(head) {
        return Content::Unsupported(name);
    }
    if is_audio(head) {
        return Content::Audio;
    }
    if looks_like_text(head) { Content::Text } else { Content::Other }
}

fn is_audio(head: &[u8]) -> bool {
    let wave = (head.starts_with(b"RIFF") || head.starts_with(b"RF64")) && head.get(8..12) == Some(b"WAVE");
    let mp4 = head.get(4..8) == Some(b"ftyp");
    let tagged = head.starts_with(b"ID3");
    wave || mp4 || tagged || head.starts_with(b"fLaC") || head.starts_with(b"OggS") || is_mpeg_frame(head)
}

/// Whether a header of an MPEG audio frame (mp3) or of an ADTS frame (aac) stands at the beginning.
fn is_mpeg_frame(head: &[u8]) -> bool {
    let &[0xFF, second, third, ..] = head else { return false };
    let adts = second & 0xF6 == 0xF0;
    let version_known = second & 0x18 != 0x08;
    let layer_three = second & 0x06 == 0x02;
    let rates_valid = third & 0xF0 != 0xF0 && third & 0x0C != 0x0C;
    adts || (second & 0xE0 == 0xE0 && version_known && layer_three && rates_valid)
}

fn unsupported(head: &[u8]) -> Option<&'static str> {
    let riff_kind = if head.starts_with(b"RIFF") { head.get(8..12) } else { None };
    let contains = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    let starts: [(&[u8], &str); 10] = [
        (b"#!AMR", "AMR（手机录音）"),
        (b"#!SILK", "SILK（微信语音）"),
        (b"\x02#!SILK", "SILK（微信语音）"),
        (b"\x1A\x45\xDF\xA3", "Matroska/WebM"),
        (b"\x30\x26\xB2\x75\x8E\x66\xCF\x11", "WMA/WMV（ASF）"),
        (b"FORM", "AIFF"),
        (b"caff", "CAF"),
        (b"MAC ", "APE"),
        (b"FLV", "FLV 视频"),
        (b"\x00\x00\x01\xBA", "MPEG 视频"),
    ];
    if let Some((_, name)) = starts.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(name);
    }
    if riff_kind == Some(b"AVI ".as_slice()) {
        return Some("AVI 视频");
    }
    if head.starts_with(b"OggS") {
        // The first page of an Ogg stream holds the identification of its codec.
        return [(b"OpusHead".as_slice(), "Opus"), (b"Speex   ", "Speex"), (b"theora", "Theora 视频")]
            .iter()
            .find(|(mark, _)| contains(mark))
            .map(|(_, name)| *name);
    }
    None
}

fn looks_like_text(head: &[u8]) -> bool {
    if head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    // Text holds no control characters but these; bytes of Chinese encodings are all above them.
    !head.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0C))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containers_are_known_by_their_first_bytes() {
        assert_eq!(sniff(b"RIFF\x24\0\0\0WAVEfmt "), Content::Audio);
        assert_eq!(sniff(b"fLaC\0\0\0\x22"), Content::Audio);
        assert_eq!(sniff(b"\0\0\0\x1Cftypisom"), Content::Audio);
        assert_eq!(sniff(&[0xFF, 0xFB, 0x90, 0x64, 0]), Content::Audio);
        assert_eq!(sniff(&[0xFF, 0xF1, 0x50, 0x80, 0]), Content::Audio);
    }

    #[test]
    fn recordings_that_we_can_not_decode_are_named() {
        assert_eq!(sniff(b"#!AMR\n\x3C"), Content::Unsupported("AMR（手机录音）"));
        assert_eq!(sniff(b"OggS\0\x02\0\0\0\0\0\0\0\0\x01\x13OpusHead"), Content::Unsupported("Opus"));
        assert_eq!(sniff(b"OggS\0\x02\0\0\0\0\0\0\0\0\x01\x1E\x01vorbis"), Content::Audio);
    }

    #[test]
    fn text_is_text_in_utf8_and_in_gbk() {
        assert_eq!(sniff("询问人：你好\r\n".as_bytes()), Content::Text);
        assert_eq!(sniff(&[0xD1, 0xAF, 0xCE, 0xCA, 0xC8, 0xCB, 0xA3, 0xBA, b'\n']), Content::Text);
        assert_eq!(sniff(b"PK\x03\x04\x14\0"), Content::Other);
        assert_eq!(sniff(b""), Content::Empty);
    }
}
