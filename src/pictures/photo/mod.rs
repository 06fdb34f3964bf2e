//! Photographs in the sizes that screens need: the one place where pixels are decoded.
//!
//! Takes the bytes of a JPEG. [`Photo::of`] says from its head alone in which sizes it comes out, [`make`] makes
//! them, as JPEG and as WebP: upright, with the colour profile, without anything else. A WebP is smaller than the JPEG
//! of its size, so that pages may offer it first. Both look as the pixels did (`alike`). Small pictures and drawings are not touched.
//! Gives the same bytes for the same bytes, so that a cache may keep them; keeps nothing itself.

mod alike;
mod decode;
mod jpeg;
mod pixels;
#[cfg(test)]
mod tests;
pub(super) mod upright;
mod webp;

use std::cell::OnceCell;

use super::jpeg::frame;
use super::{Format, PictureError, format};
use alike::Brightness;
use jpeg::Quality;
use pixels::Pixels;

/// Part of the name of everything that is made here: raised when the same photograph gives other bytes.
pub const VERSION: u32 = 2;

/// The most pixels of a side; more than a screen shows.
pub const LARGEST: u32 = 2000;
/// The widths beside the full one: a card on a telephone, a card or a figure, a figure on a fine screen.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// In pixels: what one decoded photograph may take at most.
const MOST_PIXELS: u64 = 100_000_000;

/// How a size is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coding {
    /// As JPEG, which everything reads.
    Jpeg,
    /// As WebP, in half the bytes, which browsers have read since 2020.
    WebP,
}

impl Coding {
    /// The ending of its files.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
        }
    }
}

/// One size of a photograph in one coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rendition {
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// How it is written.
    pub coding: Coding,
}

/// What a photograph becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// The largest size, upright, in which it stands in its own place.
    pub full: Rendition,
    /// Whether that has other pixels than its file: smaller or turned ones.
    pub is_remade: bool,
    /// What is made beside it, size by size.
    pub further: Vec<Rendition>,
    /// How many pixels it has when it is decoded, in millions and rounded up.
    pub megapixels: u32,
}

impl Photo {
    /// What becomes of a picture; `None` for all that comes out as it is: other formats, small pictures, and
    /// kinds of JPEG that are not for screens.
    ///
    /// # Errors
    /// [`PictureError::TooManyPixels`].
    pub fn of(bytes: &[u8]) -> Result<Option<Self>, PictureError> {
        let is_jpeg = format(bytes) == Some(Format::Jpeg);
        let Some(frame) = is_jpeg.then(|| frame(bytes)).flatten() else { return Ok(None) };
        let pixels = u64::from(frame.width) * u64::from(frame.height);
        if pixels > MOST_PIXELS {
            return Err(PictureError::TooManyPixels { width: frame.width, height: frame.height });
        }
        if pixels == 0 || !frame.is_common() {
            return Ok(None);
        }
        let upright = frame.upright();
        let full = fit(upright, LARGEST);
        // What saves a reader nothing is not made.
        let widths = WIDTHS.into_iter().filter(|width| width * 5 <= full.0 * 4);
        let of = |(width, height), coding| Rendition { width, height, coding };
        let both = |size| [of(size, Coding::Jpeg), of(size, Coding::WebP)];
        let smaller: Vec<_> = widths.flat_map(|width| both(to_width(full, width))).collect();
        let megapixels = u32::try_from(pixels.div_ceil(1_000_000)).unwrap_or(u32::MAX);
        let is_large = full != upright;
        let has_sizes = !smaller.is_empty();
        let [full, full_webp] = both(full);
        let further = std::iter::once(full_webp).chain(smaller).collect();
        let is_remade = is_large || (frame.orientation != 1 && has_sizes);
        Ok((is_large || has_sizes).then_some(Self { full, is_remade, further, megapixels }))
    }

    /// All that is made of it.
    pub fn made(&self) -> impl Iterator<Item = Rendition> {
        self.is_remade.then_some(self.full).into_iter().chain(self.further.iter().copied())
    }
}

