//! Who may do what: roles, permissions, qualifications of officers and reviewers.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a person is in the agency. One person may hold several roles; the rules of a case keep them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 执法人员: handles cases.
    Officer,
    /// 法制审核人员: reviews them before a decision.
    Reviewer,
    /// 机关负责人: approves filing, decides, settles disagreement over a review.
    Head,
    /// 分析人员: reads figures, not case files.
    Analyst,
    /// 系统管理员: people, registers, settings, the log; no case.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [Self::Officer, Self::Reviewer, Self::Head, Self::Analyst, Self::Administrator];

    /// On screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Officer => "执法人员",
            Self::Reviewer => "法制审核人员",
            Self::Head => "机关负责人",
            Self::Analyst => "分析人员",
            Self::Administrator => "系统管理员",
        }
    }
}

/// What a request needs. A token carries a subset of its owner's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Search provisions, cases and norms; check citations; compute ranges; read benchmarks.
    Research,
    /// Run the main job and read one's agency's runs.
    Assist,
    /// Read case files of one's agency.
    ReadCases,
    /// Open cases and work on those one is an officer of.
    HandleCases,
    /// Take up reviews and give opinions.
    ReviewCases,
    /// What the head of the agency alone does: approve, decide, settle.
    DecideCases,
    /// Approve what is published.
    ApprovePublication,
    /// Read what is public, as the platform above does.
    ReadPublications,
    /// Statistics and reports.
    ReadStatistics,
    /// Accounts and roles.
    ManagePeople,
    /// Registers of bodies, officers and powers; settings; benchmarks.
    ManageRegisters,
    /// Verify and export the log.
    ReadAudit,
}

/// The one table of who may do what.
pub const fn permissions(role: Role) -> &'static [Permission] {
    use Permission as P;
    match role {
        Role::Officer => &[P::Research, P::Assist, P::ReadCases, P::HandleCases, P::ReadPublications],
        Role::Reviewer => &[
            P::Research,
            P::Assist,
            P::ReadCases,
            P::ReviewCases,
            P::ApprovePublication,
            P::ReadPublications,
            P::ReadStatistics,
            P::ReadAudit,
        ],
        Role::Head => &[
            P::Research,
            P::ReadCases,
            P::DecideCases,
            P::ApprovePublication,
            P::ReadPublications,
            P::ReadStatistics,
            P::ReadAudit,
        ],
        Role::Analyst => &[P::Research, P::ReadPublications, P::ReadStatistics],
        Role::Administrator => {
            &[P::Research, P::ReadPublications, P::ManagePeople, P::ManageRegisters, P::ReadStatistics, P::ReadAudit]
        }
    }
}

/// What all of `roles` together may do.
pub fn permissions_of(roles: &BTreeSet<Role>) -> BTreeSet<Permission> {
    roles.iter().flat_map(|role| permissions(*role)).copied().collect()
}

/// A certificate of enforcement (执法证), without which nobody may enforce (行政处罚法 第四十二条).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Its number.
    pub number: String,
    /// First day on which it is valid.
    pub valid_from: NaiveDate,
    /// Last day on which it is valid.
    pub valid_until: NaiveDate,
}

impl Certificate {
    /// Whether its holder may enforce on `date`.
    pub fn valid_on(&self, date: NaiveDate) -> bool {
        self.valid_from <= date && date <= self.valid_until
    }
}

/// What the account of a person says of them, as a case needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Person {
    /// Identifier of the account.
    pub id: String,
    /// Name.
    pub name: String,
    /// Agency whose data the person may see.
    pub agency: String,
    /// Roles in it.
    pub roles: BTreeSet<Role>,
    /// Certificate of enforcement, of officers.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub certificate: Option<Certificate>,
    /// What qualifies a reviewer: 国家统一法律职业资格 and its number, or why it is not needed (行政处罚法 第五十八条第二款).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub legal_qualification: Option<String>,
    /// What they may do here, where that is less than their roles allow: they act through a token of narrower scope. No part of
    /// what is recorded.
    #[serde(skip)]
    pub within: Option<BTreeSet<Permission>>,
}

impl Person {
    /// Whether the person is an officer whose certificate is valid on `date`.
    pub fn may_enforce_on(&self, date: NaiveDate) -> bool {
        self.roles.contains(&Role::Officer) && self.certificate.as_ref().is_some_and(|held| held.valid_on(date))
    }

    /// How the log names the person: name and account.
    pub fn called(&self) -> String {
        format!("{}（{}）", self.name, self.id)
    }

    /// Whether any of the roles gives `permission`, and the token shown, if there is one, does not withhold it.
    pub fn may(&self, permission: Permission) -> bool {
        let withheld = self.within.as_ref().is_some_and(|within| !within.contains(&permission));
        !withheld && self.roles.iter().any(|role| permissions(*role).contains(&permission))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_head_decides_and_the_administrator_sees_no_case() {
        for role in Role::ALL {
            assert_eq!(permissions(role).contains(&Permission::DecideCases), role == Role::Head, "{role:?}");
        }
        assert!(!permissions(Role::Administrator).contains(&Permission::ReadCases));
        assert!(!permissions(Role::Analyst).contains(&Permission::ReadCases));
        assert!(!permissions(Role::Officer).contains(&Permission::ReviewCases));
    }

    #[test]
    fn a_certificate_holds_on_its_first_and_last_day() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let held = Certificate { number: "01".into(), valid_from: day("2025-01-01"), valid_until: day("2025-12-31") };
        assert!(held.valid_on(day("2025-01-01")) && held.valid_on(day("2025-12-31")));
        assert!(!held.valid_on(day("2024-12-31")) && !held.valid_on(day("2026-01-01")));
    }
}
