//! What stands in place of what, and what stays.

use super::*;

#[test]
fn people_of_one_surname_are_told_apart_and_keep_their_mask() {
    let text = "王芳与王磊系夫妻。王芳称由王磊负责。李娜2025年到场。";
    let question = Question {
        parties: vec![person("王芳", "当事人", false), person("王磊", "证人", false), person("李娜", "证人", false)],
        text: text.to_owned(),
        ..Question::default()
    };
    let redacted = redact(&question).unwrap();
    assert_eq!(redacted.text, "王某1与王某2系夫妻。王某1称由王某2负责。李某2025年到场。");
}

#[test]
fn a_mask_does_not_run_into_a_number_nor_into_somebody_masked_before() {
    let question = Question {
        parties: vec![person("王芳", "当事人", false), person("王磊", "证人", false)],
        text: "王某1在场。王芳2025年、王磊2024年受过处罚。".to_owned(),
        ..Question::default()
    };
    assert_eq!(redact(&question).unwrap().text, "王某1在场。王某2 2025年、王某3 2024年受过处罚。");
}

#[test]
fn one_vehicle_keeps_its_number_and_a_second_gets_another() {
    let redacted = plain("黑A12345号货车追尾黑AD12345号轿车，黑A·12345号货车逃逸。");
    assert_eq!(redacted.text, "黑A×××××（1）号货车追尾黑A×××××（2）号轿车，黑A×××××（1）号货车逃逸。");
}

#[test]
fn full_width_digits_and_spaces_hide_nothing() {
    let redacted = plain("电话：１３９００００００９９；身份证号码：230199 19880312 0177。当事人：李　四，男。");
    assert!(redacted.text.starts_with("电话：××××××；身份证号码：××××××。当事人："), "{}", redacted.text);
    let question = about("李　四与李四是同一人。", "李四");
    assert_eq!(redact(&question).unwrap().text, "李某与李某是同一人。");
}

#[test]
fn a_wrong_check_digit_is_hidden_and_doubted() {
    let redacted = plain("身份证号码：230199198803120170。");
    assert_eq!(redacted.text, "身份证号码：××××××。");
    assert!(!redacted.items[0].certain && redacted.items[0].reason.contains("校验码"));
}

#[test]
fn credit_codes_and_names_of_organisations_stay_and_a_name_inside_is_pointed_at() {
    let question = Question {
        parties: vec![
            NamedPerson {
                name: "王小明餐馆".to_owned(),
                kind: PartyKind::IndividualBusiness,
                role: "当事人".to_owned(),
                minor: false,
            },
            person("王小明", "经营者", false),
        ],
        text: "当事人：王小明餐馆，统一社会信用代码：91350100M000100Y43，经营者：王小明。".to_owned(),
        ..Question::default()
    };
    let redacted = redact(&question).unwrap();
    assert_eq!(redacted.text, "当事人：王小明餐馆，统一社会信用代码：91350100M000100Y43，经营者：王某。");
    assert!(redacted.leftovers.iter().any(|left| left.text == "王小明" && left.reason.contains("字号")));
}

#[test]
fn settings_and_kept_words_let_names_stay() {
    let text = "法定代表人：赵海燕。执法人员：孙立（执法证号：23010012345）。监督电话：0451-80000099。";
    let question = Question {
        text: text.to_owned(),
        settings: Settings {
            keep_officer_names: true,
            keep_officer_certificates: true,
            keep_legal_representatives: true,
        },
        ..Question::default()
    };
    assert_eq!(redact(&question).unwrap().text, text);
    let strict = plain(text);
    assert_eq!(strict.text, "法定代表人：赵某。执法人员：孙某（执法证号：××××××）。监督电话：0451-80000099。");
    assert!(strict.leftovers.iter().any(|left| left.text == "0451-80000099"));
    let kept = Question { text: text.to_owned(), keep: vec!["孙立".to_owned()], ..Question::default() };
    assert!(redact(&kept).unwrap().text.contains("孙立"));
}

#[test]
fn everything_that_points_at_a_minor_goes() {
    let text = "未成年人张小宝（男，15岁，就读于哈尔滨市第九十九中学）由其父亲张建军领回，张建军签字。";
    let question =
        Question {
            text: text.to_owned(), parties: vec![person("张小宝", "上网者", true)], ..Question::default()
        };
    let text = redact(&question).unwrap().text;
    assert_eq!(text, "未成年人（男，15岁，就读于××学校）由其父亲某某领回，某某签字。");
    // Without a word from the case file: the age tells.
    let told = plain("当事人：刘洋（男，16岁）。刘洋在场。");
    assert_eq!(told.text, "当事人：未成年人（男，16岁）。未成年人在场。");
}

#[test]
fn marked_words_go_even_where_other_things_stay() {
    let mark = Marked {
        quote: Some("北冰公司的进价为每吨4120元".to_owned()),
        start: None,
        end: None,
        secret: Secret::Trade,
        reason: "进价".to_owned(),
    };
    let question = Question {
        text: "经查，北冰公司的进价为每吨4120元。".to_owned(),
        parties: vec![NamedPerson {
            name: "北冰公司".to_owned(),
            kind: PartyKind::Legal,
            role: String::new(),
            minor: false,
        }],
        marked: vec![mark.clone()],
        ..Question::default()
    };
    assert_eq!(redact(&question).unwrap().text, "经查，［已隐去］。");
    let missing = Question { text: "经查。".to_owned(), marked: vec![mark.clone()], ..Question::default() };
    assert_eq!(redact(&missing).unwrap_err().code, "redaction.marked_quote");
    let outside = Marked { quote: None, start: Some(1), end: Some(9), ..mark };
    let outside = Question { text: "经查。".to_owned(), marked: vec![outside], ..Question::default() };
    assert_eq!(redact(&outside).unwrap_err().code, "redaction.marked_place");
}

