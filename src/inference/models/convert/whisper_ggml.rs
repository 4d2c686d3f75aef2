//! Whisper from CTranslate2 (`model.bin` and `tokenizer.json`) to the ggml file that whisper.cpp reads.
//!
//! The file: magic, eleven settings, the mel filters, the tokens in id order (without the special ones, which the
//! reader derives), then the tensors. Vectors, positional embeddings and convolution biases are f32, the rest f16.

use std::collections::BTreeMap;
use std::io::Write;

use candle_core::{DType, Device, Tensor};
use serde::Deserialize;

use super::ConvertError;
use super::ctranslate2::{self, Model};
use super::mel;
use super::whisper_tensors::{Piece, pieces};

const GGML_MAGIC: u32 = 0x6767_6d6c;
/// The `ftype` of the file and the type of its large tensors: f16.
const F16: u32 = 1;
const F32: u32 = 0;
/// First token that is special and derived by the reader.
const END_OF_TEXT: &str = "<|endoftext|>";

/// Writes the ggml form of `model` (CTranslate2, f16 or f32) with the vocabulary of `tokenizer` (Hugging Face JSON).
///
/// # Errors
/// [`ConvertError`] where an input is not a Whisper model or the output cannot be written.
pub fn convert(model: &[u8], tokenizer: &[u8], out: &mut impl Write) -> Result<(), ConvertError> {
    let model = ctranslate2::read(model)?;
    if model.specification != "WhisperSpec" {
        return Err(ConvertError::malformed(format!("不是 Whisper 模型，而是 {}", model.specification)));
    }
    let bands = write_settings(&model, out)?;
    write_mel(bands, out)?;
    write_tokens(tokenizer, out)?;
    for piece in pieces(&model)? {
        write_tensor(&piece, out)?;
    }
    out.flush()?;
    Ok(())
}

fn write_settings(model: &Model<'_>, out: &mut impl Write) -> Result<usize, ConvertError> {
    let layers = |side: &str| {
        (0_usize..)
            .take_while(|n| model.variables.contains_key(&format!("{side}/layer_{n}/ffn/linear_0/weight")))
            .count()
    };
    let heads = |side: &str| -> Result<usize, ConvertError> {
        usize::try_from(model.setting(&format!("{side}/num_heads"))?)
            .map_err(|_| ConvertError::malformed("注意力头数为负"))
    };
    let bands = model.dimension("encoder/conv1/weight", 1)?;
    let settings = [
        model.dimension("decoder/embeddings/weight", 0)?,
        model.dimension("encoder/position_encodings/encodings", 0)?,
        model.dimension("encoder/position_encodings/encodings", 1)?,
        heads("encoder")?,
        layers("encoder"),
        model.dimension("decoder/position_encodings/encodings", 0)?,
        model.dimension("decoder/position_encodings/encodings", 1)?,
        heads("decoder")?,
        layers("decoder"),
        bands,
    ];
    write_u32(out, GGML_MAGIC)?;
    for setting in settings {
        write_size(out, setting)?;
    }
    write_u32(out, F16)?;
    Ok(bands)
}

fn write_mel(bands: usize, out: &mut impl Write) -> Result<(), ConvertError> {
    write_size(out, bands)?;
    write_size(out, mel::BINS)?;
    for weight in mel::filters(bands) {
        out.write_all(&weight.to_le_bytes())?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct TokenizerFile {
    model: TokenizerModel,
}

#[derive(Deserialize)]
struct TokenizerModel {
    vocab: BTreeMap<String, u32>,
}

fn write_tokens(tokenizer: &[u8], out: &mut impl Write) -> Result<(), ConvertError> {
    let file: TokenizerFile = serde_json::from_slice(tokenizer)
        .map_err(|error| ConvertError::malformed(format!("tokenizer.json 读不了：{error}")))?;
    let mut tokens: Vec<(u32, String)> =
        file.model.vocab.into_iter().filter(|(text, _)| text != END_OF_TEXT).map(|(text, id)| (id, text)).collect();
    tokens.sort_unstable();
    if tokens.iter().enumerate().any(|(place, (id, _))| place != *id as usize) {
        return Err(ConvertError::malformed("tokenizer.json 的词表编号不连续"));
    }
    write_size(out, tokens.len())?;
    for (_, text) in tokens {
        let bytes = text.chars().map(byte_of).collect::<Option<Vec<u8>>>();
        let bytes = bytes.ok_or_else(|| ConvertError::malformed(format!("词 {text} 不是字节级编码")))?;
        write_size(out, bytes.len())?;
        out.write_all(&bytes)?;
    }
    Ok(())
}

/// The byte that a character of GPT-2's byte alphabet stands for: printable Latin-1 characters stand for themselves, the
/// other bytes follow one another from U+0100.
fn byte_of(letter: char) -> Option<u8> {
    let printable = |byte: u8| matches!(byte, 0x21..=0x7e | 0xa1..=0xac | 0xae..=0xff);
    let code = u32::from(letter);
    match u8::try_from(code) {
        Ok(byte) => printable(byte).then_some(byte),
        Err(_) => (0..=u8::MAX).filter(|byte| !printable(*byte)).nth(code.checked_sub(0x100)? as usize),
    }
}

fn write_tensor(piece: &Piece<'_>, out: &mut impl Write) -> Result<(), ConvertError> {
    let single =
        piece.shape.len() == 1 || piece.shape.last() == Some(&1) || piece.name.ends_with("positional_embedding");
    write_size(out, piece.shape.len())?;
    write_size(out, piece.name.len())?;
    write_u32(out, if single { F32 } else { F16 })?;
    for dimension in piece.shape.iter().rev() {
        write_size(out, *dimension)?;
    }
    out.write_all(piece.name.as_bytes())?;
    write_numbers(piece, if single { DType::F32 } else { DType::F16 }, out)
}

fn write_numbers(piece: &Piece<'_>, dtype: DType, out: &mut impl Write) -> Result<(), ConvertError> {
    if piece.dtype == dtype {
        return Ok(out.write_all(piece.data)?);
    }
    let numbers = Tensor::from_raw_buffer(piece.data, piece.dtype, &piece.shape, &Device::Cpu)
        .and_then(|tensor| tensor.to_dtype(dtype)?.flatten_all());
    let numbers = numbers.map_err(|error| ConvertError::malformed(format!("{}：{error}", piece.name)))?;
    Ok(numbers.write_bytes(out).map_err(std::io::Error::other)?)
}

fn write_u32(out: &mut impl Write, value: u32) -> std::io::Result<()> {
    out.write_all(&value.to_le_bytes())
}

fn write_size(out: &mut impl Write, value: usize) -> Result<(), ConvertError> {
    let value = i32::try_from(value).map_err(|_| ConvertError::malformed("数值过大"))?;
    Ok(out.write_all(&value.to_le_bytes())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_byte_alphabet_covers_every_byte_once() {
        let mut bytes: Vec<u8> = (0..0x200).filter_map(char::from_u32).filter_map(byte_of).collect();
        bytes.sort_unstable();
        assert_eq!(bytes, (0..=u8::MAX).collect::<Vec<_>>());
        assert_eq!(byte_of('Ġ'), Some(b' '));
        assert_eq!(byte_of('Ċ'), Some(b'\n'));
    }

    #[test]
    fn text_that_is_no_model_is_refused_and_not_a_crash() {
        let mut out = Vec::new();
        for input in [&b""[..], b"hello, this is not a model", &[6, 0, 0, 0, 255, 255, 1]] {
            assert!(matches!(convert(input, b"{}", &mut out), Err(ConvertError::Malformed(_))));
        }
    }
}
