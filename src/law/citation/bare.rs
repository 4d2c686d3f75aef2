//! Names of laws without title marks: where in the sentence they begin.

use std::ops::Range;

use super::names::Names;

/// Longest name that is looked for, in letters.
const LONGEST: usize = 40;
/// Words that introduce a law wherever they stand.
const TRIGGERS: [&str; 30] = [
    "根据",
    "依照",
    "依据",
    "按照",
    "违反",
    "违背",
    "违犯",
    "适用",
    "以及",
    "或者",
    "参照",
    "属于",
    "构成",
    "触犯",
    "符合",
    "遵守",
    "对照",
    "援引",
    "引用",
    "参见",
    "详见",
    "比照",
    "遵照",
    "所述",
    "涉嫌",
    "抵触",
    "规定的",
    "上述",
    "前述",
    "认定",
];
/// Words that may stand right before the name of a law, and may be a part of other names.
const BEFORE: [&str; 38] = [
    "执行", "落实", "关于", "结合", "同时", "并且", "现行", "我国", "国家", "即为", "其中", "包括", "修订", "修正",
    "原来", "有悖", "有违", "不服", "贯彻", "实施", "鉴于", "基于", "参考", "对应", "涉及", "援用", "误用", "选用",
    "采用", "准用", "引述", "摘自", "所指", "所列", "见于", "针对", "公布", "学习",
];
/// Single letters that may stand before a name.
const PARTICLES: &str =
    "按照据依以对和与及或在是为从于即了的由用将把看查并又而新旧原就至同则可应须见系属有因如受过反入合且但凭";
/// Ends of names that are read although the corpus does not hold them.
const ENDS: [&str; 8] = ["法典", "法", "条例", "办法", "规定", "细则", "规则", "解释"];
/// Words with such an end that name no law.
const NO_NAMES: [&str; 28] = [
    "无法",
    "设法",
    "手法",
    "疗法",
    "的法",
    "法律法",
    "方法",
    "做法",
    "说法",
    "想法",
    "看法",
    "用法",
    "司法",
    "执法",
    "立法",
    "守法",
    "违法",
    "合法",
    "非法",
    "依法",
    "有关规定",
    "相关规定",
    "上述规定",
    "公司规定",
    "单位规定",
    "下列规定",
    "想办法",
    "的规定",
];

/// The name that ends at `end`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BareName {
    pub(super) span: Range<usize>,
    /// Whether a law bears it.
    pub(super) known: bool,
}

/// The name of a law that ends at `end`; `None` where the words before it name none.
pub(super) fn name_before(text: &str, end: usize, names: &dyn Fn(&str) -> bool) -> Option<BareName> {
    let start = run_start(text, end);
    let run = text.get(start..end)?;
    let known = run.char_indices().map(|(at, _)| at).find(|at| names(&run[*at..]));
    if let Some(at) = known.filter(|at| may_precede(&run[..*at])) {
        return Some(BareName { span: start + at..end, known: true });
    }
    let at = unknown_start(run)?;
    Some(BareName { span: start + at..end, known: false })
}

/// Whether `names` or the text's own definitions know a name.
pub(super) fn knows<'a>(names: &'a dyn Names, aliases: &'a [(String, String)]) -> impl Fn(&str) -> bool + 'a {
    move |name| aliases.iter().any(|(alias, _)| alias == name) || names.is_known(name)
}

fn run_start(text: &str, end: usize) -> usize {
    let before = text.get(..end).unwrap_or_default();
    let is_part = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) || "（）".contains(c);
    let length: usize = before.chars().rev().take(LONGEST).take_while(|c| is_part(*c)).map(char::len_utf8).sum();
    end - length
}

/// Whether the words before a name can stand there without being a part of it: 农业产品质量法 is not 产品质量法.
fn may_precede(before: &str) -> bool {
    // A longer text is a sentence, unless it ends with a place: 应当提交行政强制法, but not 黑龙江省食品安全法.
    const SENTENCE: usize = 4;
    let from = TRIGGERS.iter().filter_map(|word| before.rfind(word).map(|at| at + word.len())).max().unwrap_or(0);
    let is_sentence = before[from..].chars().count() >= SENTENCE && !before.ends_with(['省', '市', '县', '区', '州']);
    let ends_with_particle = before.chars().next_back().is_none_or(|last| PARTICLES.contains(last) || last == '）');
    is_sentence || ends_with_particle || TRIGGERS.iter().chain(&BEFORE).any(|word| before.ends_with(word))
}

