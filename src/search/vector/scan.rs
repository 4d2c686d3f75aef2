//! The exact scan: int8 against int8 over all rows, then the best few rescored with the query in f32.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use caiheng_kernels::dot::{Dot, fastest};

use super::quantize::{Quantized, quantize};

/// Rows that the int8 pass hands to the rescoring pass, at least.
const RESCORED: usize = 40;

/// Codes of many vectors, row by row.
#[derive(Debug, Clone)]
pub struct Codes {
    dimensions: usize,
    codes: Vec<i8>,
    scales: Vec<f32>,
    dot: Dot,
}

/// What a candidate stands for and its row.
pub type Candidate = (usize, usize);

/// A candidate and its cosine to the query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// What it stands for.
    pub id: usize,
    /// Number of its row.
    pub row: usize,
    /// Cosine in -1..=1 (vectors have unit length).
    pub score: f32,
}

impl Codes {
    /// No rows yet.
    pub fn new(dimensions: usize) -> Self {
        Self { dimensions, codes: Vec::new(), scales: Vec::new(), dot: fastest() }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// Length of a row.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Adds a row of `dimensions` codes; its number.
    pub fn push(&mut self, codes: &[i8], scale: f32) -> usize {
        debug_assert_eq!(codes.len(), self.dimensions);
        self.codes.extend_from_slice(codes);
        self.scales.push(scale);
        self.scales.len() - 1
    }

    /// The `limit` candidates that are nearest to `query` (`dimensions` numbers, unit length), best first.
    pub fn nearest(&self, query: &[f32], candidates: impl Iterator<Item = Candidate>, limit: usize) -> Vec<Scored> {
        let coarse = quantize(query);
        let mut best = Best::new(limit.max(RESCORED));
        for (id, row) in candidates {
            let Some((codes, scale)) = self.row(row) else { continue };
            #[expect(clippy::cast_precision_loss, reason = "a coarse score, rescored below")]
            let score = (self.dot)(&coarse.codes, codes) as f32 * scale;
            best.offer(Scored { id, row, score });
        }
        let mut rescored: Vec<Scored> = best.kept.into_iter().map(|kept| self.rescore(query, kept.0)).collect();
        rescored.sort_by(|left, right| right.score.total_cmp(&left.score).then(left.row.cmp(&right.row)));
        rescored.truncate(limit);
        rescored
    }

    /// A row as it was pushed.
    pub fn quantized(&self, row: usize) -> Option<Quantized> {
        self.row(row).map(|(codes, scale)| Quantized { codes: codes.to_vec(), scale })
    }

    fn rescore(&self, query: &[f32], coarse: Scored) -> Scored {
        let score = self.row(coarse.row).map_or(f32::MIN, |(codes, scale)| {
            scale * query.iter().zip(codes).map(|(component, &code)| component * f32::from(code)).sum::<f32>()
        });
        Scored { score, ..coarse }
    }

    fn row(&self, row: usize) -> Option<(&[i8], f32)> {
        let start = row.checked_mul(self.dimensions)?;
        Some((self.codes.get(start..start + self.dimensions)?, *self.scales.get(row)?))
    }
}

/// The best `room` rows seen so far: a heap with the worst of them on top.
struct Best {
    room: usize,
    kept: BinaryHeap<Worst>,
}

/// Ordered so that the worst row is the greatest.
struct Worst(Scored);

impl PartialEq for Worst {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Worst {}

impl PartialOrd for Worst {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Worst {
    fn cmp(&self, other: &Self) -> Ordering {
        other.0.score.total_cmp(&self.0.score)
    }
}

impl Best {
    fn new(room: usize) -> Self {
        Self { room, kept: BinaryHeap::with_capacity(room) }
    }

    fn offer(&mut self, candidate: Scored) {
        if self.kept.len() < self.room {
            self.kept.push(Worst(candidate));
            return;
        }
        if let Some(mut worst) = self.kept.peek_mut()
            && candidate.score > worst.0.score
        {
            *worst = Worst(candidate);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIMENSIONS: usize = 48;

    /// Pseudo-random unit vectors, the same at each run.
    fn vectors(count: usize) -> Vec<Vec<f32>> {
        let mut state = 7_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 40) as f32 / (1_u64 << 23) as f32) - 1.0
        };
        let mut unit = || {
            let raw: Vec<f32> = (0..DIMENSIONS).map(|_| next()).collect();
            let length = raw.iter().map(|x| x * x).sum::<f32>().sqrt();
            raw.into_iter().map(|x| x / length).collect()
        };
        (0..count).map(|_| unit()).collect()
    }

    #[test]
    fn the_scan_finds_what_an_exact_search_in_f32_finds() {
        let all = vectors(2_000);
        let mut codes = Codes::new(DIMENSIONS);
        for vector in &all {
            let quantized = quantize(vector);
            codes.push(&quantized.codes, quantized.scale);
        }
        let (mut kept, mut wanted) = (0, 0);
        for query in vectors(30) {
            let cosine = |row: usize| all[row].iter().zip(&query).map(|(a, b)| a * b).sum::<f32>();
            let mut exact: Vec<usize> = (0..all.len()).collect();
            exact.sort_by(|&left, &right| cosine(right).total_cmp(&cosine(left)));
            let found = codes.nearest(&query, (0..all.len()).map(|row| (row, row)), 10);
            kept += exact[..10].iter().filter(|row| found.iter().any(|scored| scored.row == **row)).count();
            wanted += 10;
        }
        assert!(kept * 100 >= wanted * 97, "{kept} of {wanted}");
    }

    #[test]
    fn only_rows_offered_are_returned_and_scores_fall() {
        let mut codes = Codes::new(DIMENSIONS);
        for vector in vectors(100) {
            let quantized = quantize(&vector);
            codes.push(&quantized.codes, quantized.scale);
        }
        let found = codes.nearest(&vectors(1)[0], (0..100).step_by(2).map(|row| (row, row)), 5);
        assert_eq!(found.len(), 5);
        assert_eq!(found[0].row, 0, "the query itself");
        assert!(found.iter().all(|scored| scored.row % 2 == 0));
        assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }
}
