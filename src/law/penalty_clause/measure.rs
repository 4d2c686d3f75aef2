//! Penalties that are no fine, and orders that are no penalty.

/// What a phrase orders beside a fine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ordered {
    /// A penalty (行政处罚法 第九条), as written.
    Penalty(String),
    /// An order that is no penalty, such as 责令改正 (行政处罚法 第二十八条).
    Order(String),
}

/// Penalties that are named by one word and nothing after it.
const FIXED: [&str; 2] = ["通报批评", "警告"];
/// Penalties whose object follows, to the end of the phrase or the next measure.
const WITH_OBJECT: [&str; 12] = [
    "暂扣或者吊销",
    "暂扣并吊销",
    "没收",
    "吊销",
    "暂扣",
    "撤销许可",
    "降低资质等级",
    "限制开展",
    "禁止从事",
    "终身禁止",
    "限制从事",
    "取消其",
];
/// Orders that stop an activity: penalties.
const STOPPING: [&str; 10] = [
    "责令停产停业",
    "责令停产整治",
    "责令停产整顿",
    "责令停业整顿",
    "责令停工整治",
    "责令停业",
    "责令停产",
    "责令关闭",
    "责令限制生产",
    "责令暂停",
];
/// What ends the object of a measure.
const ENDS: [&str; 13] = [
    "直至吊销",
    "并处",
    "并可以",
    "或者吊销",
    "或者责令",
    "、责令",
    "、吊销",
    "、暂扣",
    "并吊销",
    "并给予",
    "、没收",
    "并予以",
    "处以",
];

/// Finds the measures that a phrase orders, in the order of the text. A phrase that ends in 的 is a condition.
pub(crate) fn ordered_in(phrase: &str) -> Vec<Ordered> {
    if phrase.ends_with('的') || phrase.contains("被吊销") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = phrase.get(at..).filter(|rest| !rest.is_empty()) {
        let length = match measure_at(rest, &phrase[..at]) {
            Some((measures, length)) => {
                found.extend(measures);
                length
            }
            None => rest.chars().next().map_or(1, char::len_utf8),
        };
        at += length;
    }
    found
}

/// The measure at the start of `rest`, and its length in bytes.
fn measure_at(rest: &str, before: &str) -> Option<(Vec<Ordered>, usize)> {
    if let Some(name) = FIXED.iter().find(|name| rest.starts_with(**name)) {
        return given(before).then(|| (vec![Ordered::Penalty((*name).to_owned())], name.len()));
    }
    if let Some((name, length)) = detention(rest) {
        return Some((vec![Ordered::Penalty(name.to_owned())], length));
    }
    if let Some(word) = STOPPING.iter().find(|word| rest.starts_with(**word)) {
        let end = object_end(rest, word.len());
        return Some((vec![Ordered::Penalty(rest[..end].to_owned())], end));
    }
    if rest.starts_with("责令") {
        let end = object_end(rest, "责令".len());
        return Some((split_orders(&rest[..end]), end));
    }
    let word = WITH_OBJECT.iter().find(|word| rest.starts_with(**word))?;
    let end = object_end(rest, word.len());
    let object = &rest[word.len()..end];
    let spoken_about = ["之日", "处罚", "的理由"].iter().any(|word| object.contains(word));
    let names_object = !spoken_about && !object.is_empty() && !object.starts_with(['的', '等', '后']);
    names_object.then(|| (objects(word, object), end))
}

/// 警告 is given or imposed; 警告 alone may be spoken about.
fn given(before: &str) -> bool {
    before.ends_with(['予', '处', '、', '以']) || before.ends_with("或者") || before.ends_with("并")
}

/// 五日以上十日以下拘留, 拘留.
fn detention(rest: &str) -> Option<(&str, usize)> {
    let end = rest.find("拘留")? + "拘留".len();
    let days = &rest[..end - "拘留".len()];
    let is_days = crate::law::numerals::take_number(days).is_some_and(|(_, tail)| tail.starts_with('日'));
    let short = days.chars().count() <= 12 && days.ends_with("以下");
    (is_days && short).then(|| (&rest[..end], end))
}

fn object_end(rest: &str, from: usize) -> usize {
    let tail = &rest[from..];
    from + ENDS.iter().filter_map(|end| tail.find(end)).min().unwrap_or(tail.len())
}

/// 没收违法所得和违法生产经营的食品 are two confiscations; other objects stay as they are written.
fn objects(word: &str, object: &str) -> Vec<Ordered> {
    let gain = "违法所得";
    let rest = object.strip_prefix(gain).unwrap_or_default();
    let second = ["和", "以及", "、"].iter().find_map(|joint| rest.strip_prefix(joint));
    match second {
        Some(second) if word == "没收" && !second.is_empty() => {
            vec![Ordered::Penalty(format!("{word}{gain}")), Ordered::Penalty(format!("{word}{second}"))]
        }
        _ => vec![Ordered::Penalty(format!("{word}{object}"))],
    }
}

/// 责令改正 alone is an order; 责令停止…、停业整顿 holds a penalty too.
fn split_orders(words: &str) -> Vec<Ordered> {
    let stops = ["停产停业", "停业整顿", "停产整治", "停产整顿", "停业、关闭", "关闭网站"];
    let holds_penalty = stops.iter().any(|word| words.contains(word));
    let words = words.to_owned();
    vec![if holds_penalty { Ordered::Penalty(words) } else { Ordered::Order(words) }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn penalties(phrase: &str) -> Vec<String> {
        let penalty = |ordered| match ordered {
            Ordered::Penalty(name) => Some(name),
            Ordered::Order(_) => None,
        };
        ordered_in(phrase).into_iter().filter_map(penalty).collect()
    }

    #[test]
    fn measures_are_named_as_the_text_names_them() {
        assert_eq!(
            penalties("由食品安全监督管理部门没收违法所得和违法生产经营的食品、食品添加剂"),
            ["没收违法所得", "没收违法生产经营的食品、食品添加剂"]
        );
        assert_eq!(penalties("给予警告、通报批评"), ["警告", "通报批评"]);
        assert_eq!(
            penalties("并可以责令暂停相关业务、停业整顿、吊销相关业务许可证或者吊销营业执照"),
            ["责令暂停相关业务、停业整顿", "吊销相关业务许可证", "吊销营业执照"]
        );
        assert_eq!(penalties("处五日以上十日以下拘留"), ["五日以上十日以下拘留"]);
        assert_eq!(penalties("吊销许可证"), ["吊销许可证"]);
    }

    #[test]
    fn an_order_to_correct_is_no_penalty() {
        assert_eq!(ordered_in("责令改正"), [Ordered::Order("责令改正".to_owned())]);
        assert!(ordered_in("被吊销许可证的").is_empty());
    }
}
