//! Events onto the publication. Whether something may happen was decided before; here it has happened.

use super::command::Prepared;
use super::context::Signature;
use super::draft::{Draft, Reviewed, Verdict};
use super::event::{Event, What};
use super::model::{Approval, Correction, Live, Publication, Withdrawal};
use crate::casework::redaction::Redaction;

impl Publication {
    /// Takes up one event.
    pub fn apply(&mut self, event: &Event) {
        let signature = &event.signature;
        match &event.what {
            What::Prepared { prepared, original, correction } => {
                let hands = self.draft.take().map(|draft| draft.hands).unwrap_or_default();
                self.draft = Some(begin(prepared, original, correction.clone(), hands));
                self.change(signature, |_| {});
            }
            What::FieldsSet { fields } => self.change(signature, |draft| draft.fields = fields.clone()),
            What::Confirmed { ids } => self.change(signature, |draft| {
                let confirmed = Verdict::Confirmed { signature: signature.clone() };
                judge(draft, ids, &confirmed);
            }),
            What::Lifted { id, reason } => self.change(signature, |draft| {
                let lifted = Verdict::Lifted { signature: signature.clone(), reason: reason.clone() };
                judge(draft, std::slice::from_ref(id), &lifted);
            }),
            What::Added { items, replaced } => self.change(signature, |draft| add(draft, items, replaced, signature)),
            What::Submitted => self.with_draft(|draft| {
                draft.submitted = Some(signature.clone());
                draft.hands.insert(signature.by.id.clone());
                draft.returned = None;
            }),
            What::Returned { reason } => self.with_draft(|draft| {
                draft.submitted = None;
                draft.approval = None;
                draft.returned = Some(reason.clone());
            }),
            What::Approved { text_sha256, fields_sha256 } => self.with_draft(|draft| {
                draft.approval = Some(Approval {
                    signature: signature.clone(),
                    text_sha256: text_sha256.clone(),
                    fields_sha256: fields_sha256.clone(),
                });
            }),
            What::Published { text_sha256, due, until, late } => {
                if self.first_published_at.is_none() {
                    (self.due, self.late) = (*due, *late);
                }
                self.publish(signature, text_sha256);
                self.until = *until;
            }
            What::Withdrawn { ground, explanation, due, late } => {
                self.draft = None;
                self.withdrawal = Some(Withdrawal {
                    ground: *ground,
                    explanation: explanation.clone(),
                    signature: signature.clone(),
                    due: *due,
                    late: *late,
                });
            }
            What::Expired => {
                self.draft = None;
                self.expired = Some(signature.clone());
            }
            What::Abandoned { .. } => self.draft = None,
        }
    }

    fn with_draft(&mut self, change: impl FnOnce(&mut Draft)) {
        if let Some(draft) = &mut self.draft {
            change(draft);
        }
    }

    /// A change of what would be published: whoever made it has a hand in it, and what was asked for or given before is void.
    fn change(&mut self, signature: &Signature, change: impl FnOnce(&mut Draft)) {
        self.with_draft(|draft| {
            change(draft);
            draft.hands.insert(signature.by.id.clone());
            draft.submitted = None;
            draft.approval = None;
            if let Ok(text) = draft.compose(&draft.items) {
                draft.text = text;
            }
        });
    }

    fn publish(&mut self, signature: &Signature, text_sha256: &str) {
        let Some(Draft { source, text, fields, approval: Some(approval), correction, .. }) = self.draft.take() else {
            return;
        };
        if let Some((reason, before)) = correction.zip(self.live.as_ref()) {
            self.corrections.push(Correction {
                reason,
                signature: signature.clone(),
                from_sha256: before.text_sha256.clone(),
                to_sha256: text_sha256.to_owned(),
            });
        }
        self.first_published_at.get_or_insert(signature.at);
        self.earlier_withdrawals.extend(self.withdrawal.take());
        let text_sha256 = text_sha256.to_owned();
        self.live = Some(Live { source, text, text_sha256, fields, approval, published: signature.clone() });
    }
}

fn begin(
    prepared: &Prepared,
    original: &str,
    correction: Option<String>,
    hands: std::collections::BTreeSet<String>,
) -> Draft {
    let propose = |redaction: &Redaction| Reviewed { redaction: redaction.clone(), verdict: Verdict::Proposed };
    Draft {
        source: prepared.source.clone(),
        original: original.to_owned(),
        items: prepared.items.iter().map(propose).collect(),
        text: prepared.text.clone(),
        fields: prepared.fields.clone(),
        correction,
        hands,
        submitted: None,
        approval: None,
        returned: None,
    }
}

fn judge(draft: &mut Draft, ids: &[String], verdict: &Verdict) {
    for item in draft.items.iter_mut().filter(|item| ids.contains(&item.redaction.id)) {
        item.verdict = verdict.clone();
    }
}

fn add(draft: &mut Draft, items: &[Redaction], replaced: &[String], signature: &Signature) {
    draft.items.retain(|item| !replaced.contains(&item.redaction.id));
    let confirm = |redaction: &Redaction| Reviewed {
        redaction: redaction.clone(),
        verdict: Verdict::Confirmed { signature: signature.clone() },
    };
    draft.items.extend(items.iter().map(confirm));
    draft.items.sort_by_key(|item| item.redaction.start);
}
