//! What is said about a fine where none is imposed: how it is paid, decided, limited.

use super::mention::{FINE, around};

/// What is said about a fine where none is imposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// How a fine is paid, collected or handed over: 缴纳罚款.
    Payment,
    /// A surcharge on a fine that is not paid (行政处罚法 第七十二条): 加处罚款.
    Surcharge,
    /// How fines are decided: 罚款决定, 当场作出.
    Procedure,
    /// A fine that was imposed before: 受到罚款处罚.
    Imposed,
    /// A fine after another provision: 依照前款规定处以罚款.
    Reference,
    /// An unlawful act that is described: 违法收费、罚款.
    Act,
    /// A kind of penalty in a list of kinds.
    Kind,
    /// Which amounts may be set: 罚款的限额, 罚款幅度.
    Limits,
}

/// Which words, set apart by blanks, mark what is said; the first rule that fits decides.
enum Mark {
    Before(&'static str, About),
    After(&'static str, About),
    Around(&'static str, About),
}

const MARKS: [Mark; 13] = [
    Mark::Before("加处 加处的 加收 加收的", About::Surcharge),
    Mark::Before(
        "缴纳 缴纳的 收缴 收缴的 抵缴 返还 返还执行的 执行的 收受 收取 归还的 拒绝接受 收到 \
         充抵税款、 财产损失、 代收 代缴 缴清 结清 支付 执行 退还 免 所处 滞纳金、 税收、 税收和",
        About::Payment,
    ),
    Mark::After(
        "缴付 直接上缴 上缴 上交 一律 如数 必须 收入 收缴 收据 票据 协议 应当开具 以人民币计算 \
         、没收的违法所得 、没收违法所得的，税收 期限 事后 和没收的 和没收物品 及没收 以及没收 全部 \
         、没收财物单据 、没收违法所得。 逾期未缴纳 已缴纳 已经缴纳 未缴纳",
        About::Payment,
    ),
    Mark::Before(
        "受到 已经给予当事人 尚未给予当事人 不再给予 行政 归还 优先于 决定处以 决定处以的 行政机关",
        About::Imposed,
    ),
    Mark::Before("规定的 设定 采取 进行 作出 人员 人员的 人的 单位的 位的 实施的", About::Procedure),
    Mark::After(
        "决定 处罚 的行政处罚 数额 额 、拘留 的治安管理处罚 、没收违法所得的行政处罚 措施 等强制措施 \
         通知书 由 或者拘留 金额 不因 具体 分为 或者行政拘留",
        About::Procedure,
    ),
    Mark::Around("被行政机关处以 被行政机关决定处以 被处二 被处以", About::Imposed),
    Mark::After("的限额 限额 幅度 指标 最高额 按照下列", About::Limits),
    Mark::Around("其中警告 其中，警告 较大数额 较低数额", About::Procedure),
    Mark::Around(
        "违法收费、 收费、 没有法律、法规依据的 规章依据的 违法实施 不得实施没有 私分 不使用 制发的 \
         据为己有 、变更 撤销或者变更 非法 法律、法规规定以外 催要",
        About::Act,
    ),
    Mark::After("、摊派 、收费 和拦截 和被没收财物", About::Act),
    Mark::After("、责令 、没收违法所得、 、吊销 、暂扣 、警告等 、罚金 、违法所得和依法", About::Kind),
    Mark::Around("罚款金额", About::Limits),
];

/// What is said about the fine whose 罚款 stands at `at`, by the words of its sentence around it.
pub(crate) fn about(text: &str, at: usize) -> Option<About> {
    let sentence = around(text, at, &['。', '；', '\n']);
    let (before, after) = (&text[sentence.start..at], &text[at + FINE.len()..sentence.end]);
    if is_kind(before, after) {
        return Some(About::Kind);
    }
    let marked = MARKS.iter().find_map(|mark| match mark {
        Mark::Before(words, about) => words.split(' ').any(|word| before.ends_with(word)).then_some(*about),
        Mark::After(words, about) => words.split(' ').any(|word| after.starts_with(word)).then_some(*about),
        Mark::Around(words, about) => words.split(' ').any(|word| before.contains(word)).then_some(*about),
    });
    marked.or_else(|| named(before, after))
}

/// （二）罚款；: a line that is nothing but names of penalties.
fn is_kind(before: &str, after: &str) -> bool {
    let kinds = ["警告", "罚款", "没收", "吊销", "拘留", "拘传", "包括："];
    let bare = before.trim_start_matches(|c: char| "（）()一二三四五六七八九十".contains(c));
    let alone = bare.is_empty() && (after.is_empty() || after.starts_with('、'));
    alone
        || (kinds.iter().any(|kind| bare.contains(kind))
            && !bare.contains('处')
            && (after.starts_with('、') || bare.contains("、"))
            && !before.contains("予以"))
}

/// 依照前款规定处以罚款; 罚款 without a verb.
fn named(before: &str, after: &str) -> Option<About> {
    // 并处下列罚款：（一）…: the amounts follow.
    let below = ["下列", "处以下", "处以以下"].iter().any(|word| before.ends_with(word));
    let refers = below || ["依照", "按照", "适用"].iter().any(|word| before.contains(word)) && before.contains("规定");
    if refers {
        return Some(About::Reference);
    }
    let passive = ["对", "按照"].iter().any(|word| before.ends_with(word))
        || before.ends_with("按照原")
        || before.ends_with('原');
    if passive {
        return Some(About::Procedure);
    }
    let ends_as_act = after.starts_with('的') && !after.starts_with("的，");
    (after.starts_with("的，") || ends_as_act).then_some(About::Procedure)
}
