//! What a picture told besides what it shows.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::{Cleaned, Format, exif, format, png};

/// What is taken out of a picture before it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metadata {
    /// Nothing.
    None,
    /// When and with what it was taken, by whom, in what words, a smaller picture, or what stands behind its end.
    Some,
    /// Also where it was taken.
    WithPlace,
}

/// What a picture of pixels told that its cleaned form does not. Of a drawing nothing: what is left out of it is
/// told by itself.
#[must_use]
pub fn metadata(bytes: &[u8], cleaned: &Cleaned) -> Metadata {
    if matches!(format(bytes), None | Some(Format::Svg)) || bytes == cleaned.bytes {
        Metadata::None
    } else if tells_place(bytes) {
        Metadata::WithPlace
    } else {
        Metadata::Some
    }
}

/// The bytes of a picture that another one of the same pixels does not have, with its compressed texts as they were
/// written: what is left out where `other` is the cleaned form.
#[must_use]
pub fn told(bytes: &[u8], other: &[u8]) -> Vec<u8> {
    let before = bytes.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (rest, kept) = (&bytes[before..], &other[before..]);
    let behind = rest.iter().rev().zip(kept.iter().rev()).take_while(|(a, b)| a == b).count();
    let mut told = rest[..rest.len() - behind].to_vec();
    if format(bytes) == Some(Format::Png) {
        for text in png::compressed_texts(bytes) {
            told.push(0);
            told.extend(text);
        }
    }
    told
}

/// Whether Exif or XMP, wherever they lie, name a place.
fn tells_place(bytes: &[u8]) -> bool {
    const XMP: usize = 2;
    static SIGNS: LazyLock<AhoCorasick> =
        LazyLock::new(|| AhoCorasick::new(["II*\0", "MM\0*", "GPSLatitude"]).expect("three short words"));
    SIGNS.find_iter(bytes).any(|sign| {
        sign.pattern().as_usize() == XMP || exif::tells_place(bytes.get(sign.start()..).unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::clean;

    /// A JPEG of one pixel with a segment before its pixels.
    fn jpeg_with(segment: &[u8]) -> Vec<u8> {
        let scan = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0\x12\xff\xd9";
        let mut bytes = b"\xff\xd8".to_vec();
        if !segment.is_empty() {
            bytes.extend(b"\xff\xe1");
            bytes.extend(u16::try_from(segment.len() + 2).expect("a short segment").to_be_bytes());
            bytes.extend(segment);
        }
        bytes.extend(scan);
        bytes
    }

    #[test]
    fn what_a_photograph_told_is_known() {
        let with_tag = |tag: &[u8; 2]| {
            [b"Exif\0\0II*\0\x08\0\0\0\x01\0", &tag[..], b"\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0"].concat()
        };
        for (segment, expected) in [
            (Vec::new(), Metadata::None),
            (with_tag(b"\x0f\x01"), Metadata::Some),
            (with_tag(b"\x25\x88"), Metadata::WithPlace),
            (b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='38,1N'/>".to_vec(), Metadata::WithPlace),
        ] {
            let bytes = jpeg_with(&segment);
            let cleaned = clean(&bytes).expect("a JPEG");
            assert_eq!(metadata(&bytes, &cleaned), expected, "{segment:?}");
        }
    }
}
