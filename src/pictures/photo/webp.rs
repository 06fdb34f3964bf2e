//! Pixels → WebP, by libwebp. A colour profile needs the extended form of the container, which is written here as
//! RFC 9649 describes it (sections 2.7 and 2.7.1.4).

use std::borrow::Cow;

use webp::{Encoder, WebPConfig};

use super::pixels::Pixels;
use crate::pictures::webp::{HAS_PROFILE, write_chunk};

/// How much of a picture is kept, of 100: as alike as the JPEG beside it by structural similarity, in half its bytes.
/// Where a file would be no smaller than that, since a camera or somebody before us has left little of the picture, the
/// next is taken.
const QUALITIES: [f32; 6] = [90.0, 80.0, 70.0, 55.0, 40.0, 25.0];
/// How long it searches for fewer bytes, from 0 to 6. Half the time of the next one or less, and at most 5 % more bytes.
const EFFORT: i32 = 2;

/// The file of a picture beside a JPEG of so many bytes. An error says what refused.
pub(super) fn encode(
    pixels: &Pixels,
    profile: Option<&[u8]>,
    beside: usize,
) -> Result<Vec<u8>, &'static str> {
    let size = (side(pixels.width)?, side(pixels.height)?);
    // WebP knows no grey, and a profile of grey would not fit what it has instead.
    let (data, profile) = match pixels.channels {
        1 => (Cow::Owned(pixels.data.iter().flat_map(|grey| [*grey; 3]).collect()), None),
        _ => (Cow::Borrowed(&pixels.data), profile),
    };
    let mut config = WebPConfig::new().map_err(|()| "WebP encoder")?;
    config.method = EFFORT;
    let mut smallest = Vec::new();
    for quality in QUALITIES {
        config.quality = quality;
        let encoded = Encoder::from_rgb(&data, size.0, size.1).encode_advanced(&config);
        let simple = encoded.map_err(|_| "WebP encoder")?;
        smallest = match profile {
            Some(profile) => with_profile(&simple, size, profile)?,
            None => simple.to_vec(),
        };
        if smallest.len() < beside {
            break;
        }
    }
    Ok(smallest)
}

/// A side as the container can hold it.
fn side(pixels: usize) -> Result<u32, &'static str> {
    u32::try_from(pixels).ok().filter(|side| (1..=1 << 14).contains(side)).ok_or("size")
}

/// A file of the simple form in the extended form, with a colour profile.
fn with_profile(simple: &[u8], (width, height): (u32, u32), profile: &[u8]) -> Result<Vec<u8>, &'static str> {
    let pixels = simple.get(12..).ok_or("WebP encoder")?;
    let mut head = vec![HAS_PROFILE, 0, 0, 0];
    for side in [width, height] {
        head.extend(&(side - 1).to_le_bytes()[..3]);
    }
    let mut chunks = Vec::with_capacity(simple.len() + profile.len() + 32);
    write_chunk(&mut chunks, *b"VP8X", &head);
    write_chunk(&mut chunks, *b"ICCP", profile);
    chunks.extend_from_slice(pixels);
    let length = u32::try_from(chunks.len() + 4).map_err(|_| "length")?;
    Ok([&b"RIFF"[..], &length.to_le_bytes(), b"WEBP", &chunks].concat())
}
