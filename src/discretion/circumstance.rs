//! Circumstances (情节): what each does to a penalty, which rule says so, and what proves it.

/// What a circumstance does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// 从轻或者减轻: 应当 where `must`, 可以 otherwise.
    Lighter {
        /// Whether the rule says 应当.
        must: bool,
    },
    /// 从重.
    Heavier {
        /// Whether the rule says 应当.
        must: bool,
    },
    /// 不予处罚, on its own.
    NoPenalty,
    /// Counts only together with others (初次违法, 危害后果轻微, 及时改正).
    Factor,
}

/// A circumstance of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstance {
    /// Stable identifier.
    pub id: &'static str,
    /// On screen.
    pub name: &'static str,
    /// What it does.
    pub effect: Effect,
    /// The rule that it comes from.
    pub source: &'static str,
    /// What proves it.
    pub proof: &'static str,
}

const fn circumstance(
    id: &'static str,
    name: &'static str,
    effect: Effect,
    source: &'static str,
    proof: &'static str,
) -> Circumstance {
    Circumstance { id, name, effect, source, proof }
}

const MUST_LIGHTEN: Effect = Effect::Lighter { must: true };
const MAY_LIGHTEN: Effect = Effect::Lighter { must: false };
const MAY_AGGRAVATE: Effect = Effect::Heavier { must: false };

/// 行政处罚法 (2021) 第三十至三十三条 and 国市监法规〔2022〕2号 第十一至十六条.
pub const CATALOGUE: [Circumstance; 22] = [
    circumstance("under_14", "不满十四周岁", Effect::NoPenalty, "《中华人民共和国行政处罚法》第三十条", "出生日期证明"),
    circumstance("no_fault", "有证据足以证明没有主观过错", Effect::NoPenalty, "《中华人民共和国行政处罚法》第三十三条第二款", "当事人提交的证据（举证责任在当事人）"),
    circumstance("first_offence", "初次违法", Effect::Factor, "《中华人民共和国行政处罚法》第三十三条第一款", "处罚记录查询结果"),
    circumstance("minor_harm", "危害后果轻微", Effect::Factor, "《中华人民共和国行政处罚法》第三十三条第一款", "现场笔录、货值和流向的证据"),
    circumstance("timely_correction", "及时改正", Effect::Factor, "《中华人民共和国行政处罚法》第三十三条第一款", "整改照片、复查笔录"),
    circumstance("age_14_to_18", "已满十四周岁不满十八周岁", MUST_LIGHTEN, "《中华人民共和国行政处罚法》第三十条", "出生日期证明"),
    circumstance("harm_removed", "主动消除或者减轻违法行为危害后果", MUST_LIGHTEN, "《中华人民共和国行政处罚法》第三十二条第（一）项", "召回、赔偿、修复的证据"),
    circumstance("coerced", "受他人胁迫或者诱骗", MUST_LIGHTEN, "《中华人民共和国行政处罚法》第三十二条第（二）项", "证人证言、通信记录"),
    circumstance("confessed_unknown", "主动供述行政机关尚未掌握的违法行为", MUST_LIGHTEN, "《中华人民共和国行政处罚法》第三十二条第（三）项", "询问笔录和查证结果"),
    circumstance("meritorious", "配合查处违法行为有立功表现", MUST_LIGHTEN, "《中华人民共和国行政处罚法》第三十二条第（四）项", "所揭发线索的查证结果"),
    circumstance("limited_capacity", "尚未完全丧失辨认或者控制能力的精神病人、智力残疾人", MAY_LIGHTEN, "《中华人民共和国行政处罚法》第三十一条", "诊断或者鉴定意见"),
    circumstance("cooperation", "积极配合调查并主动提供证据材料", MAY_LIGHTEN, "国市监法规〔2022〕2号第十四条第（二）项", "询问笔录、提交材料清单"),
    circumstance("minor_act", "违法行为轻微，社会危害性较小", MAY_LIGHTEN, "国市监法规〔2022〕2号第十四条第（三）项", "数量、货值、持续时间的证据"),
    circumstance("secondary_role", "在共同违法行为中起次要或者辅助作用", MAY_LIGHTEN, "国市监法规〔2022〕2号第十四条第（四）项", "各当事人的笔录"),
    circumstance("hardship", "因残疾或者重大疾病等原因生活确有困难", MAY_LIGHTEN, "国市监法规〔2022〕2号第十四条第（五）项", "残疾证、诊断证明、困难证明"),
    circumstance("emergency", "突发事件期间违反应对措施", Effect::Heavier { must: true }, "《中华人民共和国行政处罚法》第四十九条", "应对措施的公告"),
    circumstance("serious_harm", "造成人身伤亡或者重大财产损失等严重危害后果", MAY_AGGRAVATE, "国市监法规〔2022〕2号第十六条第一款第（一）项", "诊断证明、损失鉴定"),
    circumstance("instigated", "教唆、胁迫、诱骗他人违法", MAY_AGGRAVATE, "国市监法规〔2022〕2号第十六条第一款第（二）项", "证人证言"),
    circumstance("recidivism", "一年内因同一性质的违法行为受过行政处罚", MAY_AGGRAVATE, "国市监法规〔2022〕2号第十六条第一款第（三）项", "前次处罚决定书及其送达日期"),
    circumstance("refused_correction", "拒不改正或者拒不配合执法", MAY_AGGRAVATE, "国市监法规〔2022〕2号第十六条第一款第（四）项", "责令改正通知书、复查笔录"),
    circumstance("disposed_evidence", "处置被查封、扣押、登记保存的财物", MAY_AGGRAVATE, "国市监法规〔2022〕2号第十六条第一款第（五）项", "查封扣押清单、现场笔录"),
    circumstance("concealment", "伪造、隐匿、毁灭证据", MAY_AGGRAVATE, "国市监法规〔2022〕2号第十六条第一款第（六）项", "鉴定意见、系统日志"),
];

/// The circumstance with this identifier.
pub fn by_id(id: &str) -> Option<&'static Circumstance> {
    CATALOGUE.iter().find(|circumstance| circumstance.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_unique_and_each_has_a_source() {
        for (index, circumstance) in CATALOGUE.iter().enumerate() {
            assert!(circumstance.source.contains('第'), "{}", circumstance.id);
            assert!(CATALOGUE.iter().skip(index + 1).all(|other| other.id != circumstance.id), "{}", circumstance.id);
        }
    }
}
