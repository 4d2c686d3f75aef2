//! A long article of many items says many things: it is searched in parts, and found where one of them is.

use super::corpus::short_title;
use crate::law::provision::Provision;
use crate::law::structure::{Paragraph, split};

/// A penalty article up to this many characters is one part.
const WHOLE_CHARACTERS: usize = 160;
/// Characters of the lead of a paragraph that stand before each of its items.
const LEAD_CHARACTERS: usize = 40;
/// Characters that are embedded of a part, at most: what the model reads of a text.
const EMBEDDED_CHARACTERS: usize = 400;

/// The parts in which an article is searched: penalty articles by paragraph and item, all others whole.
pub fn parts(provision: &Provision) -> Vec<String> {
    let is_short = provision.text.chars().count() <= WHOLE_CHARACTERS;
    if is_short || !provision.is_penalty {
        return vec![provision.text.clone()];
    }
    split(&provision.text).iter().flat_map(parts_of_paragraph).collect()
}

/// What is embedded of a part of an article: the name of the law, then the part.
pub fn embedded(provision: &Provision, part: &str) -> String {
    let text = format!("{}：{}", short_title(&provision.law), part.replace('\n', ""));
    clip(&text, EMBEDDED_CHARACTERS)
}

fn parts_of_paragraph(paragraph: &Paragraph) -> Vec<String> {
    if paragraph.items.is_empty() {
        return vec![paragraph.text.clone()];
    }
    let lead = clip(paragraph.lead(), LEAD_CHARACTERS);
    paragraph.items.iter().map(|item| format!("{lead}：{}", item.text)).collect()
}

fn clip(text: &str, characters: usize) -> String {
    text.chars().take(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::provision::ArticleNumber;
    use crate::law::validity::Validity;

    fn article(text: &str) -> Provision {
        Provision {
            id: 1,
            document_id: 1,
            law: "中华人民共和国消防法".to_owned(),
            number: ArticleNumber { number: 60, suffix: None },
            part: None,
            chapter: None,
            section: None,
            text: text.to_owned(),
            validity: Validity { from: None, to: None },
            is_penalty: true,
        }
    }

    #[test]
    fn a_long_penalty_article_is_searched_item_by_item() {
        let filler =
            "消防设施、器材或者消防安全标志的配置、设置不符合国家标准、行业标准，或者未保持完好有效的".repeat(4);
        let text = format!(
            "单位有下列行为之一的，处五千元以上五万元以下罚款：\n（一）{filler}；\n（二）占用疏散通道的。\n个人有前款行为的，处警告。"
        );
        let parts = parts(&article(&text));
        assert_eq!(parts.len(), 3);
        assert!(parts[1].starts_with("单位有下列行为之一的") && parts[1].contains("占用疏散通道"));
    }

    #[test]
    fn a_short_one_stays_whole_and_carries_the_name_of_its_law() {
        let short = article("占用疏散通道的，处罚款。");
        assert_eq!(parts(&short).len(), 1);
        assert_eq!(embedded(&short, &parts(&short)[0]), "消防法：占用疏散通道的，处罚款。");
    }
}
