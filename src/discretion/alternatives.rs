//! Other outcomes that the law allows beside the computed one; a person chooses.

use super::bands;
use super::input::{Found, RangeInput};
use super::outcome::Alternative;
use super::profile::{FineKind, TierKind};
use super::range::{FineRange, Tier};
use super::tier::missing_for_first_offence;
use crate::law::money::Yuan;

/// The articles that allow a fine below the statutory minimum. Rules below a statute only repeat or fill in these.
const GROUNDS: [&str; 3] = ["行政处罚法第三十条", "行政处罚法第三十一条", "行政处罚法第三十二条"];

/// Whether a circumstance is a ground for 减轻 and not only for 从轻.
pub(super) fn is_ground(found: &Found<'_>) -> bool {
    found.effect().lightens() && GROUNDS.iter().any(|article| found.applied.source.contains(article))
}

/// Nothing to pay.
pub(super) fn nothing() -> FineRange {
    FineRange::closed(Some(Yuan::default()), Some(Yuan::default()))
}

/// 不予处罚 as a tier.
pub(super) fn no_penalty(source: &str) -> Tier {
    Tier { id: "no_penalty".to_owned(), name: "不予处罚".to_owned(), source: source.to_owned() }
}

/// 减轻 beside 从轻 where there is a ground for it (从轻或者减轻), and 首违不罚 where all of it is established.
pub(super) fn beside(input: &RangeInput<'_>, statutory: FineRange, kind: FineKind) -> Vec<Alternative> {
    let mut all = Vec::new();
    let names: Vec<&str> = input.found().filter(is_ground).map(|found| found.name()).collect();
    if !names.is_empty() && input.tier != Some(TierKind::Mitigated.id()) {
        all.extend(mitigated(input, statutory, kind).map(|(tier, range)| Alternative {
            source: tier.source.clone(),
            tier,
            range,
            needs: format!("有{}的情节，法律规定从轻或者减轻；选择减轻的，由办案人员决定并说明理由", names.join("、")),
        }));
    }
    if missing_for_first_offence(input).is_some_and(|missing| missing.is_empty()) && input.tier != Some("no_penalty") {
        let source = "行政处罚法第三十三条第一款".to_owned();
        let needs =
            "初次违法且危害后果轻微并及时改正的，可以不予行政处罚，由办案人员决定；不予处罚的应当对当事人进行教育"
                .to_owned();
        all.push(Alternative { tier: no_penalty(&source), range: nothing(), source, needs });
    }
    all
}

/// The mitigated fine: as the rules say, or below the statutory minimum; `None` where nothing says how far down it lies.
pub(super) fn mitigated(input: &RangeInput<'_>, statutory: FineRange, kind: FineKind) -> Option<(Tier, FineRange)> {
    let tier = |source: String| Tier { id: "mitigated".to_owned(), name: "减轻".to_owned(), source };
    let by_rules = input.profile.and_then(|profile| {
        let band = profile.band(kind, TierKind::Mitigated)?;
        let cut = bands::cut(statutory, kind, band, profile)?;
        Some((tier(profile.cite(&band.source)), cut.range))
    });
    let below_minimum = || {
        let range = FineRange { max: Some(statutory.min?), max_excluded: true, ..FineRange::OPEN };
        Some((tier("行政处罚法第三十二条（法定最低罚款以下）".to_owned()), range))
    };
    by_rules.or_else(below_minimum)
}
