//! Text to vectors by a local embedding model.
