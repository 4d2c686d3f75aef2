//! Other places of what is hidden once: a number without its label, an address, a school.

use super::find::{Find, overlap};
use super::model::Kind;
use super::scene::Scene;

/// Finds at every other place where the same words stand.
pub(super) fn repeated(scene: &Scene<'_>, finds: &[Find]) -> Vec<Find> {
    let mut more: Vec<Find> = Vec::new();
    for find in finds.iter().filter(|find| is_repeatable(find)) {
        let words = scene.page.folded(&find.span).to_owned();
        for span in scene.page.find_all(&words) {
            let is_known = finds.iter().chain(&more).any(|known| overlap(&known.span, &span));
            let is_part =
                matches!(find.kind, Kind::BankAccount | Kind::Phone | Kind::OtherDocument | Kind::CertificateNumber)
                    && scene.page.is_inside_word(&span);
            if is_known || is_part || scene.kept.is_firm(&span) {
                continue;
            }
            more.push(Find {
                span,
                certain: false,
                rule: "repeated".to_owned(),
                reason: "与他处隐去的内容相同".to_owned(),
                ..find.clone()
            });
        }
    }
    more
}

/// Names have their own way; a date of birth may be the date of something else.
fn is_repeatable(find: &Find) -> bool {
    match find.kind {
        Kind::IdentityCard
        | Kind::OtherDocument
        | Kind::BankAccount
        | Kind::Phone
        | Kind::Email
        | Kind::OnlineAccount
        | Kind::CertificateNumber
        | Kind::School => true,
        Kind::Address => find.span.len() >= 5,
        _ => false,
    }
}
