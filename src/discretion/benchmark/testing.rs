//! Small tables for the tests.

use super::{Benchmark, Head, Level, Table, TableItem, TableTier};
use crate::law::validity::Validity;

/// 阶次, 条件, 标准.
type Tier<'a> = (&'a str, &'a str, &'a str);
/// 违法行为, 法定依据, 处罚种类及幅度, tiers.
type Act<'a> = (&'a str, &'a str, &'a str, &'a [Tier<'a>]);

/// A table of one agency from 2024 on, with rows of 违法行为, 法定依据, 处罚种类及幅度 and tiers (阶次, 条件, 标准).
pub(crate) fn table(items: &[Act<'_>]) -> Benchmark {
    let head = Head {
        id: "b1".into(),
        title: "某市裁量基准".into(),
        document_no: Some("某规〔2024〕1号".into()),
        agency: "哈尔滨市城市管理局".into(),
        level: Level::City,
        region: Some("黑龙江省哈尔滨市".into()),
        field: Some("城市管理".into()),
        issued_on: None,
        validity: Validity { from: "2024-01-01".parse().ok(), to: None },
        notes: Vec::new(),
        sample: false,
        source: None,
    };
    let tier = |(place, (name, condition, standard)): (usize, &Tier<'_>)| TableTier {
        name: (*name).into(),
        condition: (*condition).into(),
        standard: (*standard).into(),
        guide: None,
        cell: format!("F{place}"),
    };
    let item = |(place, (act, basis, penalty, tiers)): (usize, &Act<'_>)| TableItem {
        number: (place + 1).to_string(),
        code: None,
        act: (*act).into(),
        basis: (*basis).into(),
        penalty: Some((*penalty).to_owned()).filter(|penalty| !penalty.is_empty()),
        tiers: tiers.iter().enumerate().map(tier).collect(),
        cell: format!("B{place}"),
    };
    Benchmark::from(Table { head, items: items.iter().enumerate().map(item).collect() })
}
