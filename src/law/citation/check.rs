//! Looks every citation up: the JSON contract of `caiheng cite check`.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Citation, find, quote};
use crate::law::provision::ArticleNumber;
use crate::law::structure::split;

/// An article as the corpus holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedUp {
    /// Its text.
    pub text: String,
    /// Whether the law was in force on the date; true also where only another version of the article is held.
    pub in_force: bool,
    /// What a person must know, such as that the version of the date is not held.
    pub note: Option<String>,
}

/// Where laws and articles are looked up.
pub trait LawLookup {
    /// The full official name of a law, from a name as people write it.
    fn full_name(&self, written: &str) -> Option<String>;

    /// An article of a law by its full name, as of a date.
    fn article(&self, law: &str, number: ArticleNumber, on: NaiveDate) -> Option<LookedUp>;
}

/// All citations of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct CitationReport {
    /// In the order of the text.
    pub citations: Vec<CheckedCitation>,
    /// Whether every one exists, was in force and is quoted right.
    pub ok: bool,
}

/// One citation and what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct CheckedCitation {
    /// As written.
    pub text: String,
    /// Where it stands, in bytes.
    #[serde(skip)]
    #[schema(ignore)]
    pub span: std::ops::Range<usize>,
    /// Full official name of the law, or the name as written where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// Which article.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub number: Option<ArticleNumber>,
    /// Whether law, article, paragraph and item exist in the corpus.
    pub exists: bool,
    /// Whether it was in force on the date.
    pub in_force: bool,
    /// Whether the words quoted behind it stand in the article; absent where none are quoted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote_ok: Option<bool>,
    /// What a person must know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl CheckedCitation {
    /// Whether nothing is wrong with it.
    pub fn is_ok(&self) -> bool {
        self.exists && self.in_force && self.quote_ok != Some(false)
    }
}

/// Checks every citation of `text` as of `on`.
pub fn check(text: &str, on: NaiveDate, lookup: &dyn LawLookup) -> CitationReport {
    let citations: Vec<CheckedCitation> =
        find(text).into_iter().map(|citation| check_one(text, citation, on, lookup)).collect();
    let ok = citations.iter().all(CheckedCitation::is_ok);
    CitationReport { citations, ok }
}

fn check_one(text: &str, citation: Citation, on: NaiveDate, lookup: &dyn LawLookup) -> CheckedCitation {
    let full_name = citation.law.as_deref().and_then(|law| lookup.full_name(law));
    let mut checked = CheckedCitation {
        text: text[citation.span.clone()].to_owned(),
        span: citation.span.clone(),
        law: full_name.clone().or_else(|| citation.law.clone()),
        number: citation.number,
        exists: false,
        in_force: false,
        quote_ok: None,
        note: None,
    };
    let Some(law) = full_name else {
        checked.note = Some(match &citation.law {
            Some(law) => format!("库中没有名为“{law}”的法律，无法核查"),
            None => "没有写明是哪部法律".to_owned(),
        });
        return checked;
    };
    let Some(number) = citation.number else {
        checked.exists = true;
        checked.in_force = true;
        return checked;
    };
    let Some(found) = lookup.article(&law, number, on) else {
        checked.note = Some(format!("《{law}》没有这一条"));
        return checked;
    };
    let missing = missing_part(&found.text, &citation);
    checked.exists = missing.is_none();
    checked.in_force = found.in_force;
    checked.quote_ok = citation.quote.as_deref().map(|words| quote::is_right(words, &found.text));
    checked.note = missing.or(found.note);
    checked
}

/// The paragraph or item that the article does not have.
fn missing_part(article: &str, citation: &Citation) -> Option<String> {
    let paragraphs = split(article);
    let wanted = citation.paragraph.unwrap_or(1);
    let Some(paragraph) = paragraphs.iter().find(|paragraph| paragraph.number == wanted) else {
        return Some(format!("该条没有第{wanted}款"));
    };
    let item = citation.item?;
    // 第三十四条第（十）项: without a paragraph, the item may stand in any.
    let mut places = paragraphs.iter().filter(|other| citation.paragraph.is_none() || other.number == paragraph.number);
    let held = places.any(|place| place.items.iter().any(|other| other.number == item));
    (!held).then(|| format!("该条没有第（{item}）项"))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct OneLaw;

    impl LawLookup for OneLaw {
        fn full_name(&self, written: &str) -> Option<String> {
            written.ends_with("食品安全法").then(|| "中华人民共和国食品安全法".to_owned())
        }

        fn article(&self, _law: &str, number: ArticleNumber, on: NaiveDate) -> Option<LookedUp> {
            let text = "有下列情形之一的，处五万元以上十万元以下罚款：\n（一）经营腐败变质的食品；\n（二）经营超过保质期的食品。\n拒不改正的，从重处罚。";
            let in_force = on >= NaiveDate::from_ymd_opt(2015, 10, 1)?;
            (number.number == 124).then(|| LookedUp { text: text.to_owned(), in_force, note: None })
        }
    }

    fn only(text: &str, on: &str) -> CheckedCitation {
        let report = check(text, on.parse().expect("a valid date"), &OneLaw);
        assert_eq!(report.citations.len(), 1, "{report:?}");
        report.citations.into_iter().next().expect("one")
    }

    #[test]
    fn existing_articles_pass_and_invented_ones_do_not() {
        assert!(only("《食品安全法》第一百二十四条第一款第（二）项", "2025-01-01").is_ok());
        assert!(!only("《食品安全法》第四百条", "2025-01-01").exists);
        assert!(!only("《食品安全法》第一百二十四条第三款", "2025-01-01").exists);
        assert!(!only("《食品安全法》第一百二十四条第（九）项", "2025-01-01").exists);
        assert!(!only("《食品卫生法》第一条", "2025-01-01").exists);
    }

    #[test]
    fn the_date_and_the_quotation_count() {
        assert!(!only("《食品安全法》第一百二十四条", "2010-01-01").in_force);
        let wrong = only("《食品安全法》第一百二十四条：“处五十万元以上罚款”", "2025-01-01");
        assert_eq!(wrong.quote_ok, Some(false));
        let right = only("《食品安全法》第一百二十四条：“处五万元以上十万元以下罚款”", "2025-01-01");
        assert_eq!(right.quote_ok, Some(true));
    }
}
