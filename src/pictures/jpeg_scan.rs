//! Whether the pixels of a JPEG that lacks its end are all there, without making pixels of them.

use std::collections::HashMap;

const SOF: [u8; 2] = [0xc0, 0xc1];
const TABLES: u8 = 0xc4;
const SOS: u8 = 0xda;
const RESTARTS: u8 = 0xdd;

/// What is known of a picture's scans, gathered from its segments.
#[derive(Debug, Default)]
pub(super) struct Scans<'a> {
    frame: Option<&'a [u8]>,
    header: &'a [u8],
    tables: HashMap<u8, Table>,
    /// After how many units the coding begins anew; 0: never.
    interval: usize,
}

/// Huffman codes: how many there are of each length, and the values in the order of the codes.
#[derive(Debug)]
struct Table {
    counts: [u8; 16],
    values: Vec<u8>,
}

/// Why no further code can be read.
enum Stop {
    /// The data end.
    End,
    /// They are not as they should be, so that nothing can be said.
    Odd,
}

impl<'a> Scans<'a> {
    /// Takes what a segment says.
    pub(super) fn see(&mut self, marker: u8, body: &'a [u8]) {
        match marker {
            SOS => self.header = body,
            TABLES => self.see_tables(body),
            RESTARTS => {
                let interval = body.first_chunk().map(|two| u16::from_be_bytes(*two));
                self.interval = usize::from(interval.unwrap_or(0));
            }
            // Of the others, such as progressive pictures, every scan shows the whole.
            _ if SOF.contains(&marker) => self.frame = Some(body),
            _ => {}
        }
    }

    fn see_tables(&mut self, mut body: &[u8]) {
        while let Some((id, rest)) = body.split_first() {
            let Some((counts, rest)) = rest.split_first_chunk::<16>() else { return };
            let length = counts.iter().map(|count| usize::from(*count)).sum();
            let Some((values, rest)) = rest.split_at_checked(length) else { return };
            self.tables.insert(*id, Table { counts: *counts, values: values.to_vec() });
            body = rest;
        }
    }

    /// Whether the pixels of the last scan end before the picture does, as far as that can be told.
    pub(super) fn break_off(&self, pixels: &[u8]) -> bool {
        matches!(self.read(pixels), Some(Err(Stop::End)))
    }

    /// Reads all codes of a scan that holds all colours; `None` for other pictures.
    fn read(&self, pixels: &[u8]) -> Option<Result<(), Stop>> {
        let frame = self.frame?;
        let size: [u8; 4] = *frame.get(1..)?.first_chunk()?;
        let (height, width) =
            (u16::from_be_bytes([size[0], size[1]]), u16::from_be_bytes([size[2], size[3]]));
        let colours = usize::from(*frame.get(5)?);
        let frame_colours: Vec<&[u8]> = frame.get(6..)?.chunks_exact(3).take(colours).collect();
        if colours == 0 || frame_colours.len() != colours || usize::from(*self.header.first()?) != colours {
            return None;
        }
        let sampling = |colour: &[u8]| (usize::from(colour[1] >> 4), usize::from(colour[1] & 15));
        let widest = frame_colours.iter().map(|colour| sampling(colour).0).max()?;
        let highest = frame_colours.iter().map(|colour| sampling(colour).1).max()?;
        // A picture of one colour is coded block by block.
        let (across, down) = if colours == 1 { (1, 1) } else { (widest, highest) };
        let units = usize::from(width).div_ceil((8 * across).max(1))
            * usize::from(height).div_ceil((8 * down).max(1));
        let mut blocks = Vec::new();
        for chosen in self.header.get(1..)?.chunks_exact(2).take(colours) {
            let colour = frame_colours.iter().find(|colour| colour[0] == chosen[0])?;
            let (h, v) = if colours == 1 { (1, 1) } else { sampling(colour) };
            let tables = (self.tables.get(&(chosen[1] >> 4))?, self.tables.get(&(0x10 | chosen[1] & 15))?);
            blocks.extend(std::iter::repeat_n(tables, h * v));
        }
        Some(self.read_units(units, &blocks, pixels))
    }

    fn read_units(&self, units: usize, blocks: &[(&Table, &Table)], pixels: &[u8]) -> Result<(), Stop> {
        let mut bits = Bits { bytes: pixels, at: 0, byte: 0, left: 0 };
        for unit in 0..units {
            if self.interval > 0 && unit > 0 && unit % self.interval == 0 {
                bits.restart()?;
            }
            for (first, others) in blocks {
                let length = first.value(&mut bits)?;
                bits.skip(length)?;
                let mut known = 1;
                while known < 64 {
                    let value = others.value(&mut bits)?;
                    match (value >> 4, value & 15) {
                        (15, 0) => known += 16,
                        (_, 0) => break,
                        (zeros, length) => {
                            known += usize::from(zeros) + 1;
                            bits.skip(length)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

impl Table {
    fn value(&self, bits: &mut Bits<'_>) -> Result<u8, Stop> {
        let (mut code, mut first, mut index) = (0u32, 0u32, 0u32);
        for count in self.counts.map(u32::from) {
            code |= u32::from(bits.next()?);
            if code < first + count {
                let at = index + code.checked_sub(first).ok_or(Stop::Odd)?;
                return self.values.get(at as usize).copied().ok_or(Stop::Odd);
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Err(Stop::Odd)
    }
}

/// The bits of a scan, without the zeros that are stuffed behind 0xff.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    byte: u8,
    left: u8,
}

impl Bits<'_> {
    fn next(&mut self) -> Result<u8, Stop> {
        if self.left == 0 {
            self.byte = *self.bytes.get(self.at).ok_or(Stop::End)?;
            self.at += 1;
            if self.byte == 0xff {
                match self.bytes.get(self.at) {
                    Some(0) => self.at += 1,
                    Some(_) => return Err(Stop::Odd),
                    None => return Err(Stop::End),
                }
            }
            self.left = 8;
        }
        self.left -= 1;
        Ok(self.byte >> self.left & 1)
    }

    fn skip(&mut self, bits: u8) -> Result<(), Stop> {
        (0..bits).try_for_each(|_| self.next().map(|_| ()))
    }

    /// Goes behind the next restart.
    fn restart(&mut self) -> Result<(), Stop> {
        self.left = 0;
        match self.bytes.get(self.at..self.at + 2) {
            Some([0xff, 0xd0..=0xd7]) => {
                self.at += 2;
                Ok(())
            }
            Some(_) => Err(Stop::Odd),
            None => Err(Stop::End),
        }
    }
}
