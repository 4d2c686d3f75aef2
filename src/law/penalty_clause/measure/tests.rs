use super::*;

fn penalties(phrase: &str) -> Vec<(String, MeasureKind)> {
    let penalty = |found: Found| match found.what {
        What::Penalty(kind) => Some((found.name, kind)),
        What::Order => None,
    };
    ordered_in(phrase).into_iter().filter_map(penalty).collect()
}

fn check(phrase: &str, expected: &[(&str, MeasureKind)]) {
    let expected: Vec<_> = expected.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
    assert_eq!(penalties(phrase), expected, "{phrase}");
}

#[test]
fn each_penalty_of_a_list_is_named_with_its_kind() {
    use MeasureKind::*;
    check(
        "由食品安全监督管理部门没收违法所得和违法生产经营的食品、食品添加剂",
        &[("没收违法所得", ConfiscateGain), ("没收违法生产经营的食品、食品添加剂", ConfiscateProperty)],
    );
    check(
        "没收渔获物、违法所得和渔具",
        &[("没收渔获物", ConfiscateProperty), ("没收违法所得", ConfiscateGain), ("没收渔具", ConfiscateProperty)],
    );
    check("给予警告、通报批评", &[("警告", Warning), ("通报批评", PublicCriticism)]);
    check(
        "并可以责令暂停相关业务、停业整顿、关闭网站、吊销相关业务许可证或者吊销营业执照",
        &[
            ("责令暂停相关业务", RestrictActivity),
            ("责令停业整顿", StopBusiness),
            ("责令关闭网站", CloseDown),
            ("吊销相关业务许可证", RevokeLicence),
            ("吊销营业执照", RevokeLicence),
        ],
    );
    check("责令停业、关闭", &[("责令停业", StopBusiness), ("责令关闭", CloseDown)]);
    check("责令限制生产、停产整治", &[("责令限制生产", RestrictActivity), ("责令停产整治", StopBusiness)]);
    check(
        "由原发证机关降低资质等级或者吊销资质证书",
        &[("降低资质等级", LowerQualification), ("吊销资质证书", RevokeLicence)],
    );
    check("并暂扣或者吊销导游证", &[("暂扣导游证", SuspendLicence), ("吊销导游证", RevokeLicence)]);
    check("撤销相关业务许可", &[("撤销相关业务许可", RevokeLicence)]);
    check("对该违法所得予以没收", &[("没收该违法所得", ConfiscateGain)]);
}

#[test]
fn bans_on_an_occupation_and_detention_carry_their_time() {
    use MeasureKind::*;
    check("五年内不得从事会计工作", &[("五年内不得从事会计工作", RestrictPractice)]);
    check("其直接责任人员终身不得从事婴幼儿照护服务", &[("终身不得从事婴幼儿照护服务", RestrictPractice)]);
    check(
        "对直接负责的主管人员和其他直接责任人员可以禁止其五年内从事相应生产经营活动",
        &[("禁止其五年内从事相应生产经营活动", RestrictPractice)],
    );
    check("处五日以上十日以下拘留", &[("五日以上十日以下拘留", Detention)]);
    check("由国家安全机关予以警告或者处十五日以下行政拘留", &[("警告", Warning), ("十五日以下行政拘留", Detention)]);
    let days = period_of("五日以上十日以下拘留").expect("a period");
    assert_eq!((days.min, days.max, days.unit), (Some(5), Some(10), Some(PeriodUnit::Day)));
    let months = period_of("责令暂停六个月以上一年以下执业活动").expect("a period");
    assert_eq!((months.min, months.max, months.unit), (Some(6), Some(12), Some(PeriodUnit::Month)));
    assert!(period_of("终身禁止从事药品生产经营活动").expect("a period").for_life);
}

#[test]
fn an_order_to_correct_is_no_penalty() {
    let names: Vec<_> = ordered_in("责令改正").into_iter().map(|found| (found.name, found.what)).collect();
    assert_eq!(names, [("责令改正".to_owned(), What::Order)]);
    check("责令停止建设", &[]);
}

#[test]
fn what_was_done_or_is_only_spoken_about_is_no_measure() {
    for phrase in [
        "被吊销许可证的",
        "被责令停止建设或者恢复原状",
        "公安机关作出吊销许可证件、处四千元以上罚款的治安管理处罚决定或者采取责令停业整顿措施前",
        "责令停业整顿、降低资质等级和吊销资质证书的行政处罚",
        "处三年以下有期徒刑，并处没收财产",
        "对于请求外国协助没收、返还违法所得及其他涉案财物的",
        "依法给予警告、记过、记大过的处分",
        "禁止从事水产养殖、捕捞",
        "责令其召回后",
    ] {
        check(phrase, &[]);
    }
}

#[test]
fn every_measure_keeps_the_words_that_it_was_read_from() {
    let phrase = "没收违法所得和违法经营的种子并可以责令停业、关闭";
    let words: Vec<&str> = ordered_in(phrase).iter().map(|found| &phrase[found.span.clone()]).collect();
    assert_eq!(words, ["没收违法所得", "违法经营的种子", "责令停业", "关闭"]);
}
