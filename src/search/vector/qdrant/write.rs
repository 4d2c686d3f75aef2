//! Writing: vectors, their payloads, and deletions, in batches of which the last is waited for.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use qdrant_client::qdrant::points_selector::PointsSelectorOneOf;
use qdrant_client::qdrant::points_update_operation::{Operation, OverwritePayload};
use qdrant_client::qdrant::{
    DeletePoints, PointStruct, PointsIdsList, PointsSelector, PointsUpdateOperation, UpdateBatchPoints, UpsertPoints,
};

use super::QdrantStore;
use super::payload::{payload, point_id};
use crate::search::vector::attributes::{Attributes, Described};
use crate::search::vector::error::VectorError;
use crate::search::vector::file::Key;
use crate::search::vector::quantize::{dequantize, quantize};
use crate::search::vector::store::Point;

impl QdrantStore {
    pub(super) fn put(&self, points: &[Point]) -> Result<(), VectorError> {
        for point in points {
            self.check_length("模型给出", point.vector.len())?;
        }
        if points.is_empty() {
            return Ok(());
        }
        self.ensure_collection()?;
        let batches = points.chunks(self.connection.settings.batch);
        let last = batches.len().saturating_sub(1);
        for (number, batch) in batches.enumerate() {
            let request = UpsertPoints {
                collection_name: self.name(),
                wait: Some(number == last),
                points: batch.iter().map(point_struct).collect(),
                ..UpsertPoints::default()
            };
            self.connection.write(|client| {
                let request = request.clone();
                async move { client.upsert_points(request).await }
            })?;
        }
        let written = points.iter().map(|point| (point.key, Some(point.attributes.stamp()))).collect();
        self.known_mut().take(written);
        Ok(())
    }

    /// Makes the first collection and its alias where there is none.
    fn ensure_collection(&self) -> Result<(), VectorError> {
        if self.known().collection.is_some() {
            return Ok(());
        }
        if self.collections.current(&self.connection)?.is_none() {
            let name = self.collections.next(None);
            self.collections.create(&self.connection, &name)?;
            self.collections.switch(&self.connection, None, &name)?;
        }
        self.list()
    }

    pub(super) fn overwrite_payloads(&self, described: &Described) -> Result<usize, VectorError> {
        self.look()?;
        let stale: Vec<Key> = self.known().stale(described).collect();
        let mut groups: BTreeMap<i64, (Arc<Attributes>, Vec<Key>)> = BTreeMap::new();
        for key in &stale {
            let Some(attributes) = described.get(key) else { continue };
            let group = groups.entry(attributes.stamp());
            group.or_insert_with(|| (Arc::clone(attributes), Vec::new())).1.push(*key);
        }
        let operations: Vec<_> = groups.values().map(|(attributes, keys)| overwrite(attributes, keys)).collect();
        let batches = operations.chunks(self.connection.settings.batch);
        let last = batches.len().saturating_sub(1);
        for (number, batch) in batches.enumerate() {
            let request = UpdateBatchPoints {
                collection_name: self.name(),
                wait: Some(number == last),
                operations: batch.to_vec(),
                ..UpdateBatchPoints::default()
            };
            self.connection.write(|client| {
                let request = request.clone();
                async move { client.update_points_batch(request).await }
            })?;
        }
        let stamped =
            groups.into_iter().flat_map(|(stamp, (_, keys))| keys.into_iter().map(move |key| (key, Some(stamp))));
        if !stale.is_empty() {
            self.known_mut().take(stamped.collect());
        }
        Ok(stale.len())
    }

    pub(super) fn delete_others(&self, keep: &HashSet<Key>) -> Result<usize, VectorError> {
        self.list()?;
        let gone: Vec<Key> = self.known().keys().filter(|key| !keep.contains(*key)).copied().collect();
        let batches = gone.chunks(self.connection.settings.batch);
        let last = batches.len().saturating_sub(1);
        for (number, batch) in batches.enumerate() {
            let request = DeletePoints {
                collection_name: self.name(),
                wait: Some(number == last),
                points: Some(selector(batch)),
                ..DeletePoints::default()
            };
            self.connection.write(|client| {
                let request = request.clone();
                async move { client.delete_points(request).await }
            })?;
        }
        self.list()?;
        Ok(gone.len())
    }
}

fn point_struct(point: &Point) -> PointStruct {
    let vector = dequantize(&quantize(&point.vector));
    PointStruct::new(point_id(&point.key), vector, payload(&point.attributes))
}

fn overwrite(attributes: &Attributes, keys: &[Key]) -> PointsUpdateOperation {
    let operation = OverwritePayload {
        payload: payload(attributes),
        points_selector: Some(selector(keys)),
        ..OverwritePayload::default()
    };
    PointsUpdateOperation { operation: Some(Operation::OverwritePayload(operation)) }
}

fn selector(keys: &[Key]) -> PointsSelector {
    let ids = PointsIdsList { ids: keys.iter().map(point_id).collect() };
    PointsSelector { points_selector_one_of: Some(PointsSelectorOneOf::Points(ids)) }
}
