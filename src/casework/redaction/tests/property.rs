//! What holds for every text.

use proptest::prelude::*;

use super::*;
use crate::casework::checksum::is_identity_card;

const SURNAMES: [&str; 8] = ["王", "李", "欧阳", "诸葛", "赵", "孙", "高", "马"];
const GIVEN: [&str; 8] = ["小明", "芳", "志强", "秀英", "磊", "海燕", "建军", "雪"];

/// Sentences without anything personal: statutes, sums, dates, document numbers.
fn public_sentence() -> impl Strategy<Value = String> {
    let statute = prop::sample::select(vec![
        "中华人民共和国食品安全法",
        "中华人民共和国行政处罚法",
        "黑龙江省道路运输条例",
        "高速公路管理办法",
        "关于规范行政处罚裁量权的指导意见",
    ]);
    let cite = (statute, 1..200_u32, 1..9_u32).prop_map(|(law, article, paragraph)| {
        let article = crate::law::numerals::to_chinese(article.into());
        format!("违反了《{law}》第{article}条第{}款的规定。", crate::law::numerals::to_chinese(paragraph.into()))
    });
    let sum = (1..999_999_999_u64, 0..100_u32)
        .prop_map(|(yuan, cents)| format!("没收违法所得{yuan}.{cents:02}元，处罚款人民币{yuan}元（￥{yuan}.00元）。"));
    let date = (2000..2026_i32, 1..13_u32, 1..29_u32)
        .prop_map(|(year, month, day)| format!("自{year}年{month}月{day}日起，至{year}-{month:02}-{day:02}止。"));
    let number = (2019..2026_u32, 1..99_999_u32, prop::bool::ANY).prop_map(|(year, number, padded)| {
        let number = if padded { format!("第{number:05}") } else { number.to_string() };
        format!("哈市监罚字〔{year}〕{number}号决定书，销售{number}件，占比{}%。", year % 100)
    });
    prop_oneof![cite, sum, date, number]
}

/// A sentence about an invented person, and what must not come out of it.
fn personal_sentence() -> impl Strategy<Value = (String, Vec<String>, String)> {
    let name =
        (prop::sample::select(&SURNAMES[..]), prop::sample::select(&GIVEN[..])).prop_map(|(s, g)| format!("{s}{g}"));
    (name, 0..10_000_u32, 1950..2010_u32, 1..13_u32, 1..29_u32, 0..7_usize).prop_map(
        |(name, serial, year, month, day, form)| {
            let body = format!("230199{year}{month:02}{day:02}{:03}", serial % 1000);
            let check = "0123456789X".chars().find(|check| is_identity_card(&format!("{body}{check}")));
            let id = format!("{body}{}", check.unwrap());
            let phone = format!("139{serial:08}");
            let (text, hidden) = match form {
                0 => (format!("当事人：{name}，身份证号码：{id}，电话：{phone}。"), vec![id, phone]),
                1 => (format!("{name}（{id}）称其电话为{phone}。"), vec![id, phone]),
                2 => (format!("| 姓名 | {name} |\n| 公民身份号码 | {id} |\n"), vec![id]),
                3 => (
                    format!("{name}驾驶黑A{:05}号货车，微信号：wx_{serial:06}。", serial),
                    vec![format!("黑A{serial:05}"), format!("wx_{serial:06}")],
                ),
                4 => (
                    format!("证人{name}，住址：黑龙江省哈尔滨市南岗区学府路{serial}号3单元501室。"),
                    vec![format!("学府路{serial}号3单元501室")],
                ),
                5 => (
                    format!("退至{name}账户：62220000000{serial:08}，邮箱a{serial}@example.com。"),
                    vec![format!("62220000000{serial:08}"), format!("a{serial}@example.com")],
                ),
                _ => (format!("向{name}询问，{name}承认并留下{phone}。"), vec![phone]),
            };
            (text, hidden, name)
        },
    )
}

fn question(parts: &[(String, Vec<String>, String)], public: &[String]) -> Question {
    let mut text = String::new();
    for (at, (sentence, _, _)) in parts.iter().enumerate() {
        text.push_str(public.get(at).map_or("", String::as_str));
        text.push_str(sentence);
        text.push('\n');
    }
    let parties = parts.iter().map(|(_, _, name)| person(name, "当事人", false)).collect();
    Question { text, parties, ..Question::default() }
}

proptest! {
    #[test]
    fn statutes_sums_dates_and_document_numbers_stay(sentences in prop::collection::vec(public_sentence(), 1..12)) {
        let text = sentences.concat();
        let redacted = redact(&about(&text, "王小明")).unwrap();
        prop_assert_eq!(&redacted.text, &text);
        prop_assert!(redacted.items.is_empty());
    }

    #[test]
    fn nothing_hidden_comes_out_and_the_items_lead_there_and_back(
        parts in prop::collection::vec(personal_sentence(), 1..6),
        public in prop::collection::vec(public_sentence(), 0..6),
    ) {
        let question = question(&parts, &public);
        let redacted = redact(&question).unwrap();
        for (_, hidden, name) in &parts {
            for words in hidden.iter().chain([name]) {
                prop_assert!(!redacted.text.contains(words.as_str()), "{} in {}", words, redacted.text);
            }
        }
        for sentence in public.iter().take(parts.len()) {
            prop_assert!(redacted.text.contains(sentence.as_str()), "{} not in {}", sentence, redacted.text);
        }
        prop_assert_eq!(&compose(&question.text, &redacted.items).unwrap(), &redacted.text);
        prop_assert_eq!(&restore(&redacted.text, &redacted.items).unwrap(), &question.text);
        let again = redact(&Question { text: redacted.text.clone(), ..question }).unwrap();
        prop_assert_eq!(&again.text, &redacted.text);
        prop_assert!(again.items.is_empty());
    }

    #[test]
    fn any_text_at_all_goes_through_and_back(text in "[王李张某×0-9A-Zx年月日（）：，。、|*《》 \n住址电话称元室号未成年人学校中]{0,80}") {
        let redacted = redact(&about(&text, "王李")).unwrap();
        prop_assert_eq!(&restore(&redacted.text, &redacted.items).unwrap(), &text);
        let starts: Vec<usize> = redacted.items.iter().map(|item| item.start).collect();
        prop_assert!(redacted.items.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", starts);
    }
}
