//! Registers of bodies (执法主体), officers (执法人员) and powers (权责清单): who may enforce, in whose name, and what.
//!
//! A row of a table as an agency keeps it is read into an [`Entry`] or refused with the cell and the reason ([`check`]); [`plan`]
//! compares what was read with what is held and says what changes. An entry is never overwritten: a changed one is a new version
//! from a day on. Sources: 黑政办发〔2019〕26号 二（一）1（2）（4）（5）; 行政处罚法 第十七条至第二十一条、第四十二条.

mod cells;
pub mod check;
mod column;
mod model;
mod plan;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use cells::{Given, GivenCell};
pub use check::{Checked, Finding, Read, Verdict, check};
pub use column::Column;
pub use model::{Body, BodyKind, Entry, Officer, Power, PowerProvision};
pub use plan::{Change, Changed, Held, Plan, day_before, plan};

/// Which register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Register {
    /// 执法主体.
    Bodies,
    /// 执法人员.
    Officers,
    /// 权责清单.
    Powers,
}

impl Register {
    /// Every register.
    pub const ALL: [Self; 3] = [Self::Bodies, Self::Officers, Self::Powers];

    /// As the API and the tables spell it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bodies => "bodies",
            Self::Officers => "officers",
            Self::Powers => "powers",
        }
    }

    /// On screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bodies => "执法主体登记册",
            Self::Officers => "执法人员登记册",
            Self::Powers => "权责清单",
        }
    }

    /// The columns without which a table is none of this register, for a person.
    pub const fn needs(self) -> &'static str {
        match self {
            Self::Bodies => "“主体名称”和“统一社会信用代码、主体类别、法定代表人、地址、职责”中的至少一列",
            Self::Officers => "“姓名”和“执法证号”两列",
            Self::Powers => "“事项名称”和“职权类别、实施依据”中的至少一列",
        }
    }

    /// Whether columns of these kinds make a table of this register.
    pub fn is_whole(self, has: impl Fn(Column) -> bool) -> bool {
        use Column as C;
        has(C::Name)
            && match self {
                Self::Bodies => [C::Code, C::Kind, C::LegalRepresentative, C::Address, C::Duties].into_iter().any(has),
                Self::Officers => has(C::Certificate),
                Self::Powers => has(C::Category) || has(C::Basis),
            }
    }
}
