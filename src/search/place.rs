//! Which region and which field of enforcement a document belongs to, as far as its level and name tell.

use crate::law::region;

/// Words in the name of a law, and the field whose agencies enforce it; the first that fits counts.
const FIELDS: [(&str, &str); 57] = [
    ("食品", "食品安全"),
    ("药品", "药品监管"),
    ("疫苗", "药品监管"),
    ("中医药", "卫生健康"),
    ("医疗器械", "药品监管"),
    ("化妆品", "药品监管"),
    ("道路交通安全", "公安"),
    ("治安管理", "公安"),
    ("枪支", "公安"),
    ("出境入境", "公安"),
    ("禁毒", "公安"),
    ("居民身份证", "公安"),
    ("消防", "消防"),
    ("海关", "海关"),
    ("进出口商品", "海关"),
    ("进出境动植物", "海关"),
    ("国境卫生", "海关"),
    ("税", "税务"),
    ("环境", "生态环境"),
    ("污染", "生态环境"),
    ("排污", "生态环境"),
    ("噪声", "生态环境"),
    ("核安全", "生态环境"),
    ("道路", "交通运输"),
    ("公路", "交通运输"),
    ("运输", "交通运输"),
    ("港口", "交通运输"),
    ("航道", "交通运输"),
    ("海上交通", "交通运输"),
    ("农产品", "农业农村"),
    ("农业", "农业农村"),
    ("种子", "农业农村"),
    ("畜牧", "农业农村"),
    ("动物防疫", "农业农村"),
    ("农药", "农业农村"),
    ("渔业", "农业农村"),
    ("产品质量", "市场监管"),
    ("广告", "市场监管"),
    ("商标", "市场监管"),
    ("计量", "市场监管"),
    ("标准化", "市场监管"),
    ("反不正当竞争", "市场监管"),
    ("反垄断", "市场监管"),
    ("价格", "市场监管"),
    ("消费者", "市场监管"),
    ("电子商务", "市场监管"),
    ("特种设备", "市场监管"),
    ("安全生产", "应急管理"),
    ("危险化学品", "应急管理"),
    ("矿山安全", "应急管理"),
    ("土地", "自然资源"),
    ("矿产资源", "自然资源"),
    ("测绘", "自然资源"),
    ("城乡规划", "住房城乡建设"),
    ("建筑", "住房城乡建设"),
    ("市容", "城市管理"),
    ("城市", "城市管理"),
];

/// Where a document of `level` applies; `None` for the whole country, or where its name does not tell.
pub fn region_of<'a>(level: &str, name: &'a str) -> Option<&'a str> {
    region::is_local(level).then(|| region::of_title(name)).flatten()
}

/// The field of enforcement of a law by its name; `None` where the name does not tell.
pub fn field_of(name: &str) -> Option<&'static str> {
    FIELDS.iter().find(|(word, _)| name.contains(word)).map(|(_, field)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_field_and_region() {
        assert_eq!(field_of("中华人民共和国食品安全法"), Some("食品安全"));
        assert_eq!(field_of("中华人民共和国环境保护税法"), Some("税务"));
        assert_eq!(field_of("中华人民共和国道路交通安全法"), Some("公安"));
        assert_eq!(field_of("中华人民共和国民法典"), None);
        assert_eq!(region_of("地方性法规", "山东省道路运输条例"), Some("山东省"));
        assert_eq!(region_of("行政法规", "山东省道路运输条例"), None);
    }
}
