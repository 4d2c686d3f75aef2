//! Statistics and reports: `/api/v1/reports`.

pub(super) mod annual;
mod answer;
pub(super) mod due;
pub(super) mod half_year;
