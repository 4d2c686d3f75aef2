//! Profiles as written in TOML, checked.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;

use super::{Band, FineKind, Formula, FormulaKind, Place, Profiles, RuleProfile, Several, TierKind};
use crate::failure::Failure;
use crate::law::validity::Validity;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    profile: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    name: String,
    document_no: Option<String>,
    #[serde(default)]
    agencies: Vec<String>,
    #[serde(default)]
    regions: Vec<String>,
    #[serde(default)]
    fields: Vec<String>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    #[serde(default)]
    band: Vec<BandRow>,
    formula: Option<FormulaRow>,
    several_lighter: Option<SeveralRow>,
    several_heavier: Option<SeveralRow>,
    contradiction: Option<String>,
    combined_penalties: Option<String>,
    at_least_tiers: Option<u32>,
    round_to: Option<f64>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BandRow {
    of: Vec<KindName>,
    tier: TierName,
    from: Option<f64>,
    #[serde(default)]
    from_excluded: bool,
    to: f64,
    #[serde(default)]
    to_excluded: bool,
    source: String,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormulaRow {
    kind: FormulaName,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeveralRow {
    at: PlaceName,
    source: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindName {
    Range,
    MaximumOnly,
    Multiples,
    MultiplesMaximumOnly,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum TierName {
    Mitigated,
    Light,
    General,
    Heavy,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum FormulaName {
    SharesOfMaximum,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum PlaceName {
    Lowest,
    Highest,
    Tier,
}

impl Profiles {
    /// Reads profiles from TOML; `place` names the file for a person.
    ///
    /// # Errors
    /// `profile.syntax` where it is no such table, `profile.value` where a figure or a name can't be.
    pub fn parse(text: &str, place: &str) -> Result<Self, Failure> {
        let table: Table = toml::from_str(text)
            .map_err(|error| Failure::new("profile.syntax", format!("裁量规则文件 {place} 有误：{error}")))?;
        let all = table.profile.into_iter().map(|row| profile(row, place)).collect::<Result<Vec<_>, _>>()?;
        let mut seen = BTreeSet::new();
        match all.iter().find(|profile| !seen.insert(profile.id.as_str())) {
            Some(twice) => Err(wrong(place, &twice.id, "标识重复")),
            None => Ok(Self { all }),
        }
    }
}

fn profile(row: Row, place: &str) -> Result<RuleProfile, Failure> {
    let refuse = |what: &str| wrong(place, &row.id, what);
    if row.id.trim().is_empty() || row.name.trim().is_empty() {
        return Err(refuse("缺少标识或者名称"));
    }
    if row.valid_from.zip(row.valid_to).is_some_and(|(from, to)| to <= from) {
        return Err(refuse("失效日期不晚于施行日期"));
    }
    let round_to = row
        .round_to
        .map(|unit| number(unit).filter(|unit| *unit > Decimal::ZERO))
        .map(|unit| unit.ok_or_else(|| refuse("round_to 须大于0")))
        .transpose()?;
    let bands = row.band.into_iter().map(|band| read_band(band, place, &row.id)).collect::<Result<Vec<_>, _>>()?;
    check_order(&bands, place, &row.id)?;
    Ok(RuleProfile {
        id: row.id,
        title: row.name,
        document_no: row.document_no,
        agencies: row.agencies,
        regions: row.regions,
        fields: row.fields,
        validity: Validity { from: row.valid_from, to: row.valid_to },
        bands,
        formula: row.formula.map(|formula| Formula {
            kind: match formula.kind {
                FormulaName::SharesOfMaximum => FormulaKind::SharesOfMaximum,
            },
            source: formula.source,
        }),
        several_lighter: row.several_lighter.map(several),
        several_heavier: row.several_heavier.map(several),
        contradiction: row.contradiction,
        combined_penalties: row.combined_penalties,
        at_least_tiers: row.at_least_tiers,
        round_to,
        note: row.note,
    })
}

fn read_band(row: BandRow, place: &str, id: &str) -> Result<Band, Failure> {
    let share = |value: f64| {
        let share = number(value).filter(|share| *share >= Decimal::ZERO && *share <= Decimal::ONE);
        share.ok_or_else(|| wrong(place, id, "幅度的起止须在0和1之间"))
    };
    let tier = match row.tier {
        TierName::Mitigated => TierKind::Mitigated,
        TierName::Light => TierKind::Light,
        TierName::General => TierKind::General,
        TierName::Heavy => TierKind::Heavy,
    };
    let band = Band {
        of: row.of.into_iter().map(kind).collect(),
        tier,
        from: row.from.map(share).transpose()?,
        from_excluded: row.from_excluded,
        to: share(row.to)?,
        to_excluded: row.to_excluded,
        source: row.source,
        note: row.note,
    };
    let is_empty = band.from.is_some_and(|from| from > band.to)
        || (band.from == Some(band.to) && (band.from_excluded || band.to_excluded));
    if is_empty || band.of.is_empty() {
        return Err(wrong(place, id, "幅度是空的"));
    }
    if band.from.is_none() && tier != TierKind::Mitigated {
        return Err(wrong(place, id, "只有减轻（mitigated）可以没有起点"));
    }
    Ok(band)
}

/// 从轻 must not lie above 一般, nor 一般 above 从重.
fn check_order(bands: &[Band], place: &str, id: &str) -> Result<(), Failure> {
    const RISING: [(TierKind, TierKind); 3] = [
        (TierKind::Light, TierKind::General),
        (TierKind::General, TierKind::Heavy),
        (TierKind::Light, TierKind::Heavy),
    ];
    for lower in bands {
        for upper in bands {
            let same_kind = lower.of.iter().any(|of| upper.of.contains(of));
            let rising = RISING.contains(&(lower.tier, upper.tier));
            if same_kind && rising && upper.from.is_some_and(|from| lower.to > from) {
                return Err(wrong(place, id, "较轻的幅度高于较重的幅度"));
            }
        }
    }
    Ok(())
}

fn kind(name: KindName) -> FineKind {
    match name {
        KindName::Range => FineKind::Range,
        KindName::MaximumOnly => FineKind::MaximumOnly,
        KindName::Multiples => FineKind::Multiples,
        KindName::MultiplesMaximumOnly => FineKind::MultiplesMaximumOnly,
    }
}

fn several(row: SeveralRow) -> Several {
    let at = match row.at {
        PlaceName::Lowest => Place::Lowest,
        PlaceName::Highest => Place::Highest,
        PlaceName::Tier => Place::Tier,
    };
    Several { at, source: row.source }
}

/// A figure exactly as it is written: 0.3 and not the nearest binary fraction.
fn number(value: f64) -> Option<Decimal> {
    value.to_string().parse().ok()
}

fn wrong(place: &str, id: &str, what: &str) -> Failure {
    Failure::new("profile.value", format!("裁量规则文件 {place} 中“{id}”有误：{what}"))
}
