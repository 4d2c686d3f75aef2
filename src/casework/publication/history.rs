//! The events of one publication in order, and whether they may have happened so: for whoever gets them from elsewhere.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::event::{Event, What};
use super::model::Publication;
use super::of_case::source_of;
use super::sha256;
use crate::casework::case_file::file::CaseFile;
use crate::failure::Failure;

/// An event that took place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PublicationRecorded)]
pub struct Recorded {
    /// Counted from 1 within the publication.
    pub seq: u64,
    /// Who, when and what.
    pub event: Event,
}

/// The publication that these events make, in a case.
///
/// # Errors
/// `publication.history` where they are not numbered through or not in order of time, where the text is not that of the case's
/// decision, or where something became public that another person had not approved as it was.
pub fn replayed(file: &CaseFile, history: &[Recorded]) -> Result<Publication, Failure> {
    let mut publication = Publication::default();
    for (place, (expected, recorded)) in (1_u64..).zip(history).enumerate() {
        let refuse = |why: &str| Failure::new("publication.history", format!("公示的第{expected}项记录{why}"));
        let before = place.checked_sub(1).and_then(|before| history.get(before));
        if recorded.seq != expected {
            return Err(refuse("的序号不连续"));
        }
        if before.is_some_and(|before| recorded.event.signature.at < before.event.signature.at) {
            return Err(refuse("的时间早于前一项"));
        }
        may_follow(file, &publication, &recorded.event).map_err(refuse)?;
        publication.apply(&recorded.event);
    }
    Ok(publication)
}

fn may_follow(file: &CaseFile, publication: &Publication, event: &Event) -> Result<(), &'static str> {
    let draft = publication.draft.as_ref();
    match &event.what {
        What::Prepared { prepared, original, .. } => {
            let is_decision = source_of(file).is_ok_and(|(source, text)| source == prepared.source && text == original);
            if is_decision { Ok(()) } else { Err("的原文不是本案已经签发的决定书") }
        }
        What::Approved { text_sha256, .. } => {
            let draft = draft.ok_or("审批的文本不存在")?;
            if sha256(&draft.text) != *text_sha256 {
                return Err("审批的不是当时的文本");
            }
            if draft.hands.contains(&event.signature.by.id) {
                return Err("是准备、核对或者提交的人自己审批的");
            }
            Ok(())
        }
        What::Published { text_sha256, .. } => {
            let draft = draft.ok_or("公开的文本不存在")?;
            let approval = draft.approval.as_ref().ok_or("公开的文本没有经过审批")?;
            let is_approved = approval.text_sha256 == *text_sha256
                && sha256(&draft.text) == *text_sha256
                && approval.fields_sha256 == draft.fields.sha256();
            if is_approved { Ok(()) } else { Err("公开的与审批的不一致") }
        }
        What::Withdrawn { .. } | What::Expired if publication.visible().is_none() => Err("撤下了没有公开的内容"),
        _ => Ok(()),
    }
}
