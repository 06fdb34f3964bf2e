//! The one thing of Exif that changes how a picture looks, its orientation, and whether it names a place.

const ORIENTATION: u16 = 0x0112;
/// Where the directory of the place lies.
const PLACE: u16 = 0x8825;

/// The orientation that a TIFF block names (what follows `Exif\0\0` in a JPEG), 1 (upright) to 8.
/// A block that cannot be read has none.
pub(super) fn orientation(tiff: &[u8]) -> u16 {
    // Some writers put the prefix of JPEG's segments where only the block belongs.
    let tiff = tiff.strip_prefix(b"Exif\0\0").unwrap_or(tiff);
    in_first_directory(tiff, ORIENTATION).filter(|value| (1..=8).contains(value)).unwrap_or(1)
}

/// Whether a TIFF block names the place of a picture.
pub(super) fn tells_place(tiff: &[u8]) -> bool {
    in_first_directory(tiff, PLACE).is_some()
}

/// The first half of the value of a tag.
fn in_first_directory(tiff: &[u8], tag: u16) -> Option<u16> {
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
        if short(entry)? == tag {
            return short(entry + 8);
        }
    }
    None
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
