//! What the server holds.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use qdrant_client::qdrant::Value;
use tonic::Status;

/// What the server holds, across restarts.
#[derive(Default)]
pub struct State {
    pub collections: BTreeMap<String, Collection>,
    pub aliases: BTreeMap<String, String>,
    /// How long each answer takes.
    pub delay: Duration,
    /// So many of the next writes fail for now.
    pub failing_writes: u32,
    /// Writes that came in.
    pub writes: u32,
    /// Filters of the queries that came in.
    pub filtered_queries: u32,
}

/// One collection.
pub struct Collection {
    pub size: u64,
    pub points: BTreeMap<String, Held>,
}

/// One point.
#[derive(Clone)]
pub struct Held {
    pub vector: Vec<f32>,
    pub payload: HashMap<String, Value>,
}

impl State {
    pub fn resolve(&self, name: &str) -> String {
        self.aliases.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    pub fn collection(&mut self, name: &str) -> Result<&mut Collection, Status> {
        let name = self.resolve(name);
        let missing = || Status::not_found(format!("Collection `{name}` doesn't exist!"));
        self.collections.get_mut(&name).ok_or_else(missing)
    }

    pub fn write(&mut self, name: &str) -> Result<&mut Collection, Status> {
        self.writes += 1;
        if self.failing_writes > 0 {
            self.failing_writes -= 1;
            return Err(Status::unavailable("the shard is not ready"));
        }
        self.collection(name)
    }
}
