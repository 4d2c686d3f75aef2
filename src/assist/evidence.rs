//! Facts + provision -> what evidence the case needs, by the pure rules of [`crate::discretion::evidence`].

use super::extract::is_question;
use super::facts::{Fact, Facts};
use super::place::Part;
use super::transcript::Transcript;
use crate::discretion::evidence::{Claimed, Element, EvidenceInput, Need, Said, Stated, needs};
use crate::law::penalty_clause::parse;
use crate::search::hit::ProvisionHit;

/// What has to be collected, and what the interview holds of it.
pub fn collect(
    penalty: Option<&ProvisionHit>,
    place: Option<&Part>,
    facts: &Facts,
    words: &str,
    transcript: &Transcript,
) -> Vec<Need> {
    let clauses = penalty.map(|hit| parse(&hit.text)).unwrap_or_default();
    let said: Vec<Said<'_>> = transcript
        .segments
        .iter()
        .map(|segment| Said {
            text: &segment.text,
            is_question: is_question(&segment.text, segment.speaker.as_deref()),
        })
        .collect();
    let claimed: Vec<Claimed<'_>> = facts
        .circumstances
        .iter()
        .filter_map(|fact| Some(Claimed { id: fact.value.as_deref()?, segments: &fact.segments }))
        .collect();
    needs(&EvidenceInput {
        law: penalty.map(|hit| (hit.law.as_str(), hit.number)),
        clauses: &clauses,
        paragraph: place.map(|part| part.paragraph),
        act: facts.act.value.as_deref().unwrap_or(words),
        said: &said,
        stated: &stated(facts),
        claimed: &claimed,
    })
}

fn stated(facts: &Facts) -> Vec<Stated<'_>> {
    let known = [
        (Element::Subject, None, segments(&facts.party)),
        (Element::Subject, None, segments(&facts.interviewee)),
        (Element::Act, None, segments(&facts.act)),
        (Element::Time, None, segments(&facts.date)),
        (Element::Place, None, segments(&facts.place)),
        (Element::Amount, Some("货值金额"), segments(&facts.goods_value)),
        (Element::Amount, Some("违法所得"), segments(&facts.illegal_gain)),
    ];
    let quantities = facts.quantities.iter().map(|fact| (Element::Amount, None, segments(fact)));
    let all = known.into_iter().chain(quantities).filter(|(_, _, segments)| !segments.is_empty());
    all.map(|(element, base, segments)| Stated { element, base, segments }).collect()
}

/// The segments of a fact that was found and is supported.
fn segments<T>(fact: &Fact<T>) -> &[usize] {
    if fact.value.is_some() && fact.supported { &fact.segments } else { &[] }
}

/// The missing evidence as lines for the officer.
pub fn missing(needs: &[Need]) -> Vec<String> {
    needs.iter().filter(|need| need.missing).map(Need::line).collect()
}
