//! Speech to text by a local model.
