//! Pictures without the metadata on the people who took them.
//!
//! Takes the bytes of a picture; gives the same picture without place, time, camera, names, texts
//! and hidden second pictures, and an SVG without scripts and references to other files. What
//! changes how it looks stays: orientation, colour profile, animation. Never panics. Only [`photo`] decodes
//! pixels, to make photographs smaller and upright.
//!
//! Each format is read by a short walk of its own, because what is kept has to be a list: a
//! library that removes known metadata leaves the unknown, and what hides after the picture's end.

mod exif;
mod gif;
mod jpeg;
mod jpeg_scan;
mod metadata;
pub mod photo;
mod png;
mod svg;
#[cfg(test)]
mod tests;
mod webp;

use std::collections::BTreeSet;
use std::fmt;

pub use metadata::{Metadata, metadata, told};

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
    /// BMP, as old programs of Windows write.
    Bmp,
}

/// What an SVG did beyond showing, and does not any more. A page shows the drawing as before; who
/// opens the file by itself may miss it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Removal {
    /// A script, an event handler or a `javascript:` link.
    Script,
    /// Something from another file or site: a picture, a font, a style sheet. Holds the first address.
    External(String),
}

/// A picture without metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The picture.
    pub bytes: Vec<u8>,
    /// What its author should know about; metadata go without a word.
    pub removals: BTreeSet<Removal>,
}

/// A part of an SVG that must not be published and without which the drawing would be another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsafePart {
    /// HTML in the drawing (`foreignObject`), with nothing that would be shown in its stead.
    ForeignMarkup,
    /// Declarations of entities, behind which anything can hide.
    Entities,
    /// A picture in the drawing that cannot be cleaned.
    EmbeddedPicture,
}

/// Why a picture cannot be cleaned, and so must not be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PictureError {
    /// The bytes are no picture that is known here.
    NotAPicture,
    /// A picture, but of a kind whose metadata cannot be removed.
    Unsupported(Format),
    /// It ends before it is complete.
    BreaksOff(Format),
    /// It contradicts itself; the text says where.
    Damaged(Format, &'static str),
    /// A photograph of more pixels than memory should be asked for.
    TooManyPixels {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
    },
    /// An SVG, of which a part must not be published.
    Unsafe(UnsafePart),
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPicture => f.write_str("not a picture"),
            Self::Unsupported(format) => write!(f, "{format:?} pictures are not supported"),
            Self::BreaksOff(format) => write!(f, "the {format:?} picture breaks off"),
            Self::Damaged(format, place) => write!(f, "damaged {format:?} picture: {place}"),
            Self::TooManyPixels { width, height } => write!(f, "too many pixels: {width}×{height}"),
            Self::Unsafe(part) => write!(f, "the drawing has a part that must not be published: {part:?}"),
        }
    }
}

impl std::error::Error for PictureError {}

/// The bytes of a picture without metadata, or which part of it is damaged.
type Walk = Result<Vec<u8>, &'static str>;

/// The part that is damaged where a picture ends before it is complete.
const END: &str = "end";

/// The extensions of pictures and the media type of each (IANA, `image/*`).
const EXTENSIONS: &[(&str, &str)] = &[
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("jpe", "image/jpeg"),
    ("jfif", "image/jpeg"),
    ("png", "image/png"),
    ("apng", "image/apng"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("svg", "image/svg+xml"),
    ("svgz", "image/svg+xml"),
    ("heic", "image/heic"),
    ("heif", "image/heif"),
    ("hif", "image/heif"),
    ("avif", "image/avif"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("bmp", "image/bmp"),
];

/// Whether a file of this name has to be a picture, so that what cannot be cleaned is refused.
#[must_use]
pub fn is_picture_name(name: &str) -> bool {
    media_type(name).is_some()
}

/// The media type of a picture by its name; `None` for what is no picture.
#[must_use]
pub fn media_type(name: &str) -> Option<&'static str> {
    let (_, extension) = name.rsplit_once('.')?;
    let known = EXTENSIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension))?;
    Some(known.1)
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
    // The length of the header tells one from a text that begins so.
    if bytes.starts_with(b"BM")
        && matches!(bytes.get(14..18), Some([12 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0]))
    {
        return Some(Format::Bmp);
    }
    if bytes.get(4..8) == Some(&b"ftyp"[..]) {
        return iso_brand(bytes);
    }
    svg::is_svg(bytes).then_some(Format::Svg)
}

/// HEIC and AVIF share a container with films; the brands distinguish them.
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
    clean_nested(bytes, 0)
}

/// The picture as it is published: without its metadata, and as it is meant to be seen where browsers would not turn it.
///
/// # Errors
/// As for [`clean`]; also where pixels that must be turned cannot be read.
pub fn publishable(bytes: &[u8]) -> Result<Cleaned, PictureError> {
    let cleaned = clean(bytes)?;
    if format(bytes) != Some(Format::WebP) {
        return Ok(cleaned);
    }
    let (Some(still), Some(size)) = (webp::lying(&cleaned.bytes), webp::dimensions(&cleaned.bytes)) else {
        return Ok(cleaned);
    };
    Ok(Cleaned { bytes: photo::upright::turned(&cleaned.bytes, &still, size)?, removals: cleaned.removals })
}

/// As [`clean`], for a picture that lies in `depth` drawings.
fn clean_nested(bytes: &[u8], depth: u8) -> Result<Cleaned, PictureError> {
    let format = format(bytes).ok_or(PictureError::NotAPicture)?;
    let walked = match format {
        Format::Jpeg => jpeg::walk(bytes),
        Format::Png => png::walk(bytes),
        Format::WebP => webp::walk(bytes),
        Format::Gif => gif::walk(bytes),
        Format::Svg => return svg::clean(bytes, depth),
        Format::Heic | Format::Avif | Format::Tiff | Format::Bmp => {
            return Err(PictureError::Unsupported(format));
        }
    };
    let bytes = walked.map_err(|part| match part {
        END => PictureError::BreaksOff(format),
        part => PictureError::Damaged(format, part),
    })?;
    Ok(Cleaned { bytes, removals: BTreeSet::new() })
}

/// What screens or readers may not take well in a picture that comes out as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Peculiarity {
    /// It has the four colours of a printing press.
    PrintColours,
    /// It moves.
    Moving,
}

/// What is peculiar in a picture.
#[must_use]
pub fn peculiarity(bytes: &[u8]) -> Option<Peculiarity> {
    let moves = match format(bytes)? {
        Format::Jpeg => {
            let is_for_print = jpeg::frame(bytes).is_some_and(|frame| frame.is_for_print());
            return is_for_print.then_some(Peculiarity::PrintColours);
        }
        Format::Png => png::moves(bytes),
        Format::WebP => webp::moves(bytes),
        Format::Gif => gif::moves(bytes),
        Format::Svg | Format::Heic | Format::Avif | Format::Tiff | Format::Bmp => false,
    };
    moves.then_some(Peculiarity::Moving)
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
        Format::Heic | Format::Avif | Format::Tiff | Format::Bmp => None,
    }?;
    (width > 0 && height > 0).then_some((width, height))
}
