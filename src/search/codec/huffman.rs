//! Canonical Huffman codes: the code lengths define the codes.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The longest code, in bits, so that it fits into a 32-bit number.
pub(crate) const LONGEST: usize = 24;

/// The lengths of the codes for these frequencies; frequencies of 0 get none (0). A single symbol
/// gets a code of 0 bits.
pub(crate) fn lengths(frequencies: &[u32]) -> Vec<u8> {
    let mut weights: Vec<u64> = frequencies.iter().map(|frequency| u64::from(*frequency)).collect();
    loop {
        let lengths = unlimited(&weights);
        if lengths.iter().all(|length| usize::from(*length) <= LONGEST) {
            return lengths;
        }
        // Flatter frequencies give shorter longest codes.
        for weight in weights.iter_mut().filter(|weight| **weight > 0) {
            *weight = *weight / 4 + 1;
        }
    }
}

fn unlimited(weights: &[u64]) -> Vec<u8> {
    let mut heap: BinaryHeap<Reverse<(u64, usize)>> = weights
        .iter()
        .enumerate()
        .filter(|(_, weight)| **weight > 0)
        .map(|(symbol, weight)| Reverse((*weight, symbol)))
        .collect();
    let leaves = weights.len();
    let mut parents: Vec<usize> = vec![0; leaves];
    while heap.len() > 1 {
        let (Some(Reverse((a, left))), Some(Reverse((b, right)))) = (heap.pop(), heap.pop()) else { break };
        let node = parents.len();
        parents.push(0);
        parents[left] = node;
        parents[right] = node;
        heap.push(Reverse((a + b, node)));
    }
    let mut depths = vec![0_u8; parents.len()];
    for node in (0..parents.len()).rev() {
        if parents[node] != 0 {
            depths[node] = depths[parents[node]].saturating_add(1);
        }
    }
    depths.truncate(leaves);
    depths
}

/// The canonical codes of these lengths; codes of one length ascend in the order of the symbols.
pub(crate) fn codes(lengths: &[u8]) -> Vec<u32> {
    let mut counts = [0_u32; LONGEST + 1];
    for length in lengths {
        counts[usize::from(*length)] += 1;
    }
    counts[0] = 0;
    let mut next = [0_u32; LONGEST + 2];
    for length in 1..=LONGEST {
        next[length + 1] = (next[length] + counts[length]) << 1;
    }
    let mut codes = vec![0; lengths.len()];
    for (symbol, length) in lengths.iter().enumerate() {
        if *length > 0 {
            codes[symbol] = next[usize::from(*length)];
            next[usize::from(*length)] += 1;
        }
    }
    codes
}