/// A size with the same proportions, no side longer than `most`.
fn fit((width, height): (u32, u32), most: u32) -> (u32, u32) {
    if width.max(height) <= most {
        (width, height)
    } else if width >= height {
        (most, scaled(height, most, width))
    } else {
        (scaled(width, most, height), most)
    }
}

fn to_width((width, height): (u32, u32), new: u32) -> (u32, u32) {
    (new, scaled(height, new, width))
}

/// `side` times `new` / `old`, rounded, at least 1.
fn scaled(side: u32, new: u32, old: u32) -> u32 {
    let (side, new, old) = (u64::from(side), u64::from(new), u64::from(old.max(1)));
    u32::try_from((side * new + old / 2) / old).unwrap_or(u32::MAX).max(1)
}

/// Whether the pixels of a photograph can be read, whatever its head says. Decodes it.
///
/// # Errors
/// [`PictureError::Damaged`].
pub fn try_to_decode(bytes: &[u8]) -> Result<(), PictureError> {
    let decoded = decode::decode(bytes);
    decoded.map(|_| ()).map_err(|place| PictureError::Damaged(Format::Jpeg, place))
}

/// Makes sizes of a photograph, in the order asked for. Decodes it once.
///
/// # Errors
/// [`PictureError::Damaged`] where the pixels cannot be read, whatever the head says.
pub fn make(bytes: &[u8], wanted: &[Rendition]) -> Result<Vec<Vec<u8>>, PictureError> {
    let Some(photo) = Photo::of(bytes)? else { return Err(PictureError::Damaged(Format::Jpeg, "frame")) };
    let damaged = |place| PictureError::Damaged(Format::Jpeg, place);
    let Some(frame) = frame(bytes) else { return Err(damaged("frame")) };
    let decoded = decode::decode(bytes).map_err(damaged)?;
    let size = (photo.full.width, photo.full.height);
    let lying = if frame.orientation >= 5 { (size.1, size.0) } else { size };
    // Made of the full size, however few are asked for, so that the bytes are always the same.
    let full = decoded.pixels.shrunk(lying).turned(frame.orientation);
    let mut made = Vec::with_capacity(wanted.len());
    for same_size in wanted.chunk_by(|a, b| (a.width, a.height) == (b.width, b.height)) {
        let new_size = (same_size[0].width, same_size[0].height);
        let pixels = full.shrunk(new_size);
        let sized = OneSize {
            brightness: Brightness::from(&pixels),
            pixels,
            quality: if new_size == frame.upright() { Quality::SameSize } else { Quality::Smaller },
            profile: decoded.profile.as_deref(),
            kept: (new_size == size && !photo.is_remade).then_some(bytes.len()),
            jpeg: OnceCell::new(),
        };
        for rendition in same_size {
            made.push(sized.encoded(rendition.coding).map_err(damaged)?);
        }
    }
    Ok(made)
}

/// A photograph in one size, to be written in several codings.
struct OneSize<'a> {
    pixels: Pixels,
    brightness: Brightness,
    quality: Quality,
    profile: Option<&'a [u8]>,
    /// How many bytes the JPEG of this size has, where that is the file itself.
    kept: Option<usize>,
    jpeg: OnceCell<Vec<u8>>,
}

impl OneSize<'_> {
    fn encoded(&self, coding: Coding) -> Result<Vec<u8>, &'static str> {
        match coding {
            Coding::Jpeg => self.jpeg().cloned(),
            Coding::WebP => {
                let beside = match self.kept {
                    Some(bytes) => bytes,
                    None => self.jpeg()?.len(),
                };
                webp::encode(&self.pixels, &self.brightness, self.profile, beside)
            }
        }
    }

    fn jpeg(&self) -> Result<&Vec<u8>, &'static str> {
        if let Some(jpeg) = self.jpeg.get() {
            return Ok(jpeg);
        }
        let made = jpeg::encode(&self.pixels, &self.brightness, self.quality, self.profile)?;
        Ok(self.jpeg.get_or_init(|| made))
    }
}
