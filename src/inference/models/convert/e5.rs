//! multilingual-e5-small from the packed 4-bit file to GGUF, `tokenizer.json` and `config.json`.
//!
//! The GGUF names its tensors as Hugging Face's BERT does (`encoder.layer.0.attention.self.query.weight`); the Q4_0
//! blocks are copied bit by bit, in their two-dimensional shape (rows are outputs), the rest is f32.

use std::collections::BTreeMap;
use std::io::{Seek, Write};

use candle_core::Device;
use candle_core::quantized::gguf_file::{self, Value};
use candle_core::quantized::{GgmlDType, QTensor, ggml_file::qtensor_from_ggml};

use super::e5_packed::{self, Packed, PackedTensor, Sizes};
use super::{ConvertError, e5_config, e5_tokenizer};

/// `general.file_type` of a GGUF that is mostly Q4_0.
const MOSTLY_Q4_0: u32 = 2;
/// `bert.pooling_type`: mean of the token vectors.
const MEAN_POOLING: u32 = 1;

/// Writes the three files made of `packed`.
///
/// # Errors
/// [`ConvertError`] where `packed` is not such a model or an output cannot be written.
pub fn convert(
    packed: &[u8],
    gguf: &mut (impl Write + Seek),
    tokenizer: &mut impl Write,
    config: &mut impl Write,
) -> Result<(), ConvertError> {
    let packed = e5_packed::read(packed)?;
    write_gguf(&packed, gguf)?;
    gguf.flush()?;
    tokenizer.write_all(e5_tokenizer::to_json(&packed)?.as_bytes())?;
    tokenizer.flush()?;
    config.write_all(e5_config::to_json(&packed)?.as_bytes())?;
    config.flush()?;
    Ok(())
}

fn write_gguf(packed: &Packed<'_>, out: &mut (impl Write + Seek)) -> Result<(), ConvertError> {
    let shapes = shapes(&packed.sizes);
    let tensors =
        packed.tensors.iter().map(|tensor| restored(tensor, &shapes)).collect::<Result<Vec<(&str, QTensor)>, _>>()?;
    if tensors.len() != shapes.len() {
        return Err(ConvertError::malformed(format!("应有 {} 个张量，实有 {}", shapes.len(), tensors.len())));
    }
    let tensors: Vec<(&str, &QTensor)> = tensors.iter().map(|(name, tensor)| (*name, tensor)).collect();
    let metadata = metadata(&packed.sizes);
    let metadata: Vec<(&str, &Value)> = metadata.iter().map(|(key, value)| (*key, value)).collect();
    gguf_file::write(out, &metadata, &tensors).map_err(|error| ConvertError::Write(std::io::Error::other(error)))
}

fn metadata(sizes: &Sizes) -> [(&'static str, Value); 14] {
    let number = |value: usize| Value::U32(value as u32);
    [
        ("general.architecture", Value::String("bert".to_owned())),
        ("general.name", Value::String("multilingual-e5-small".to_owned())),
        ("general.file_type", Value::U32(MOSTLY_Q4_0)),
        ("general.quantization_version", Value::U32(2)),
        ("bert.block_count", number(sizes.layers)),
        ("bert.context_length", number(sizes.positions)),
        ("bert.embedding_length", number(sizes.hidden)),
        ("bert.feed_forward_length", number(sizes.feed_forward)),
        ("bert.attention.head_count", number(sizes.heads)),
        ("bert.attention.layer_norm_epsilon", Value::F32(sizes.epsilon)),
        ("bert.attention.causal", Value::Bool(false)),
        ("bert.pooling_type", Value::U32(MEAN_POOLING)),
        ("bert.vocab_size", number(sizes.vocabulary)),
        ("bert.token_type_count", number(sizes.token_types)),
    ]
}

/// Packed name -> name and shape in the GGUF.
type Shapes = BTreeMap<String, (String, Vec<usize>)>;

fn shapes(sizes: &Sizes) -> Shapes {
    let (hidden, wide) = (sizes.hidden, sizes.feed_forward);
    let mut shapes = Shapes::new();
    let mut add = |packed: String, name: String, shape: &[usize]| shapes.insert(packed, (name, shape.to_vec()));
    let tables = [
        ("word", "word", sizes.vocabulary),
        ("pos", "position", sizes.positions),
        ("type", "token_type", sizes.token_types),
    ];
    for (packed, name, rows) in tables {
        add(format!("emb.{packed}"), format!("embeddings.{name}_embeddings.weight"), &[rows, hidden]);
    }
    let mut norms = vec![("emb.ln".to_owned(), "embeddings.LayerNorm".to_owned())];
    for layer in 0..sizes.layers {
        let place = format!("encoder.layer.{layer}");
        let dense = [
            ("q", "attention.self.query", hidden, hidden),
            ("k", "attention.self.key", hidden, hidden),
            ("v", "attention.self.value", hidden, hidden),
            ("ao", "attention.output.dense", hidden, hidden),
            ("fi", "intermediate.dense", wide, hidden),
            ("fo", "output.dense", hidden, wide),
        ];
        for (packed, name, outputs, inputs) in dense {
            add(format!("l{layer}.{packed}.w"), format!("{place}.{name}.weight"), &[outputs, inputs]);
            add(format!("l{layer}.{packed}.b"), format!("{place}.{name}.bias"), &[outputs]);
        }
        norms.push((format!("l{layer}.aln"), format!("{place}.attention.output.LayerNorm")));
        norms.push((format!("l{layer}.oln"), format!("{place}.output.LayerNorm")));
    }
    for (packed, name) in norms {
        add(format!("{packed}.w"), format!("{name}.weight"), &[hidden]);
        add(format!("{packed}.b"), format!("{name}.bias"), &[hidden]);
    }
    shapes
}

fn restored<'s>(tensor: &PackedTensor<'_>, shapes: &'s Shapes) -> Result<(&'s str, QTensor), ConvertError> {
    let unknown = || ConvertError::malformed(format!("张量 {} 未知", tensor.name));
    let (name, shape) = shapes.get(&tensor.name).ok_or_else(unknown)?;
    let dtype = if tensor.quantised { GgmlDType::Q4_0 } else { GgmlDType::F32 };
    let values: usize = shape.iter().product();
    if values != tensor.values || values / dtype.block_size() * dtype.type_size() != tensor.data.len() {
        return Err(ConvertError::malformed(format!("张量 {} 的大小不符", tensor.name)));
    }
    let tensor = qtensor_from_ggml(dtype, tensor.data, shape.clone(), &Device::Cpu)
        .map_err(|error| ConvertError::malformed(format!("张量 {}：{error}", tensor.name)))?;
    Ok((name, tensor))
}
