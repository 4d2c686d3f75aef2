//! The converters on models small enough to be written out here.

use std::io::Cursor;

use caiheng::inference::models::convert::{e5, whisper_ggml};
use candle_core::Device;
use candle_core::quantized::gguf_file;
use tokenizers::Tokenizer;

const HIDDEN: usize = 32;
const FEED_FORWARD: usize = 64;
/// Bytes of a Q4_0 block of 32 weights.
const BLOCK_BYTES: usize = 18;

/// Little-endian numbers one after another.
fn u32s(values: &[usize]) -> Vec<u8> {
    values.iter().flat_map(|value| u32::try_from(*value).expect("small").to_le_bytes()).collect()
}

/// A tensor of the packed file: name, whether it is Q4_0, values.
fn packed_tensors() -> Vec<(String, bool, usize)> {
    let table = |name: &str, quantised, rows| (format!("emb.{name}"), quantised, rows * HIDDEN);
    let mut tensors = vec![table("word", true, 6), table("pos", false, 8), table("type", false, 2)];
    tensors.extend(["emb.ln.w", "emb.ln.b"].map(|name| (name.to_owned(), false, HIDDEN)));
    for (name, outputs, inputs) in [
        ("q", HIDDEN, HIDDEN),
        ("k", HIDDEN, HIDDEN),
        ("v", HIDDEN, HIDDEN),
        ("ao", HIDDEN, HIDDEN),
        ("fi", FEED_FORWARD, HIDDEN),
        ("fo", HIDDEN, FEED_FORWARD),
    ] {
        tensors.push((format!("l0.{name}.w"), true, outputs * inputs));
        tensors.push((format!("l0.{name}.b"), false, outputs));
    }
    tensors.extend(["l0.aln.w", "l0.aln.b", "l0.oln.w", "l0.oln.b"].map(|name| (name.to_owned(), false, HIDDEN)));
    tensors
}

/// Bytes that differ from tensor to tensor.
fn data_of(place: usize, quantised: bool, values: usize) -> Vec<u8> {
    let length = if quantised { values / 32 * BLOCK_BYTES } else { values * 4 };
    (0..length).map(|at| u8::try_from((at * 7 + place * 13) % 60).expect("small")).collect()
}

/// A packed e5 of one layer and six pieces; 'Ａ' is read as 'A'.
fn packed() -> Vec<u8> {
    let pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁A", "B"];
    let mut file = b"E5S1".to_vec();
    file.extend(u32s(&[1, HIDDEN, 1, 2, FEED_FORWARD, 6, 8, 2]));
    file.extend(1e-12_f32.to_le_bytes());
    file.extend(u32s(&[32, pieces.len(), 0, 2, 1, 3]));
    let blob = pieces.concat();
    file.extend((blob.len() as u64).to_le_bytes());
    let mut ends = vec![0];
    ends.extend(pieces.iter().scan(0, |end, piece| {
        *end += piece.len();
        Some(*end)
    }));
    file.extend(u32s(&ends));
    file.extend([0.0_f32, 0.0, 0.0, 0.0, -1.5, -2.5].iter().flat_map(|score| score.to_le_bytes()));
    file.extend(blob.as_bytes());
    let map = [u32s(&['Ａ' as usize]), vec![1], u32s(&['A' as usize])].concat();
    file.extend(u32s(&[1, map.len()]));
    file.extend(map);
    let tensors = packed_tensors();
    file.extend(u32s(&[tensors.len()]));
    let mut offset = file.len() + tensors.iter().map(|(name, ..)| 2 + name.len() + 1 + 4 + 8 + 8).sum::<usize>();
    let mut payload = Vec::new();
    for (place, (name, quantised, values)) in tensors.iter().enumerate() {
        let data = data_of(place, *quantised, *values);
        file.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
        file.extend(name.as_bytes());
        file.push(u8::from(*quantised));
        file.extend(u32s(&[*values]));
        file.extend((offset as u64).to_le_bytes());
        file.extend((data.len() as u64).to_le_bytes());
        offset += data.len();
        payload.extend(data);
    }
    file.extend(payload);
    file
}

#[test]
fn every_e5_tensor_is_copied_byte_by_byte_under_its_bert_name() {
    let (mut gguf, mut tokenizer, mut config) = (Cursor::new(Vec::new()), Vec::new(), Vec::new());
    e5::convert(&packed(), &mut gguf, &mut tokenizer, &mut config).expect("converts");
    gguf.set_position(0);
    let content = gguf_file::Content::read(&mut gguf).expect("reads");
    assert_eq!(content.tensor_infos.len(), packed_tensors().len());
    for (packed, name, shape) in [
        ("emb.word", "embeddings.word_embeddings.weight", vec![6, HIDDEN]),
        ("l0.k.w", "encoder.layer.0.attention.self.key.weight", vec![HIDDEN, HIDDEN]),
        ("l0.fi.w", "encoder.layer.0.intermediate.dense.weight", vec![FEED_FORWARD, HIDDEN]),
        ("l0.fo.w", "encoder.layer.0.output.dense.weight", vec![HIDDEN, FEED_FORWARD]),
        ("l0.oln.b", "encoder.layer.0.output.LayerNorm.bias", vec![HIDDEN]),
    ] {
        let place = packed_tensors().iter().position(|(known, ..)| known == packed).expect("listed");
        let (_, quantised, values) = packed_tensors()[place].clone();
        let tensor = content.tensor(&mut gguf, name, &Device::Cpu).expect("a tensor");
        assert_eq!(tensor.shape().dims(), shape, "{name}");
        assert_eq!(tensor.data().expect("bytes").as_ref(), data_of(place, quantised, values), "{name}");
    }
    let config: serde_json::Value = serde_json::from_slice(&config).expect("JSON");
    assert_eq!((&config["hidden_size"], &config["layer_norm_eps"]), (&HIDDEN.into(), &1e-12.into()));

    let tokenizer = Tokenizer::from_bytes(tokenizer).expect("loads");
    let encoded = tokenizer.encode("ＡB", true).expect("encodes");
    assert_eq!(encoded.get_ids(), [0, 4, 5, 2]);
}

