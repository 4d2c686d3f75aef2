//! A benchmark table as its agency wrote it: what is stored and exported, word for word.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::law::money::Yuan;
use crate::law::validity::Validity;

/// Level of the agency that made a table, the higher first (国办发〔2022〕27号（四）).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 国务院有关部门.
    National,
    /// 省、自治区、直辖市.
    Province,
    /// 设区的市、自治州.
    City,
    /// 县、区.
    County,
}

impl Level {
    /// All levels, the higher first.
    pub const ALL: [Self; 4] = [Self::National, Self::Province, Self::City, Self::County];

    /// On screen, and as users write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::National => "国家",
            Self::Province => "省",
            Self::City => "市",
            Self::County => "县",
        }
    }

    /// The level by its name (国家, 省级, 市, 区县) or identifier.
    pub fn of(written: &str) -> Option<Self> {
        let bare = written.trim().trim_end_matches('级');
        match bare {
            "国家" | "部" | "中央" | "national" => Some(Self::National),
            "省" | "自治区" | "直辖市" | "province" => Some(Self::Province),
            "市" | "设区的市" | "自治州" | "州" | "city" => Some(Self::City),
            "县" | "区" | "区县" | "县区" | "county" => Some(Self::County),
            _ => None,
        }
    }
}

/// The file that a table was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SourceFile {
    /// Its name, without the folder.
    pub name: String,
    /// SHA-256 of its content, in hex.
    pub sha256: String,
}

/// What a table says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Head {
    /// Stable identifier: the same for the same title, agency and first day.
    pub id: String,
    /// 标题.
    pub title: String,
    /// 文号, such as 深城管规〔2023〕2号.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub document_no: Option<String>,
    /// 制定机关.
    pub agency: String,
    /// Level of the agency.
    pub level: Level,
    /// Where it applies, such as 广东省深圳市; `None` in the whole country.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub region: Option<String>,
    /// Field of enforcement (执法领域), such as 城市管理.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub field: Option<String>,
    /// 发布日期.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub issued_on: Option<NaiveDate>,
    /// From when until when it applies; the last day is the one before `valid_to`.
    #[serde(flatten)]
    pub validity: Validity,
    /// Notes under or over the table that hold for all of it, such as how offences are counted.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub notes: Vec<String>,
    /// Whether it calls itself a sample (示例，非正式基准) and binds nobody.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub sample: bool,
    /// The file that it was read from.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<SourceFile>,
}

impl Head {
    /// How steps and reports cite it: 《深圳市…标准》（深城管规〔2023〕2号）.
    pub fn citation(&self) -> String {
        let number = self.document_no.as_ref().map(|number| format!("（{number}）")).unwrap_or_default();
        format!("《{}》{number}", self.title.trim_matches(['《', '》']))
    }
}

/// The figures of a table by code (违法代码): least, greatest and guide amounts in columns of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Guide {
    /// 罚款最小值, in yuan.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fine_min: Option<Yuan>,
    /// 罚款最大值, in yuan.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fine_max: Option<Yuan>,
    /// 罚款指导基准, in yuan: the suggested point.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fine_point: Option<Yuan>,
    /// 拘留最小, in days.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub detention_min: Option<u32>,
    /// 拘留最大, in days; 0 where the act is not punished by detention.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub detention_max: Option<u32>,
    /// 拘留指导基准, in days.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub detention_point: Option<u32>,
    /// 警告标记: whether a warning may be given instead (可警告, 不可警告).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub may_warn: Option<bool>,
}

/// One tier (裁量阶次) as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TableTier {
    /// 裁量阶次, such as 情节较轻; empty where the table has none.
    pub name: String,
    /// 适用条件.
    pub condition: String,
    /// 具体标准.
    pub standard: String,
    /// The figures of a table by code.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub guide: Option<Guide>,
    /// Where it stands in the file, such as `Sheet1!D7` or 表2第5行第3列.
    #[serde(default)]
    pub cell: String,
}

/// One act (违法行为) with its tiers, as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TableItem {
    /// 序号 as the table has it; its place in the table where it has none.
    pub number: String,
    /// 违法代码 or 事项编码.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub code: Option<String>,
    /// 违法行为.
    pub act: String,
    /// 法定依据, the law with its articles; empty where the table has none.
    pub basis: String,
    /// The text of the penalty article or its range (处罚种类及幅度), where the table gives it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub penalty: Option<String>,
    /// Its tiers, in the order of the table.
    pub tiers: Vec<TableTier>,
    /// Where it stands in the file.
    #[serde(default)]
    pub cell: String,
}

/// A table with what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Table {
    /// What it says of itself.
    #[serde(flatten)]
    pub head: Head,
    /// Its acts, in the order of the table.
    pub items: Vec<TableItem>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_known_by_the_names_that_users_write_and_ordered_from_above() {
        for (written, level) in [("国家", 0), ("省级", 1), ("市", 2), ("区县", 3), ("county", 3)] {
            assert_eq!(Level::of(written), Some(Level::ALL[level]), "{written}");
        }
        assert_eq!(Level::of("乡"), None);
        assert!(Level::National < Level::County);
        assert!(Level::ALL.iter().all(|level| Level::of(level.name()) == Some(*level)));
    }
}
