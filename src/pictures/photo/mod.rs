//! Photographs in the sizes that screens need: the one place where pixels are decoded.
//!
//! Takes the bytes of a JPEG. [`Photo::of`] says from its head alone in which sizes it comes out, [`make`] makes
//! them: upright, with the colour profile, without anything else. Small pictures and drawings are not touched.
//! Gives the same bytes for the same bytes, so that a cache may keep them; keeps nothing itself.

mod decode;
mod encode;
mod pixels;
#[cfg(test)]
mod tests;

use super::{Format, PictureError, format, jpeg};
use encode::Quality;

/// Part of the name of everything that is made here: raised when the same photograph gives other bytes.
pub const VERSION: u32 = 1;

/// The most pixels of a side; more than a screen shows.
const LARGEST: u32 = 2000;
/// The widths beside the full one: a card on a telephone, a card or a figure, a figure on a fine screen.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// In pixels: what one decoded photograph may take at most.
const MOST_PIXELS: u64 = 100_000_000;

/// How a size is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coding {
    /// As JPEG, which everything reads.
    Jpeg,
}

impl Coding {
    /// The ending of its files.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
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
    /// What is made beside it, by coding and width.
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
        let Some(frame) = is_jpeg.then(|| jpeg::frame(bytes)).flatten() else { return Ok(None) };
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
        let further: Vec<_> = widths.map(|width| of(to_width(full, width), Coding::Jpeg)).collect();
        let megapixels = u32::try_from(pixels.div_ceil(1_000_000)).unwrap_or(u32::MAX);
        let is_large = full != upright;
        let is_remade = is_large || (frame.orientation != 1 && !further.is_empty());
        let photo = Self { full: of(full, Coding::Jpeg), is_remade, further, megapixels };
        Ok((is_large || !photo.further.is_empty()).then_some(photo))
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

/// Makes sizes of a photograph, in the order asked for. Decodes it once.
///
/// # Errors
/// [`PictureError::Damaged`] where the pixels cannot be read, whatever the head says.
pub fn make(bytes: &[u8], wanted: &[Rendition]) -> Result<Vec<Vec<u8>>, PictureError> {
    let Some(photo) = Photo::of(bytes)? else { return Err(PictureError::Damaged(Format::Jpeg, "frame")) };
    let damaged = |place| PictureError::Damaged(Format::Jpeg, place);
    let Some(frame) = jpeg::frame(bytes) else { return Err(damaged("frame")) };
    let decoded = decode::decode(bytes).map_err(damaged)?;
    let size = (photo.full.width, photo.full.height);
    let lying = if frame.orientation >= 5 { (size.1, size.0) } else { size };
    // Made of the full size, however few are asked for, so that the bytes are always the same.
    let full = decoded.pixels.shrunk(lying).turned(frame.orientation);
    let made = wanted.iter().map(|rendition| {
        let new_size = (rendition.width, rendition.height);
        let quality = if new_size == frame.upright() { Quality::SameSize } else { Quality::Smaller };
        encode::encode(&full.shrunk(new_size), rendition.coding, quality, decoded.profile.as_deref())
    });
    made.collect::<Result<_, _>>().map_err(damaged)
}
