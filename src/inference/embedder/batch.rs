//! Sequences packed into batches without padding.

/// Tokens of a batch at most (a longer sequence makes a batch of its own): enough to fill the matrix kernels, few
/// enough that the states stay in the cache.
const TOKENS: usize = 1024;

/// Sequences one after the other.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Batch {
    /// Where the sequences stood in the request.
    pub(super) indices: Vec<usize>,
    /// Tokens of each.
    pub(super) lengths: Vec<usize>,
    /// All their tokens.
    pub(super) tokens: Vec<u32>,
}

/// Packs sequences, the longest first, so that those of a batch are alike in length.
pub(super) fn batches(sequences: &[&[u32]]) -> Vec<Batch> {
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(sequences[index].len()));
    let mut batches: Vec<Batch> = Vec::new();
    for index in order {
        let sequence = sequences[index];
        let batch = match batches.last_mut() {
            Some(batch) if batch.tokens.len() + sequence.len() <= TOKENS => batch,
            _ => batches.push_mut(Batch::default()),
        };
        batch.indices.push(index);
        batch.lengths.push(sequence.len());
        batch.tokens.extend_from_slice(sequence);
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sequence_is_in_one_batch_and_batches_stay_small() {
        let sequences: Vec<Vec<u32>> = (0..50).map(|index| vec![index; 20 + (index as usize * 37) % 500]).collect();
        let borrowed: Vec<&[u32]> = sequences.iter().map(Vec::as_slice).collect();
        let packed = batches(&borrowed);
        let mut seen = vec![0; sequences.len()];
        for batch in &packed {
            assert!(batch.tokens.len() <= TOKENS);
            assert_eq!(batch.lengths.iter().sum::<usize>(), batch.tokens.len());
            let mut from = 0;
            for (&index, &length) in batch.indices.iter().zip(&batch.lengths) {
                assert_eq!(batch.tokens[from..from + length], sequences[index]);
                from += length;
                seen[index] += 1;
            }
        }
        assert!(seen.iter().all(|times| *times == 1));
        assert!(batches(&[]).is_empty());
    }
}
