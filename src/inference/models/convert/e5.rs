//! multilingual-e5-small from the packed 4-bit file to GGUF, `tokenizer.json` and `config.json`.
//!
//! The GGUF names its tensors as Hugging Face's BERT does (`encoder.layer.0.attention.self.query.weight`); the Q4_0
//! blocks are copied bit by bit, in their two-dimensional shape (rows are outputs), the rest is f32.

use std::collections::BTreeMap;
use std::io::Write;

use super::e5_packed::{self, Packed, PackedTensor, Sizes};
use super::gguf_writer::{self, Format, Tensor, Value};
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
    gguf: &mut impl Write,
    tokenizer: &mut impl Write,
    config: &mut impl Write,
) -> Result<(), ConvertError> {
    let packed = e5_packed::read(packed)?;
    write_gguf(&packed, gguf)?;
    tokenizer.write_all(e5_tokenizer::to_json(&packed)?.as_bytes())?;
    tokenizer.flush()?;
    config.write_all(e5_config::to_json(&packed)?.as_bytes())?;
    config.flush()?;
    Ok(())
}

fn write_gguf(packed: &Packed<'_>, out: &mut impl Write) -> Result<(), ConvertError> {
    let shapes = shapes(&packed.sizes);
    let tensors = packed.tensors.iter().map(|tensor| named(tensor, &shapes)).collect::<Result<Vec<_>, _>>()?;
    if tensors.len() != shapes.len() {
        return Err(ConvertError::malformed(format!("应有 {} 个张量，实有 {}", shapes.len(), tensors.len())));
    }
    Ok(gguf_writer::write(out, &metadata(&packed.sizes), &tensors)?)
}

fn metadata(sizes: &Sizes) -> [(&'static str, Value); 14] {
    let number = |value: usize| Value::Number(value as u32);
    [
        ("general.architecture", Value::Text("bert")),
        ("general.name", Value::Text("multilingual-e5-small")),
        ("general.file_type", Value::Number(MOSTLY_Q4_0)),
        ("general.quantization_version", Value::Number(2)),
        ("bert.block_count", number(sizes.layers)),
        ("bert.context_length", number(sizes.positions)),
        ("bert.embedding_length", number(sizes.hidden)),
        ("bert.feed_forward_length", number(sizes.feed_forward)),
        ("bert.attention.head_count", number(sizes.heads)),
        ("bert.attention.layer_norm_epsilon", Value::Real(sizes.epsilon)),
        ("bert.attention.causal", Value::Flag(false)),
        ("bert.pooling_type", Value::Number(MEAN_POOLING)),
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

fn named<'a>(tensor: &'a PackedTensor<'a>, shapes: &'a Shapes) -> Result<Tensor<'a>, ConvertError> {
    let unknown = || ConvertError::malformed(format!("张量 {} 未知", tensor.name));
    let (name, shape) = shapes.get(&tensor.name).ok_or_else(unknown)?;
    let format = if tensor.quantised { Format::Q4_0 } else { Format::F32 };
    let values: usize = shape.iter().product();
    if values != tensor.values || format.bytes(values) != Some(tensor.data.len()) {
        return Err(ConvertError::malformed(format!("张量 {} 的大小不符", tensor.name)));
    }
    Ok(Tensor { name, shape, format, data: tensor.data })
}
