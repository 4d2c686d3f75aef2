//! Spelling of tables that clauses of statutes do not have, made theirs.

use crate::law::numerals::is_numeral;

/// 3000元以上，5000元以下 and 1000元～2000元 as statutes spell them.
pub(super) fn tidy(written: &str) -> String {
    let text: String = written.chars().filter(|sign| !sign.is_whitespace()).collect();
    let text = text.replace("以上，", "以上\u{1}").replace("以上,", "以上\u{1}");
    let joined = join_ends(&text);
    ["～", "~", "–", "──", "——"].iter().fold(joined, |text, mark| text.replace(mark, "至"))
}

/// 以上 and a comma before another amount are one range; before anything else the comma stays.
fn join_ends(text: &str) -> String {
    let mut joined = String::new();
    let mut parts = text.split('\u{1}').peekable();
    while let Some(part) = parts.next() {
        joined.push_str(part);
        let Some(next) = parts.peek() else { break };
        let is_amount = next.starts_with(|sign: char| is_numeral(sign)) || next.starts_with("百分之");
        if !is_amount {
            joined.push('，');
        }
    }
    joined
}

/// （不含） and （含本数） taken out, with a remark for the first.
pub(super) fn without_inclusion(text: &str) -> (String, Vec<String>) {
    let mut plain = text.to_owned();
    let mut remarks = Vec::new();
    for (words, excludes) in [
        ("不含本数", true),
        ("不含", true),
        ("不包括本数", true),
        ("含本数", false),
        ("包括本数", false),
        ("含", false),
    ] {
        for (open, close) in [('（', '）'), ('(', ')')] {
            let mark = format!("{open}{words}{close}");
            if !plain.contains(&mark) {
                continue;
            }
            if excludes {
                remarks.push(format!("“{text}”不含本数"));
            }
            plain = plain.replace(&mark, "");
        }
    }
    (plain, remarks)
}

/// A bare amount (2000元以上5000元以下) and 罚款：2000元 as a clause.
pub(super) fn as_clause(text: &str) -> String {
    let text = text.replace("罚款：", "罚款").replace("罚款:", "罚款");
    let is_bare = text.starts_with(|sign: char| is_numeral(sign));
    let body = text.trim_end_matches(['。', '；']);
    if is_bare && !text.contains("罚") && body.ends_with(['元', '下', '上', '倍', '内']) {
        format!("处{body}罚款。")
    } else {
        text
    }
}
