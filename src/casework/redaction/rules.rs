//! The patterns, compiled once. They run on folded text, so that full-width signs need no form of their own.

use std::sync::LazyLock;

use regex::Regex;

use super::words::{Words, any_of, words};
use crate::failure::Failure;

const DATE: &str = r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?|(?:19|20)\d{6}|[一二三四五六七八九〇零○]{4}年(?:[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)?";
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// Everything that a rule looks for.
pub(super) struct Rules {
    pub words: &'static Words,
    pub label: Regex,
    pub separator: Regex,
    pub questioned: Regex,
    pub officers: Regex,
    pub age: Regex,
    /// What is said of people only, behind their names.
    pub of_person: Regex,
    pub title: Regex,
    pub fixed: Regex,
    pub credit_code: Regex,
    pub identity: Regex,
    pub old_identity: Regex,
    pub labelled_identity: Regex,
    pub labelled_document: Regex,
    pub bare_document: Regex,
    pub certificate: Regex,
    pub mobile: Regex,
    pub landline: Regex,
    pub labelled_phone: Regex,
    pub account: Regex,
    pub card_end: Regex,
    pub card: Regex,
    pub plate: Regex,
    pub email: Regex,
    pub online: Regex,
    pub born_before: Regex,
    pub born_after: Regex,
    pub address: Regex,
    pub county: Regex,
    pub flat: Regex,
    pub school: Regex,
    pub long_number: Regex,
}

impl Rules {
    fn new() -> Result<Self, Failure> {
        let words = words()?;
        let labels = any_of(words.label.iter().flat_map(|label| &label.words));
        let Words { address, .. } = words;
        let places = any_of(address.natural.iter().chain(&address.either).chain(&address.business));
        let plate_tail = "[A-HJ-NP-Z0-9]";
        Ok(Self {
            words,
            label: pattern(&labels)?,
            // 法定代表人(负责人)**: | 姓名 | …
            separator: pattern(r"^(?:\([^()\n]{1,12}\))?[ *_]*[:|][ *_|:]*")?,
            questioned: pattern(r"对(\p{Han}{2,4}(?:[、和与]\p{Han}{2,4})*)的(?:询问|调查|讯问|谈话)")?,
            officers: pattern(
                r"(?:[,。;\n]|^)由?(\p{Han}{2,4}(?:[、和]\p{Han}{2,4}?)+)(?:两名|二名|两位|等)?(?:执法人员|办案人员)|由(\p{Han}{2,4}(?:[、和]\p{Han}{2,4}?)*?)(?:承办|主办|协办|主持)",
            )?,
            age: pattern(r"^\(?[男女]?[,、]?(?:现年)?(\d{1,2})周?岁")?,
            of_person: pattern(
                r"\((?:[男女](?:[,、;)]|性)|(?:现年)?\d{1,2}周?岁|身份证|公民身份)|之(?:父|母|妻|夫|子|女)|的(?:父亲|母亲|妻子|丈夫|儿子|女儿|监护人|父母)",
            )?,
            title: pattern(r"《[^《》]{2,80}》")?,
            // Sums of money, quantities, dates, articles and the numbers of documents.
            fixed: pattern(
                r"[¥$]\s?\d[\d,]*(?:\.\d+)?|\d[\d,]*(?:\.\d+)?(?:亿|万|千|百)?(?:余)?(?:元|美元|港元|角|分钱|%|‰|吨|公斤|千克|克|斤|毫升|升|立方米|平方米|米|公里|件|瓶|盒|箱|袋|台|辆|次|只|株|笔|个|人|份|张|日|天|小时|工作日)|第[\d一二三四五六七八九十百千]+(?:条|款|项|号)|[〔\[(]\d{4}[〕\])]\s*第?\s*\d+\s*号|\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{4}-\d{1,2}-\d{1,2}",
            )?,
            credit_code: pattern(r"[0-9A-HJ-NP-RTUWXY]{18}")?,
            identity: pattern(r"[1-9]\d{5} ?(?:18|19|20)\d{2} ?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]) ?\d{3}[\dXx]")?,
            old_identity: pattern(r"[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")?,
            labelled_identity: pattern(r"(?:身份证|身份号|公民身份)[^\d\n]{0,14}?(\d[\d ]{12,21}[\dXx])")?,
            labelled_document: pattern(
                r"(?:护照|来往内地通行证|来往大陆通行证|往来内地通行证|往来大陆通行证|来往港澳通行证|来往台湾通行证|港澳通行证|台湾通行证|回乡证|台胞证|居留证|居留身份证|居住证|军官证|士兵证|警官证|档案编号|驾驶证号码?|社会保障号码?|社保卡号|残疾人证|证件号码?)[^\dA-Za-z\n。]{0,10}?([\p{Han}]字第\d{4,12}号|[A-Za-z]{0,3}\d{6,17}[A-Za-z0-9]?(?:\([0-9A]\))?)",
            )?,
            bare_document: pattern(r"[HM]\d{10}|[EGDSPKHM]\d{8}|E[A-HJ-NP-Z]\d{7}|[A-Z]\d{6}\([0-9A]\)")?,
            certificate: pattern(
                r"(?:执法证件?|执法资格证)(?:号码|编号|号)?(?:分别)?[ *_]*[:|为是]?[ *_|:]*((?:\p{Han}?[A-Z]?-?\d{4,16}[、,和及/ ]*)+)",
            )?,
            mobile: pattern(r"(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}")?,
            landline: pattern(r"\(?0\d{2,3}\)?[- ]?[2-9]\d{6,7}(?:[-转]\d{1,5})?")?,
            labelled_phone: pattern(r"(?:电话|座机|传真|手机|联系方式)[^\d\n]{0,6}?([2-9]\d{6,7}|1\d{10})")?,
            account: pattern(r"(?:卡号|账号|帐号|账户|帐户|银行卡)[^\d\n。]{0,10}?(\d[\d ]{6,30}\d)")?,
            card_end: pattern(r"尾号(?:分别)?[:为是]{0,2}(\d{4})")?,
            card: pattern(r"[3-6]\d{3}(?: ?\d{4}){3}(?: ?\d{1,3})?")?,
            plate: pattern(&format!(
                r"(?:[{PROVINCES}][A-HJ-NP-Za-hj-np-z][·\-. ]?(?:{plate_tail}{{6}}|{plate_tail}{{5}}|{plate_tail}{{4}}[挂学警港澳领试超])|使\d{{6}}|WJ[{PROVINCES}]?\d{{4,5}}[A-Z0-9]?)"
            ))?,
            email: pattern(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")?,
            online: pattern(
                r#"(?:微信账号|微信帐号|微信昵称|微信号|微信名|微信|QQ号码|QQ号|QQ|qq|支付宝账号|支付宝帐号|支付宝|抖音账号|抖音号|快手账号|快手号|快手ID|微博账号|微博|小红书账号|小红书号|旺旺号|旺旺|网名|昵称|主播|直播间)[:为是(\[‘ ]{0,3}(?:[“"]([^”"\n]{1,20})[”"]|([A-Za-z0-9][A-Za-z0-9_-]{4,29}))"#,
            )?,
            born_before: pattern(&format!(
                r"(?:出生日期|出生年月日|出生年月|出生时间|出生于|出生|生于|生日)[ *_:|为是]{{0,8}}({DATE})"
            ))?,
            born_after: pattern(&format!(r"({DATE})(?:出生|生(?:[,。;)、 ]|$))"))?,
            address: pattern(&places)?,
            county: pattern(
                r"^(?:中国)?(?:\p{Han}{2,8}?(?:省|自治区))?(?:[\p{Han}&&[^路街号村镇乡]]{2,8}?(?:自治州|地区|盟|市))?(?:[\p{Han}&&[^街号村镇乡]]{1,8}?(?:自治县|自治旗|区|县|市|旗))?",
            )?,
            flat: pattern(
                r"\d{1,4}(?:号楼|栋|幢|座|号|-)\d{1,3}单元[\dA-Z]{1,6}(?:室|户|号)?|\d{1,4}(?:栋|幢|号楼)\d{3,4}(?:室|户)",
            )?,
            school: pattern(
                r"(?:小学|中学|学校|幼儿园|高中|职高|技校)(?:[初高][一二三]年?级?|[\d一二三四五六七八九]年级)?(?:\(?[\d一二三四五六七八九十]{1,3}\)?班)?",
            )?,
            long_number: pattern(r"\d(?:[ -]?\d){7,}")?,
        })
    }
}

static RULES: LazyLock<Result<Rules, Failure>> = LazyLock::new(Rules::new);

/// The rules.
///
/// # Errors
/// `redaction.words` where the data or a pattern of this build cannot be read: nothing is redacted by half.
pub(super) fn rules() -> Result<&'static Rules, Failure> {
    RULES.as_ref().map_err(|failure| Failure::new(failure.code, failure.message.clone()))
}

fn pattern(source: &str) -> Result<Regex, Failure> {
    Regex::new(source).map_err(|error| Failure::new("redaction.words", format!("去标识化的规则读不出：{error}")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        assert!(super::rules().is_ok());
    }
}
