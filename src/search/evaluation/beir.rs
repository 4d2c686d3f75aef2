//! Reading a set: JSON Lines for corpus and queries, tab-separated relevance, each plain or compressed with gzip.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::failure::Failure;

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// A document of the corpus.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Document {
    /// Its name in the relevance file.
    #[serde(rename = "_id")]
    pub id: String,
    /// Title; empty where the set has none.
    #[serde(default)]
    pub title: String,
    /// Text.
    pub text: String,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Question {
    /// Its name in the relevance file.
    #[serde(rename = "_id")]
    pub id: String,
    /// The words.
    pub text: String,
    /// Positions in the corpus of the documents that answer it, with their grades (1 or more).
    #[serde(skip)]
    pub relevant: HashMap<usize, u32>,
}

/// A set to measure on.
#[derive(Debug, Clone, PartialEq)]
pub struct Collection {
    /// The documents.
    pub documents: Vec<Document>,
    /// The questions that have an answer in the corpus.
    pub questions: Vec<Question>,
    /// Lines of the relevance file that name a query or a document that the set does not hold.
    pub dangling: usize,
}

/// Reads corpus, queries and relevance (`query-id corpus-id score`, with or without that header).
///
/// # Errors
/// `eval.unreadable`; `eval.format` with the line, also where nothing is left to measure.
pub fn read(corpus: &Path, queries: &Path, relevance: &Path) -> Result<Collection, Failure> {
    let documents: Vec<Document> = lines(corpus)?;
    let questions: Vec<Question> = lines(queries)?;
    let (questions, dangling) = graded(&documents, questions, relevance)?;
    if questions.is_empty() {
        return Err(format(relevance, 0, "没有一个查询在语料中有答案"));
    }
    Ok(Collection { documents, questions, dangling })
}

fn graded(
    documents: &[Document],
    mut questions: Vec<Question>,
    relevance: &Path,
) -> Result<(Vec<Question>, usize), Failure> {
    let places: HashMap<&str, usize> =
        documents.iter().enumerate().map(|(place, document)| (document.id.as_str(), place)).collect();
    let by_id: HashMap<String, usize> =
        questions.iter().enumerate().map(|(place, question)| (question.id.clone(), place)).collect();
    let mut dangling = 0;
    for (number, line) in (1..).zip(open(relevance)?.lines()) {
        let line = line.map_err(|error| unreadable(relevance, error))?;
        let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
        let [query, document, score] = fields[..] else {
            if line.trim().is_empty() {
                continue;
            }
            return Err(format(relevance, number, "应为三列：query-id、corpus-id、score，以制表符分隔"));
        };
        let Ok(score) = score.parse::<u32>() else {
            if number == 1 {
                continue;
            }
            return Err(format(relevance, number, "score 应为非负整数"));
        };
        let known = (by_id.get(query).and_then(|place| questions.get_mut(*place)), places.get(document));
        match known {
            (Some(question), Some(place)) if score > 0 => {
                question.relevant.insert(*place, score);
            }
            (Some(_), Some(_)) => {}
            _ => dangling += 1,
        }
    }
    questions.retain(|question| !question.relevant.is_empty());
    Ok((questions, dangling))
}

fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, Failure> {
    let mut read = Vec::new();
    for (number, line) in (1..).zip(open(path)?.lines()) {
        let line = line.map_err(|error| unreadable(path, error))?;
        if line.trim().is_empty() {
            continue;
        }
        read.push(serde_json::from_str(&line).map_err(|error| format(path, number, &error.to_string()))?);
    }
    if read.is_empty() {
        return Err(format(path, 0, "文件是空的"));
    }
    Ok(read)
}

/// Plain or compressed, told by the first two bytes.
fn open(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    let mut start = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(path, error))?;
    file.take(2).read_to_end(&mut start).map_err(|error| unreadable(path, error))?;
    let file = File::open(path).map_err(|error| unreadable(path, error))?;
    if start == GZIP_MAGIC {
        return Ok(Box::new(BufReader::new(MultiGzDecoder::new(file))));
    }
    Ok(Box::new(BufReader::new(file)))
}

fn unreadable(path: &Path, error: impl std::fmt::Display) -> Failure {
    Failure::new("eval.unreadable", format!("读取 {} 失败：{error}", path.display()))
}

fn format(path: &Path, line: usize, what: &str) -> Failure {
    let place = if line == 0 { String::new() } else { format!("第 {line} 行") };
    Failure::new("eval.format", format!("{} {place}：{what}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::path::PathBuf;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn file(folder: &Path, name: &str, content: &str) -> PathBuf {
        let path = folder.join(name);
        std::fs::write(&path, content).expect("writes");
        path
    }

    #[test]
    fn a_compressed_corpus_is_told_by_its_content_and_dangling_lines_are_counted() {
        let folder = tempfile::tempdir().expect("a folder");
        let corpus = folder.path().join("corpus.jsonl");
        let mut packed = GzEncoder::new(File::create(&corpus).expect("creates"), Compression::fast());
        packed
            .write_all(
                "{\"_id\":\"a\",\"text\":\"甲\"}\n{\"_id\":\"b\",\"title\":\"乙法\",\"text\":\"乙\"}\n".as_bytes(),
            )
            .expect("writes");
        packed.finish().expect("ends");
        let queries =
            file(folder.path(), "q.jsonl", "{\"_id\":\"1\",\"text\":\"问\"}\n{\"_id\":\"2\",\"text\":\"无答案\"}\n");
        let relevance = file(folder.path(), "r.tsv", "query-id\tcorpus-id\tscore\n1\tb\t1\n1\tz\t1\n2\ta\t0\n");
        let set = read(&corpus, &queries, &relevance).expect("reads");
        assert_eq!((set.documents.len(), set.questions.len(), set.dangling), (2, 1, 1));
        assert_eq!(set.questions[0].relevant, HashMap::from([(1, 1)]));
    }

    #[test]
    fn a_broken_line_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let corpus = file(folder.path(), "c.jsonl", "{\"_id\":\"a\",\"text\":\"甲\"}\n{oops\n");
        let failure = read(&corpus, &corpus, &corpus).expect_err("broken");
        assert_eq!(failure.code, "eval.format");
        assert!(failure.message.contains("第 2 行"), "{}", failure.message);
        let missing = read(Path::new("/nowhere"), &corpus, &corpus).expect_err("missing");
        assert_eq!(missing.code, "eval.unreadable");
    }
}
