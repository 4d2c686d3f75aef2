//! Attention inside each of several short sequences that stand one after the other.

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};
use rayon::prelude::*;

use super::numbers;
use super::softmax::soften;

/// Attends within each sequence: `[tokens, 3 * width]` (query, key and value side by side) to `[tokens, width]`.
///
/// `lengths` are the tokens of each sequence, in order, and sum up to `tokens`; `width` is a multiple of `heads`.
pub fn attend_within(query_key_value: &Tensor, heads: usize, lengths: &[usize]) -> Result<Tensor> {
    query_key_value.apply_op1_no_bwd(&AttendWithin { heads, lengths })
}

struct AttendWithin<'a> {
    heads: usize,
    lengths: &'a [usize],
}

impl CustomOp1 for AttendWithin<'_> {
    fn name(&self) -> &'static str {
        "attend-within"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let input = numbers(storage, layout)?;
        let (tokens, triple) = layout.shape().dims2()?;
        let width = triple / 3;
        if self.lengths.iter().sum::<usize>() != tokens || width % self.heads != 0 {
            return Err(candle_core::Error::Msg("sequences do not fill the batch".to_owned()));
        }
        let mut out = vec![0f32; tokens * width];
        let (mut inputs, mut outputs) = (input, out.as_mut_slice());
        let mut sequences = Vec::with_capacity(self.lengths.len());
        for &length in self.lengths {
            let (input, other_inputs) = inputs.split_at(length * triple);
            let (output, other_outputs) = outputs.split_at_mut(length * width);
            (inputs, outputs) = (other_inputs, other_outputs);
            sequences.push((input, output));
        }
        sequences.into_par_iter().for_each(|(input, output)| attend_sequence(input, output, width, self.heads));
        Ok((CpuStorage::F32(out), Shape::from((tokens, width))))
    }
}

/// All heads of one sequence.
fn attend_sequence(input: &[f32], output: &mut [f32], width: usize, heads: usize) {
    let triple = 3 * width;
    let head_width = width / heads;
    let tokens = input.len() / triple;
    let scale = (head_width as f32).sqrt().recip();
    let mut keys = vec![0f32; head_width * tokens];
    let mut shares = vec![0f32; tokens];
    let mut scores = vec![0f32; tokens];
    for head in 0..heads {
        let at = head * head_width;
        // Keys lie [number][token], so that the inner loops run over tokens.
        for (token, row) in input.chunks_exact(triple).enumerate() {
            for (number, &key) in row[width + at..width + at + head_width].iter().enumerate() {
                keys[number * tokens + token] = key;
            }
        }
        for (row, out) in input.chunks_exact(triple).zip(output.chunks_exact_mut(width)) {
            scores.fill(0.0);
            for (&query, keys) in row[at..at + head_width].iter().zip(keys.chunks_exact(tokens)) {
                scores.iter_mut().zip(keys).for_each(|(score, &key)| *score = query.mul_add(key, *score));
            }
            soften(&scores, &mut shares, scale);
            let out = &mut out[at..at + head_width];
            for (&share, row) in shares.iter().zip(input.chunks_exact(triple)) {
                let values = &row[2 * width + at..2 * width + at + head_width];
                out.iter_mut().zip(values).for_each(|(out, &value)| *out = share.mul_add(value, *out));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use candle_core::Device;

    use super::*;

    #[test]
    fn sequences_do_not_see_each_other() {
        let row = |number: usize| (0..12).map(move |column| ((number * 12 + column) as f32 * 0.7).sin());
        let tensor = |rows: std::ops::Range<usize>| {
            let count = rows.len();
            Tensor::from_vec(rows.flat_map(row).collect::<Vec<f32>>(), (count, 12), &Device::Cpu).unwrap()
        };
        let together = attend_within(&tensor(0..5), 2, &[3, 2]).unwrap().to_vec2::<f32>().unwrap();
        let first = attend_within(&tensor(0..3), 2, &[3]).unwrap().to_vec2::<f32>().unwrap();
        let second = attend_within(&tensor(3..5), 2, &[2]).unwrap().to_vec2::<f32>().unwrap();
        assert_eq!(together, [first, second].concat());
        assert!(attend_within(&tensor(0..5), 2, &[3, 3]).is_err());
    }

    #[test]
    fn a_single_token_attends_to_itself() {
        let input = Tensor::new(&[[9f32, 9.0, 1.0, 2.0, 5.0, 6.0]], &Device::Cpu).unwrap();
        assert_eq!(attend_within(&input, 1, &[1]).unwrap().to_vec2::<f32>().unwrap(), [[5.0, 6.0]]);
    }
}
