//! The CTranslate2 `model.bin` (version 6): named variables, little endian.
//!
//! `u32` version, string specification, `u32` revision, `u32` number of variables; each variable a string name, `u8`
//! rank, `u32` dimensions, `u8` type, `u32` bytes, data; then `u32` number of aliases, each two strings. A string is a
//! `u16` length, which counts the closing NUL, and its bytes.

use std::collections::BTreeMap;

use candle_core::DType;

use super::ConvertError;
use super::bytes::Bytes;

/// Version of the file layout that this reader knows.
const KNOWN_VERSION: u32 = 6;

/// One variable: its type, its dimensions (none for a scalar) and its raw bytes.
pub(super) struct Variable<'a> {
    pub(super) dtype: ElementType,
    pub(super) shape: Vec<usize>,
    pub(super) data: &'a [u8],
}

/// Element type of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ElementType {
    /// A type that weights come in.
    Float(DType),
    /// Whole numbers of so many bytes: settings, or quantised weights.
    Integer(usize),
}

/// A file as read: its specification (`WhisperSpec`) and its variables by name.
pub(super) struct Model<'a> {
    pub(super) specification: String,
    pub(super) variables: BTreeMap<String, Variable<'a>>,
}

/// Reads a whole file.
pub(super) fn read(data: &[u8]) -> Result<Model<'_>, ConvertError> {
    let mut bytes = Bytes::new(data);
    let version = bytes.u32()?;
    if version != KNOWN_VERSION {
        return Err(ConvertError::malformed(format!("CTranslate2 文件版本为 {version}，只支持 {KNOWN_VERSION}")));
    }
    let specification = string(&mut bytes)?;
    let _revision = bytes.u32()?;
    let count = bytes.u32()?;
    let variables = (0..count).map(|_| variable(&mut bytes)).collect::<Result<_, _>>()?;
    Ok(Model { specification, variables })
}

fn variable<'a>(bytes: &mut Bytes<'a>) -> Result<(String, Variable<'a>), ConvertError> {
    let name = string(bytes)?;
    let rank = bytes.u8()?;
    let shape = (0..rank).map(|_| bytes.size()).collect::<Result<Vec<_>, _>>()?;
    let dtype = element_type(bytes.u8()?, &name)?;
    let length = bytes.size()?;
    let data = bytes.take(length)?;
    let elements = shape.iter().try_fold(1_usize, |product, dimension| product.checked_mul(*dimension));
    if elements.and_then(|count| count.checked_mul(dtype.bytes())) != Some(length) {
        return Err(ConvertError::malformed(format!("变量 {name} 的形状与字节数不符")));
    }
    Ok((name, Variable { dtype, shape, data }))
}

fn string(bytes: &mut Bytes<'_>) -> Result<String, ConvertError> {
    let length = usize::from(bytes.u16()?);
    let raw = bytes.take(length)?;
    let text = raw.strip_suffix(&[0]).unwrap_or(raw);
    String::from_utf8(text.to_vec()).map_err(|_| ConvertError::malformed("名称不是 UTF-8"))
}

fn element_type(code: u8, name: &str) -> Result<ElementType, ConvertError> {
    match code {
        0 => Ok(ElementType::Float(DType::F32)),
        1 => Ok(ElementType::Integer(1)),
        2 => Ok(ElementType::Integer(2)),
        3 => Ok(ElementType::Integer(4)),
        4 => Ok(ElementType::Float(DType::F16)),
        5 => Ok(ElementType::Float(DType::BF16)),
        other => Err(ConvertError::malformed(format!("变量 {name} 的类型 {other} 未知"))),
    }
}

impl ElementType {
    /// Bytes of one element.
    fn bytes(self) -> usize {
        match self {
            Self::Float(dtype) => dtype.size_in_bytes(),
            Self::Integer(bytes) => bytes,
        }
    }
}

impl<'a> Model<'a> {
    /// A variable that must be there.
    pub(super) fn variable(&self, name: &str) -> Result<&Variable<'a>, ConvertError> {
        self.variables.get(name).ok_or_else(|| ConvertError::malformed(format!("缺少变量 {name}")))
    }

    /// Dimension `axis` of a variable that must be there.
    pub(super) fn dimension(&self, name: &str, axis: usize) -> Result<usize, ConvertError> {
        let shape = &self.variable(name)?.shape;
        shape.get(axis).copied().ok_or_else(|| ConvertError::malformed(format!("变量 {name} 维数不足")))
    }

    /// A whole-number setting.
    pub(super) fn setting(&self, name: &str) -> Result<i64, ConvertError> {
        let variable = self.variable(name)?;
        match (variable.dtype, variable.data) {
            (ElementType::Integer(1), [byte]) => Ok(i64::from(i8::from_le_bytes([*byte]))),
            (ElementType::Integer(2), [a, b]) => Ok(i64::from(i16::from_le_bytes([*a, *b]))),
            (ElementType::Integer(4), [a, b, c, d]) => Ok(i64::from(i32::from_le_bytes([*a, *b, *c, *d]))),
            _ => Err(ConvertError::malformed(format!("设置 {name} 不是整数"))),
        }
    }
}
