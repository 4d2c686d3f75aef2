//! The sentence by which a law repeals others: 《A》、《B》同时废止。

/// Names of the documents that `text` (an article) repeals, as written between 《》.
pub(super) fn repealed_by(text: &str) -> Vec<String> {
    let sentences = text.split(['。', '；', '\n']);
    sentences.filter_map(|sentence| sentence.split_once("同时废止")).flat_map(|(before, _)| quoted(before)).collect()
}

/// What stands between 《》 at the outermost level.
pub(super) fn quoted(text: &str) -> Vec<String> {
    let (mut names, mut name, mut depth) = (Vec::new(), String::new(), 0_usize);
    for sign in text.chars() {
        match sign {
            '《' => {
                depth += 1;
                if depth > 1 {
                    name.push(sign);
                }
            }
            '》' if depth == 1 => {
                depth = 0;
                names.push(std::mem::take(&mut name));
            }
            '》' => {
                depth = depth.saturating_sub(1);
                name.push(sign);
            }
            _ if depth > 0 => name.push(sign),
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{quoted, repealed_by};

    #[test]
    fn every_law_named_before_the_words_is_repealed() {
        let text =
            "本法自2026年8月15日起施行。《中华人民共和国环境保护法》、《中华人民共和国大气污染防治法》同时废止。";
        assert_eq!(repealed_by(text), ["中华人民共和国环境保护法", "中华人民共和国大气污染防治法"]);
    }

    #[test]
    fn laws_named_in_other_sentences_are_not() {
        let text = "本法（原称《服役条例》）自1989年1月1日起施行。《服役条例（草案）》同时废止。\n依照《另一法》设立的企业继续保留。";
        assert_eq!(repealed_by(text), ["服役条例（草案）"]);
        assert!(repealed_by("国务院有关部门应当及时废止相关标准，依照《中华人民共和国反垄断法》处理。").is_empty());
    }

    #[test]
    fn a_name_inside_a_name_belongs_to_it() {
        assert_eq!(quoted("《关于〈甲〉的决定》和《关于《乙》的解释》"), ["关于〈甲〉的决定", "关于《乙》的解释"]);
    }
}
