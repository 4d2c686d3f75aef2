//! Looks every citation up.

use super::corpus::{Corpus, LawText, text_of};
use super::names::{FormerLaw, Resolution};
use super::quote::{Article, Within, has_words, is_telling, same_words};
use super::verdict::{CheckedCitation, CitationReport, SuccessorProvision, Unchecked};
use super::{Citation, Quotation, Reading};
use crate::law::numerals::to_chinese;
use crate::law::provision::ArticleNumber;
use crate::law::structure::split;

const PREFIX: &str = "中华人民共和国";

/// Checks what was read in `text`.
pub fn check(text: &str, reading: &Reading, corpus: &Corpus<'_>) -> CitationReport {
    let citations: Vec<CheckedCitation> =
        (0..reading.citations.len()).map(|index| check_one(text, &reading.citations, index, corpus)).collect();
    let unchecked = |span: &std::ops::Range<usize>| {
        let text = text[span.clone()].to_owned();
        Unchecked { text, note: "标题不是法律、法规或者规章，未作核查".to_owned() }
    };
    let ok = citations.iter().all(CheckedCitation::is_ok);
    CitationReport { citations, unchecked: reading.papers.iter().map(unchecked).collect(), ok }
}

/// Collects what is found of one citation.
struct Finding {
    checked: CheckedCitation,
    notes: Vec<String>,
}

impl Finding {
    fn new(text: &str, citation: &Citation) -> Self {
        let checked = CheckedCitation {
            text: text[citation.span.clone()].to_owned(),
            span: citation.span.clone(),
            law: citation.law.clone(),
            number: citation.number,
            paragraph: citation.paragraph,
            item: citation.item,
            exists: false,
            in_force: false,
            quote_ok: None,
            successor: None,
            note: None,
        };
        Self { checked, notes: Vec::new() }
    }

    fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    fn finish(mut self) -> CheckedCitation {
        self.checked.note = (!self.notes.is_empty()).then(|| self.notes.join("；"));
        self.checked
    }
}

fn check_one(text: &str, all: &[Citation], index: usize, corpus: &Corpus<'_>) -> CheckedCitation {
    let citation = &all[index];
    let mut finding = Finding::new(text, citation);
    let Some(written) = &citation.law else {
        finding.note("没有写明是哪部法律");
        return finding.finish();
    };
    match corpus.names.resolve(written) {
        Resolution::Unknown { similar } => finding.note(unknown(written, &similar)),
        Resolution::Ambiguous { candidates } => {
            finding.note(format!("“{written}”不是法律的全称，可能指{}，无法确定", titles(&candidates)));
        }
        Resolution::Former(law) => former(&mut finding, citation, law, corpus),
        Resolution::Law { name, note } => {
            finding.notes.extend(note);
            if let Some(law) = corpus.laws.get(&name) {
                held(&mut finding, all, index, (&name, law), corpus);
            }
            finding.checked.law = Some(name);
        }
    }
    finding.finish()
}

fn unknown(written: &str, similar: &[String]) -> String {
    let what = format!("库中没有名为“{written}”的法律，无法核查");
    if similar.is_empty() { what } else { format!("{what}；是否指{}", titles(similar)) }
}

fn titles(names: &[String]) -> String {
    names.iter().map(|name| format!("《{}》", short(name))).collect()
}

fn short(name: &str) -> &str {
    name.strip_prefix(PREFIX).unwrap_or(name)
}

/// A law of which only name, end and number of articles are known.
fn former(finding: &mut Finding, citation: &Citation, law: FormerLaw, corpus: &Corpus<'_>) {
    let exists =
        citation.number.is_none_or(|number| number.suffix.is_none() && (1..=law.articles).contains(&number.number));
    finding.checked.exists = exists && !citation.is_unclear;
    finding.checked.in_force = corpus.on < law.ended;
    if !exists {
        finding.note(format!("《{}》共{}条，没有这一条", short(&law.name), law.articles));
    }
    if corpus.on < law.ended {
        finding.note(format!("库中未收录《{}》的条文，条文内容须另行核对", short(&law.name)));
    } else {
        finding.note(format!("《{}》自{}起不再施行，由《{}》取代", short(&law.name), law.ended, short(&law.successor)));
        finding.checked.successor = Some(SuccessorProvision { law: law.successor, number: None });
    }
    finding.checked.law = Some(law.name);
}

/// A law whose text is held.
fn held(finding: &mut Finding, all: &[Citation], index: usize, (name, law): (&str, &LawText), corpus: &Corpus<'_>) {
    let citation = &all[index];
    let Some(number) = citation.number else {
        finding.checked.exists = true;
        finding.checked.in_force = law.in_force;
        finding.notes.extend(law.note.clone());
        finding.checked.successor = successor(law, None, corpus);
        return;
    };
    let Some(text) = law.article(number) else {
        missing_article(finding, name, law, number);
        return;
    };
    if citation.is_unclear {
        finding.note("前一处引用没有可以指向的款，所指不明");
        return;
    }
    let missing = missing_part(text, citation);
    finding.checked.exists = missing.is_none();
    finding.checked.in_force = law.in_force;
    finding.notes.extend(missing);
    finding.notes.extend(law.note.clone());
    finding.checked.successor = successor(law, Some(text), corpus);
    if let Some(successor) = &finding.checked.successor
        && let Some(number) = successor.number
    {
        finding.notes.push(format!("内容最接近的现行规定是《{}》{number}", short(&successor.law)));
    }
    finding.notes.extend(edition(citation, law));
    finding.notes.extend(changed(law, number, text));
    if let Some(quote) = &citation.quote {
        let (quote_ok, note) = quoted(quote, all, index, law, text);
        finding.checked.quote_ok = quote_ok;
        finding.notes.extend(note);
    }
}

