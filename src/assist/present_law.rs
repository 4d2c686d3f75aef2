//! What became of a provision by the day of the decision (行政处罚法 第三十七条).

use chrono::NaiveDate;

use super::range_question::{article, governing};
use crate::discretion::decide::Present;
use crate::discretion::request::Cited;
use crate::failure::Failure;
use crate::law::citation::{Successor, most_alike, same_words};
use crate::law::penalty_clause::parse;
use crate::law::provision::{ArticleNumber, Provision};
use crate::law::structure::split;
use crate::store::Store;
use crate::store::laws::{Document, Found, VersionMatch, choose_document};

/// Articles of the new law that a person is shown where none says the same.
const NEAREST: usize = 3;

/// Looks up the present wording of a provision; `named` is the article of the new law that a person named.
///
/// # Errors
/// `law.unknown`, `law.no_article` about the named one; `store.*`.
pub(super) async fn of(
    old: &Found,
    cited: &Cited,
    named: Option<&Cited>,
    decided: NaiveDate,
    store: &Store,
) -> Result<Present, Failure> {
    if let Some(named) = named {
        let new = article(store, &named.law, named.number, decided).await?;
        return Ok(Present::Changed(Box::new(governing(&new, named, decided, None))));
    }
    let laws = store.laws();
    let versions = laws.versions_of(&old.provision.law).await?;
    let Some((held, version)) = choose_document(&versions, decided) else { return Ok(Present::Same) };
    if held.id == old.provision.document_id && !matches!(version, VersionMatch::Ended { .. }) {
        return Ok(Present::Same);
    }
    match (&version, &held.successor) {
        (VersionMatch::Ended { .. }, Some(successor)) => replaced(old, cited, successor, decided, store).await,
        (VersionMatch::Ended { note }, None) if held.is_last && held.end_known => Ok(Present::Repealed(note.clone())),
        (VersionMatch::Ended { note }, None) => Ok(Present::Unclear(note.clone())),
        _ => amended(old, cited, held, version.note(), decided, store).await,
    }
}

/// A later version of the same law: the article of the same number, or the one that says much the same.
async fn amended(
    old: &Found,
    cited: &Cited,
    held: &Document,
    note: Option<&str>,
    decided: NaiveDate,
    store: &Store,
) -> Result<Present, Failure> {
    let articles = store.laws().provisions_of(held.id).await?;
    if let Some(same) = articles.iter().find(|article| article.number == old.provision.number)
        && same_words(&same.text, &old.provision.text)
    {
        return Ok(Present::Same);
    }
    let what = format!("《{}》在行为发生后已经修改", held.name);
    Ok(counterpart(old, cited, &articles, &what, note, decided))
}

/// The article of the law that replaced this one.
async fn replaced(
    old: &Found,
    cited: &Cited,
    successor: &str,
    decided: NaiveDate,
    store: &Store,
) -> Result<Present, Failure> {
    let laws = store.laws();
    let what = format!("《{}》已被《{successor}》取代", old.provision.law);
    let versions = laws.versions_of(successor).await?;
    let Some((held, version)) = choose_document(&versions, decided) else {
        return Ok(Present::Unclear(format!("{what}，库中没有收录")));
    };
    let articles = laws.provisions_of(held.id).await?;
    Ok(counterpart(old, cited, &articles, &what, version.note(), decided))
}

fn counterpart(
    old: &Found,
    cited: &Cited,
    articles: &[Provision],
    what: &str,
    version_note: Option<&str>,
    decided: NaiveDate,
) -> Present {
    let punishing = articles.iter().filter(|article| article.is_penalty);
    let known = Successor::new(punishing.map(|article| (article.number, article.text.as_str())));
    let new = known.of(&old.provision.text).and_then(|number| articles.iter().find(|article| article.number == number));
    let Some(new) = new else {
        let near = known.nearest(&old.provision.text, NEAREST);
        return Present::Unclear(format!("{what}，没有找到文字相近的对应条文{}", hint(&near)));
    };
    let place = place(cited, &old.provision.text, &new.text);
    let found = Found { provision: new.clone(), version: VersionMatch::InForce };
    let changed_number = new.law != old.provision.law || new.number != old.provision.number;
    let check = format!("《{}》{}是按文字相近找到的对应条文，须由办案人员核对", new.law, new.number);
    let notes: Vec<String> =
        changed_number.then_some(check).into_iter().chain(version_note.map(str::to_owned)).collect();
    let note = (!notes.is_empty()).then(|| notes.join("；"));
    Present::Changed(Box::new(governing(&found, &place, decided, note)))
}

/// Which articles a person may look at.
fn hint(near: &[ArticleNumber]) -> String {
    if near.is_empty() {
        return String::new();
    }
    let listed: Vec<String> = near.iter().map(ToString::to_string).collect();
    format!("（可以核对{}，并在 successor 中指明）", listed.join("、"))
}

/// Paragraph and item of the new article that say what those of the old one said.
fn place(cited: &Cited, old: &str, new: &str) -> Cited {
    let from = cited.paragraph.or_else(|| only_fined(old));
    let (old, new) = (split(old), split(new));
    let paragraph = from.and_then(|number| {
        let whole = old.iter().find(|paragraph| paragraph.number == number)?;
        most_alike(&whole.text, new.iter().map(|paragraph| (paragraph.number, paragraph.text.as_str())))
    });
    let item = cited.item.and_then(|number| {
        let of = old.iter().find(|of| Some(of.number) == from.or(Some(1)))?;
        let words = of.items.iter().find(|item| item.number == number)?;
        let to = new.iter().find(|of| Some(of.number) == paragraph.or(Some(1)))?;
        most_alike(&words.text, to.items.iter().map(|item| (item.number, item.text.as_str())))
    });
    Cited { paragraph, item, ..cited.clone() }
}

/// The paragraph of an article that sets fines, where it is only one.
fn only_fined(article: &str) -> Option<u32> {
    let clauses = parse(article);
    let mut fined = clauses.iter().filter(|clause| !clause.fines.is_empty());
    let first = fined.next()?;
    fined.next().is_none().then_some(first.paragraph)
}
