//! A cursor over little-endian bytes that never reads past the end.

use super::ConvertError;

/// Reads numbers and slices one after another.
pub(super) struct Bytes<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Bytes<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0 }
    }

    /// The next `count` bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], ConvertError> {
        let slice = self.at.checked_add(count).and_then(|end| self.data.get(self.at..end));
        let slice = slice.ok_or_else(|| ConvertError::malformed(format!("文件在第 {} 字节处中断", self.at)))?;
        self.at += count;
        Ok(slice)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ConvertError> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    pub(super) fn u8(&mut self) -> Result<u8, ConvertError> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn u16(&mut self) -> Result<u16, ConvertError> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, ConvertError> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn f32(&mut self) -> Result<f32, ConvertError> {
        self.array().map(f32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Result<u64, ConvertError> {
        self.array().map(u64::from_le_bytes)
    }

    /// A count or size of 32 bits.
    pub(super) fn size(&mut self) -> Result<usize, ConvertError> {
        Ok(self.u32()? as usize)
    }
}

/// The bytes as numbers of 32 bits; a remainder is dropped.
pub(super) fn as_u32s(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).map(|chunk| u32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]))
}
