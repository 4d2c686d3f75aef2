//! The converted files themselves, where this machine has them.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};

use candle_core::quantized::{GgmlDType, gguf_file};
use serde::Deserialize;
use tokenizers::Tokenizer;

use super::folder::real;

macro_rules! real_or_skip {
    ($path:literal) => {
        match real($path) {
            Some(path) => path,
            None => {
                println!("skipped: {} is not here (caiheng models pull)", $path);
                return;
            }
        }
    };
}

#[derive(Deserialize)]
struct Reference {
    text: String,
    ids: Vec<u32>,
}

/// The identifiers were measured with the package's own engine.
#[test]
fn the_e5_tokenizer_gives_the_identifiers_of_the_reference_engine() {
    let tokenizer = Tokenizer::from_file(real_or_skip!("multilingual-e5-small/tokenizer.json")).expect("loads");
    let fixture = include_str!("../fixtures/models/e5_tokens.jsonl");
    let references: Vec<Reference> = fixture.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(references.len() >= 20);
    for Reference { text, ids } in references {
        assert_eq!(tokenizer.encode(text.as_str(), true).expect("encodes").get_ids(), ids, "{text}");
    }
}

#[test]
fn the_e5_gguf_holds_bert_in_its_shapes() {
    let path = real_or_skip!("multilingual-e5-small/model.gguf");
    let mut file = BufReader::new(File::open(path).expect("opens"));
    let content = gguf_file::Content::read(&mut file).expect("reads");
    assert_eq!(content.metadata["general.architecture"].to_string().expect("text"), "bert");
    assert_eq!(content.tensor_infos.len(), 197);
    let shape = |name: &str| content.tensor_infos[name].shape.dims().to_vec();
    assert_eq!(shape("embeddings.word_embeddings.weight"), [250_037, 384]);
    assert_eq!(shape("encoder.layer.11.intermediate.dense.weight"), [1536, 384]);
    assert_eq!(shape("encoder.layer.0.output.dense.weight"), [384, 1536]);
    assert_eq!(shape("encoder.layer.0.attention.output.LayerNorm.bias"), [384]);
    assert_eq!(content.tensor_infos["encoder.layer.0.attention.self.key.weight"].ggml_dtype, GgmlDType::Q4_0);
}

fn i32_from(file: &mut impl Read) -> i32 {
    let mut bytes = [0; 4];
    file.read_exact(&mut bytes).expect("reads");
    i32::from_le_bytes(bytes)
}

#[test]
fn the_whisper_file_holds_245_tensors_and_ends_with_the_last() {
    let path = real_or_skip!("whisper-base/ggml-model.bin");
    let length = path.metadata().expect("a size").len();
    let mut file = BufReader::new(File::open(path).expect("opens"));
    assert_eq!(i32_from(&mut file), 0x6767_6d6c);
    let settings: Vec<i32> = (0..11).map(|_| i32_from(&mut file)).collect();
    assert_eq!(settings, [51_865, 1500, 512, 8, 6, 448, 512, 8, 6, 80, 1]);
    let filters = i64::from(i32_from(&mut file)) * i64::from(i32_from(&mut file));
    file.seek(SeekFrom::Current(filters * 4)).expect("seeks");
    for _ in 0..i32_from(&mut file) {
        let token = i32_from(&mut file);
        file.seek_relative(token.into()).expect("seeks");
    }
    let mut tensors = BTreeMap::new();
    while file.stream_position().expect("a place") < length {
        let (rank, name_length, kind) = (i32_from(&mut file), i32_from(&mut file), i32_from(&mut file));
        let dimensions: Vec<i32> = (0..rank).map(|_| i32_from(&mut file)).collect();
        let mut name = vec![0; usize::try_from(name_length).expect("a length")];
        file.read_exact(&mut name).expect("reads");
        let values: i64 = dimensions.iter().map(|dimension| i64::from(*dimension)).product();
        file.seek_relative(values * if kind == 0 { 4 } else { 2 }).expect("seeks");
        tensors.insert(String::from_utf8(name).expect("text"), (dimensions, kind));
    }
    assert_eq!(file.stream_position().expect("a place"), length);
    assert_eq!(tensors.len(), 245);
    assert_eq!(tensors["encoder.conv1.bias"], (vec![1, 512], 0));
    assert_eq!(tensors["decoder.blocks.5.cross_attn.value.weight"], (vec![512, 512], 1));
    assert!(!tensors.contains_key("encoder.blocks.0.attn.key.bias"));
}

#[test]
fn whisper_loads_the_converted_file() {
    let path = real_or_skip!("whisper-base/ggml-model.bin");
    let parameters = whisper_rs::WhisperContextParameters::default();
    let context = whisper_rs::WhisperContext::new_with_params(path.to_str().expect("a path"), parameters);
    assert_eq!(context.expect("loads").n_vocab(), 51_865);
}
