//! JPEG → pixels.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::pixels::Pixels;

/// A photograph as it lies in its file, not turned.
pub(super) struct Decoded {
    pub pixels: Pixels,
    /// The colour profile.
    pub profile: Option<Vec<u8>>,
}

/// Reads the pixels; what is damaged in between is shown as browsers show it. An error says where.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, &'static str> {
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX));
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| "head")?;
    let is_grey = decoder.input_colorspace() == Some(ColorSpace::Luma);
    let wanted = if is_grey { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(options.jpeg_set_out_colorspace(wanted));
    let data = decoder.decode().map_err(|_| "pixels")?;
    let (width, height) = decoder.dimensions().ok_or("head")?;
    let channels = if is_grey { 1 } else { 3 };
    if width == 0 || height == 0 || data.len() != width * height * channels {
        return Err("pixels");
    }
    Ok(Decoded { pixels: Pixels { width, height, channels, data }, profile: decoder.icc_profile() })
}
