//! The one thing of Exif that changes how a picture looks: its orientation.

use std::collections::BTreeSet;

use super::Removed;

/// What an Exif block holds, as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Exif {
    /// 1 (upright) to 8.
    pub orientation: u16,
    pub held: BTreeSet<Removed>,
}

const ORIENTATION: u16 = 0x0112;
const GPS: u16 = 0x8825;

/// Reads a TIFF block (what follows `Exif\0\0` in a JPEG). What cannot be read has no orientation
/// and is removed all the same.
pub(super) fn read(tiff: &[u8]) -> Exif {
    let mut exif = Exif { orientation: 1, held: BTreeSet::from([Removed::Exif]) };
    // Some writers put the prefix of JPEG's segments where only the block belongs.
    let tiff = tiff.strip_prefix(b"Exif\0\0").unwrap_or(tiff);
    let _ = first_directory(tiff, &mut exif);
    exif
}

fn first_directory(tiff: &[u8], exif: &mut Exif) -> Option<()> {
    let little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk()?;
        Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let entries = usize::from(short(directory)?);
    let first = directory.checked_add(2)?;
    for number in 0..entries {
        let entry = first.checked_add(number * 12)?;
        match short(entry)? {
            ORIENTATION => {
                let value = short(entry + 8)?;
                if (1..=8).contains(&value) {
                    exif.orientation = value;
                }
            }
            GPS => {
                exif.held.insert(Removed::Gps);
            }
            _ => {}
        }
    }
    if long(first.checked_add(entries * 12)?)? != 0 {
        exif.held.insert(Removed::Thumbnail);
    }
    Some(())
}

/// A TIFF block that holds an orientation and nothing else.
pub(super) fn orientation_only(orientation: u16) -> [u8; 26] {
    let mut tiff = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x01\0\0\0\0\0\0";
    [tiff[18], tiff[19]] = orientation.to_be_bytes();
    tiff
}

/// Width and height of a picture that is shown turned.
pub(super) fn turned((width, height): (u32, u32), orientation: u16) -> (u32, u32) {
    if orientation >= 5 { (height, width) } else { (width, height) }
}
