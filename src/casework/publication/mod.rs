//! The life of a publication.
