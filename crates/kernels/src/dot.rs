//! Dot products of int8 vectors. The only unsafe code of the search: AVX2 where the processor has it, chosen at run time.

/// The function that computes dot products on this processor. Both slices have the same length.
pub type Dot = fn(&[i8], &[i8]) -> i32;

/// The fastest [`Dot`] that this processor has.
pub fn fastest() -> Dot {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        return avx2;
    }
    portable
}

/// The sum of the products, one by one.
pub fn portable(left: &[i8], right: &[i8]) -> i32 {
    left.iter().zip(right).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum()
}

#[cfg(target_arch = "x86_64")]
fn avx2(left: &[i8], right: &[i8]) -> i32 {
    // SAFETY: `fastest` hands this function out only after it has detected AVX2 on this processor.
    unsafe { avx2_lanes(left, right) }
}

/// Sixteen products at a time. i8 times i8 fits i16 pairs summed into i32 by `madd`; 2^16 dimensions could not overflow.
///
/// # Safety
/// The processor must have AVX2.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
unsafe fn avx2_lanes(left: &[i8], right: &[i8]) -> i32 {
    use std::arch::x86_64::{
        __m128i, _mm_loadu_si128, _mm256_add_epi32, _mm256_cvtepi8_epi16, _mm256_madd_epi16, _mm256_setzero_si256,
        _mm256_storeu_si256,
    };
    const LANES: usize = 16;
    let (left_chunks, left_rest) = left.as_chunks::<LANES>();
    let (right_chunks, right_rest) = right.as_chunks::<LANES>();
    let mut sums = _mm256_setzero_si256();
    for (a, b) in left_chunks.iter().zip(right_chunks) {
        // SAFETY: each chunk is an array of exactly 16 bytes, and the load needs no alignment.
        let (a, b) =
            unsafe { (_mm_loadu_si128(a.as_ptr().cast::<__m128i>()), _mm_loadu_si128(b.as_ptr().cast::<__m128i>())) };
        sums = _mm256_add_epi32(sums, _mm256_madd_epi16(_mm256_cvtepi8_epi16(a), _mm256_cvtepi8_epi16(b)));
    }
    let mut lanes = [0_i32; 8];
    // SAFETY: `lanes` has room for 256 bits, and the store needs no alignment.
    unsafe { _mm256_storeu_si256(lanes.as_mut_ptr().cast(), sums) };
    lanes.iter().sum::<i32>() + portable(left_rest, right_rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_fast_path_gives_what_the_plain_one_gives(pairs in prop::collection::vec((any::<i8>(), any::<i8>()), 0..800)) {
            let (left, right): (Vec<i8>, Vec<i8>) = pairs.into_iter().unzip();
            prop_assert_eq!(fastest()(&left, &right), portable(&left, &right));
        }
    }
}
