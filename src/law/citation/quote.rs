//! Quotations behind a citation.

/// What may stand between a citation and its quotation.
const BETWEEN: [&str; 9] = ["规定", "的规定", "明确规定", "指出", "：", ":", "，", " ", "\n"];

/// The words in “…” right behind a citation that ends at `end`.
pub(super) fn behind(text: &str, end: usize) -> Option<String> {
    let mut rest = &text[end..];
    while let Some(next) = BETWEEN.iter().find_map(|between| rest.strip_prefix(between)) {
        rest = next;
    }
    let quoted = rest.strip_prefix('“')?;
    let mut depth = 1;
    for (offset, character) in quoted.char_indices() {
        match character {
            '“' => depth += 1,
            '”' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(quoted[..offset].to_owned());
        }
    }
    None
}

/// Whether the article says the quoted words: punctuation and spaces aside, and parts joined by an ellipsis in order.
pub(super) fn is_right(quote: &str, article: &str) -> bool {
    let article = plain(article);
    let mut at = 0;
    for part in quote.split("……").map(plain).filter(|part| !part.is_empty()) {
        let Some(found) = article[at..].find(&part) else { return false };
        at += found + part.len();
    }
    at > 0
}

fn plain(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_may_leave_words_out_but_not_change_them() {
        let article = "处五万元以上十万元以下罚款；情节严重的，吊销许可证：";
        assert!(is_right("处五万元以上十万元以下罚款", article));
        assert!(is_right("处五万元……吊销许可证", article));
        assert!(!is_right("处五万元以上二十万元以下罚款", article));
        assert!(!is_right("吊销许可证……处五万元", article));
    }
}
