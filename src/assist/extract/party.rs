//! Who the party is and who was interviewed, from the set phrases of an interview's opening.

use std::sync::LazyLock;

use regex::Regex;

use crate::assist::facts::{Fact, Origin};
use crate::assist::transcript::Transcript;

/// 我叫… / 我是…: the name of the person who speaks.
static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:我叫|我的名字叫|我的名字是)(\p{Han}{2,4}?)(?:[，,。；、\s]|$|是|平时|今年|住)").ok()
});
/// A unit with a business name, as the speaker says that he runs it or works for it.
static UNIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:是|在|经营)(\p{Han}[\p{Han}（）()A-Za-z0-9]{2,28}?(?:公司|合作社|商店|食品店|便利店|超市|饭店|餐馆|酒店|药店|门市部|经营部|工厂|厂|店))").ok()
});

/// Party, kind and interviewee.
#[derive(Debug, Default)]
pub(super) struct Parties {
    pub party: Fact<String>,
    pub kind: Fact<String>,
    pub interviewee: Fact<String>,
}

/// Reads what the set phrases tell; the rest is for the model.
pub(super) fn read(transcript: &Transcript) -> Parties {
    let interviewee = first_match(transcript, NAME.as_ref());
    let unit = first_match(transcript, UNIT.as_ref());
    let kind = kind(transcript, &unit);
    Parties { party: unit, kind, interviewee }
}

fn first_match(transcript: &Transcript, pattern: Option<&Regex>) -> Fact<String> {
    let Some(pattern) = pattern else { return Fact::default() };
    for (index, segment) in transcript.segments.iter().enumerate() {
        let Some(found) = pattern.captures(&segment.text).and_then(|captures| captures.get(1)) else { continue };
        return by_rule(found.as_str(), index);
    }
    Fact::default()
}

fn kind(transcript: &Transcript, unit: &Fact<String>) -> Fact<String> {
    if let Some(index) = transcript.segments.iter().position(|segment| segment.text.contains("个体工商户")) {
        return by_rule("个体工商户", index);
    }
    let unit_segment = unit.segments.first().copied().unwrap_or_default();
    match &unit.value {
        Some(name) if name.ends_with("公司") || name.ends_with('厂') => by_rule("企业", unit_segment),
        Some(name) if name.ends_with("合作社") => by_rule("其他组织", unit_segment),
        // A shop may be run by a sole trader or a company: the words do not tell.
        Some(_) => Fact::default(),
        None => Fact::default(),
    }
}

fn by_rule(value: &str, segment: usize) -> Fact<String> {
    Fact { value: Some(value.to_owned()), segments: vec![segment], supported: true, origin: Origin::Rule }
}

#[cfg(test)]
mod tests {
    use super::super::testing::transcript;
    use super::*;

    #[test]
    fn a_sole_trader_and_the_shop_are_read_from_the_introduction() {
        let parties =
            read(&transcript(&["我叫刘桂芳，是青阳县城关镇好邻居食品店的经营者，店是个体工商户，开在人民路118号。"]));
        assert_eq!(parties.interviewee.value.as_deref(), Some("刘桂芳"));
        assert_eq!(parties.party.value.as_deref(), Some("青阳县城关镇好邻居食品店"));
        assert_eq!(parties.kind.value.as_deref(), Some("个体工商户"));
    }

    #[test]
    fn an_employee_speaks_for_the_company() {
        let parties = read(&transcript(&["我叫王志强，是恒泰建筑工程有限公司滨河花园二期项目的项目经理。"]));
        assert_eq!(parties.party.value.as_deref(), Some("恒泰建筑工程有限公司"));
        assert_eq!(parties.kind.value.as_deref(), Some("企业"));
        assert_eq!(parties.interviewee.value.as_deref(), Some("王志强"));
    }

    #[test]
    fn a_person_without_a_unit_leaves_the_party_to_the_model() {
        let parties = read(&transcript(&["我叫陈建国，平时打零工，家里有一辆七座面包车。"]));
        assert_eq!(parties.interviewee.value.as_deref(), Some("陈建国"));
        assert_eq!(parties.party.value, None);
    }
}
