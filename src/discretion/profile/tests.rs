use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn chosen(wanted: Wanted<'_>, act: &str, decided: &str) -> Option<String> {
    SHIPPED_PROFILES.choose(wanted, day(act), day(decided)).profile.map(|profile| profile.id.clone())
}

fn one(more: &str) -> Result<Profiles, &'static str> {
    Profiles::parse(&format!("[[profile]]\nid = \"X\"\nname = \"某办法\"\n{more}"), "x.toml")
        .map_err(|failure| failure.code)
}

#[test]
fn the_shipped_table_is_read_and_covers_a_range_without_gaps() {
    let profiles = Profiles::parse(SHIPPED, "profiles.toml").expect("the shipped table");
    for id in ["SAMR-2022", "CHONGQING", "MARA-2019", "HUNAN-ECO-2021", "HLJ-2019"] {
        assert!(profiles.by_id(id).is_some(), "{id}");
    }
    for profile in profiles.all().iter().filter(|profile| !profile.bands.is_empty()) {
        for kind in [FineKind::Range, FineKind::MaximumOnly, FineKind::Multiples, FineKind::MultiplesMaximumOnly] {
            let Some(light) = profile.band(kind, TierKind::Light) else { continue };
            let general = profile.band(kind, TierKind::General).expect("general");
            let heavy = profile.band(kind, TierKind::Heavy).expect("heavy");
            assert_eq!((general.from, heavy.from), (Some(light.to), Some(general.to)), "{} {kind:?}", profile.id);
            assert_eq!(heavy.to, Decimal::ONE);
        }
    }
}

#[test]
fn the_most_specific_rules_with_figures_apply_and_say_why() {
    let market = ["市场监管".to_owned()];
    let of = |agency, region, fields| Wanted { id: None, agency, region, fields };
    let now = "2026-03-01";
    assert_eq!(chosen(of(None, None, &market), now, now).as_deref(), Some("SAMR-2022"));
    assert_eq!(chosen(of(None, Some("重庆市渝中区"), &market), now, now).as_deref(), Some("CHONGQING"));
    assert_eq!(chosen(of(None, Some("黑龙江省"), &market), now, now).as_deref(), Some("SAMR-2022"));
    assert_eq!(chosen(of(None, Some("黑龙江省"), &[]), now, now).as_deref(), Some("HLJ-2019"));
    assert_eq!(chosen(of(Some("某县农业农村局"), None, &[]), now, now).as_deref(), Some("MARA-2019"));
    let eco = ["生态环境".to_owned()];
    assert_eq!(chosen(of(None, Some("湖南省"), &eco), now, now).as_deref(), Some("HUNAN-ECO-2021"));
    assert_eq!(chosen(of(None, None, &[]), now, now), None);
    let both = SHIPPED_PROFILES.choose(of(None, Some("重庆市"), &market), day(now), day(now));
    assert_eq!(both.others.iter().map(|other| other.id.as_str()).collect::<Vec<_>>(), ["SAMR-2022"]);
    assert!(both.reason.contains("重庆市"), "{}", both.reason);
}

#[test]
fn rules_of_the_day_of_the_act_go_before_those_of_the_decision() {
    let fields = ["市场监管".to_owned()];
    let wanted = Wanted { fields: &fields, region: Some("重庆市"), ..Wanted::default() };
    assert_eq!(chosen(wanted, "2023-02-28", "2023-06-01").as_deref(), Some("SAMR-2022"));
    assert_eq!(chosen(wanted, "2022-10-07", "2022-11-01").as_deref(), Some("SAMR-2022"));
    assert_eq!(chosen(wanted, "2022-10-07", "2022-10-07"), None);
    let named = Wanted { id: Some("CHONGQING"), ..wanted };
    assert_eq!(chosen(named, "2022-01-01", "2022-01-01").as_deref(), Some("CHONGQING"));
}

#[test]
fn an_office_adds_or_replaces_rules_and_a_wrong_file_is_refused() {
    let own = one("regions = [\"某市\"]\nround_to = 100\n[[profile.band]]\nof = [\"range\"]\ntier = \"light\"\nfrom = 0\nto = 0.35\nsource = \"第三条\"")
        .expect("reads");
    let band = own.by_id("X").and_then(|profile| profile.band(FineKind::Range, TierKind::Light)).expect("a band");
    assert_eq!(band.to, Decimal::new(35, 2));
    let all = SHIPPED_PROFILES.clone().extended(own);
    assert_eq!(all.all().len(), SHIPPED_PROFILES.all().len() + 1);
    let band = |of: &str, tier: &str, ends: &str| {
        format!("[[profile.band]]\nof = [{of}]\ntier = \"{tier}\"\n{ends}\nsource = \"x\"\n")
    };
    assert_eq!(one(&band("\"range\"", "light", "from = 0\nto = 1.2")), Err("profile.value"));
    assert_eq!(one(&band("\"range\"", "light", "from = 0.4\nto = 0.2")), Err("profile.value"));
    assert_eq!(one(&band("\"range\"", "light", "to = 0.2")), Err("profile.value"));
    assert_eq!(one(&band("\"thing\"", "light", "from = 0\nto = 0.2")), Err("profile.syntax"));
    let crossed = band("\"range\"", "light", "from = 0\nto = 0.6") + &band("\"range\"", "heavy", "from = 0.5\nto = 1");
    assert_eq!(one(&crossed), Err("profile.value"));
    assert_eq!(one("valid_from = \"2025-01-01\"\nvalid_to = \"2024-01-01\""), Err("profile.value"));
    assert_eq!(one("round_to = 0"), Err("profile.value"));
}
