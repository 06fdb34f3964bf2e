//! Many small pieces as few files of even size.

use crate::search::codec::bits::{BitWriter, count_of};

/// Files, and the key of the first piece of each.
#[derive(Debug, Default)]
pub(crate) struct Shards {
    pub(crate) firsts: Vec<u64>,
    pub(crate) files: Vec<Vec<u8>>,
}

/// The wanted number of files of one sort, and the limits of their sizes.
pub(crate) struct Sizes {
    pub(crate) files: usize,
    /// The smallest and largest wanted size of a file, in bytes before it becomes a script.
    pub(crate) smallest: usize,
    pub(crate) largest: usize,
}

impl Sizes {
    /// The wanted size of a file. Small files load fast, but 10,000 pages must stay below 3,000 files.
    pub(crate) fn target(&self, total: usize) -> usize {
        (total / self.files).clamp(self.smallest, self.largest)
    }
}

/// Packs pieces with ascending keys into files of about `target` bytes. A large piece has a file
/// of its own, so that its neighbours stay cheap to load.
pub(crate) fn pack(pieces: Vec<(u64, BitWriter)>, target: usize) -> Shards {
    let mut shards = Shards::default();
    let mut own: Vec<(u64, BitWriter)> = Vec::new();
    let mut size = 0;
    for (key, piece) in pieces {
        let length = piece.len() / 8;
        if !own.is_empty() && size + length > target {
            shards.close(&mut own);
            size = 0;
        }
        size += length;
        own.push((key, piece));
    }
    if !own.is_empty() {
        shards.close(&mut own);
    }
    shards
}

/// Packs pieces with the keys 0, 1, … so that each file holds `count` of them: readers compute
/// where a file begins.
pub(crate) fn pack_evenly(pieces: &[(u64, BitWriter)], count: usize) -> Shards {
    let groups = || pieces.chunks(count);
    Shards { firsts: groups().map(|group| group[0].0).collect(), files: groups().map(file).collect() }
}

impl Shards {
    /// Appends files with higher keys.
    pub(crate) fn append(&mut self, mut other: Self) {
        self.firsts.append(&mut other.firsts);
        self.files.append(&mut other.files);
    }

    fn close(&mut self, pieces: &mut Vec<(u64, BitWriter)>) {
        self.firsts.push(pieces[0].0);
        self.files.push(file(pieces));
        pieces.clear();
    }
}

/// A directory, keys by their gaps and lengths in bits, then the pieces.
fn file(pieces: &[(u64, BitWriter)]) -> Vec<u8> {
    let mut out = BitWriter::default();
    out.golomb(count_of(pieces.len() - 1), 3);
    let gaps: Vec<u32> =
        pieces.windows(2).map(|pair| u32::try_from(pair[1].0 - pair[0].0 - 1).unwrap_or(u32::MAX)).collect();
    let lengths: Vec<u32> = pieces.iter().map(|(_, piece)| count_of(piece.len())).collect();
    out.rices(&gaps);
    out.rices(&lengths);
    for (_, piece) in pieces {
        out.append(piece);
    }
    out.into_bytes()
}
