//! Duty and penalty: an article that says 违反本法第三十四条规定 sanctions the duty of that article.

use std::collections::HashMap;
use std::sync::OnceLock;

use regex::Regex;

use crate::law::numerals::parse_integer;
use crate::law::provision::{ArticleNumber, Provision};

/// One or several articles named after 本法 (or another name that a text gives itself), as what was violated: not those that a
/// text excepts (除本法第一百二十三条规定的情形外) or punishes by (依照本法第一百二十四条处罚).
const VIOLATED: &str = r"(?:违反|有|[不未](?:\p{Han}{1,4})?)本(?:法|条例|规定|办法|法典)((?:第[〇零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?(?:第[一二三四五六七八九十]+款)?(?:第[（(]?[一二三四五六七八九十]+[)）]?项)?[、和及或者至]*)+)";
const ARTICLE: &str = r"第([〇零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?";

/// The articles of its own law that a text names as violated, in order, each once.
pub fn violated_articles(text: &str) -> Vec<ArticleNumber> {
    static PATTERNS: OnceLock<Option<(Regex, Regex)>> = OnceLock::new();
    let compiled = PATTERNS.get_or_init(|| Some((Regex::new(VIOLATED).ok()?, Regex::new(ARTICLE).ok()?)));
    let Some((own, article)) = compiled else { return Vec::new() };
    let mut found = Vec::new();
    for run in own.captures_iter(text).filter_map(|captures| captures.get(1)) {
        for named in article.captures_iter(run.as_str()) {
            let number = named.get(1).and_then(|digits| small(digits.as_str()));
            let suffix = named.get(2).and_then(|digits| small(digits.as_str()));
            if let Some(number) = number.map(|number| ArticleNumber { number, suffix })
                && !found.contains(&number)
            {
                found.push(number);
            }
        }
    }
    found
}

fn small(numeral: &str) -> Option<u32> {
    parse_integer(numeral).and_then(|number| u32::try_from(number).ok())
}

/// For each provision the positions of the duties that it sanctions (empty for all but penalty articles).
pub fn sanctioned_duties(provisions: &[Provision]) -> Vec<Vec<usize>> {
    let place = |provision: &Provision| (provision.document_id, provision.number);
    let by_place: HashMap<_, _> =
        provisions.iter().enumerate().map(|(position, provision)| (place(provision), position)).collect();
    let duties_of = |(position, provision): (usize, &Provision)| {
        if !provision.is_penalty {
            return Vec::new();
        }
        let named = violated_articles(&provision.text).into_iter();
        let positions = named.filter_map(|number| by_place.get(&(provision.document_id, number)).copied());
        positions.filter(|duty| *duty != position).collect()
    };
    provisions.iter().enumerate().map(duties_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<(u32, Option<u32>)> {
        violated_articles(text).into_iter().map(|number| (number.number, number.suffix)).collect()
    }

    #[test]
    fn each_article_of_a_list_is_found() {
        let text = "违反本法第三十三条、第三十四条第一款或者第一百二十条之一规定的，依照第五十条处罚";
        assert_eq!(numbers(text), [(33, None), (34, None), (120, Some(1))]);
    }

    #[test]
    fn articles_of_other_laws_are_not_duties_of_this_one() {
        assert_eq!(numbers("违反《中华人民共和国食品安全法》第一百二十四条的规定"), []);
    }

    #[test]
    fn what_a_text_excepts_or_punishes_by_is_not_violated() {
        assert_eq!(numbers("除本法第一百二十三条、第一百二十五条规定的情形外"), []);
        assert_eq!(numbers("依照本法第一百二十四条的规定处罚"), []);
        assert_eq!(numbers("网络运营者不履行本法第二十三条、第二十七条规定的义务的"), [(23, None), (27, None)]);
        assert_eq!(numbers("有本法第五十七条所列侵犯注册商标专用权行为之一"), [(57, None)]);
    }
}
