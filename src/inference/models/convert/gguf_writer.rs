//! Writing a GGUF file (version 2) out of bytes that are tensors already. Bytes are copied as they are: going through
//! tensor objects would only re-read them, and those ask for an alignment that a file's bytes need not have.

use std::io::{self, Write};

const MAGIC: &[u8] = b"GGUF";
const VERSION: u32 = 2;
/// Tensors begin at multiples of this many bytes.
const ALIGNMENT: usize = 32;

/// A value of the metadata.
pub(super) enum Value {
    Text(&'static str),
    Number(u32),
    Real(f32),
    Flag(bool),
}

/// A tensor: name, shape with rows first, and its bytes.
pub(super) struct Tensor<'a> {
    pub(super) name: &'a str,
    pub(super) shape: &'a [usize],
    pub(super) format: Format,
    pub(super) data: &'a [u8],
}

/// How a tensor's values are stored, by ggml's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    F32 = 0,
    /// Blocks of 32 values in 18 bytes.
    Q4_0 = 2,
}

impl Format {
    /// Bytes of so many values; none where they do not fill whole blocks.
    pub(super) fn bytes(self, values: usize) -> Option<usize> {
        match self {
            Self::F32 => values.checked_mul(4),
            Self::Q4_0 => values.is_multiple_of(32).then_some(values / 32 * 18),
        }
    }
}

/// Writes the whole file.
pub(super) fn write(out: &mut impl Write, metadata: &[(&str, Value)], tensors: &[Tensor<'_>]) -> io::Result<()> {
    let mut head = MAGIC.to_vec();
    head.extend(VERSION.to_le_bytes());
    put_length(&mut head, tensors.len());
    put_length(&mut head, metadata.len());
    for (key, value) in metadata {
        put_text(&mut head, key);
        put_value(&mut head, value);
    }
    let mut offset = 0;
    for tensor in tensors {
        put_text(&mut head, tensor.name);
        head.extend((tensor.shape.len() as u32).to_le_bytes());
        tensor.shape.iter().rev().for_each(|dimension| put_length(&mut head, *dimension));
        head.extend((tensor.format as u32).to_le_bytes());
        put_length(&mut head, offset);
        offset += tensor.data.len().next_multiple_of(ALIGNMENT);
    }
    for bytes in std::iter::once(head.as_slice()).chain(tensors.iter().map(|tensor| tensor.data)) {
        out.write_all(bytes)?;
        out.write_all(&[0; ALIGNMENT][..bytes.len().next_multiple_of(ALIGNMENT) - bytes.len()])?;
    }
    out.flush()
}

fn put_length(head: &mut Vec<u8>, length: usize) {
    head.extend((length as u64).to_le_bytes());
}

fn put_text(head: &mut Vec<u8>, text: &str) {
    put_length(head, text.len());
    head.extend(text.as_bytes());
}

fn put_value(head: &mut Vec<u8>, value: &Value) {
    let kind: u32 = match value {
        Value::Number(_) => 4,
        Value::Real(_) => 6,
        Value::Flag(_) => 7,
        Value::Text(_) => 8,
    };
    head.extend(kind.to_le_bytes());
    match value {
        Value::Number(number) => head.extend(number.to_le_bytes()),
        Value::Real(real) => head.extend(real.to_le_bytes()),
        Value::Flag(flag) => head.push(u8::from(*flag)),
        Value::Text(text) => put_text(head, text),
    }
}
