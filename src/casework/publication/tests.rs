//! The life of a publication, told and as properties.