#[test]
fn a_cut_packed_file_is_refused_wherever_it_is_cut() {
    let whole = packed();
    for length in (0..whole.len()).step_by(97).chain([whole.len() - 1]) {
        let mut gguf = Cursor::new(Vec::new());
        let result = e5::convert(&whole[..length], &mut gguf, &mut Vec::new(), &mut Vec::new());
        assert!(result.is_err(), "cut at {length}");
    }
}

fn ct2_string(text: &str) -> Vec<u8> {
    [&u16::try_from(text.len() + 1).expect("short").to_le_bytes()[..], text.as_bytes(), &[0]].concat()
}

/// A variable of a CTranslate2 file; `kind` is 0 for f32, 2 for i16.
fn variable(name: &str, shape: &[usize], kind: u8, data: &[u8]) -> Vec<u8> {
    let rank = u8::try_from(shape.len()).expect("small");
    [&ct2_string(name), &[rank][..], &u32s(shape), &[kind], &u32s(&[data.len()]), data].concat()
}

fn f32s(values: &[f32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

/// A Whisper file with one fused attention in the encoder, and just what the header is read from besides.
fn whisper(fused_bias: &[f32]) -> Vec<u8> {
    let zeros = |count: usize| f32s(&vec![0.0; count]);
    let fused: Vec<f32> = (1_u8..=12).map(f32::from).collect();
    let variables = [
        variable("decoder/embeddings/weight", &[3, 2], 0, &zeros(6)),
        variable("decoder/num_heads", &[], 2, &[1, 0]),
        variable("decoder/position_encodings/encodings", &[4, 2], 0, &zeros(8)),
        variable("encoder/conv1/weight", &[2, 80, 3], 0, &zeros(480)),
        variable("encoder/layer_0/ffn/linear_0/weight", &[2, 2], 0, &zeros(4)),
        variable("encoder/layer_0/self_attention/linear_0/bias", &[6], 0, &f32s(fused_bias)),
        variable("encoder/layer_0/self_attention/linear_0/weight", &[6, 2], 0, &f32s(&fused)),
        variable("encoder/num_heads", &[], 2, &[1, 0]),
        variable("encoder/position_encodings/encodings", &[5, 2], 0, &zeros(10)),
    ];
    let head = [&u32s(&[6])[..], &ct2_string("WhisperSpec"), &u32s(&[3, variables.len()])].concat();
    [head, variables.concat(), u32s(&[0])].concat()
}

const VOCABULARY: &[u8] = br#"{"model":{"vocab":{"a":0,"\u0120b":1,"<|endoftext|>":2}}}"#;

fn ends_of(file: &[u8], name: &str) -> usize {
    let found = file.windows(name.len()).position(|window| window == name.as_bytes());
    found.expect("the tensor is there") + name.len()
}

#[test]
fn fused_whisper_attention_is_split_and_written_in_half_precision() {
    let mut file = Vec::new();
    whisper_ggml::convert(&whisper(&[1.0, 2.0, 0.0, 0.0, 5.0, 6.0]), VOCABULARY, &mut file).expect("converts");
    assert_eq!(file[..48], [u32s(&[0x6767_6d6c]), u32s(&[3, 5, 2, 1, 1, 4, 2, 1, 0, 80, 1])].concat());
    let after_filters = 48 + 8 + 80 * 201 * 4;
    let tokens = [u32s(&[2, 1]), b"a".to_vec(), u32s(&[2]), b" b".to_vec()].concat();
    assert_eq!(file[after_filters..after_filters + tokens.len()], tokens);
    // 5, 6, 7, 8 in half precision
    let key = ends_of(&file, "encoder.blocks.0.attn.key.weight");
    assert_eq!(file[key..key + 8], [0x00, 0x45, 0x00, 0x46, 0x00, 0x47, 0x00, 0x48]);
    let value_bias = ends_of(&file, "encoder.blocks.0.attn.value.bias");
    assert_eq!(file[value_bias..value_bias + 8], f32s(&[5.0, 6.0]));
    assert!(!file.windows(8).any(|window| window == b"key.bias"));
}

#[test]
fn whisper_weights_that_the_result_could_not_hold_are_refused() {
    let with_key_bias = whisper(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    assert!(whisper_ggml::convert(&with_key_bias, VOCABULARY, &mut Vec::new()).is_err());
    let whole = whisper(&[0.0; 6]);
    for length in (0..whole.len() - 8).step_by(53) {
        assert!(whisper_ggml::convert(&whole[..length], VOCABULARY, &mut Vec::new()).is_err(), "cut at {length}");
    }
    let gap = br#"{"model":{"vocab":{"a":0,"b":2}}}"#;
    assert!(whisper_ggml::convert(&whole, gap, &mut Vec::new()).is_err());
}
