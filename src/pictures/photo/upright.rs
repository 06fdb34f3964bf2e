//! A WebP whose Exif says that it lies on its side. Browsers do not turn a WebP (Chromium 156 shows it as it lies), so that
//! its pixels are turned; of a JPEG they do what Exif says.

use webp::{Decoder, Encoder, WebPConfig};

use super::MOST_PIXELS;
use super::pixels::Pixels;
use crate::pictures::webp::{Still, assembled};
use crate::pictures::{Format, PictureError};

/// How much is kept of a picture that has lost something before, of 100: nobody sees that it was written twice.
const QUALITY: f32 = 95.0;

/// The picture with turned pixels and without Exif. What was kept to the last bit is so still.
///
/// # Errors
/// [`PictureError::Damaged`] where its pixels cannot be read, [`PictureError::TooManyPixels`].
pub(in crate::pictures) fn turned(
    bytes: &[u8],
    still: &Still<'_>,
    (width, height): (u32, u32),
) -> Result<Vec<u8>, PictureError> {
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureError::TooManyPixels { width, height });
    }
    remade(bytes, still).map_err(|place| PictureError::Damaged(Format::WebP, place))
}

fn remade(bytes: &[u8], still: &Still<'_>) -> Result<Vec<u8>, &'static str> {
    let decoded = Decoder::new(bytes).decode().ok_or("pixels")?;
    let lying = Pixels {
        width: decoded.width() as usize,
        height: decoded.height() as usize,
        channels: usize::from(decoded.layout().bytes_per_pixel()),
        data: decoded.to_vec(),
    };
    let pixels = lying.turned(still.turn);
    let side = |side: usize| u32::try_from(side).map_err(|_| "size");
    let (width, height) = (side(pixels.width)?, side(pixels.height)?);
    let mut config = WebPConfig::new().map_err(|()| "WebP encoder")?;
    if still.is_lossless {
        (config.lossless, config.exact, config.quality) = (1, 1, 70.0);
    } else {
        config.quality = QUALITY;
    }
    let encoder = if decoded.is_alpha() {
        Encoder::from_rgba(&pixels.data, width, height)
    } else {
        Encoder::from_rgb(&pixels.data, width, height)
    };
    let made = encoder.encode_advanced(&config).map_err(|_| "WebP encoder")?;
    assembled(&made, (width, height), still.profile)
}
