//! The embedded vector store by size: time to take vectors in, memory, p50 of a query over all of them and over one in ten, and
//! what writing and reading the file takes. Vectors are generated. Run with `cargo bench --bench vectors`.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench prints its figures and stops where it cannot measure"
)]

use std::time::Instant;

use caiheng::search::vector::{Codes, VectorFile, key_of, quantize};

/// Dimensions of multilingual-e5-small.
const DIMENSIONS: usize = 384;
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// The file is measured up to this many vectors.
const LARGEST_FILE: usize = 100_000;
const QUERIES: usize = 50;
const BYTES_PER_MIB: f64 = (1_u64 << 20) as f64;

fn main() {
    for size in SIZES {
        scan(size);
    }
    file(LARGEST_FILE);
}

fn scan(size: usize) {
    let before = resident_bytes();
    let mut next = pseudo_random(7);
    let started = Instant::now();
    let mut codes = Codes::new(DIMENSIONS);
    for _ in 0..size {
        let quantized = quantize(&vector(&mut next));
        codes.push(&quantized.codes, quantized.scale);
    }
    let filled = started.elapsed().as_secs_f64();
    let memory = resident_bytes().saturating_sub(before) as f64 / BYTES_PER_MIB;
    let query = vector(&mut next);
    let all = p50_of(|| {
        std::hint::black_box(codes.nearest(&query, (0..size).map(|row| (row, row)), 10));
    });
    let tenth = p50_of(|| {
        std::hint::black_box(codes.nearest(&query, (0..size).step_by(10).map(|row| (row, row)), 10));
    });
    println!(
        "exact int8 scan, {size} x {DIMENSIONS}, top 10: p50 {all:.2} ms over all, {tenth:.2} ms over one in ten; \
         {memory:.0} MiB; taken in at {:.0} vectors/s",
        size as f64 / filled
    );
}

fn file(size: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = VectorFile::new(folder.path(), "bench", DIMENSIONS);
    let mut next = pseudo_random(11);
    let record = |row: usize| {
        let vector = quantize(&vector(&mut next));
        caiheng::search::vector::Record { key: key_of(&row.to_string()), vector }
    };
    let records: Vec<_> = (0..size).map(record).collect();
    let started = Instant::now();
    file.append(0, &records).expect("writes");
    let written = started.elapsed().as_secs_f64();
    let started = Instant::now();
    let (read, end) = file.read_from(0).expect("reads");
    println!(
        "file of {} vectors, {:.0} MiB: written and synced in {written:.2} s, read and checked in {:.2} s",
        read.len(),
        end as f64 / BYTES_PER_MIB,
        started.elapsed().as_secs_f64()
    );
}

/// Bytes of this process that lie in memory; 0 where the system does not tell.
fn resident_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.unwrap_or_default() * 1024
}

fn p50_of(mut work: impl FnMut()) -> f64 {
    let timed = (0..QUERIES).map(|_| {
        let started = Instant::now();
        work();
        started.elapsed().as_secs_f64() * 1000.0
    });
    let mut milliseconds: Vec<f64> = timed.collect();
    milliseconds.sort_by(f64::total_cmp);
    milliseconds.get(QUERIES / 2).copied().unwrap_or(f64::NAN)
}

/// A pseudo-random vector of unit length.
fn vector(next: &mut impl FnMut() -> f32) -> Vec<f32> {
    let raw: Vec<f32> = (0..DIMENSIONS).map(|_| next()).collect();
    let length = raw.iter().map(|x| x * x).sum::<f32>().sqrt();
    raw.into_iter().map(|x| x / length).collect()
}

/// Numbers in -1..1, the same at each run.
fn pseudo_random(mut state: u64) -> impl FnMut() -> f32 {
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 40) as f32 / (1_u64 << 23) as f32) - 1.0
    }
}
