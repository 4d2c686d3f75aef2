//! Per-codepoint replacements as the "precompiled character map" that tokenizer files carry.
//!
//! Layout: `u32` bytes of the trie, the trie (a double array of `u32` units over UTF-8 bytes, as the library Darts writes
//! it), then the replacements, each closed by NUL. A unit holds the byte it stands for, the XOR distance to its children
//! and whether it ends a key; the child for byte 0 of such a unit holds where its replacement begins.

use std::collections::{BTreeMap, HashSet, VecDeque};

/// Children of a unit lie in one aligned block of this many units.
const BLOCK: usize = 256;
const ENDS_KEY: u32 = 1 << 8;
const IS_VALUE: u32 = 1 << 31;
const OFFSET_SHIFT: u32 = 10;

/// The map for `replacements`; codepoint 0 cannot be a key and is left out.
pub(super) fn build(replacements: &[(char, String)]) -> Vec<u8> {
    let mut texts = Vec::new();
    let mut places: BTreeMap<&str, u32> = BTreeMap::new();
    let mut root = Node::default();
    for (from, to) in replacements.iter().filter(|(from, _)| *from != '\0') {
        let place = *places.entry(to).or_insert_with(|| {
            let place = texts.len() as u32;
            texts.extend_from_slice(to.as_bytes());
            texts.push(0);
            place
        });
        root.insert(from.encode_utf8(&mut [0; 4]).as_bytes(), place);
    }
    let units = DoubleArray::from(&root).units;
    let mut map = ((units.len() * 4) as u32).to_le_bytes().to_vec();
    map.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    map.extend(texts);
    map
}

#[derive(Default)]
struct Node {
    value: Option<u32>,
    children: BTreeMap<u8, Node>,
}

impl Node {
    fn insert(&mut self, key: &[u8], value: u32) {
        match key.split_first() {
            None => self.value = Some(value),
            Some((first, rest)) => self.children.entry(*first).or_default().insert(rest, value),
        }
    }
}

struct DoubleArray {
    units: Vec<u32>,
    taken: Vec<bool>,
    /// Two units must not share a base: a lookup checks only the label of the unit that it arrives at.
    bases: HashSet<usize>,
}

impl From<&Node> for DoubleArray {
    fn from(root: &Node) -> Self {
        let mut array = Self { units: Vec::new(), taken: Vec::new(), bases: HashSet::new() };
        array.grow_to(BLOCK);
        array.taken[0] = true;
        let mut waiting = VecDeque::from([(0, root)]);
        while let Some((unit, node)) = waiting.pop_front() {
            let base = array.place(node);
            array.units[unit] |= ((unit ^ base) as u32) << OFFSET_SHIFT;
            if let Some(value) = node.value {
                array.units[unit] |= ENDS_KEY;
                array.units[base] = IS_VALUE | value;
            }
            for (label, child) in &node.children {
                let at = base ^ usize::from(*label);
                array.units[at] = u32::from(*label);
                waiting.push_back((at, child));
            }
        }
        array
    }
}

impl DoubleArray {
    /// Finds and takes a base where the value and all children of `node` fit.
    fn place(&mut self, node: &Node) -> usize {
        let labels: Vec<usize> =
            node.value.map(|_| 0).into_iter().chain(node.children.keys().map(|label| usize::from(*label))).collect();
        let mut base = 1;
        loop {
            self.grow_to((base / BLOCK + 1) * BLOCK);
            if !self.bases.contains(&base) && labels.iter().all(|label| !self.taken[base ^ label]) {
                break;
            }
            base += 1;
        }
        self.bases.insert(base);
        for label in labels {
            self.taken[base ^ label] = true;
        }
        base
    }

    fn grow_to(&mut self, units: usize) {
        if self.units.len() < units {
            self.units.resize(units, 0);
            self.taken.resize(units, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokenizers::normalizers::Precompiled;
    use tokenizers::{NormalizedString, Normalizer};

    #[test]
    fn the_tokenizer_library_reads_the_map_and_replaces_drops_and_keeps() {
        let entry = |from: char, to: &str| (from, to.to_owned());
        let entries = [entry('Ａ', "A"), entry('㎡', "m2"), entry('\u{200b}', ""), entry('ﬁ', "fi"), entry('𝐀', "A")];
        let map = Precompiled::from(&build(&entries)).expect("reads");
        let mut text = NormalizedString::from("Ａ 12㎡\u{200b}罚ﬁ𝐀A");
        map.normalize(&mut text).expect("normalises");
        assert_eq!(text.get(), "A 12m2罚fiAA");
    }
}
