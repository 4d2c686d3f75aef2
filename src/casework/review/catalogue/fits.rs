//! Whether an entry holds for a case, and the reason in words.

use super::file::{Duty, Entry, Fallback, State, Threshold, Trait};
use super::{Catalogue, Due};
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::model::{Measure, Outcome, PartyKind, Traits};
use crate::discretion::circumstance::same_field;
use crate::law::money::Yuan;

impl Catalogue {
    pub(super) fn due(&self, duty: Duty, file: &CaseFile) -> Due {
        let applicable: Vec<&Entry> = self.applicable(duty, file).collect();
        let mut reasons: Vec<String> = applicable.iter().filter_map(|entry| self.reason(entry, file)).collect();
        if duty == Duty::Hearing {
            reasons.extend(self.beyond_fallback(&applicable, file));
            reasons.extend(worth_unknown(&applicable, file));
        }
        if reasons.is_empty() {
            return Due { due: false, reasons: self.looked_at(duty, &applicable, file) };
        }
        Due { due: true, reasons }
    }

    fn applicable<'a>(&'a self, duty: Duty, file: &'a CaseFile) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| entry.duties.contains(&duty) && self.in_scope(entry, file))
    }

    fn in_scope(&self, entry: &Entry, file: &CaseFile) -> bool {
        let field = entry.fields.is_empty() || entry.fields.iter().any(|field| same_field(field, &file.field));
        let region = entry.regions.is_empty() || entry.regions.iter().any(|region| file.region.contains(region));
        let level = entry.levels.is_empty() || self.level.is_none_or(|level| entry.levels.contains(&level));
        let party = entry.parties.is_empty() || entry.parties.contains(&file.party.kind);
        field && region && level && party
    }

    /// Why the entry holds; `None` where it does not.
    fn reason(&self, entry: &Entry, file: &CaseFile) -> Option<String> {
        let traits = file.facts.as_ref().map(|facts| facts.traits).unwrap_or_default();
        let (fine, confiscated, measures) = proposed(file);
        let mut found: Vec<String> = Vec::new();
        found.extend(entry.traits.iter().filter(|held| has(traits, **held)).map(|held| held.name().to_owned()));
        found.extend(measures.iter().filter(|held| entry.measures.contains(held)).map(|held| name(*held).to_owned()));
        found.extend(reached(entry.fine, fine, file.party.kind, "罚款"));
        found.extend(reached(entry.confiscated, confiscated, file.party.kind, "没收"));
        found.extend(entry.states.iter().filter_map(|state| self.state(*state, file)));
        if found.is_empty() {
            return None;
        }
        let verify = entry.verify.as_ref().map(|note| format!("；请核对：{note}")).unwrap_or_default();
        Some(format!("{}（{}；{}{verify}）", entry.what, found.join("、"), entry.source))
    }

    fn state(&self, state: State, file: &CaseFile) -> Option<String> {
        let (holds, words) = match state {
            State::HearingDue => (self.hearing_due(file).due, "依法应当告知听证权利"),
            State::HearingRequested => (file.hearing.is_some(), "当事人要求听证"),
            State::HearingHeld => (file.matter.hearings > 0, "已经举行听证"),
        };
        holds.then(|| words.to_owned())
    }

    /// The lowest amounts known, where field and region set none for certain.
    fn beyond_fallback(&self, applicable: &[&Entry], file: &CaseFile) -> Option<String> {
        let fallback = self.fallback_for(applicable)?;
        let (fine, confiscated, _) = proposed(file);
        let threshold = fallback.threshold();
        let found = reached(Some(threshold), fine, file.party.kind, "罚款")
            .or_else(|| reached(Some(threshold), confiscated, file.party.kind, "没收"))?;
        Some(format!(
            "没有登记本领域、本地区的较大数额标准，按已收录的最低标准从严认定（{found}；{}）",
            fallback.source
        ))
    }

    /// An entry of a level says nothing for certain while the level of the agency is not known.
    fn fallback_for(&self, applicable: &[&Entry]) -> Option<&Fallback> {
        let certain = |entry: &&Entry| {
            let amounts = entry.fine.is_some() || entry.confiscated.is_some();
            amounts && (entry.levels.is_empty() || self.level.is_some())
        };
        if applicable.iter().any(certain) { None } else { self.fallback.as_ref() }
    }

    /// What was looked at where nothing holds.
    fn looked_at(&self, duty: Duty, applicable: &[&Entry], file: &CaseFile) -> Vec<String> {
        let mut looked = vec![format!("已对照目录中适用于本案的{}项，均不具备", applicable.len())];
        looked.extend(applicable.iter().map(|entry| {
            let amounts = [(entry.fine, "罚款"), (entry.confiscated, "没收")];
            let amounts: Vec<String> =
                amounts.iter().filter_map(|(amount, what)| in_words(*amount, file.party.kind, what)).collect();
            let amounts = if amounts.is_empty() { String::new() } else { format!("，{}", amounts.join("、")) };
            let verify = entry.verify.as_ref().map(|note| format!("；请核对：{note}")).unwrap_or_default();
            format!("不具备：{}{amounts}（{}{verify}）", entry.what, entry.source)
        }));
        if duty == Duty::Hearing
            && let Some(fallback) = self.fallback_for(applicable)
            && let Some(words) = in_words(Some(fallback.threshold()), file.party.kind, "罚款或者没收")
        {
            let message = format!("没有登记本领域、本地区的较大数额标准，未达到已收录的最低标准：{words}");
            looked.push(format!("{message}（{}）", fallback.source));
        }
        if file.facts.is_none() || file.outcome.is_none() {
            looked.push("违法事实或者拟作出的决定尚未填写，填写后重新判断".to_owned());
        }
        looked
    }
}

