//! Applies `index/statute_corrections.toml`.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{SourceArticle, SourceDocument};
use crate::failure::Failure;
use crate::store::import_report::ImportReport;

const CORRECTIONS: &str = include_str!("../../../index/statute_corrections.toml");
/// Stands where the source lost words.
const LOST: &str = "……";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Corrections {
    split: Vec<Split>,
}

/// The rest of an article, from a line on, is another article.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Split {
    law: String,
    published: NaiveDate,
    article: u32,
    from: String,
    becomes: u32,
    label: String,
    remark: String,
}

/// Applies every correction whose place is found; a source that was put right meanwhile is left as it is.
pub(super) fn apply(documents: &mut [SourceDocument], report: &mut ImportReport) -> Result<(), Failure> {
    let corrections: Corrections = toml::from_str(CORRECTIONS).map_err(Failure::internal)?;
    for split in &corrections.split {
        let is_meant =
            |document: &&mut SourceDocument| document.name == split.law && document.published == Some(split.published);
        let applied = documents.iter_mut().find(is_meant).is_some_and(|document| apply_split(document, split));
        if applied {
            report.count_derived("条文：拆出被来源并入前一条的条文");
        }
    }
    Ok(())
}

fn apply_split(document: &mut SourceDocument, split: &Split) -> bool {
    if document.articles.iter().any(|article| article.number == split.becomes) {
        return false;
    }
    let Some(place) = document.articles.iter().position(|article| article.number == split.article) else {
        return false;
    };
    let article = &mut document.articles[place];
    let Some((kept, moved)) = article.text.split_once(&format!("\n{}", split.from)) else { return false };
    let found = SourceArticle {
        number: split.becomes,
        suffix: None,
        label: split.label.clone(),
        part: article.part.clone(),
        chapter: article.chapter.clone(),
        section: article.section.clone(),
        text: format!("{LOST}{}{moved}", split.from),
        remark: Some(split.remark.clone()),
    };
    article.text = kept.to_owned();
    document.articles.insert(place + 1, found);
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::laws::Kind;

    fn article(number: u32, text: &str) -> SourceArticle {
        let label = format!("第{number}条");
        let (part, chapter, section) = (None, None, None);
        SourceArticle { number, suffix: None, label, part, chapter, section, text: text.into(), remark: None }
    }

    fn code(articles: Vec<SourceArticle>) -> SourceDocument {
        SourceDocument {
            key: "1".into(),
            row: None,
            name: "中华人民共和国生态环境法典".into(),
            kind: Kind::Law,
            level: "法律".into(),
            issuer: None,
            department: None,
            status: "现行有效".into(),
            published: "2026-03-12".parse().ok(),
            stated_effective: None,
            fields: Vec::new(),
            field_basis: None,
            region: None,
            sources: Vec::new(),
            articles,
        }
    }

    #[test]
    fn a_merged_article_is_taken_apart_and_its_loss_is_marked() {
        let merged =
            "违反本法规定的，处以罚款。\n境主管部门责令停止违法行为，限期改正，处以罚款：\n（一）未建造尾矿库；";
        let mut documents = [code(vec![article(1200, merged), article(1202, "后一条。")])];
        apply(&mut documents, &mut ImportReport::default()).expect("applies");
        let articles = &documents[0].articles;
        assert_eq!(articles.iter().map(|article| article.number).collect::<Vec<_>>(), [1200, 1201, 1202]);
        assert_eq!(articles[0].text, "违反本法规定的，处以罚款。");
        assert_eq!(articles[1].text, "……境主管部门责令停止违法行为，限期改正，处以罚款：\n（一）未建造尾矿库；");
        assert!(articles[1].remark.is_some());
    }

    #[test]
    fn a_source_that_was_put_right_is_left_alone() {
        let mut documents = [code(vec![article(1200, "甲。"), article(1201, "乙。")])];
        let before = documents.clone();
        apply(&mut documents, &mut ImportReport::default()).expect("applies");
        assert_eq!(documents, before);
    }
}
