//! Units of measure that conditions count in, each with the unit that it is compared in.

use rust_decimal::Decimal;

/// A unit as written, the unit that it is compared in, and how many of these it is (parts per `10^scale`).
struct Unit {
    word: &'static str,
    base: &'static str,
    factor: (i64, u32),
}

const fn unit(word: &'static str, base: &'static str, number: i64, scale: u32) -> Unit {
    Unit { word, base, factor: (number, scale) }
}

/// The longer words before those that they begin with.
const UNITS: [Unit; 73] = [
    unit("平方公里", "平方米", 1_000_000, 0),
    unit("平方千米", "平方米", 1_000_000, 0),
    unit("平方米", "平方米", 1, 0),
    unit("立方米", "立方米", 1, 0),
    unit("平米", "平方米", 1, 0),
    unit("平方", "平方米", 1, 0),
    unit("立方", "立方米", 1, 0),
    unit("公顷", "平方米", 10_000, 0),
    unit("㎡", "平方米", 1, 0),
    unit("m²", "平方米", 1, 0),
    unit("m2", "平方米", 1, 0),
    unit("m³", "立方米", 1, 0),
    unit("m3", "立方米", 1, 0),
    unit("亩", "亩", 1, 0),
    unit("公里", "米", 1_000, 0),
    unit("千米", "米", 1_000, 0),
    unit("厘米", "米", 1, 2),
    unit("毫米", "米", 1, 3),
    unit("公斤", "千克", 1, 0),
    unit("千克", "千克", 1, 0),
    unit("kg", "千克", 1, 0),
    unit("毫克", "千克", 1, 6),
    unit("毫升", "升", 1, 3),
    unit("个工作日", "个工作日", 1, 0),
    unit("工作日", "个工作日", 1, 0),
    unit("个月", "个月", 1, 0),
    unit("小时", "分钟", 60, 0),
    unit("分钟", "分钟", 1, 0),
    unit("分贝", "分贝", 1, 0),
    unit("人次", "人次", 1, 0),
    unit("批次", "批次", 1, 0),
    unit("车次", "车次", 1, 0),
    unit("元", "元", 1, 0),
    unit("米", "米", 1, 0),
    unit("吨", "千克", 1_000, 0),
    unit("克", "千克", 1, 3),
    unit("斤", "千克", 5, 1),
    unit("升", "升", 1, 0),
    unit("日", "日", 1, 0),
    unit("天", "日", 1, 0),
    unit("月", "个月", 1, 0),
    unit("年", "年", 1, 0),
    unit("人", "人", 1, 0),
    unit("名", "人", 1, 0),
    unit("次", "次", 1, 0),
    unit("户", "户", 1, 0),
    unit("家", "家", 1, 0),
    unit("辆", "辆", 1, 0),
    unit("台", "台", 1, 0),
    unit("套", "套", 1, 0),
    unit("件", "件", 1, 0),
    unit("份", "份", 1, 0),
    unit("批", "批次", 1, 0),
    unit("张", "张", 1, 0),
    unit("株", "株", 1, 0),
    unit("棵", "株", 1, 0),
    unit("头", "头", 1, 0),
    unit("只", "只", 1, 0),
    unit("处", "处", 1, 0),
    unit("条", "条", 1, 0),
    unit("项", "项", 1, 0),
    unit("座", "座", 1, 0),
    unit("艘", "艘", 1, 0),
    unit("本", "本", 1, 0),
    unit("瓶", "瓶", 1, 0),
    unit("箱", "箱", 1, 0),
    unit("种", "种", 1, 0),
    unit("起", "起", 1, 0),
    unit("间", "间", 1, 0),
    unit("个", "个", 1, 0),
    unit("倍", "倍", 1, 0),
    unit("%", "%", 1, 0),
    unit("％", "%", 1, 0),
];

/// A unit that was read: as written, the unit that it is compared in, and its factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Read {
    pub word: &'static str,
    pub base: &'static str,
    pub factor: Decimal,
}

/// The unit at the start of a text, and what follows it.
pub(super) fn take(text: &str) -> Option<(Read, &str)> {
    let unit = UNITS.iter().find(|unit| text.starts_with(unit.word))?;
    let read = Read { word: unit.word, base: unit.base, factor: Decimal::new(unit.factor.0, unit.factor.1) };
    Some((read, &text[unit.word.len()..]))
}

/// The unit that a text is, whole.
pub(super) fn whole(text: &str) -> Option<Read> {
    take(text.trim()).filter(|(_, rest)| rest.is_empty()).map(|(read, _)| read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_taken() {
        for (place, unit) in UNITS.iter().enumerate() {
            let shorter = UNITS[..place].iter().find(|before| unit.word.starts_with(before.word));
            assert!(shorter.is_none(), "{} is never reached", unit.word);
            assert_eq!(whole(unit.word).map(|read| read.base), Some(unit.base));
        }
        assert_eq!(
            take("吨以上").map(|(read, rest)| (read.base, read.factor, rest)),
            Some(("千克", Decimal::from(1000), "以上"))
        );
    }
}
