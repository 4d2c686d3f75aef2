//! The legal basis of an act (法定依据): which provisions the words of a table cite.

use serde::Serialize;

use crate::law::citation;
use crate::law::provision::ArticleNumber;

/// One provision that a table cites.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, utoipa::ToSchema)]
pub struct CitedProvision {
    /// The law as written, without its title marks.
    pub law: String,
    /// Which article.
    #[serde(flatten)]
    pub number: ArticleNumber,
    /// Which paragraph (款).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// Which item (项).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<u32>,
}

impl CitedProvision {
    /// Whether both name the same article of the same law, and no different paragraph or item.
    pub fn meets(&self, other: &Self) -> bool {
        let agree = |one: Option<u32>, two: Option<u32>| one.is_none() || two.is_none() || one == two;
        self.number == other.number
            && same_law(&self.law, &other.law)
            && agree(self.paragraph, other.paragraph)
            && agree(self.item, other.item)
    }
}

impl std::fmt::Display for CitedProvision {
    /// 《食品安全法》第一百二十四条第一款第（五）项.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use crate::law::numerals::to_chinese;
        write!(f, "《{}》{}", self.law, self.number)?;
        if let Some(paragraph) = self.paragraph {
            write!(f, "第{}款", to_chinese(u64::from(paragraph)))?;
        }
        match self.item {
            Some(item) => write!(f, "第（{}）项", to_chinese(u64::from(item))),
            None => Ok(()),
        }
    }
}

/// Reads the provisions of a basis. A basis without a law (第十三条第二款) cites none.
pub fn provisions(basis: &str) -> Vec<CitedProvision> {
    let mut found = Vec::new();
    for citation in citation::find(basis) {
        let (Some(law), Some(number)) = (citation.law, citation.number) else { continue };
        let provision = CitedProvision { law, number, paragraph: citation.paragraph, item: citation.item };
        if !citation.is_unclear && !found.contains(&provision) {
            found.push(provision);
        }
    }
    found
}

/// Whether two names are of one law: with or without title marks and 中华人民共和国.
pub fn same_law(one: &str, two: &str) -> bool {
    bare(one) == bare(two)
}

fn bare(name: &str) -> &str {
    let name = name.trim().trim_matches(['《', '》']);
    name.strip_prefix("中华人民共和国").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(basis: &str) -> Vec<String> {
        provisions(basis).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn each_paragraph_of_a_list_is_a_provision() {
        assert_eq!(
            cited("《深圳经济特区市容和环境卫生管理条例》第十八条第二、三款"),
            [
                "《深圳经济特区市容和环境卫生管理条例》第十八条第二款",
                "《深圳经济特区市容和环境卫生管理条例》第十八条第三款"
            ]
        );
        assert_eq!(
            cited("违反《城市绿化条例》第二十条，依据第二十六条第（一）项"),
            ["《城市绿化条例》第二十条", "《城市绿化条例》第二十六条第（一）项"]
        );
        assert!(cited("第十三条第二款").is_empty());
    }

    #[test]
    fn a_provision_meets_one_that_says_less_and_none_that_says_otherwise() {
        let one = |basis: &str| provisions(basis).remove(0);
        let whole = one("《中华人民共和国食品安全法》第一百二十四条");
        let item = one("《食品安全法》第一百二十四条第一款第（五）项");
        assert!(whole.meets(&item) && item.meets(&whole));
        assert!(!item.meets(&one("《食品安全法》第一百二十四条第二款")));
        assert!(!item.meets(&one("《药品管理法》第一百二十四条")));
    }
}