#[test]
fn titles_of_statutes_stay_and_titles_of_records_do_not() {
    let question = about("依据《高峰时段用电管理办法》第三条，见《对高峰的询问笔录》。", "高峰");
    assert_eq!(redact(&question).unwrap().text, "依据《高峰时段用电管理办法》第三条，见《对高某的询问笔录》。");
}

#[test]
fn a_word_that_is_a_name_too_is_hidden_and_doubted() {
    let redacted = redact(&about("当事人：高峰。用电高峰时段。", "高峰")).unwrap();
    let certain: Vec<bool> = redacted.items.iter().map(|item| item.certain).collect();
    assert_eq!(certain, [true, false]);
}

#[test]
fn an_account_for_fines_stays_and_is_pointed_at_and_a_persons_goes() {
    let redacted =
        plain("罚款缴至哈尔滨市财政局非税收入专户，账号：2300012345678901234。\n退款至账号：2300012345678905678。");
    assert!(redacted.text.contains("2300012345678901234"));
    assert!(!redacted.text.contains("2300012345678905678"));
    assert!(redacted.leftovers.iter().any(|left| left.text == "2300012345678901234"));
}

#[test]
fn an_unexplained_number_is_pointed_at() {
    let redacted = plain("另查获纸条一张，上写9988776655。许可证编号JY12301020012345。");
    let left: Vec<&str> = redacted.leftovers.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(left, ["9988776655"]);
}

#[test]
fn a_state_secret_needs_more_than_hiding() {
    let question = Question {
        text: "位于甲区的设施。".to_owned(),
        marked: vec![Marked {
            quote: None,
            start: Some(2),
            end: Some(4),
            secret: Secret::State,
            reason: "定密".to_owned(),
        }],
        ..Question::default()
    };
    let redacted = redact(&question).unwrap();
    assert_eq!(redacted.text, "位于［已隐去］的设施。");
    assert!(redacted.leftovers.iter().any(|left| left.reason.contains("保密审查")));
}

#[test]
fn what_is_added_takes_in_what_it_touches() {
    let text = "王小明电话13900000099，住在这里。";
    let redacted = redact(&about(text, "王小明")).unwrap();
    let marked =
        Marked { quote: None, start: Some(4), end: Some(8), secret: Secret::Privacy, reason: "隐私".to_owned() };
    let (items, replaced) = mark_over(text, &marked, &redacted.items, &[]).unwrap();
    assert_eq!((items[0].start, items[0].end), (4, 16));
    assert_eq!(replaced, [redacted.items[1].id.clone()]);
    let inside = Marked { start: Some(6), end: Some(8), ..marked };
    assert!(mark_over(text, &inside, &redacted.items, &[]).unwrap().0.is_empty());
}

#[test]
fn items_that_do_not_fit_are_refused() {
    let text = "当事人：王小明。";
    let items = redact(&about(text, "王小明")).unwrap().items;
    assert_eq!(compose("当事人：李小明。", &items).unwrap_err().code, "redaction.items");
    assert_eq!(compose("短", &items).unwrap_err().code, "redaction.items");
    let twice = [items[0].clone(), items[0].clone()];
    assert_eq!(compose(text, &twice).unwrap_err().code, "redaction.items");
    assert_eq!(restore(text, &items).unwrap_err().code, "redaction.items");
}

#[test]
fn a_minor_whom_only_an_age_tells_is_hidden_and_so_are_the_parents() {
    let text = "接纳李明轩（15岁）、王浩然（16岁）上网。李明轩的母亲张丽到场，王浩然之父王建军称其每周都去。";
    let person = |name: &str, role: &str| NamedPerson {
        name: name.to_owned(),
        kind: PartyKind::Natural,
        role: role.to_owned(),
        minor: false,
    };
    let parties = vec![person("李明轩", "被询问人"), person("张丽", "监护人")];
    let redacted = redact(&Question { text: text.to_owned(), parties, ..Question::default() }).unwrap();
    assert_eq!(
        redacted.text,
        "接纳未成年人1（15岁）、未成年人2（16岁）上网。未成年人1的母亲某某1到场，未成年人2之父某某2称其每周都去。"
    );
}

#[test]
fn people_are_known_by_what_is_said_of_people_only() {
    let text = "检查时孙大力（男，汉族）和钱小满（女）在场，欧阳建国的妻子没有到场。";
    let redacted = plain(text);
    assert_eq!(redacted.text, "检查时孙某（男，汉族）和钱某（女）在场，欧阳某的妻子没有到场。");
    for text in ["货架上有女装（女式）三件。", "子公司的父母账户。", "安全生产之母。", "酒龄（15年）的白酒。"]
    {
        assert_eq!(plain(text).text, text);
    }
}

#[test]
fn a_telephone_and_an_account_never_read_as_one() {
    let text = "电话：13900000099、13900000088。账号：6222020200112233445、6222020200112233446。";
    let numbers: Vec<String> = redact_numbers(text);
    assert_eq!(numbers, ["××××××（1）", "××××××（2）", "××××××（3）", "××××××（4）"]);
}

fn redact_numbers(text: &str) -> Vec<String> {
    plain(text).items.into_iter().map(|item| item.replacement).collect()
}

#[test]
fn a_given_name_that_stands_alone_is_pointed_at() {
    let redacted = redact(&about("王小明自称“小明”，小明食品店由其经营。", "王小明")).unwrap();
    assert!(redacted.leftovers.iter().any(|left| left.text == "小明"), "{:?}", redacted.leftovers);
}
