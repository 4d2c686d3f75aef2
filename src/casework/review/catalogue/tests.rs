use proptest::prelude::*;

use super::*;
use crate::casework::case_file::model::{Measure, PartyKind, Traits};
use crate::casework::review::testing::with_penalty;

fn shipped() -> Catalogue {
    Catalogue::shipped().expect("the shipped catalogue reads")
}

fn fined(field: &str, region: &str, kind: PartyKind, fine: i64) -> CaseFile {
    let mut file = with_penalty(Traits::default(), Some(fine), None, &[]);
    (file.field, file.region, file.party.kind) = (field.into(), region.into(), kind);
    file
}

#[test]
fn every_trigger_of_the_law_and_the_policy_asks_for_a_review_by_itself() {
    let catalogue = shipped();
    let none = Traits::default();
    let triggers = [
        (Traits { public_interest: true, ..none }, "第五十八条第一款第一项"),
        (Traits { social_impact: true, ..none }, "①"),
        (Traits { major_rights: true, ..none }, "②"),
        (Traits { complex: true, ..none }, "④"),
        (Traits { several_legal_relations: true, ..none }, "④"),
    ];
    for (traits, source) in triggers {
        let due = catalogue.review_due(&with_penalty(traits, Some(500), None, &[]));
        assert!(due.due && due.reasons.len() == 1 && due.reasons[0].contains(source), "{due:?}");
    }
    let mut heard = with_penalty(none, Some(500), None, &[]);
    assert!(!catalogue.review_due(&heard).due);
    heard.matter.hearings = 1;
    assert!(catalogue.review_due(&heard).reasons[0].contains("③"));
}

#[test]
fn a_hearing_is_due_from_the_amount_of_the_field_on() {
    use PartyKind::{IndividualBusiness, Natural, Organisation};
    let catalogue = shipped();
    let cases = [
        ("市场监管", "黑龙江省", Natural, 10_000, 9_999),
        ("食品安全", "黑龙江省", Organisation, 100_000, 99_999),
        ("市场监管", "黑龙江省", IndividualBusiness, 10_000, 9_999),
        ("生态环境", "黑龙江省", Organisation, 50_000, 49_999),
        ("市场监管", "广东省深圳市", Natural, 5_000, 4_999),
        ("市场监管", "上海市", Organisation, 50_000, 49_999),
        ("城市管理", "黑龙江省", Organisation, 10_000, 9_999),
        ("农业农村", "黑龙江省", Natural, 2_000, 1_999),
    ];
    for (field, region, kind, due, not_due) in cases {
        let held = catalogue.hearing_due(&fined(field, region, kind, due));
        assert!(held.due, "{field} {region} {kind:?} {due}: {held:?}");
        let held = catalogue.hearing_due(&fined(field, region, kind, not_due));
        assert!(!held.due, "{field} {region} {kind:?} {not_due}: {held:?}");
    }
}

#[test]
fn without_an_amount_of_the_field_the_reason_says_so() {
    let due = shipped().hearing_due(&fined("城市管理", "黑龙江省", PartyKind::Natural, 3_000));
    assert!(due.due && due.reasons[0].contains("没有登记本领域、本地区的较大数额标准"), "{due:?}");
    let not = shipped().hearing_due(&fined("城市管理", "黑龙江省", PartyKind::Natural, 300));
    assert!(!not.due && not.reasons.iter().any(|reason| reason.contains("未达到已收录的最低标准")), "{not:?}");
}

#[test]
fn an_agency_of_the_ministry_is_held_against_the_amount_of_the_ministry() {
    let national = shipped().with(Catalogue::from_toml("level = \"national\"").expect("reads")).expect("merges");
    let at = |fine| national.hearing_due(&fined("农业农村", "北京市", PartyKind::Natural, fine)).due;
    assert!(!at(10_000) && at(10_001), "超过一万元 does not include 一万元");
}

#[test]
fn heavy_measures_open_hearing_review_and_discussion() {
    let catalogue = shipped();
    for measure in [
        Measure::LowerGrade,
        Measure::RevokePermit,
        Measure::SuspendBusiness,
        Measure::CloseBusiness,
        Measure::BarFromTrade,
    ] {
        let file = with_penalty(Traits::default(), None, None, &[measure]);
        let dues = [catalogue.hearing_due(&file), catalogue.review_due(&file), catalogue.discussion_due(&file)];
        assert!(dues.iter().all(|due| due.due), "{measure:?}: {dues:?}");
    }
    for measure in [Measure::Warning, Measure::PublicCriticism] {
        assert!(!catalogue.hearing_due(&with_penalty(Traits::default(), None, None, &[measure])).due, "{measure:?}");
    }
}

