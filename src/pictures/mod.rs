//! Pictures without what they tell about the people who took them.
//!
//! Takes the bytes of a picture; gives the same picture without place, time, camera, names, texts
//! and hidden second pictures, and says what was removed. What changes how it looks stays:
//! orientation, colour profile, animation. Never decodes pixels, never changes them, never panics.
//!
//! Each format is read by a short walk of its own, because what is kept has to be a list: a
//! library that removes known metadata leaves the unknown, and what hides after the picture's end.

mod exif;
mod gif;
mod jpeg;
mod png;
mod svg;
#[cfg(test)]
mod tests;
mod webp;

use std::collections::BTreeSet;
use std::fmt;

pub use svg::Risk;

/// What a file's bytes say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG, also animated.
    Png,
    /// WebP.
    WebP,
    /// GIF.
    Gif,
    /// SVG.
    Svg,
    /// HEIC or HEIF, as iPhones take; no browser but Safari shows it.
    Heic,
    /// AVIF.
    Avif,
    /// TIFF.
    Tiff,
}

/// Kinds of things that were in a picture and are not any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Removed {
    /// Where it was taken.
    Gps,
    /// What the camera wrote: when, with what, by whom.
    Exif,
    /// What programs wrote: history, names, keywords.
    Xmp,
    /// What press agencies write: names, captions, rights.
    Iptc,
    /// A small copy of the picture, which may show what was cut off.
    Thumbnail,
    /// Comments and other texts.
    Text,
    /// When it was last changed.
    Time,
    /// A second picture or a film in the file.
    Embedded,
    /// Bytes after the picture's end, which may be what was cut off.
    Trailing,
    /// What this program does not know.
    Other,
}

/// A picture that tells nothing but what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The picture.
    pub bytes: Vec<u8>,
    /// What it is, whatever its name says.
    pub format: Format,
    /// What was removed.
    pub removed: BTreeSet<Removed>,
    /// What an SVG does beyond showing; it is left in, so somebody should be told.
    pub risks: BTreeSet<Risk>,
}

/// Why a picture cannot be cleaned, and so must not be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PictureError {
    /// The bytes are no picture that is known here.
    NotAPicture,
    /// A picture, but of a kind whose metadata cannot be removed.
    Unsupported(Format),
    /// It breaks off or contradicts itself; the text says where.
    Damaged(Format, &'static str),
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPicture => f.write_str("not a picture"),
            Self::Unsupported(format) => write!(f, "{format:?} pictures are not supported"),
            Self::Damaged(format, place) => write!(f, "damaged {format:?} picture: {place}"),
        }
    }
}

impl std::error::Error for PictureError {}

/// What the walk of a format gives.
#[derive(Debug, Default)]
struct Walked {
    bytes: Vec<u8>,
    removed: BTreeSet<Removed>,
}

/// A walk stops here: which part is damaged.
type Walk = Result<Walked, &'static str>;

/// Whether a file of this name has to be a picture, so that what cannot be cleaned is refused.
#[must_use]
pub fn is_picture_name(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(
        extension.as_deref(),
        Some(
            "jpg"
                | "jpeg"
                | "jpe"
                | "jfif"
                | "png"
                | "apng"
                | "webp"
                | "gif"
                | "svg"
                | "svgz"
                | "heic"
                | "heif"
                | "hif"
                | "avif"
                | "tif"
                | "tiff"
        )
    )
}

/// What the bytes are, whatever the file's name says.
#[must_use]
pub fn format(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some(Format::Jpeg);
    }
    if bytes.starts_with(png::SIGNATURE) {
        return Some(Format::Png);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Some(Format::Gif);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(&b"WEBP"[..]) {
        return Some(Format::WebP);
    }
    if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        return Some(Format::Tiff);
    }
    if bytes.get(4..8) == Some(&b"ftyp"[..]) {
        return iso_brand(bytes);
    }
    svg::is_svg(bytes).then_some(Format::Svg)
}

/// HEIC and AVIF share a container with films; the brands tell them apart.
fn iso_brand(bytes: &[u8]) -> Option<Format> {
    let size = u32::from_be_bytes(*bytes.first_chunk()?) as usize;
    let brands = bytes.get(8..size.min(bytes.len()).min(256))?;
    let mut found = None;
    for brand in brands.chunks_exact(4) {
        match brand {
            b"avif" | b"avis" => return Some(Format::Avif),
            b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1" => {
                found = Some(Format::Heic);
            }
            _ => {}
        }
    }
    found
}

/// The picture without its metadata.
///
/// # Errors
/// When that cannot be promised: no picture, a kind that cannot be cleaned, a damaged file.
pub fn clean(bytes: &[u8]) -> Result<Cleaned, PictureError> {
    let format = format(bytes).ok_or(PictureError::NotAPicture)?;
    let walked = match format {
        Format::Jpeg => jpeg::walk(bytes),
        Format::Png => png::walk(bytes),
        Format::WebP => webp::walk(bytes),
        Format::Gif => gif::walk(bytes),
        Format::Svg => {
            let risks = svg::risks(bytes).map_err(|place| PictureError::Damaged(format, place))?;
            let removed = BTreeSet::new();
            return Ok(Cleaned { bytes: bytes.to_owned(), format, removed, risks });
        }
        Format::Heic | Format::Avif | Format::Tiff => {
            return Err(PictureError::Unsupported(format));
        }
    };
    let Walked { bytes, removed } = walked.map_err(|place| PictureError::Damaged(format, place))?;
    Ok(Cleaned { bytes, format, removed, risks: BTreeSet::new() })
}

/// Width and height as the picture is shown (turned as its orientation says), for the attributes
/// that keep a page from jumping. For SVG the size that it asks for, or that of its `viewBox`.
#[must_use]
pub fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = match format(bytes)? {
        Format::Jpeg => jpeg::dimensions(bytes),
        Format::Png => png::dimensions(bytes),
        Format::WebP => webp::dimensions(bytes),
        Format::Gif => gif::dimensions(bytes),
        Format::Svg => svg::dimensions(bytes),
        Format::Heic | Format::Avif | Format::Tiff => None,
    }?;
    (width > 0 && height > 0).then_some((width, height))
}
