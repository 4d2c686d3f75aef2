//! Duties that a penalty article names by number: 违反本法第三十四条第十项规定.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Link, Place};
use crate::law::numerals::parse_integer;
use crate::law::provision::{ArticleNumber, Provision};

/// What was violated, named after 本法 (or another name that a text gives itself), with all that is named behind it: not what a
/// text excepts (除本法第一百二十三条规定的情形外) or punishes by (依照本法第一百二十四条处罚).
static VIOLATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let part = r"第?[（(]?[〇零一二三四五六七八九十百千]+[）)]?[条款项](?:之[一二三四五六七八九十]+)?";
    let pattern =
        format!(r"(?:违反|有|[不未](?:\p{{Han}}{{1,4}})?)本(?:法|条例|规定|办法|法典)((?:{part}[、和及或者至]*)+)");
    Regex::new(&pattern).ok()
});
/// One part of such a run: number, unit and suffix.
static PART: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = r"第?[（(]?([〇零一二三四五六七八九十百千]+)[）)]?([条款项])(?:之([一二三四五六七八九十]+))?";
    Regex::new(pattern).ok()
});

/// An article, or several in a row, that a text names as violated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Violated {
    first: ArticleNumber,
    /// The last of 第三十三条至第三十六条; the first again where it is one article.
    last: ArticleNumber,
    place: Place,
}

/// What a text names as violated of its own law, in order, each once.
fn violated(text: &str) -> Vec<Violated> {
    let (Some(violation), Some(part)) = (VIOLATED.as_ref(), PART.as_ref()) else { return Vec::new() };
    let mut found: Vec<Violated> = Vec::new();
    for run in violation.captures_iter(text).filter_map(|captures| captures.get(1)) {
        for named in read_run(run.as_str(), part) {
            if !found.contains(&named) {
                found.push(named);
            }
        }
    }
    found
}

/// Reads 第三十三条至第三十六条、第四十条第一款第二项、第三项.
fn read_run(run: &str, part: &Regex) -> Vec<Violated> {
    let mut named: Vec<Violated> = Vec::new();
    let mut end = 0;
    for captures in part.captures_iter(run) {
        let (Some(whole), Some(number)) = (captures.get(0), numeral(&captures, 1)) else { continue };
        let between = run.get(end..whole.start()).unwrap_or_default();
        end = whole.end();
        let is_range = between.contains('至');
        match captures.get(2).map(|unit| unit.as_str()) {
            Some("条") => {
                let article = ArticleNumber { number, suffix: numeral(&captures, 3) };
                match named.last_mut().filter(|_| is_range) {
                    Some(before) => before.last = article,
                    None => named.push(Violated { first: article, last: article, place: Place::default() }),
                }
            }
            Some(unit) => add_part(&mut named, unit, number, (between.is_empty(), is_range)),
            None => {}
        }
    }
    named
}

/// Adds a paragraph or an item to the article named last: as its place where it stands right behind it, otherwise as a further
/// place of the same article.
fn add_part(named: &mut Vec<Violated>, unit: &str, number: u32, (is_right_behind, is_range): (bool, bool)) {
    let Some(before) = named.last_mut() else { return };
    let with = |place: Place, number: u32| match unit {
        "款" => Place { paragraph: Some(number), item: None },
        _ => Place { item: Some(number), ..place },
    };
    if is_right_behind {
        before.place = with(before.place, number);
        return;
    }
    let before = *before;
    let start = match (is_range, unit) {
        (false, _) => number,
        (true, "款") => before.place.paragraph.map_or(number, |first| first + 1),
        (true, _) => before.place.item.map_or(number, |first| first + 1),
    };
    named.extend((start..=number).map(|number| Violated { place: with(before.place, number), ..before }));
}

fn numeral(captures: &Captures<'_>, group: usize) -> Option<u32> {
    let numeral = captures.get(group)?.as_str();
    parse_integer(numeral).and_then(|number| u32::try_from(number).ok())
}

/// The links that the penalty articles among the articles of one document name.
pub(super) fn links(articles: &[&Provision]) -> Vec<Link> {
    let mut by_number: Vec<(ArticleNumber, usize)> =
        articles.iter().enumerate().map(|(position, article)| (article.number, position)).collect();
    by_number.sort_unstable();
    let mut links = Vec::new();
    for (penalty, article) in articles.iter().enumerate().filter(|(_, article)| article.is_penalty) {
        for named in violated(&article.text) {
            let from = by_number.partition_point(|(number, _)| *number < named.first);
            let duties = by_number.iter().skip(from).take_while(|(number, _)| *number <= named.last);
            let duties = duties.map(|(_, duty)| *duty).filter(|duty| *duty != penalty);
            links.extend(duties.map(|duty| Link { penalty, duty, place: named.place, named: true }));
        }
    }
    links
}

