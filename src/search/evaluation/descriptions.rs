//! Descriptions of acts with the articles that punish them: how well the search over the statutes finds these.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use chrono::NaiveDate;
use serde::Deserialize;

use super::metrics::{Metrics, Outcome, summarise};
use super::run::write_numbers;
use crate::failure::Failure;
use crate::search::{Engine, ProvisionQuery};

/// Places that are looked at.
const DEPTH: usize = 100;

/// A description; a line of a file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Description {
    /// Its name.
    #[serde(rename = "_id", alias = "id")]
    pub id: String,
    /// What was done, in plain words.
    pub text: String,
    /// The articles that punish it: any of them is right.
    pub articles: Vec<Answer>,
    /// Date of the act; the day of the measurement where there is none.
    pub as_of: Option<NaiveDate>,
}

/// An article that is a right answer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Answer {
    /// Full official name of the law.
    pub law: String,
    /// Number of the article.
    pub article: u32,
}

/// Reads descriptions, JSON Lines {"_id","text","articles":[{"law","article"}],"as_of"?}.
///
/// # Errors
/// `eval.unreadable`; `eval.format` with the line.
pub fn read_descriptions(path: &Path) -> Result<Vec<Description>, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::new("eval.unreadable", format!("读取 {} 失败：{error}", path.display())))?;
    let lines = text.lines().zip(1_usize..).filter(|(line, _)| !line.trim().is_empty());
    let read = |(line, number): (&str, usize)| {
        serde_json::from_str(line)
            .map_err(|error| Failure::new("eval.format", format!("{} 第 {number} 行：{error}", path.display())))
    };
    let read: Vec<Description> = lines.map(read).collect::<Result<_, _>>()?;
    if read.is_empty() {
        return Err(Failure::new("eval.format", format!("{} 是空的", path.display())));
    }
    Ok(read)
}

/// Searches the statutes for each description; `on` is the date of those without one. An article counts once, whatever else is right.
/// With `features`, what the ranking model sees of each candidate is written there, for training.
///
/// # Errors
/// What the search says; `eval.features`.
pub async fn measure_descriptions(
    engine: &Engine,
    descriptions: &[Description],
    on: Option<NaiveDate>,
    penalty_only: bool,
    mut features: Option<&mut dyn Write>,
) -> Result<Metrics, Failure> {
    let mut outcomes = Vec::with_capacity(descriptions.len());
    let first_right = HashMap::from([(0, 1)]);
    for description in descriptions {
        let query = ProvisionQuery {
            text: description.text.clone(),
            on: description.as_of.or(on),
            limit: DEPTH,
            penalty_only,
            ..ProvisionQuery::default()
        };
        let started = Instant::now();
        let answer = engine.provisions(&query).await?;
        let milliseconds = started.elapsed().as_secs_f64() * 1000.0;
        let is_right = |law: &str, number: u32| {
            description.articles.iter().any(|right| right.law == law && right.article == number)
        };
        // Position 0 stands for the first right article, all others for wrong ones.
        let right = answer.hits.iter().position(|hit| is_right(&hit.law, hit.number.number));
        let ranking = (0..answer.hits.len()).map(|place| if Some(place) == right { 0 } else { place + 1 }).collect();
        outcomes.push(Outcome { ranking, milliseconds });
        if let Some(to) = features.as_mut() {
            for (law, number, candidate) in engine.candidates(&query).await? {
                let grade = u8::from(is_right(&law, number.number));
                write!(to, "{}\t{law}{number}\t{grade}", description.id)
                    .and_then(|()| write_numbers(to, &candidate))
                    .map_err(|error| Failure::new("eval.features", format!("写不了特征文件：{error}")))?;
            }
        }
    }
    Ok(summarise(outcomes.iter().map(|outcome| (outcome, &first_right))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_description_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("d.jsonl");
        let good = r#"{"_id":"a","text":"卖过期牛奶","articles":[{"law":"中华人民共和国食品安全法","article":124}]}"#;
        std::fs::write(&file, format!("{good}\n{{\"text\":1}}\n")).expect("writes");
        let failure = read_descriptions(&file).expect_err("broken");
        assert_eq!(failure.code, "eval.format");
        assert!(failure.message.contains("第 2 行"), "{}", failure.message);
        std::fs::write(&file, good).expect("writes");
        assert_eq!(read_descriptions(&file).expect("reads")[0].articles[0].article, 124);
    }
}
