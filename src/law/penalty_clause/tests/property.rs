//! What is rendered reads back, in every form; and no text makes the parser fail.

use proptest::prelude::*;

use super::*;

const CONDITIONS: [&str; 8] = [
    "情节严重",
    "货值金额不足一万元",
    "逾期不改正",
    "没有违法所得或者违法所得不足十万元",
    "两年内有三次以上违法行为",
    "有违法所得",
    "拒不改正或者情节严重",
    "造成水土流失",
];
const SUBJECTS: [(&str, Subject); 4] = [
    ("单位", Subject::Unit),
    ("个人", Subject::Individual),
    ("直接负责的主管人员和其他直接责任人员", Subject::Individual),
    ("违法船舶的所有人、经营人或者管理人", Subject::Any),
];

prop_compose! {
    fn any_amount()(
        low in 1u32..5_000,
        width in 0u32..5_000,
        open in 0u8..4,
        times in any::<bool>(),
        percent in any::<bool>(),
    ) -> (Option<Decimal>, Option<Decimal>, FineUnit) {
        let scale = match (times, percent) {
            (true, true) => Decimal::new(1, 2),
            (true, false) => Decimal::ONE,
            _ => Decimal::ONE_HUNDRED,
        };
        let (low, high) = (Decimal::from(low) * scale, Decimal::from(low + width) * scale);
        let unit = if times { FineUnit::Times } else { FineUnit::Yuan };
        match open {
            0 => (None, Some(high), unit),
            1 => (Some(low), None, unit),
            _ => (Some(low), Some(high), unit),
        }
    }
}

prop_compose! {
    fn any_fine()(
        (min, max, unit) in any_amount(),
        base in prop::sample::select(vec!["货值金额", "违法所得", "广告费用", "单位罚款数额", "违法生产、销售的药品货值金额"]),
        (optional, together) in (any::<bool>(), any::<bool>()),
        condition in prop::option::of(prop::sample::select(CONDITIONS.to_vec())),
        subject in prop::option::of(prop::sample::select(SUBJECTS.to_vec())),
        per in prop::option::of(prop::sample::select(vec!["平方米", "人", "非法介绍一人", "次飞行"])),
        instead in prop::option::of(prop::sample::select(vec!["警告", "五日以下拘留", "五日以上十日以下拘留"])),
        floor in prop::option::of(1u32..100),
        cap in prop::option::of(1u32..1_000),
        least in prop::option::of(1u32..100),
    ) -> Fine {
        let times = unit == FineUnit::Times;
        let base = times.then(|| base.to_owned());
        let per = per.filter(|_| !times).map(str::to_owned);
        let wan = |count: u32| Decimal::from(count * 10_000);
        let floored = base.as_deref().is_some_and(|base| !base.contains("罚款"));
        Fine {
            min,
            max,
            unit,
            base_fine: None,
            base_carried: false,
            base_floor: floor.filter(|_| floored).map(wan),
            base_floors: Vec::new(),
            cap: cap.filter(|_| per.is_some() || (times && min.is_none())).map(wan),
            least: least.filter(|_| times).map(wan),
            base,
            per,
            condition: condition.map(str::to_owned),
            when: Vec::new(),
            subject: subject.map_or(Subject::Any, |(_, subject)| subject),
            subject_text: subject.map(|(named, _)| named.to_owned()),
            optional,
            with: if instead.is_some() { Joined::Choice } else if together { Joined::Together } else { Joined::Alone },
            instead_of: instead.map(str::to_owned).into_iter().collect(),
            item: None,
            text: String::new(),
            span: 0..0,
        }
    }
}

fn any_measure() -> impl Strategy<Value = (&'static str, MeasureKind)> {
    prop::sample::select(vec![
        ("警告", MeasureKind::Warning),
        ("通报批评", MeasureKind::PublicCriticism),
        ("没收违法所得", MeasureKind::ConfiscateGain),
        ("没收违法生产的产品", MeasureKind::ConfiscateProperty),
        ("吊销许可证", MeasureKind::RevokeLicence),
        ("暂扣船员适任证书六个月至十二个月", MeasureKind::SuspendLicence),
        ("降低资质等级", MeasureKind::LowerQualification),
        ("责令停产停业", MeasureKind::StopBusiness),
        ("责令关闭", MeasureKind::CloseDown),
        ("责令暂停相关业务", MeasureKind::RestrictActivity),
        ("五年内不得从事药品生产经营活动", MeasureKind::RestrictPractice),
        ("五日以上十日以下拘留", MeasureKind::Detention),
    ])
}

fn rendered_measure((name, kind): (&str, MeasureKind), optional: bool) -> String {
    render_measure(&Measure {
        name: name.to_owned(),
        kind,
        period: None,
        condition: None,
        when: Vec::new(),
        subject: Subject::Any,
        subject_text: None,
        optional,
        with: Joined::Alone,
        item: None,
        text: String::new(),
        span: 0..0,
    })
}

fn same(read: &Fine, written: &Fine, text: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!((ends(read), read.unit), (ends(written), written.unit), "{}", text);
    prop_assert_eq!((&read.base, &read.per), (&written.base, &written.per), "{}", text);
    prop_assert_eq!(
        (read.base_floor, read.cap, read.least),
        (written.base_floor, written.cap, written.least),
        "{}",
        text
    );
    prop_assert_eq!(&read.condition, &written.condition, "{}", text);
    prop_assert_eq!((read.optional, read.with), (written.optional, written.with), "{}", text);
    prop_assert_eq!(&read.instead_of, &written.instead_of, "{}", text);
    prop_assert_eq!((read.subject, &read.subject_text), (written.subject, &written.subject_text), "{}", text);
    Ok(())
}