/// For each provision the positions of the duties that it sanctions by name (empty for all but penalty articles).
pub fn sanctioned_duties(provisions: &[Provision]) -> Vec<Vec<usize>> {
    let mut sanctioned = vec![Vec::new(); provisions.len()];
    for positions in by_document(provisions).into_values() {
        let articles: Vec<&Provision> = positions.iter().filter_map(|position| provisions.get(*position)).collect();
        for link in links(&articles) {
            let (Some(penalty), Some(duty)) = (positions.get(link.penalty), positions.get(link.duty)) else { continue };
            if let Some(duties) = sanctioned.get_mut(*penalty)
                && !duties.contains(duty)
            {
                duties.push(*duty);
            }
        }
    }
    sanctioned
}

/// Positions of the articles of each document, in order.
pub(super) fn by_document(provisions: &[Provision]) -> HashMap<i64, Vec<usize>> {
    let mut documents: HashMap<i64, Vec<usize>> = HashMap::new();
    for (position, provision) in provisions.iter().enumerate() {
        documents.entry(provision.document_id).or_default().push(position);
    }
    documents
}

#[cfg(test)]
mod tests {
    use super::*;

    type Shown = (u32, Option<u32>, String);

    fn shown(text: &str) -> Vec<Shown> {
        let show = |named: Violated| (named.first.number, named.first.suffix, named.place.to_string());
        violated(text).into_iter().map(show).collect()
    }

    fn whole(number: u32, suffix: Option<u32>) -> Shown {
        (number, suffix, String::new())
    }

    #[test]
    fn each_article_of_a_list_is_found_with_its_place() {
        let text = "违反本法第三十三条、第三十四条第一款或者第一百二十条之一规定的，依照第五十条处罚";
        assert_eq!(shown(text), [whole(33, None), (34, None, "第一款".to_owned()), whole(120, Some(1))]);
    }

    #[test]
    fn several_places_of_one_article_are_kept_apart() {
        let text = "违反本法第三十四条第一款第（二）项、第四项至第六项，第三十五条规定";
        let places: Vec<String> = shown(text).into_iter().map(|(_, _, place)| place).collect();
        assert_eq!(places, ["第一款第二项", "第一款第四项", "第一款第五项", "第一款第六项"]);
        assert_eq!(shown("违反本法第十条第二项、第二十条规定")[1], whole(20, None));
    }

    #[test]
    fn articles_of_other_laws_are_not_duties_of_this_one() {
        assert_eq!(shown("违反《中华人民共和国食品安全法》第一百二十四条的规定"), []);
    }

    #[test]
    fn what_a_text_excepts_or_punishes_by_is_not_violated() {
        assert_eq!(shown("除本法第一百二十三条、第一百二十五条规定的情形外"), []);
        assert_eq!(shown("依照本法第一百二十四条的规定处罚"), []);
        let duties = shown("网络运营者不履行本法第二十三条、第二十七条规定的义务的");
        assert_eq!(duties, [whole(23, None), whole(27, None)]);
        assert_eq!(shown("有本法第五十七条所列侵犯注册商标专用权行为之一"), [whole(57, None)]);
    }

    #[test]
    fn a_range_reaches_all_articles_between_its_ends() {
        let article = |number: u32, text: &str| Provision {
            id: i64::from(number),
            document_id: 1,
            law: "某法".to_owned(),
            number: ArticleNumber { number, suffix: None },
            part: None,
            chapter: None,
            section: None,
            text: text.to_owned(),
            validity: crate::law::validity::Validity { from: None, to: None },
            is_penalty: number == 60,
        };
        let mut all: Vec<Provision> = (33..=37).map(|number| article(number, "应当登记。")).collect();
        all.push(article(60, "违反本法第三十四条至第三十六条规定的，处一万元罚款。"));
        let duties = sanctioned_duties(&all);
        assert_eq!(duties[5], [1, 2, 3]);
        assert!(duties[..5].iter().all(Vec::is_empty));
    }
}