fn missing_article(finding: &mut Finding, name: &str, law: &LawText, number: ArticleNumber) {
    finding.note(format!("《{name}》没有{number}"));
    if let Some(today) = &law.today
        && text_of(&today.articles, number).is_some()
    {
        let from = today.from.map_or_else(String::new, |from| format!("自{from}起施行的"));
        finding.note(format!("{from}现行文本有这一条"));
    }
    finding.notes.extend(law.note.clone());
}

/// The paragraph or item that the article does not have.
fn missing_part(article: &str, citation: &Citation) -> Option<String> {
    let paragraphs = split(article);
    let wanted = citation.paragraph.unwrap_or(1);
    let Some(paragraph) = paragraphs.iter().find(|paragraph| paragraph.number == wanted) else {
        return Some(format!("该条没有第{}款", to_chinese(u64::from(wanted))));
    };
    let item = citation.item?;
    // 第三十四条第（十）项: without a paragraph, the item may stand in any.
    let mut places = paragraphs.iter().filter(|other| citation.paragraph.is_none() || other.number == paragraph.number);
    let held = places.any(|place| place.items.iter().any(|other| other.number == item));
    (!held).then(|| format!("该条没有第（{}）项", to_chinese(u64::from(item))))
}

/// What replaced the law, and the article that says what `old` said.
fn successor(law: &LawText, old: Option<&str>, corpus: &Corpus<'_>) -> Option<SuccessorProvision> {
    let name = law.successor.clone()?;
    let number = old.and_then(|old| corpus.successors.get(&name)?.of(old));
    Some(SuccessorProvision { law: name, number })
}

/// Where the text names an edition that is not the one looked up.
fn edition(citation: &Citation, law: &LawText) -> Option<String> {
    let year = citation.edition.filter(|year| !law.years.is_empty() && !law.years.contains(year))?;
    let held: Vec<String> = law.years.iter().map(ToString::to_string).collect();
    Some(format!("引用写明的是{year}年文本，核查依据的是{}年文本", held.join("、")))
}

/// Where the article reads otherwise today.
fn changed(law: &LawText, number: ArticleNumber, text: &str) -> Option<String> {
    let today = law.today.as_ref()?;
    let from = today.from.map_or_else(|| "其后".to_owned(), |from| format!("自{from}起"));
    match text_of(&today.articles, number) {
        None => Some(format!("{from}施行的现行文本没有这一条")),
        Some(now) if !same_words(now, text) => Some(format!("{from}施行的现行文本中这一条已经不同")),
        Some(_) => None,
    }
}

/// Whether the words stand where they are said to stand, and where they do stand.
fn quoted(
    quote: &Quotation,
    all: &[Citation],
    index: usize,
    law: &LawText,
    text: &str,
) -> (Option<bool>, Option<String>) {
    let words = quote.text.as_str();
    if !has_words(words) {
        return (None, None);
    }
    let article = Article::new(text);
    if article.says(words, all[index].paragraph, all[index].item) || list_says(words, all, index, law) {
        return (Some(true), None);
    }
    if let Some(within) = article.place_of(words) {
        return (Some(false), Some(format!("引文不在引用的款、项，见该条{}", place(within))));
    }
    if let Some(elsewhere) = elsewhere(words, law) {
        return (Some(false), Some(format!("引文不在这一条，见{elsewhere}")));
    }
    if !quote.is_claimed && !article.resembles(words) {
        return (None, None);
    }
    let of_today = law.today.as_ref().and_then(|today| {
        let now = text_of(&today.articles, all[index].number?)?;
        Article::new(now).place_of(words).map(|_| today.from)
    });
    let note = match of_today {
        Some(Some(from)) => format!("引文是自{from}起施行的文本，不是该日期的文本"),
        _ => "引文与条文不一致".to_owned(),
    };
    (Some(false), Some(note))
}

/// 第三十三条、第三十四条规定：“…”: the words may stand in any article of the list.
fn list_says(words: &str, all: &[Citation], index: usize, law: &LawText) -> bool {
    let mut first = index;
    while first > 0 && all[first].goes_on {
        first -= 1;
    }
    all[first..index].iter().any(|other| {
        let text = other.number.and_then(|number| law.article(number));
        text.is_some_and(|text| Article::new(text).says(words, other.paragraph, other.item))
    })
}

/// The place in the law that says the words.
fn elsewhere(words: &str, law: &LawText) -> Option<String> {
    if !is_telling(words) {
        return None;
    }
    law.articles.iter().find_map(|(number, text)| {
        let article = Article::new(text);
        article.place_of(words).map(|within| format!("{number}{}", place(within)))
    })
}

fn place(within: Within) -> String {
    let paragraph = to_chinese(u64::from(within.paragraph));
    let item = within.item.map_or_else(String::new, |item| format!("第（{}）项", to_chinese(u64::from(item))));
    format!("第{paragraph}款{item}")
}
