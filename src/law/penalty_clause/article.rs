//! Whether an article punishes at all: the quick test for import and search.

/// Measures that are a penalty by their name wherever an article orders them (行政处罚法 第九条).
const MEASURES: [&str; 13] = [
    "日以下拘留",
    "没收",
    "吊销",
    "暂扣",
    "责令停产停业",
    "责令停产整顿",
    "责令停业",
    "停业整顿",
    "责令关闭",
    "责令停产",
    "给予警告",
    "处警告",
    "通报批评",
];

/// Phrases that speak about fines or measures without imposing one.
const ABOUT_PENALTIES: [&str; 12] = [
    "缴纳罚款",
    "收缴",
    "加处罚款",
    "罚款决定",
    "罚款处罚",
    "罚款数额",
    "罚款的行政处罚",
    "罚款收据",
    "返还罚款",
    "被吊销",
    "不得给予",
    "已经给予",
];

/// A phrase that ends so speaks of a penalty under another provision that is none of an administrative agency's
/// (criminal law), that is a mere pointer to it, or that is not imposed.
const NOT_IMPOSED: [&str; 12] =
    ["刑法", "定罪", "刑罚", "不予", "免予", "免除", "不得", "不再", "从轻", "减轻", "从重", "重新"];

/// Whether the text of an article imposes an administrative penalty: a fine, confiscation, suspension or loss of a licence, or
/// the penalty of a provision that it refers to (依照本法第九十条的规定处罚).
///
/// Quick and generous; [`super::parse`] says what the penalty is. Criminal penalties are none, nor is an article that lets the
/// party go unpunished.
pub fn is_penalty_article(text: &str) -> bool {
    if text.contains("有期徒刑") || exempts(text) {
        return false;
    }
    text.split(['，', '。', '；', '：', '\n']).any(|phrase| imposes(phrase) || refers_to_penalty(phrase))
}

/// 可以免予处罚, and no fine beside it.
fn exempts(text: &str) -> bool {
    ["免予处罚", "免予行政处罚"].iter().any(|words| text.contains(words)) && !text.contains("罚款")
}

/// 依照…的规定处罚, 依法给予行政处罚.
fn refers_to_penalty(phrase: &str) -> bool {
    let Some(before) = phrase.strip_suffix("处罚") else { return false };
    let words = before.split("《中华人民共和国治安管理处罚法》").collect::<String>();
    let refers = ["依照", "按照", "依法", "依据", "适用"].iter().any(|word| before.contains(word));
    refers && !NOT_IMPOSED.iter().any(|word| words.contains(word)) && !words.ends_with("治安管理")
}

fn imposes(phrase: &str) -> bool {
    if phrase.ends_with('的') {
        return false;
    }
    if ABOUT_PENALTIES.iter().any(|words| phrase.contains(words)) {
        return false;
    }
    imposes_fine(phrase) || orders_measure(phrase)
}

/// 处…罚款, 给予…罚款, 予以罚款.
fn imposes_fine(phrase: &str) -> bool {
    let Some(at) = phrase.find("罚款") else { return false };
    ["处", "给予", "予以"].iter().any(|verb| phrase[..at].contains(verb))
}

/// A measure that the phrase itself orders: at its start, or after 由…, 并, 可以, 并可以, 依法, or another measure.
fn orders_measure(phrase: &str) -> bool {
    // An item that begins with the name of a measure lists the kinds of penalty.
    let listed = phrase.starts_with(['（', '(']);
    !listed
        && MEASURES.iter().any(|measure| {
            let Some(at) = phrase.find(measure) else { return false };
            let before = &phrase[..at];
            before.is_empty() || before.starts_with(['由', '并']) || before.ends_with(ORDERS)
        })
}

/// What a measure follows when it is ordered; 日以下拘留 follows the number of days.
const ORDERS: [char; 10] = ['以', '法', '者', '、', '令', '门', '关', '构', '五', '十'];

#[cfg(test)]
mod tests {
    use super::is_penalty_article;

    #[test]
    fn fines_and_measures_make_a_penalty_article() {
        for text in [
            "由县级以上人民政府住房城乡建设等主管部门责令改正，处一万元以上十万元以下的罚款；拒不改正的，责令停工整治：",
            "情节严重的，吊销许可证。",
            "由公安机关没收违法所得。",
            "责令改正，给予警告。",
            "可以并处罚款",
            "机动车未悬挂号牌的，扣留机动车，并可以依照本法第九十条的规定予以处罚。",
            "有下列行为之一的，依照《中华人民共和国治安管理处罚法》的规定处罚：",
            "由主管部门依法给予行政处罚；构成犯罪的，依法追究刑事责任。",
        ] {
            assert!(is_penalty_article(text), "{text}");
        }
    }

    #[test]
    fn speaking_about_penalties_imposes_none() {
        for text in [
            "当事人应当自收到行政处罚决定书之日起十五日内，到指定的银行缴纳罚款。",
            "每日按罚款数额的百分之三加处罚款。",
            "行政处罚的种类：\n（一）警告、通报批评；\n（二）罚款、没收违法所得、没收非法财物；",
            "国家建立食品安全风险监测制度。",
            "生产、销售假药的，处三年以下有期徒刑或者拘役，并处罚金或者没收财产。",
            "有充分证据证明其不知道的，可以免予处罚，但应当依法没收其食品；造成损害的，依法承担赔偿责任。",
            "依照本法第一百四十条的规定定罪处罚。",
            "构成违反治安管理行为的，依法给予治安管理处罚。",
            "主动供述的，应当依法从轻处罚。",
        ] {
            assert!(!is_penalty_article(text), "{text}");
        }
    }
}
