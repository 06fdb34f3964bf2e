//! Pixels → JPEG.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::pixels::Pixels;

/// How much of a picture is kept, of 100, so that it looks as before (a structural similarity of 0.98 or more where the
/// picture has some grain).
#[derive(Debug, Clone, Copy)]
pub(super) enum Quality {
    /// For one that was made smaller.
    Smaller = 92,
    /// For one of the size of its file: it loses for the second time what JPEG does not keep.
    SameSize = 95,
}

/// The file of a picture. An error says what refused.
pub(super) fn encode(
    pixels: &Pixels,
    quality: Quality,
    profile: Option<&[u8]>,
) -> Result<Vec<u8>, &'static str> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality as u8);
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
