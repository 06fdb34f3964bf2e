//! Pixels → JPEG.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::alike::{Brightness, ENOUGH, steps_to_go};
use super::decode;
use super::pixels::Pixels;

/// How much of a picture is kept, of 100. The next is taken until it looks as before: grain needs more than a wall.
const QUALITIES: [u8; 7] = [92, 94, 95, 96, 97, 98, 99];

/// From which quality on a picture is tried.
#[derive(Debug, Clone, Copy)]
pub(super) enum Quality {
    /// For one that was made smaller.
    Smaller = 0,
    /// For one of the size of its file: it loses for the second time what JPEG does not keep.
    SameSize = 2,
}

/// The file of a picture of which the brightness is known. An error says what refused.
pub(super) fn encode(
    pixels: &Pixels,
    brightness: &Brightness,
    quality: Quality,
    profile: Option<&[u8]>,
) -> Result<Vec<u8>, &'static str> {
    let last = QUALITIES.len() - 1;
    let mut step = quality as usize;
    loop {
        let made = with_quality(pixels, QUALITIES[step], profile)?;
        let similarity = brightness.similarity(&Brightness::from(&decode::decode(&made)?.pixels));
        if similarity >= ENOUGH || step == last {
            return Ok(made);
        }
        step = (step + steps_to_go(similarity)).min(last);
    }
}

fn with_quality(pixels: &Pixels, quality: u8, profile: Option<&[u8]>) -> Result<Vec<u8>, &'static str> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).map_err(|_| "colour profile")?;
    }
    let colours = if pixels.channels == 1 { ColorType::Luma } else { ColorType::Rgb };
    let side = |side: usize| u16::try_from(side).map_err(|_| "size");
    encoder
        .encode(&pixels.data, side(pixels.width)?, side(pixels.height)?, colours)
        .map_err(|_| "JPEG encoder")?;
    Ok(bytes)
}
