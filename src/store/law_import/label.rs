//! What an article is called in the source: 第一百二十条之二, 条目三 (of a decision), 全文 (undivided).

use crate::law::numerals::parse_integer;

/// Number and suffix of an article; 0 for a text that is not divided. `None` where the label is none of these.
pub(super) fn parse(label: &str) -> Option<(u32, Option<u32>)> {
    if label == "全文" {
        return Some((0, None));
    }
    if let Some(entry) = label.strip_prefix("条目") {
        return Some((integer(entry)?, None));
    }
    let (number, rest) = label.strip_prefix('第')?.split_once('条')?;
    let suffix = match rest.strip_prefix('之') {
        Some(suffix) => Some(integer(suffix)?),
        None if rest.is_empty() => None,
        None => return None,
    };
    Some((integer(number)?, suffix))
}

fn integer(text: &str) -> Option<u32> {
    u32::try_from(parse_integer(text)?).ok()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn numbers_are_read_with_their_suffix() {
        assert_eq!(parse("第一百二十条之二"), Some((120, Some(2))));
        assert_eq!(parse("第一千二百四十二条"), Some((1242, None)));
        assert_eq!(parse("第十条"), Some((10, None)));
        assert_eq!(parse("条目二十九"), Some((29, None)));
        assert_eq!(parse("全文"), Some((0, None)));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for label in ["", "第条", "第一章", "附件", "第一条甲"] {
            assert_eq!(parse(label), None, "{label}");
        }
    }
}
