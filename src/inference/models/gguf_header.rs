//! Just enough of a GGUF header to know the architecture; bounded, so that a broken file cannot ask for memory.

use std::io::{self, Read, Seek, SeekFrom};

pub(super) const MAGIC: &[u8; 4] = b"GGUF";
const ARCHITECTURE: &str = "general.architecture";
/// Longer keys and architectures than this occur in broken files only.
const LONGEST: u64 = 1024;
/// As many entries as we look at.
const MOST_ENTRIES: u64 = 4096;
/// As many entries as an array can have whose lengths we step over one by one.
const MOST_STRINGS: u64 = 4_000_000;

/// `general.architecture` of the GGUF file in `reader`, which stands after the magic.
pub(super) fn architecture(reader: &mut (impl Read + Seek)) -> io::Result<String> {
    let version = u32(reader)?;
    if !matches!(version, 2 | 3) {
        return Err(broken("版本不支持"));
    }
    let _tensors = u64(reader)?;
    let entries = u64(reader)?;
    for _ in 0..entries.min(MOST_ENTRIES) {
        let key = string(reader)?;
        let kind = u32(reader)?;
        if key == ARCHITECTURE && kind == STRING {
            return string(reader);
        }
        skip(reader, kind)?;
    }
    Err(broken("没有 general.architecture"))
}

const STRING: u32 = 8;
const ARRAY: u32 = 9;

fn skip(reader: &mut (impl Read + Seek), kind: u32) -> io::Result<()> {
    match kind {
        STRING => skip_string(reader),
        ARRAY => {
            let (element, count) = (u32(reader)?, u64(reader)?);
            match element {
                STRING if count <= MOST_STRINGS => (0..count).try_for_each(|_| skip_string(reader)),
                STRING | ARRAY => Err(broken("数组过大")),
                _ => skip_bytes(reader, width(element)?.saturating_mul(count)),
            }
        }
        _ => skip_bytes(reader, width(kind)?),
    }
}

fn width(kind: u32) -> io::Result<u64> {
    match kind {
        0 | 1 | 7 => Ok(1),
        2 | 3 => Ok(2),
        4..=6 => Ok(4),
        10..=12 => Ok(8),
        _ => Err(broken("类型未知")),
    }
}

fn skip_string(reader: &mut (impl Read + Seek)) -> io::Result<()> {
    let length = u64(reader)?;
    skip_bytes(reader, length)
}

fn skip_bytes(reader: &mut impl Seek, count: u64) -> io::Result<()> {
    let count = i64::try_from(count).map_err(|_| broken("长度过大"))?;
    reader.seek(SeekFrom::Current(count)).map(|_| ())
}

fn string(reader: &mut impl Read) -> io::Result<String> {
    let length = u64(reader)?;
    if length > LONGEST {
        return Err(broken("字符串过长"));
    }
    let mut bytes = vec![0; length as usize];
    reader.read_exact(&mut bytes)?;
    String::from_utf8(bytes).map_err(|_| broken("字符串不是 UTF-8"))
}

fn u32(reader: &mut impl Read) -> io::Result<u32> {
    let mut bytes = [0; 4];
    reader.read_exact(&mut bytes)?;
    Ok(u32::from_le_bytes(bytes))
}

fn u64(reader: &mut impl Read) -> io::Result<u64> {
    let mut bytes = [0; 8];
    reader.read_exact(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn text(text: &str) -> Vec<u8> {
        [&(text.len() as u64).to_le_bytes(), text.as_bytes()].concat()
    }

    #[test]
    fn the_architecture_is_found_behind_other_entries() {
        let mut file = [&3_u32.to_le_bytes()[..], &0_u64.to_le_bytes(), &2_u64.to_le_bytes()].concat();
        file.extend([text("tokens"), ARRAY.to_le_bytes().to_vec(), STRING.to_le_bytes().to_vec()].concat());
        file.extend([2_u64.to_le_bytes().to_vec(), text("a"), text("bc")].concat());
        file.extend([text(ARCHITECTURE), STRING.to_le_bytes().to_vec(), text("qwen2")].concat());
        assert_eq!(architecture(&mut Cursor::new(file)).expect("reads"), "qwen2");
    }

    #[test]
    fn a_length_without_end_is_an_error_and_takes_no_memory() {
        let mut file = [&3_u32.to_le_bytes()[..], &0_u64.to_le_bytes(), &1_u64.to_le_bytes()].concat();
        file.extend(u64::MAX.to_le_bytes());
        assert!(architecture(&mut Cursor::new(file)).is_err());
    }
}
