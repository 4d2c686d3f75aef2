//! Registers of bodies, officers and powers: `/api/v1/registers/{register}`.

pub(super) mod import;
pub(super) mod list;
