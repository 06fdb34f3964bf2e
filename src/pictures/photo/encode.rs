//! Pixels → files.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::Coding;
use super::pixels::Pixels;

/// Of 100: nobody sees the difference, and the full size has a tenth of a camera’s file.
const QUALITY: u8 = 90;

/// The file of a picture in a coding. An error says what refused.
pub(super) fn encode(
    pixels: &Pixels,
    coding: Coding,
    profile: Option<&[u8]>,
) -> Result<Vec<u8>, &'static str> {
    match coding {
        Coding::Jpeg => jpeg(pixels, profile),
    }
}

fn jpeg(pixels: &Pixels, profile: Option<&[u8]>) -> Result<Vec<u8>, &'static str> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
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
