//! No sequence of acts by any mix of people issues a decision without the review that it needs, changes what is frozen, or
//! loses an event. The oracle reads the bare history and knows nothing of the file or its gates.

mod may;
mod oracle;
mod ordinary;
mod random;
mod sequences;
mod world;
