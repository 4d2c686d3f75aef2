//! E-mail, accounts on the net, dates of birth.

use super::find::Find;
use super::model::Kind;
use super::scene::Scene;

/// E-mail and accounts.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Find> {
    let page = scene.page;
    let email = page.matches(&scene.rules.email).into_iter().map(|span| {
        let subject = page.folded(&span).to_lowercase();
        Find::sure(span, Kind::Email, subject, "shape:email")
    });
    let online = page.groups(&scene.rules.online).into_iter().filter(|span| !scene.kept.is_fixed(span)).map(|span| {
        let subject = page.folded(&span).to_lowercase();
        Find::sure(span, Kind::OnlineAccount, subject, "label:网络账号")
    });
    email.chain(online).filter(|find| !scene.kept.is_firm(&find.span)).collect()
}

/// Dates of birth: named as such before or behind. Other dates stay.
pub(super) fn births(scene: &Scene<'_>) -> Vec<Find> {
    let page = scene.page;
    let before = page.groups(&scene.rules.born_before).into_iter();
    let after = page.groups(&scene.rules.born_after).into_iter();
    let spans = before.chain(after).filter(|span| !scene.kept.is_firm(span));
    spans.map(|span| Find::sure(span, Kind::BirthDate, "", "label:出生")).collect()
}
