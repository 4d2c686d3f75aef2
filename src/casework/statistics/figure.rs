//! A figure: what it says, and how it is counted.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use crate::law::money::{Yuan, serialize_number};

/// What a figure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// So many.
    Count(u64),
    /// An amount in yuan.
    Amount(Yuan),
    /// A share in percent, to two places.
    Percent(Decimal),
    /// Not known; how it is counted says why.
    Unknown,
}

impl Value {
    /// For a person, without the unit: `12`, `5000`, `7.14`, `—`.
    pub fn words(&self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Amount(yuan) => yuan.0.normalize().to_string(),
            Self::Percent(share) => share.normalize().to_string(),
            Self::Unknown => "—".to_owned(),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(count) => serializer.serialize_u64(*count),
            Self::Amount(yuan) => yuan.serialize(serializer),
            Self::Percent(share) => serialize_number(share, serializer),
            Self::Unknown => serializer.serialize_none(),
        }
    }
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = StatisticsFigure)]
pub struct Figure {
    /// Stable identifier: `filed`, `fines.sum` ...
    pub id: String,
    /// What it is, in Chinese.
    pub name: String,
    /// Its value; null where it is not known.
    #[schema(value_type = Option<f64>, required = true)]
    pub value: Value,
    /// Its unit, in Chinese.
    pub unit: String,
    /// How it is counted, in Chinese.
    pub how: String,
}

impl Figure {
    /// For a person, with the unit; a share needs no blank before its sign.
    pub fn words(&self) -> String {
        match self.value {
            Value::Unknown => self.value.words(),
            _ => format!("{}{}", self.value.words(), self.unit),
        }
    }
}

/// Figures that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = StatisticsGroup)]
pub struct Group {
    /// Stable identifier: `cases`, `penalties` ...
    pub id: String,
    /// Title in Chinese.
    pub title: String,
    /// The figures.
    pub figures: Vec<Figure>,
}

impl Group {
    pub(super) fn new(id: &str, title: &str) -> Self {
        Self { id: id.to_owned(), title: title.to_owned(), figures: Vec::new() }
    }

    pub(super) fn add(&mut self, id: impl Into<String>, name: impl Into<String>, value: Value, unit: &str, how: &str) {
        let (id, name) = (id.into(), name.into());
        self.figures.push(Figure { id, name, value, unit: unit.to_owned(), how: how.to_owned() });
    }

    pub(super) fn count(&mut self, id: impl Into<String>, name: impl Into<String>, count: u64, unit: &str, how: &str) {
        self.add(id, name, Value::Count(count), unit, how);
    }
}
