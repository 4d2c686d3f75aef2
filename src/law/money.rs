//! Amounts of money in yuan, exact to the fen.

use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An amount in yuan. Serialises as a JSON number, as an integer where it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, utoipa::ToSchema)]
#[schema(value_type = f64)]
pub struct Yuan(pub Decimal);

impl Yuan {
    /// A whole number of yuan.
    pub fn from_integer(yuan: i64) -> Self {
        Self(Decimal::from(yuan))
    }

    /// This amount times a factor (a multiple of the base, or a share such as 0.3), rounded to the fen.
    #[must_use]
    pub fn times(self, factor: Decimal) -> Self {
        Self((self.0 * factor).round_dp(2))
    }
}

impl fmt::Display for Yuan {
    /// Plain digits with 元: `50000元`, `152.5元`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}元", self.0.normalize())
    }
}

impl Serialize for Yuan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_number(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Yuan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        let text = number.to_string();
        let parsed = Decimal::from_str_exact(&text).or_else(|_| Decimal::from_scientific(&text));
        parsed.map(Self).map_err(serde::de::Error::custom)
    }
}

/// Serialises a decimal as a JSON number: an integer where it is one, a float otherwise.
///
/// # Errors
/// Only what the serializer itself reports.
pub fn serialize_number<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    let normal = value.normalize();
    if normal.scale() == 0
        && let Some(integer) = normal.to_i64()
    {
        return serializer.serialize_i64(integer);
    }
    serializer.serialize_f64(normal.to_f64().unwrap_or(f64::NAN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_whole_yuan_as_integers_and_fen_exact() {
        let amounts = vec![Yuan::from_integer(50_000), Yuan(Decimal::new(15_250, 2))];
        let json = serde_json::to_string(&amounts).expect("serialises");
        assert_eq!(json, "[50000,152.5]");
        let back: Vec<Yuan> = serde_json::from_str(&json).expect("parses");
        assert_eq!(back, amounts);
    }
}
