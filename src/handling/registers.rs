//! What the registers say of a case: its agency, its officers, the powers that its penalty rests on.

use chrono::NaiveDate;

use crate::assist::pipeline::Services;
use crate::casework::registers::{Body, Entry, Held, Register};
use crate::casework::review::checks::outside;
use crate::failure::Failure;
use crate::law::citation::{Names, Resolution};
use crate::store::laws::LawNames;

/// The part of [`outside::Outside`] that comes from the registers of `agency` as they stood on `on`; what was never imported is
/// `None`.
///
/// # Errors
/// `store.*`.
pub(super) async fn outside(services: &Services, agency: &str, on: NaiveDate) -> Result<outside::Outside, Failure> {
    let registers = services.store.registers();
    let bodies = registers.versions(Register::Bodies, agency).await?;
    let powers = registers.versions(Register::Powers, agency).await?;
    let powers = match powers {
        Some(held) => Some(penalties(&held, on, &services.store.laws().names().await?)),
        None => None,
    };
    Ok(outside::Outside {
        body: bodies.map(|held| body(&held, agency, on)),
        officers: registers.versions(Register::Officers, agency).await?,
        powers,
        ..outside::Outside::default()
    })
}

/// The agency in its register of bodies.
fn body(held: &[Held], agency: &str, on: NaiveDate) -> outside::Body {
    let found = held.iter().filter(|held| held.counts_on(on)).find_map(|held| match &held.entry {
        Entry::Body(body) if body.name == agency => Some(body),
        _ => None,
    });
    let Some(body) = found else {
        let because = Some(format!("{on}的执法主体登记册中没有它"));
        return outside::Body {
            name: agency.to_owned(),
            lawful: false,
            because,
            entrusted_by: None,
            entrustment: None,
        };
    };
    let because = why_not(body, on);
    outside::Body {
        name: body.name.clone(),
        lawful: because.is_none(),
        because,
        entrusted_by: body.entrusted_by.clone(),
        entrustment: body.entrustment.clone(),
    }
}

fn why_not(body: &Body, on: NaiveDate) -> Option<String> {
    if let Some(ended) = &body.ended {
        return Some(format!("登记册载明{ended}"));
    }
    let until = body.entrusted_until.filter(|until| *until < on)?;
    Some(format!("委托已于{until}届满"))
}

/// Powers to punish on a day, with the full names of their laws.
fn penalties(held: &[Held], on: NaiveDate, names: &LawNames) -> Vec<outside::Power> {
    let counting = held.iter().filter(|held| held.counts_on(on));
    let powers = counting.filter_map(|held| match &held.entry {
        Entry::Power(power) if power.is_penalty() => Some(power),
        _ => None,
    });
    let of = |power: &crate::casework::registers::Power| -> Vec<outside::Power> {
        let cited = power.provisions.iter();
        cited
            .map(|cited| outside::Power {
                law: full_name(names, &cited.law),
                number: cited.number,
                measures: power.measures.clone(),
            })
            .collect()
    };
    powers.flat_map(of).collect()
}

/// The full official name; as written where the corpus does not know it.
fn full_name(names: &LawNames, written: &str) -> String {
    match names.resolve(written) {
        Resolution::Law { name, .. } => name,
        Resolution::Former(_) | Resolution::Ambiguous { .. } | Resolution::Unknown { .. } => written.to_owned(),
    }
}