#[test]
fn a_confiscation_of_unknown_worth_counts_as_a_large_one() {
    let unknown = with_penalty(Traits::default(), Some(500), None, &[Measure::Confiscation]);
    assert!(shipped().hearing_due(&unknown).due);
    let known = with_penalty(Traits::default(), Some(500), Some(300), &[Measure::Confiscation]);
    assert!(!shipped().hearing_due(&known).due);
}

#[test]
fn a_case_that_is_not_due_says_what_was_looked_at() {
    let due = shipped().discussion_due(&with_penalty(Traits::default(), Some(500), None, &[]));
    assert!(
        !due.due && due.reasons.len() > 2 && due.reasons.iter().any(|reason| reason.contains("情节复杂")),
        "{due:?}"
    );
}

#[test]
fn an_agency_replaces_takes_out_and_adds() {
    let own = r#"
        level = "city"
        [[entry]]
        id = "hearing.market"
        for = ["hearing"]
        fields = ["市场监管"]
        what = "较大数额罚款"
        fine = { natural = 5000, organisation = 30000 }
        source = "本省标准"
        [[entry]]
        id = "own.fine"
        for = ["review", "discussion"]
        what = "罚款二万元以上"
        fine = { natural = 20000, organisation = 20000 }
        source = "本机关重大执法决定法制审核目录清单第三项"
        [[without]]
        id = "review.heavy"
        reason = "本机关目录清单另有标准"
    "#;
    let catalogue = shipped().with(Catalogue::from_toml(own).expect("reads")).expect("merges");
    let file = |fine| fined("市场监管", "黑龙江省", PartyKind::Organisation, fine);
    assert!(!catalogue.hearing_due(&file(29_999)).due && catalogue.hearing_due(&file(30_000)).due);
    assert!(!catalogue.review_due(&file(19_999)).due);
    assert_eq!(catalogue.review_due(&file(30_000)).reasons.len(), 1);
    assert!(catalogue.discussion_due(&file(20_000)).due);
    assert_eq!(catalogue.without.len(), 1);
}

#[test]
fn a_broken_entry_is_refused_with_its_name() {
    let refused = [
        ("[[entry]]\nid = \"a\"\nfor = [\"review\"]\nwhat = \"b\"\nsource = \"c\"", "没有任何触发条件"),
        ("[[entry]]\nid = \"a\"\nfor = []\nwhat = \"b\"\nsource = \"c\"\ntraits = [\"complex\"]", "缺少"),
        (
            "[[entry]]\nid = \"a\"\nfor = [\"review\"]\nwhat = \"b\"\nsource = \"c\"\nmeasures = [\"beheading\"]",
            "格式不对",
        ),
        (
            "[[entry]]\nid = \"a\"\nfor = [\"hearing\"]\nwhat = \"b\"\nsource = \"c\"\nstates = [\"hearing_due\"]",
            "应当告知听证为条件",
        ),
        (
            "[[entry]]\nid = \"a\"\nfor = [\"review\"]\nwhat = \"b\"\nsource = \"c\"\nfine = { natural = 0, organisation = 1 }",
            "大于零",
        ),
        ("[[without]]\nid = \"a\"\nreason = \" \"", "理由"),
        ("not toml", "格式不对"),
    ];
    for (text, why) in refused {
        let failure = Catalogue::from_toml(text).expect_err(text);
        assert!(failure.code == "review.catalogue" && failure.message.contains(why), "{text}: {failure}");
    }
    let gone = Catalogue::from_toml("[[without]]\nid = \"nothing\"\nreason = \"停用\"").expect("reads");
    assert_eq!(shipped().with(gone).expect_err("no such entry").code, "review.catalogue");
}

proptest! {
    /// A larger fine never takes a duty away, and whoever must be heard is reviewed.
    #[test]
    fn duties_grow_with_the_fine(low in 1_i64..1_000_000, more in 0_i64..1_000_000, natural: bool, field in 0_usize..5) {
        let fields = ["市场监管", "生态环境", "城市管理", "农业农村", "海关"];
        let kind = if natural { PartyKind::Natural } else { PartyKind::Organisation };
        let (smaller, larger) =
            (fined(fields[field], "黑龙江省", kind, low), fined(fields[field], "黑龙江省", kind, low + more));
        let catalogue = shipped();
        prop_assert!(!catalogue.hearing_due(&smaller).due || catalogue.hearing_due(&larger).due);
        prop_assert!(!catalogue.discussion_due(&smaller).due || catalogue.discussion_due(&larger).due);
        prop_assert!(!catalogue.hearing_due(&smaller).due || catalogue.review_due(&smaller).due);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
        let _ = Catalogue::from_toml(&text);
    }
}
