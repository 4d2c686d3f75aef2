//! Redaction on invented decisions: measured against labels, and as properties.

mod measured;
