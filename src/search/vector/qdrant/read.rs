//! Reading: what the server holds, single vectors, and searches.

use std::sync::PoisonError;
use std::time::Instant;

use qdrant_client::qdrant::read_consistency::Value;
use qdrant_client::qdrant::vector_output::Vector;
use qdrant_client::qdrant::{
    CountPoints, GetPoints, QuantizationSearchParams, Query, QueryPoints, ReadConsistency, ReadConsistencyType,
    RetrievedPoint, ScoredPoint, ScrollPoints, SearchParams, VectorInput,
};

use super::QdrantStore;
use super::known::Known;
use super::payload::{STAMP, filter, key_of_point, point_id, stamp};
use crate::config;
use crate::search::vector::error::VectorError;
use crate::search::vector::file::Key;
use crate::search::vector::quantize::{Quantized, quantize};
use crate::search::vector::store::{Ask, Near, best};

/// Points of one page of a listing.
const PAGE: u32 = 5_000;
/// Passages fetched for one text wanted at first: a long article may hold several of the best, and the server knows a text only by
/// what narrows the search.
const PASSAGES_PER_TEXT: usize = 3;
/// How much more is fetched where too few of the texts found were asked for.
const WIDENING: usize = 4;
/// Passages that the server's int8 codes propose for one that is compared exactly.
const OVERSAMPLING: f64 = 2.0;

impl QdrantStore {
    /// Looks whether the server holds what is known, unless that was done lately, and lists it again where it does not.
    pub(super) fn look(&self) -> Result<(), VectorError> {
        let refresh = self.connection.settings.refresh;
        let is_fresh = || self.known().is_fresh(Instant::now(), refresh);
        if is_fresh() {
            return self.connection.last_failure();
        }
        // One looks, the others wait for what it finds.
        let _turn = self.refreshing.lock().unwrap_or_else(PoisonError::into_inner);
        if is_fresh() {
            return self.connection.last_failure();
        }
        let collection = self.collection()?;
        let count = match &collection {
            // By the alias: the collection may go at any moment.
            Some(_) => self.count_points(&self.name())?,
            None => 0,
        };
        let is_as_known = |known: &Known| known.collection == collection && known.len() == count;
        if is_as_known(&self.known()) {
            self.known_mut().confirm(Instant::now());
            return Ok(());
        }
        self.list()
    }

    fn collection(&self) -> Result<Option<String>, VectorError> {
        match &self.aside {
            Some(name) => Ok(Some(name.clone())),
            None => self.collections.current(&self.connection),
        }
    }

    /// Lists what the server holds.
    pub(super) fn list(&self) -> Result<(), VectorError> {
        let started = Instant::now();
        let collection = self.collection()?;
        let mut listed = Vec::new();
        if collection.is_some() {
            self.collections.check(&self.connection, &self.name())?;
            self.scroll(&mut |point| {
                listed.extend(key_of_point(point.id.as_ref()).map(|key| (key, stamp(&point.payload))));
            })?;
        }
        let mut known = self.known_mut();
        known.replace(collection, listed, started.elapsed());
        known.confirm(Instant::now());
        Ok(())
    }

    fn scroll(&self, take: &mut dyn FnMut(&RetrievedPoint)) -> Result<(), VectorError> {
        let mut page = ScrollPoints {
            collection_name: self.name(),
            limit: Some(PAGE),
            with_payload: Some(vec![STAMP].into()),
            with_vectors: Some(false.into()),
            read_consistency: self.consistency(),
            ..ScrollPoints::default()
        };
        loop {
            let asked = page.clone();
            let answer = self.connection.search(move |client| {
                let asked = asked.clone();
                async move { client.scroll(asked).await }
            })?;
            answer.result.iter().for_each(&mut *take);
            page.offset = answer.next_page_offset;
            if page.offset.is_none() {
                return Ok(());
            }
        }
    }

    /// The exact number of points of a collection.
    pub(super) fn count_points(&self, name: &str) -> Result<usize, VectorError> {
        let request = CountPoints { collection_name: name.to_owned(), exact: Some(true), ..CountPoints::default() };
        let answer = self.connection.search(move |client| {
            let request = request.clone();
            async move { client.count(request).await }
        })?;
        Ok(answer.result.map_or(0, |result| usize::try_from(result.count).unwrap_or(usize::MAX)))
    }

