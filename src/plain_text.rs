//! Bytes of a user's file to text: UTF-8, UTF-16 with a byte order mark, or GB18030 (which holds GBK and GB2312).

use encoding_rs::{GB18030, UTF_8};

/// The text in the only encoding in which the bytes are valid; a byte order mark decides before that. `None` for anything that
/// is no text: binary data often decodes too, but control characters give it away.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let (text, _, broken) = UTF_8.decode(bytes);
    let text = if broken {
        let (text, _, broken) = GB18030.decode(bytes);
        if broken {
            return None;
        }
        text
    } else {
        text
    };
    let is_control = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{0C}');
    if text.chars().any(is_control) { None } else { Some(text.into_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_utf16_and_gbk_are_read_and_rubbish_is_refused() {
        assert_eq!(decode("\u{feff}罚款".as_bytes()).as_deref(), Some("罚款"));
        assert_eq!(decode(&[0xb7, 0xa3, 0xbf, 0xee]).as_deref(), Some("罚款"));
        assert_eq!(decode(&[0xff, 0xfe, 0x5a, 0x7f]).as_deref(), Some("罚"));
        assert_eq!(decode(&[0xff, 0xfe, 0x00, 0xd8]), None);
        assert_eq!(decode(b"RIFF\x00\x01\x02"), None);
    }
}