/// Every part of a reading stands in the article where its span says.
fn spans_hold(article: &str) -> Result<(), TestCaseError> {
    let reading = read(article);
    for clause in &reading.clauses {
        for fine in &clause.fines {
            prop_assert_eq!(article.get(fine.span.clone()), Some(fine.text.as_str()));
        }
        for measure in &clause.measures {
            prop_assert_eq!(article.get(measure.span.clone()), Some(measure.text.as_str()));
        }
        for unread in &clause.unread {
            prop_assert_eq!(article.get(unread.span.clone()), Some(unread.text.as_str()));
        }
        for reference in &clause.refers_to {
            prop_assert_eq!(article.get(reference.span.clone()), Some(reference.text.as_str()));
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn what_is_rendered_reads_back(fine in any_fine()) {
        let text = format!("由主管部门责令改正；{}。", render(&fine));
        let clause = only_clause(&text);
        prop_assert!(clause.unread.is_empty(), "{}", text);
        prop_assert_eq!(clause.fines.len(), 1, "{}", text);
        same(&clause.fines[0], &fine, &text)?;
        spans_hold(&text)?;
    }

    #[test]
    fn a_whole_clause_reads_back(
        first in any_fine(), second in any_fine(), measure in any_measure(), optional in any::<bool>(),
    ) {
        // The first penalty of a segment names its subject, so that it is not taken over from the segment before.
        let named = |fine: Fine, subject: &str, kind| Fine { subject_text: Some(subject.to_owned()), subject: kind, ..fine };
        let first = named(first, "单位", Subject::Unit);
        let mut second = named(second, "个人", Subject::Individual);
        // A floor is for every fine on its base.
        second.base_floor = second.base_floor.filter(|_| first.base.is_none());
        let other = rendered_measure(measure, optional);
        let text = format!("由主管部门{other}；{}；{}。", render(&first), render(&second));
        let clause = only_clause(&text);
        prop_assert!(clause.unread.is_empty(), "{}", text);
        prop_assert_eq!(clause.fines.len(), 2, "{}", text);
        same(&clause.fines[0], &first, &text)?;
        same(&clause.fines[1], &second, &text)?;
        let found = clause.measures.first();
        prop_assert_eq!(found.map(|found| (found.name.as_str(), found.kind, found.optional)), Some((measure.0, measure.1, optional)), "{}", text);
        spans_hold(&text)?;
    }

    #[test]
    fn two_amounts_to_choose_from_read_back(sum in 1u32..10_000, share in 1u32..100) {
        let (sum, share) = (Decimal::from(sum) * Decimal::from(10_000), Decimal::new(i64::from(share), 2));
        let words = crate::law::numerals::yuan_in_statute_style(sum);
        let percent = crate::law::numerals::to_chinese(u64::try_from(share.mantissa()).unwrap_or_default());
        let clause = only_clause(&format!("并处{words}以下或者上一年度营业额百分之{percent}以下罚款。"));
        let most: Vec<_> = clause.fines.iter().map(|fine| (fine.max, fine.base.as_deref())).collect();
        prop_assert_eq!(most, [(Some(sum), None), (Some(share), Some("上一年度营业额"))]);
    }

    #[test]
    fn no_text_makes_the_parser_fail(text in "[处并罚款的一万元以上下倍，；。：、（）每对单位货值金额不足按计算或者第前项依照规定没收吊销责令拘留日年内五\n ]{0,80}") {
        spans_hold(&text)?;
    }

    #[test]
    fn every_fine_is_accounted_for(text in "(罚款|处|并处|一万元|以下|以上|的|，|。|；|缴纳|三倍|情节严重|决定|（一）|对单位){0,30}") {
        let reading = read(&text);
        prop_assert_eq!(reading.mentions.len(), text.matches("罚款").count());
        for mention in &reading.mentions {
            prop_assert_eq!(text.get(mention.span.clone()), Some("罚款"));
            let listed = |unread: &Unread| unread.span.start <= mention.span.start && mention.span.end <= unread.span.end;
            let in_unread = reading.clauses.iter().flat_map(|clause| &clause.unread).any(listed);
            prop_assert!(mention.role != Role::Unread || in_unread);
        }
    }

    /// Real clauses cut, joined and repeated at any place: with `PROPTEST_CASES=100000` this is the fuzz target.
    #[test]
    fn no_mutation_of_a_real_clause_breaks_what_is_promised(
        (first, second) in (0usize..300, 0usize..300),
        (cut, skip, again) in (0usize..400, 0usize..400, 0usize..3),
        noise in "[\\PC\n。；，（）]{0,8}",
    ) {
        let clauses: Vec<&str> = labelled::LABELLED.lines().collect();
        let words = |index: usize| -> String {
            let label: serde_json::Value = serde_json::from_str(clauses[index % clauses.len()]).expect("a label");
            label["text"].as_str().unwrap_or_default().to_owned()
        };
        let head: String = words(first).chars().take(cut).collect();
        let tail: String = words(second).chars().skip(skip).collect();
        let text = format!("{head}{noise}{}", tail.repeat(again + 1));
        spans_hold(&text)?;
    }
}