    pub(super) fn fetch(&self, keys: &[Key]) -> Result<Vec<(Key, Quantized)>, VectorError> {
        let held: Vec<Key> = {
            let known = self.known();
            keys.iter().filter(|key| known.row(key).is_some()).copied().collect()
        };
        let mut found = Vec::with_capacity(held.len());
        for keys in held.chunks(self.connection.settings.batch) {
            let request = GetPoints {
                collection_name: self.name(),
                ids: keys.iter().map(point_id).collect(),
                with_payload: Some(false.into()),
                with_vectors: Some(true.into()),
                read_consistency: self.consistency(),
                ..GetPoints::default()
            };
            let answer = self.connection.write(move |client| {
                let request = request.clone();
                async move { client.get_points(request).await }
            })?;
            found.extend(answer.result.iter().filter_map(vector_of));
        }
        Ok(found)
    }

    pub(super) fn query(&self, ask: &Ask<'_>) -> Result<Vec<Near>, VectorError> {
        self.check_length("查询", ask.query.len())?;
        let held = self.known().len();
        if held == 0 || ask.limit == 0 {
            return Ok(Vec::new());
        }
        let mut fetched = ask.limit.saturating_mul(PASSAGES_PER_TEXT);
        loop {
            let points = self.nearest_points(ask, fetched)?;
            let is_all = points.len() < fetched || fetched >= held;
            let near = self.texts(ask, &points);
            if near.len() == ask.limit || is_all {
                return Ok(near);
            }
            fetched = fetched.saturating_mul(WIDENING);
        }
    }

    fn nearest_points(&self, ask: &Ask<'_>, limit: usize) -> Result<Vec<ScoredPoint>, VectorError> {
        let codes = QuantizationSearchParams {
            rescore: Some(true),
            oversampling: Some(OVERSAMPLING),
            ..QuantizationSearchParams::default()
        };
        let params = SearchParams {
            exact: Some(self.connection.settings.exact),
            quantization: Some(codes),
            ..SearchParams::default()
        };
        let request = QueryPoints {
            collection_name: self.name(),
            query: Some(Query::from(VectorInput::from(ask.query.to_vec()))),
            filter: filter(ask.narrowing),
            params: Some(params),
            limit: Some(limit as u64),
            with_payload: Some(false.into()),
            with_vectors: Some(false.into()),
            read_consistency: self.consistency(),
            ..QueryPoints::default()
        };
        let answer = self.connection.search(move |client| {
            let request = request.clone();
            async move { client.query(request).await }
        })?;
        Ok(answer.result)
    }

    /// The texts of the passages found that are asked for, in the order of the contract.
    fn texts(&self, ask: &Ask<'_>, points: &[ScoredPoint]) -> Vec<Near> {
        let known = self.known();
        let mut near: Vec<Near> = Vec::new();
        for point in points {
            let Some(row) = key_of_point(point.id.as_ref()).and_then(|key| known.row(&key)) else { continue };
            let texts = ask.candidates.texts(row).iter().filter(|text| (ask.accept)(**text));
            near.extend(texts.map(|text| Near { id: *text, cosine: point.score }));
        }
        best(near, ask.limit)
    }

    fn consistency(&self) -> Option<ReadConsistency> {
        let value = match self.connection.settings.read_consistency? {
            config::ReadConsistency::All => Value::Type(ReadConsistencyType::All.into()),
            config::ReadConsistency::Majority => Value::Type(ReadConsistencyType::Majority.into()),
            config::ReadConsistency::Quorum => Value::Type(ReadConsistencyType::Quorum.into()),
            config::ReadConsistency::Factor(copies) => Value::Factor(copies),
        };
        Some(ReadConsistency { value: Some(value) })
    }
}

fn vector_of(point: &RetrievedPoint) -> Option<(Key, Quantized)> {
    let key = key_of_point(point.id.as_ref())?;
    match point.vectors.as_ref()?.get_vector()? {
        Vector::Dense(dense) => Some((key, quantize(&dense.data))),
        _ => None,
    }
}
