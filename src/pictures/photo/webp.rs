//! Pixels → WebP, by libwebp. A colour profile needs the extended form of the container, which is written here as
//! RFC 9649 describes it (sections 2.7 and 2.7.1.4).

use std::borrow::Cow;

use webp::{Decoder, Encoder, WebPConfig};

use super::alike::{Brightness, ENOUGH, steps_to_go};
use super::pixels::Pixels;
use crate::pictures::webp::{HAS_PROFILE, write_chunk};

/// How much of a picture is kept, of 100.
const QUALITIES: [f32; 14] =
    [25.0, 40.0, 55.0, 70.0, 80.0, 85.0, 90.0, 92.0, 94.0, 95.0, 96.0, 97.0, 98.0, 99.0];
/// From which of them on a picture is tried, until it looks as before.
const FIRST: usize = 6;
/// How long it searches for fewer bytes, from 0 to 6. Half the time of the next one or less, and at most 5 % more bytes.
const EFFORT: i32 = 2;
/// Where the file would be no smaller than the JPEG beside it: less is lost for the same bytes.
const MORE_EFFORT: i32 = 4;

/// The file of a picture, whose brightness is known, beside a JPEG of so many bytes. It is smaller than that, even where
/// a camera or somebody before us has left so little of the picture that it then loses more than is seen. An error
/// says what refused.
pub(super) fn encode(
    pixels: &Pixels,
    brightness: &Brightness,
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
    let mut made = |step: usize, effort| {
        (config.quality, config.method) = (QUALITIES[step], effort);
        let encoded = Encoder::from_rgb(&data, size.0, size.1).encode_advanced(&config);
        let simple = encoded.map_err(|_| "WebP encoder")?;
        let file = match profile {
            Some(profile) => with_profile(&simple, size, profile)?,
            None => simple.to_vec(),
        };
        Ok::<_, &'static str>((simple, file))
    };
    let last = QUALITIES.len() - 1;
    let mut step = FIRST;
    loop {
        let (simple, file) = made(step, EFFORT)?;
        if file.len() >= beside {
            break;
        }
        let shown = Decoder::new(&simple).decode().ok_or("WebP decoder")?;
        let similarity = brightness.similarity(&Brightness::new(&shown, (pixels.width, pixels.height), 3));
        if similarity >= ENOUGH || step == last {
            return Ok(file);
        }
        step = (step + steps_to_go(similarity)).min(last);
    }
    loop {
        let (_, file) = made(step, MORE_EFFORT)?;
        if file.len() < beside || step == 0 {
            return Ok(file);
        }
        step -= 1;
    }
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
