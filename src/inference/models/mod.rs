//! Model files: manifest, fetching, verification, conversion.