/// Where a name that nobody knows begins: behind the last word that introduces one.
fn unknown_start(run: &str) -> Option<usize> {
    // 条例 and 办法 end nothing but names, 法 and 规定 end many words.
    let is_surely_a_name =
        run.ends_with(['例', '则']) || run.ends_with("办法") || run.contains("关于") || run.contains("政府");
    let longest = if is_surely_a_name { LONGEST } else { 14 };
    let shortest = if run.ends_with('法') { 3 } else { 4 };
    if !ENDS.iter().any(|end| run.ends_with(end)) || NO_NAMES.iter().any(|word| run.ends_with(word)) {
        return None;
    }
    let trigger = TRIGGERS.iter().filter_map(|word| run.rfind(word).map(|at| at + word.len())).max();
    let from = trigger.unwrap_or(0);
    let rest = run.get(from..)?;
    let name = rest.trim_start_matches(['了', '和', '与', '及', '或', '按', '照', '据', '依', '）', '（', '的']);
    let count = name.chars().count();
    let fits = count >= shortest && (trigger.is_some() || count <= longest);
    fits.then(|| run.len() - name.len())
}

/// The document number that ends at `end`: 国市监法规〔2022〕2号, 国家市场监督管理总局令第42号.
pub(super) fn document_number(text: &str, end: usize) -> Option<Range<usize>> {
    let before = text.get(..end)?.strip_suffix('号')?;
    let before = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let before = before.strip_suffix('第').unwrap_or(before);
    if before.ends_with('令') {
        return issuer(before, before.len()).map(|start| start..end);
    }
    let before = before.strip_suffix(['〕', ']', '）', ')', '］'])?;
    let year = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_year = before.len() - year.len() == 4;
    let before = year.strip_suffix(['〔', '[', '（', '(', '［'])?;
    issuer(text, before.len()).filter(|_| is_year).map(|start| start..end)
}

/// Where the issuer begins whose name or sign ends at `end`.
fn issuer(text: &str, end: usize) -> Option<usize> {
    let start = run_start(text, end);
    let run = text.get(start..end)?;
    let from = TRIGGERS.iter().filter_map(|word| run.rfind(word).map(|at| at + word.len())).max().unwrap_or(0);
    let count = run.get(from..)?.chars().count();
    (2..=16).contains(&count).then_some(start + from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name<'a>(text: &'a str, known: &'a [&'a str]) -> Option<(&'a str, bool)> {
        let found = name_before(text, text.len(), &|name| known.contains(&name))?;
        Some((&text[found.span], found.known))
    }

    #[test]
    fn a_name_is_cut_out_of_its_sentence() {
        assert_eq!(name("当事人违反食品安全法", &["食品安全法"]), Some(("食品安全法", true)));
        assert_eq!(name("其行为触犯刑法", &["刑法"]), Some(("刑法", true)));
        assert_eq!(name("违反了食品安生法", &[]), Some(("食品安生法", false)));
        assert_eq!(name("应当提交行政强制法", &["行政强制法"]), Some(("行政强制法", true)));
        assert_eq!(name("采用这个方法", &[]), None);
    }

    #[test]
    fn the_end_of_another_name_is_not_a_name() {
        assert_eq!(name("违反农业产品质量法", &["产品质量法"]), Some(("农业产品质量法", false)));
    }

    #[test]
    fn document_numbers_are_names() {
        let text = "根据国市监法规〔2022〕2号";
        let span = document_number(text, text.len()).expect("a number");
        assert_eq!(&text[span], "国市监法规〔2022〕2号");
        let order = "国家市场监督管理总局令第42号";
        assert_eq!(document_number(order, order.len()), Some(0..order.len()));
        assert_eq!(document_number("黑0102行初12号", "黑0102行初12号".len()), None);
    }
}
