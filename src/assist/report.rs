//! The result of the main job (the JSON contract of `caiheng assist`).