impl Fallback {
    fn threshold(&self) -> Threshold {
        Threshold { natural: self.natural, organisation: self.organisation, over: false }
    }
}

impl Threshold {
    fn for_party(self, party: PartyKind) -> Yuan {
        let amount = match party {
            PartyKind::Natural | PartyKind::IndividualBusiness => self.natural,
            PartyKind::Organisation => self.organisation,
        };
        Yuan::from_integer(i64::from(amount))
    }
}

fn proposed(file: &CaseFile) -> (Option<Yuan>, Option<Yuan>, &[Measure]) {
    match &file.outcome {
        Some(Outcome::Penalty { fine, confiscated, measures, .. }) => (*fine, *confiscated, measures),
        Some(Outcome::NoPenalty { .. }) | None => (None, None, &[]),
    }
}

fn reached(threshold: Option<Threshold>, amount: Option<Yuan>, party: PartyKind, what: &str) -> Option<String> {
    let (threshold, amount) = (threshold?, amount?);
    let least = threshold.for_party(party);
    let holds = if threshold.over { amount > least } else { amount >= least };
    holds.then(|| format!("{what}{amount}，{}{least}", if threshold.over { "超过" } else { "达到" }))
}

fn in_words(threshold: Option<Threshold>, party: PartyKind, what: &str) -> Option<String> {
    let threshold = threshold?;
    Some(format!("{what}{}{}", if threshold.over { "超过" } else { "达到" }, threshold.for_party(party)))
}

/// Something is confiscated and nobody said what it is worth: it may well be above any amount.
fn worth_unknown(applicable: &[&Entry], file: &CaseFile) -> Option<String> {
    let (_, confiscated, measures) = proposed(file);
    let unknown = confiscated.is_none() && measures.contains(&Measure::Confiscation);
    let covered = applicable.iter().any(|entry| entry.measures.contains(&Measure::Confiscation));
    (unknown && !covered).then(|| {
        "没收的违法所得、非法财物没有填写数额或者价值，从严按达到听证标准处理（行政处罚法第六十三条第一款第二项）"
            .to_owned()
    })
}

fn has(traits: Traits, which: Trait) -> bool {
    match which {
        Trait::PublicInterest => traits.public_interest,
        Trait::SocialImpact => traits.social_impact,
        Trait::MajorRights => traits.major_rights,
        Trait::Complex => traits.complex,
        Trait::SeveralLegalRelations => traits.several_legal_relations,
        Trait::SuspectedCrime => traits.suspected_crime,
    }
}

/// The traits that a case has.
pub(in crate::casework::review) fn held(traits: Traits) -> impl Iterator<Item = Trait> {
    Trait::ALL.into_iter().filter(move |which| has(traits, *which))
}

impl Trait {
    /// Every trait.
    pub const ALL: [Self; 6] = [
        Self::PublicInterest,
        Self::SocialImpact,
        Self::MajorRights,
        Self::Complex,
        Self::SeveralLegalRelations,
        Self::SuspectedCrime,
    ];

    /// On screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PublicInterest => "涉及重大公共利益",
            Self::SocialImpact => "可能造成重大社会影响或者引发社会风险",
            Self::MajorRights => "直接关系重大权益",
            Self::Complex => "疑难复杂",
            Self::SeveralLegalRelations => "涉及多个法律关系",
            Self::SuspectedCrime => "涉嫌犯罪",
        }
    }
}

/// A measure on screen.
pub(in crate::casework) const fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::Warning => "警告",
        Measure::PublicCriticism => "通报批评",
        Measure::Confiscation => "没收违法所得、没收非法财物",
        Measure::SuspendPermit => "暂扣许可证件",
        Measure::LowerGrade => "降低资质等级",
        Measure::RevokePermit => "吊销许可证件",
        Measure::RestrictBusiness => "限制开展生产经营活动",
        Measure::SuspendBusiness => "责令停产停业",
        Measure::CloseBusiness => "责令关闭",
        Measure::BarFromTrade => "限制从业",
        Measure::Detention => "行政拘留",
        Measure::Other => "其他行政处罚",
    }
}
