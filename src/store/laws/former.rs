//! Laws that are no longer in force and whose text a corpus may lack.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::law::citation::FormerLaw;

const SHIPPED: &str = include_str!("../../../index/former_laws.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    laws: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    ended: NaiveDate,
    successor: String,
    articles: u32,
}

/// The laws of `index/former_laws.toml`; a test sees to it that the file can be read.
pub(super) fn laws() -> Vec<FormerLaw> {
    let table: Table = toml::from_str(SHIPPED).unwrap_or(Table { laws: Vec::new() });
    let law =
        |row: Row| FormerLaw { name: row.name, ended: row.ended, successor: row.successor, articles: row.articles };
    table.laws.into_iter().map(law).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_is_read() {
        let laws = laws();
        let contract = laws.iter().find(|law| law.name == "中华人民共和国合同法").expect("合同法");
        assert_eq!((contract.articles, contract.successor.as_str()), (428, "中华人民共和国民法典"));
    }
}
