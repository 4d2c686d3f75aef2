//! Notice, statement and hearing.

use super::acts;
use crate::casework::statistics::figure::Group;
use crate::casework::statistics::tally::Tally;

pub(super) fn group(tally: &Tally) -> Group {
    let mut group = Group::new("hearing", "告知、陈述申辩和听证");
    let rows = [
        ("notices", "事先告知", "期内记录的“告知”，再次告知的另计"),
        ("statements", "收到陈述、申辩", "期内记录的当事人陈述、申辩"),
        ("statements_adopted", "复核后采纳", "期内记录的复核结论为采纳的"),
        ("statements_not_adopted", "复核后未采纳", "期内记录的复核结论为不采纳的"),
        ("waived", "放弃陈述、申辩", "期内记录的当事人明确放弃"),
        ("hearing_told", "告知听证权利", "期内记录的“告知”中告知了听证权利的"),
        ("hearing_requested", "要求听证", "期内记录的当事人要求听证"),
        ("hearing_held", "举行听证", "期内记录的听证笔录入卷"),
        ("hearing_ended", "听证终止", "期内记录的当事人撤回或者视为放弃"),
    ];
    acts(&mut group, tally, "次", &rows);
    group
}
