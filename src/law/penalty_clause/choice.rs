//! Penalties that the words of a fine name beside it: 警告或者五百元以下罚款, 十五日以下拘留、一万元以下罚款.

use super::measure::starts_with_detention;

/// Penalties named between the verb and the amount.
pub(super) struct Named<'a> {
    pub names: Vec<String>,
    /// Whether one of them is chosen (或者); a mere list (、) goes together.
    pub is_choice: bool,
    /// What follows them.
    pub rest: &'a str,
}

/// 警告或者, 五日以上十日以下拘留或者, 警告、: other penalties, and what follows.
pub(super) fn named_before(text: &str) -> Named<'_> {
    let mut named = Named { names: Vec::new(), is_choice: false, rest: text };
    while let Some((name, after)) = measure(named.rest) {
        let Some((joint, after)) =
            ["或者", "或", "、"].iter().find_map(|joint| Some((*joint, after.strip_prefix(joint)?)))
        else {
            break;
        };
        named.names.push(name.to_owned());
        named.is_choice |= joint != "、";
        named.rest = after.strip_prefix("处以").or_else(|| after.strip_prefix('处')).unwrap_or(after);
    }
    named
}

/// 罚款或者五日以上十五日以下拘留: the penalty that may be chosen instead, named behind the fine.
pub(crate) fn alternative_after(after: &str) -> Option<String> {
    let (name, rest) = measure(after.strip_prefix("或者")?)?;
    rest.is_empty().then(|| name.to_owned())
}

fn measure(text: &str) -> Option<(&str, &str)> {
    const WORDS: [&str; 6] = ["警告", "通报批评", "拘留", "训诫", "停业整顿", "停产停业"];
    const WITH_OBJECT: [&str; 4] = ["没收", "吊销", "暂扣", "责令"];
    if let Some(word) = WORDS.iter().find(|word| text.starts_with(**word)) {
        return Some(text.split_at(word.len()));
    }
    if WITH_OBJECT.iter().any(|verb| text.starts_with(verb)) {
        let end = ["、", "或者", "，"].iter().filter_map(|joint| text.find(joint)).min().unwrap_or(text.len());
        return Some(text.split_at(end));
    }
    starts_with_detention(text).map(|length| text.split_at(length))
}
