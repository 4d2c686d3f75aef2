//! Citations and the basis of the penalty.

use super::super::Case;
use super::super::outside::CitationFinding;
use super::super::sheet::{Pointer, Sheet};
use crate::casework::case_file::materials::DocumentKind;
use crate::casework::case_file::model::{CitedProvision, Outcome};
use crate::law::citation;

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    basis(case, sheet);
    let Some(citations) = &case.outside.citations else {
        for id in ["law.exists", "law.in_force", "law.quotes", "law.precise", "law.not_only_norms"] {
            sheet.unknown(id, "没有核对引用的条文", Vec::new());
        }
        return in_text(case, sheet);
    };
    if citations.is_empty() {
        sheet.problem("law.exists", "文书和案卷没有引用任何条文", Vec::new());
    }
    let list = |which: &dyn Fn(&CitationFinding) -> Option<String>| -> Vec<(String, Pointer)> {
        let found = citations.iter().filter_map(|found| Some((which(found)?, pointer(case, found))));
        found.collect()
    };
    let missing = list(&|found| (!found.exists).then(|| format!("“{}”不存在", found.text)));
    sheet.none_wrong("law.exists", "引用的条文均存在", missing);
    let lapsed =
        list(&|found| (found.exists && !found.in_force).then(|| format!("“{}”在适用日期没有效力", found.text)));
    sheet.none_wrong("law.in_force", "引用的条文在适用日期均有效", lapsed);
    let misquoted = list(&|found| (found.quote_ok == Some(false)).then(|| format!("“{}”的原文引用有出入", found.text)));
    sheet.none_wrong("law.quotes", "没有发现引文与原文不一致", misquoted);
    sheet.none_wrong("law.precise", "条文均引用到款、项", list(&|found| imprecise(found)));
    norms(citations, sheet);
    in_text(case, sheet);
}

/// Documents of the case are pointed at; a provision of the case itself is pointed at by its last change.
fn pointer(case: &Case<'_>, found: &CitationFinding) -> Pointer {
    match &found.document {
        Some(document) => Pointer::document(document),
        None => Pointer::Act { seq: case.file.acts },
    }
}

fn basis(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "law.basis";
    match &case.file.provisions {
        None => sheet.problem(ID, "没有填写法律依据", Vec::new()),
        Some(basis) if basis.duties.is_empty() => sheet.problem(ID, "没有填写违反的规定", Vec::new()),
        Some(basis) if basis.penalties.is_empty() => sheet.problem(ID, "没有填写处罚依据", Vec::new()),
        Some(_) => sheet.ok(ID, "填写了违反的规定和处罚依据"),
    }
}

fn imprecise(found: &CitationFinding) -> Option<String> {
    if !found.exists || found.number.is_none() {
        return None;
    }
    if found.paragraph.is_none() && found.paragraphs.is_some_and(|paragraphs| paragraphs > 1) {
        return Some(format!("“{}”没有写明第几款", found.text));
    }
    if found.item.is_none() && found.is_basis && found.items.is_some_and(|items| items > 0) {
        return Some(format!("“{}”没有写明第几项", found.text));
    }
    None
}

fn norms(citations: &[CitationFinding], sheet: &mut Sheet) {
    const ID: &str = "law.not_only_norms";
    let mut basis = citations.iter().filter(|found| found.is_basis).peekable();
    if basis.peek().is_none() {
        return sheet.unknown(ID, "没有核对处罚依据的效力层级", Vec::new());
    }
    if basis.all(|found| found.normative_document) {
        return sheet.problem(ID, "处罚依据只有规范性文件，规范性文件不得设定行政处罚", Vec::new());
    }
    sheet.ok(ID, "处罚依据中有法律、法规或者规章");
}

/// The decision and the notice name every provision that the case rests on.
fn in_text(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "law.cited_in_text";
    let Some(basis) = &case.file.provisions else {
        return sheet.unknown(ID, "没有填写法律依据", Vec::new());
    };
    let kinds: &[DocumentKind] = match case.file.outcome {
        Some(Outcome::Penalty { .. }) => &[DocumentKind::PriorNotice, DocumentKind::Decision],
        _ => &[DocumentKind::Decision],
    };
    let documents: Vec<_> = kinds.iter().filter_map(|kind| case.document(*kind)).collect();
    if documents.is_empty() {
        return sheet.unknown(ID, "尚无告知书或者决定书", Vec::new());
    }
    let mut wrong = Vec::new();
    for (document, version) in documents {
        let named = citation::find(&version.markdown);
        let lacks = |cited: &&CitedProvision| !named.iter().any(|found| same(found, cited));
        for cited in basis.duties.iter().chain(&basis.penalties).filter(lacks) {
            let message = format!("{}没有引用《{}》{}", document.kind.name(), cited.law, cited.number);
            wrong.push((message, Pointer::document(&document.id)));
        }
    }
    sheet.none_wrong(ID, "文书引用了案卷认定的全部法律依据", wrong);
}

fn same(found: &citation::Citation, cited: &CitedProvision) -> bool {
    let short = |name: &str| name.trim_start_matches("中华人民共和国").to_owned();
    found.number == Some(cited.number) && found.law.as_deref().is_some_and(|law| short(law) == short(&cited.law))
}
