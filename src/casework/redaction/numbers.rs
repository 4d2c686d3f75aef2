//! Numbers of persons: identity cards, other documents, telephones, accounts, number plates, certificates.

use std::ops::Range;

use super::find::Find;
use super::model::Kind;
use super::scene::Scene;
use crate::casework::checksum::{is_card, is_identity_card, is_region};

const UNLABELLED: &str = "前文没有写明是什么号码，请核对";

/// Every number of a person.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Find> {
    let mut finds = identity(scene);
    finds.extend(documents(scene));
    finds.extend(accounts(scene));
    finds.extend(phones(scene));
    finds.extend(plates(scene));
    if !scene.question.settings.keep_officer_certificates {
        finds.extend(certificates(scene));
    }
    // 军字第1234567号 has the form of a document's number; behind the name of a card it is none.
    let is_card =
        |find: &Find| matches!(find.kind, Kind::IdentityCard | Kind::OtherDocument) && find.rule.starts_with("label:");
    finds.retain(|find| !scene.kept.is_firm(&find.span) && (is_card(find) || !scene.kept.is_fixed(&find.span)));
    finds
}

/// The number without spaces and hyphens: one subject, however it is written.
fn subject(scene: &Scene<'_>, span: &Range<usize>) -> String {
    let signs = scene.page.folded(span).chars().filter(char::is_ascii_alphanumeric);
    signs.map(|sign| sign.to_ascii_uppercase()).collect()
}

fn identity(scene: &Scene<'_>) -> Vec<Find> {
    let page = scene.page;
    let by_shape = page.matches(&scene.rules.identity).into_iter().filter_map(|span| {
        let number = subject(scene, &span);
        if page.is_inside_word(&span) || !is_region(&number) {
            return None;
        }
        let find = Find::sure(span, Kind::IdentityCard, number.as_str(), "shape:identity_card");
        Some(find.doubted_if(!is_identity_card(&number), "形似身份证号码，但校验码不符，可能抄写有误"))
    });
    let by_old_shape = page.matches(&scene.rules.old_identity).into_iter().filter_map(|span| {
        let number = subject(scene, &span);
        let is_other = page.is_inside_word(&span) || !is_region(&number) || scene.is_explained(&span);
        (!is_other).then(|| Find::sure(span, Kind::IdentityCard, number, "shape:identity_card_15").doubted(UNLABELLED))
    });
    let by_label = page.groups(&scene.rules.labelled_identity).into_iter().map(|span| {
        let number = subject(scene, &span);
        let is_right = is_identity_card(&number) || number.len() == 15;
        let find = Find::sure(span, Kind::IdentityCard, number, "label:身份证");
        find.doubted_if(!is_right, "写明是身份证号码，但位数或者校验码不符")
    });
    by_shape.chain(by_old_shape).chain(by_label).collect()
}

fn documents(scene: &Scene<'_>) -> Vec<Find> {
    let page = scene.page;
    let labelled = page.groups(&scene.rules.labelled_document).into_iter();
    let labelled = labelled.map(|span| {
        let number = subject(scene, &span);
        Find::sure(span, Kind::OtherDocument, number, "label:证件")
    });
    let bare = page.matches(&scene.rules.bare_document).into_iter();
    let bare = bare.filter(|span| !page.is_inside_word(span) && !scene.is_explained(span)).map(|span| {
        let number = subject(scene, &span);
        Find::sure(span, Kind::OtherDocument, number, "shape:document").doubted("形似护照或者通行证号码，请核对")
    });
    labelled.chain(bare).collect()
}

fn accounts(scene: &Scene<'_>) -> Vec<Find> {
    let page = scene.page;
    let is_ours = |span: &Range<usize>| scene.is_treasury(span) && !page.lead(span.start, 12).contains("银行卡");
    let labelled = page.groups(&scene.rules.account).into_iter().filter(|span| !is_ours(span)).map(|span| {
        let number = subject(scene, &span);
        let is_short = number.len() < 12;
        Find::sure(span, Kind::BankAccount, number, "label:账号").doubted_if(is_short, "位数少于通常的账号")
    });
    let cards = page.matches(&scene.rules.card).into_iter().filter_map(|span| {
        let number = subject(scene, &span);
        let is_other = page.is_inside_word(&span) || !is_card(&number) || is_ours(&span) || scene.is_explained(&span);
        let find = || Find::sure(span, Kind::BankAccount, number.as_str(), "shape:bank_card");
        (!is_other).then(|| find().doubted_if(!number.starts_with("62"), UNLABELLED))
    });
    let ends = page.groups(&scene.rules.card_end).into_iter().map(|span| {
        let number = subject(scene, &span);
        Find::sure(span, Kind::BankAccount, number, "label:尾号")
    });
    labelled.chain(cards).chain(ends).collect()
}

fn phones(scene: &Scene<'_>) -> Vec<Find> {
    let page = scene.page;
    let mobile = page.matches(&scene.rules.mobile).into_iter().filter(|span| !page.is_inside_word(span));
    let mobile = mobile.map(|span| {
        let number = subject(scene, &span);
        let is_other = scene.is_explained(&span);
        Find::sure(span, Kind::Phone, number, "shape:mobile").doubted_if(is_other, "前文像是其他编号，请核对")
    });
    let landline = page.matches(&scene.rules.landline).into_iter();
    let landline = landline.filter(|span| !page.is_inside_word(span) && !scene.is_hotline(span)).map(|span| {
        let is_named = ["电话", "传真", "座机", "联系方式"].iter().any(|word| page.lead(span.start, 12).contains(word));
        let number = subject(scene, &span);
        Find::sure(span, Kind::Phone, number, "shape:landline").doubted_if(!is_named, UNLABELLED)
    });
    let labelled = page.groups(&scene.rules.labelled_phone).into_iter();
    let labelled = labelled.filter(|span| !page.is_inside_word(span) && !scene.is_hotline(span)).map(|span| {
        let number = subject(scene, &span);
        Find::sure(span, Kind::Phone, number, "label:电话")
    });
    mobile.chain(landline).chain(labelled).collect()
}

fn plates(scene: &Scene<'_>) -> Vec<Find> {
    let page = scene.page;
    let plates = page.matches(&scene.rules.plate).into_iter();
    let is_plate = |span: &Range<usize>| {
        let follows = page.at(span.end).is_some_and(|sign| sign.is_ascii_alphanumeric());
        !follows && page.folded(span).chars().any(|sign| sign.is_ascii_digit())
    };
    let plates = plates.filter(is_plate).map(|span| {
        let number: String = page.folded(&span).chars().filter(|sign| !matches!(sign, '·' | '-' | '.' | ' ')).collect();
        Find::sure(span, Kind::NumberPlate, number.to_uppercase(), "shape:number_plate")
    });
    plates.collect()
}

/// Each of the numbers behind 执法证号.
fn certificates(scene: &Scene<'_>) -> Vec<Find> {
    let page = scene.page;
    let is_sign =
        |place: usize| page.at(place).is_some_and(|sign| !matches!(sign, '、' | ',' | '和' | '及' | '/' | ' '));
    let mut finds = Vec::new();
    for list in page.groups(&scene.rules.certificate) {
        let mut start = list.start;
        while start < list.end {
            let end = (start..list.end).find(|place| !is_sign(*place)).unwrap_or(list.end);
            if end > start {
                let number = subject(scene, &(start..end));
                finds.push(Find::sure(start..end, Kind::CertificateNumber, number, "label:执法证"));
            }
            start = end + 1;
        }
    }
    finds
}
